"""Reading a pattern of meetings from words: each kind of phrase is taken out, and nothing may be left over."""

import re
from collections.abc import Sequence
from itertools import groupby

from moothall.rules.patterns import LAST, MONTHS, ORDINALS, WEEKDAYS, Pattern, PatternError

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_PLACES = {word: number for number, word in ORDINALS.items()} | {
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "final": LAST,
}  # fmt: skip
_STEPS = _NUMBERS | {"other": 2} | {word: number for word, number in _PLACES.items() if number > 1}
_ORDINAL = "|".join(_PLACES)
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS).lower()}|sept)"
_TO = r"to|until|till|through|-|–"
_LIST = rf"{_MONTH}\b(?:(?:\s*(?:,|;|\band\b|\bor\b|&|/|{_TO})\s*)+{_MONTH}\b)*"
_COUNT = rf"(?:\d+|{'|'.join(_NUMBERS)})"
_STEP = rf"(?:\d+|{'|'.join(_STEPS)})"

_HALF = r"(a\.?m\.?|p\.?m\.?)(?!\w)"
_HOURS = r"(?:\s*(?:hours|hrs|h)\b)"
_TIME = re.compile(
    rf"\b(?:at\s+)?(?:(\d{{1,2}})(?:[:.](\d{{2}}))?\s*{_HALF}|(\d{{1,2}})[:.](\d{{2}})\b{_HOURS}?|(\d{{2}})(\d{{2}}){_HOURS})"
)
_NOON = re.compile(r"\b(?:at\s+)?(?:12\s*)?(?:noon|midday)\b")
_WITHOUT = r"(?:(?:but|and|with)\s+)?(?:not|no|except(?:ing)?|excluding|excl\.?|without|other than|apart from|bar|save)"
_LEFT_OUT = re.compile(rf"\b{_WITHOUT}(?:\s+meetings?)?(?:\s+(?:in|for|during))?\s+({_LIST})(?:\s+meetings?)?")
_OPEN_END = re.compile(rf"\b(?:starting|beginning|from|until|till)(?:\s+in)?\s+{_MONTH}\b(?!\s*(?:{_TO})\s*{_MONTH})")
_BETWEEN = re.compile(rf"\bbetween\s+({_MONTH})\s+and\s+({_MONTH})\b")
_ONLY = re.compile(rf"\b(?:only\s+)?(?:(?:in|from|during|of|for)\s+)?({_LIST})(?:\s+only)?\b")
_QUARTERS = re.compile(
    rf"\b(?:(?:of|in)\s+the\s+({_ORDINAL}|middle)\s+month\s+)?(?:of|in)\s+(?:each|every|the|a)\s+quarter\b"
)
_WEEKS = re.compile(
    rf"\b(?:(?:every\s+({_STEP})\s+|({_COUNT})[\s-])week(?:s|ly)?"
    r"|(fortnightly|(?:every|each) fortnight|alternate weeks?)|(weekly|(?:every|each) week))\b"
)
_MONTHS_APART = re.compile(
    rf"\b(?:(?:every\s+({_STEP})\s+|({_COUNT})[\s-])month(?:s|ly)?|(alternate months?)|(quarterly|every quarter)"
    r"|(half-yearly)|(monthly|(?:every|each|per) month))\b"
)
_PLACED = rf"((?:(?:{_ORDINAL})(?:\s*(?:,|and|&|/)\s*)*)*)"
_DAYS = re.compile(rf"\b(?:(every(?:\s+({_COUNT}|other))?|each|alternate)\s+)?{_PLACED}\s*({_WEEKDAY})\b")
_UNCLEAR = re.compile(rf"\bevery\s+(second|third|fourth|fifth|[2-5](?:nd|rd|th))\s+{_WEEKDAY}\b(?!\s+(?:of|in))")
_TWO_MEANINGS = re.compile(r"\bbi-?(week|month)ly\b")
_A_YEAR = re.compile(
    r"\b(?:(?:once|twice|(?:three|four|five|six) times) (?:a|per|each) year|yearly|annually|(?:every|each) year)\b"
)
_FILLING = re.compile(r"\b(?:on|the|a|an|of|in|each|every|month|months|meets?|meetings?|at|and|o'clock)\b|[,;:.&/()]")


class _Reading:
    """Words as they are read: `rest` is what is not understood yet, `taken` what is."""

    def __init__(self, words: str) -> None:
        self.rest = re.sub(r"\s+", " ", words.replace("’", "'")).strip().lower()
        self.taken: list[str] = []

    def take(self, phrase: re.Pattern[str]) -> re.Match[str] | None:
        """The first phrase of a kind, out of the rest; a second one stays there and is complained of."""
        found = phrase.search(self.rest)
        if found:
            self.rest = f"{self.rest[: found.start()]} , {self.rest[found.end() :]}"
            self.taken.append(found[0].strip(" ,"))
        return found

    def time(self) -> str:
        """The time of day, out of the rest; 10:00 where none is named."""
        if self.take(_NOON):
            return "12:00"
        found = self.take(_TIME)
        return _clock(found) if found else "10:00"

    def refuse_unclear(self) -> None:
        """Refuse what people use in two meanings."""
        if found := _UNCLEAR.search(self.rest):
            raise PatternError(
                f"“{found[0]}” may mean two things: write “{found[1]} … of the month” or “every … weeks”"
            )
        if found := _TWO_MEANINGS.search(self.rest):
            raise PatternError(
                f"“{found[0]}” may mean two things: write “every two {found[1]}s” or “twice a {found[1]}”"
            )

    def refuse_rest(self) -> None:
        """Refuse what is left over, saying what was understood."""
        left = " … ".join(part.strip() for part in self.rest.split(",") if _FILLING.sub("", part).strip())
        if left:
            known = f"; understood: {', '.join(f'“{one}”' for one in self.taken)}" if self.taken else ""
            raise PatternError(f"“{left}” is not understood; leave it out, or put it in other words{known}")


def read_pattern(words: str) -> Pattern:
    """The pattern that words describe. Raises PatternError, whose message says what is missing or not understood, and
    what was understood."""
    reading = _Reading(words)
    reading.refuse_unclear()
    left_out = reading.take(_LEFT_OUT)
    time = reading.time()
    weeks, apart = reading.take(_WEEKS), reading.take(_MONTHS_APART)
    quarters = reading.take(_QUARTERS)
    months = _months(reading)
    days = reading.take(_DAYS)
    if days is None:
        reading.refuse_rest()
        raise PatternError(f"“{words.strip()}” names no weekday: write, for example, “second Thursday, 10 am”")
    places = tuple(_PLACES[word] for word in re.findall(rf"\b(?:{_ORDINAL})\b", days[3]))
    every = _weeks(weeks, days, bool(places))
    reading.refuse_rest()
    if not places and not every:
        raise PatternError(f"which {days[4].capitalize()}? Write, for example, “second {days[4].capitalize()}”")
    if quarters:
        months &= _of_quarters(quarters[1] or "", places)
    return Pattern(
        weekday=_weekday(days[4]),
        ordinals=tuple(dict.fromkeys(places)),
        every_weeks=every,
        every_months=_months_apart(apart),
        months=tuple(sorted(months - (_named(left_out[1]) if left_out else set()))),
        time=time,
    )


def read_time(words: str) -> tuple[str, str]:
    """Words without the time of day in them, and it on a clock of 24 hours; 10:00 where none is named.

    Raises PatternError for what is written as a time and is none.
    """
    reading = _Reading(words)
    time = reading.time()
    return reading.rest, time


def _clock(found: re.Match[str]) -> str:
    hours, minutes = int(found[1] or found[4] or found[6]), int(found[2] or found[5] or found[7] or 0)
    half = (found[3] or "").replace(".", "")
    if minutes > 59 or hours > 23 or (half and not 1 <= hours <= 12):
        raise PatternError(f"“{found[0].strip()}” is no time of day")
    if half:
        hours = hours % 12 + 12 * (half == "pm")
    return f"{hours:02}:{minutes:02}"


def _weekday(word: str) -> int:
    return [name[:3].lower() for name in WEEKDAYS].index(word[:3])


def _weeks(phrase: re.Match[str] | None, days: re.Match[str], placed: bool) -> int:
    """Every how many weeks: `every 3 weeks`, `every other Tuesday`, `every Tuesday`; 0 for days of the month."""
    if phrase:
        if placed:
            raise PatternError("it is either a weekday of the month or every so many weeks, not both")
        number = phrase[1] or phrase[2]
        return _count(number) if number else 2 if phrase[3] else 1
    if placed:
        return 0
    if days[1] == "alternate":
        return 2
    return _count(days[2]) if days[2] else int(bool(days[1]))


def _months_apart(phrase: re.Match[str] | None) -> int:
    """Every how many months: `quarterly`, `six-monthly`, `every other month`."""
    if phrase is None or phrase[6]:
        return 1
    number = phrase[1] or phrase[2]
    return _count(number) if number else 2 if phrase[3] else 3 if phrase[4] else 6


def _count(word: str) -> int:
    number = _STEPS.get(word) or int(word)
    if number < 1:
        raise PatternError("the number of weeks or months from one meeting to the next is at least 1")
    return number


def _months(reading: _Reading) -> set[int]:
    """The months that are named, all where none is. Raises PatternError for a month from which, or to which alone."""
    if between := reading.take(_BETWEEN):
        return _stretch(_month(between[1]), _month(between[2]))
    if found := _OPEN_END.search(reading.rest):
        raise PatternError(f"“{found[0]}” leaves one end open: write, for example, “September to May”")
    only, a_year = reading.take(_ONLY), reading.take(_A_YEAR)
    if a_year and not only:
        raise PatternError(f"“{a_year[0]}” does not say when: name the months")
    return _named(only[1]) if only else set(range(1, 13))


def _of_quarters(which: str, places: Sequence[int]) -> set[int]:
    """The month of each quarter that is named, else the one in which such a weekday of the quarter lies.

    The quarters of the calendar year and of the financial year are the same. Raises PatternError for words that do
    not say.
    """
    if not which and len({place == LAST for place in places}) != 1:
        raise PatternError("say in which month of the quarter: “first Monday of the second month of each quarter”")
    number = _PLACES.get(which, 2) if which else min(places[0], 1)
    month = 3 if number == LAST else number
    if month > 3:
        raise PatternError("a quarter has three months")
    return set(range(month, 13, 3))


def _named(words: str) -> set[int]:
    """The months of a list; `July to September` and `November-January` are all from the one to the other."""
    steps = re.findall(rf"{_MONTH}|{_TO}", words)
    runs: Sequence[tuple[bool, list[str]]] = [(key, list(run)) for key, run in groupby(steps, key=_is_month)]
    months: set[int] = set()
    for place, (named, run) in enumerate(runs):
        if named:
            months |= {_month(name) for name in run}
        elif 0 < place < len(runs) - 1:
            months |= _stretch(_month(runs[place - 1][1][-1]), _month(runs[place + 1][1][0]))
    return months


def _stretch(first: int, last: int) -> set[int]:
    return {(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)}


def _is_month(step: str) -> bool:
    return step not in _TO.split("|")


def _month(word: str) -> int:
    return [name[:3].lower() for name in MONTHS].index(word[:3]) + 1
