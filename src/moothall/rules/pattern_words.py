"""Reading a pattern of meetings from words: each kind of phrase is taken out, and nothing may be left over."""

import re
from collections.abc import Sequence
from itertools import groupby

from moothall.rules.patterns import LAST, MONTHS, ORDINALS, WEEKDAYS, Pattern, PatternError

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12, "other": 2}
_PLACES = {word: number for number, word in ORDINALS.items()} | {
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "final": LAST,
}  # fmt: skip
_ORDINAL = "|".join(_PLACES)
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS).lower()}|sept)"
_LIST = rf"{_MONTH}(?:(?:\s*(?:,|;|and|or|&|to|until|-|–|/)\s*)*{_MONTH})*"
_COUNT = rf"(?:\d+|{'|'.join(_NUMBERS)})"

_HALF = r"(a\.?m\.?|p\.?m\.?)(?!\w)"
_TIME = re.compile(rf"\b(?:at\s+)?(?:(\d{{1,2}})(?:[:.](\d{{2}}))?\s*{_HALF}|(\d{{1,2}})[:.](\d{{2}})\b)")
_NOON = re.compile(r"\b(?:at\s+)?(?:12\s*)?(?:noon|midday)\b")
_WITHOUT = r"(?:but\s+)?(?:not|except|excluding|without|no meetings?|other than)"
_LEFT_OUT = re.compile(rf"\b{_WITHOUT}(?:\s+(?:in|for|during))?\s+({_LIST})\b")
_ONLY = re.compile(rf"\b(?:only\s+)?(?:in|from|between|during)\s+({_LIST})(?:\s+only)?\b|\b({_LIST})\s+only\b")
_WEEKS = re.compile(rf"\b(?:every\s+({_COUNT})\s+weeks?|(fortnightly|every fortnight)|(weekly|every week))\b")
_MONTHS_APART = re.compile(
    rf"\b(?:every\s+({_COUNT})\s+months?|(quarterly|every quarter)|(monthly|every month)|(six-monthly|half-yearly))\b"
)
_PLACED = rf"((?:(?:{_ORDINAL})(?:\s*(?:,|and|&|/)\s*)*)*)"
_DAYS = re.compile(rf"\b(?:(every(?:\s+({_COUNT}))?|each)\s+)?{_PLACED}\s*({_WEEKDAY})\b")
_UNCLEAR = re.compile(rf"\bevery\s+(second|third|fourth|fifth|[2-5](?:nd|rd|th))\s+{_WEEKDAY}\b(?!\s+(?:of|in))")
_FILLING = re.compile(r"\b(?:on|the|a|an|of|in|each|every|month|months|meetings?|at|and|starting|o'clock)\b|[,;.&/]")

_Taken = tuple[str, re.Match[str] | None]


def read_pattern(words: str) -> Pattern:
    """The pattern that words describe. Raises PatternError, whose message says what is missing or not understood."""
    rest = re.sub(r"\s+", " ", words.replace("’", "'")).strip().lower()
    if unclear := _UNCLEAR.search(rest):
        raise PatternError(
            f"“{unclear[0]}” may mean two things: write “{unclear[1]} … of the month” or “every … weeks”"
        )
    rest, left_out = _take(_LEFT_OUT, rest)
    rest, time = _clock(rest)
    rest, weeks = _take(_WEEKS, rest)
    rest, apart = _take(_MONTHS_APART, rest)
    rest, only = _take(_ONLY, rest)
    rest, days = _take(_DAYS, rest)
    if days is None:
        raise PatternError(f"“{words.strip()}” names no weekday: write, for example, “second Thursday, 10 am”")
    _nothing_left(rest)
    places = tuple(_PLACES[word] for word in re.findall(rf"\b(?:{_ORDINAL})\b", days[3]))
    every = _weeks(weeks, days, bool(places))
    if not places and not every:
        raise PatternError(f"which {days[4].capitalize()}? Write, for example, “second {days[4].capitalize()}”")
    return Pattern(
        weekday=_weekday(days[4]),
        ordinals=tuple(dict.fromkeys(places)),
        every_weeks=every,
        every_months=_months_apart(apart),
        months=_months(only, left_out),
        time=time,
    )


def _take(phrase: re.Pattern[str], words: str) -> _Taken:
    """The words without a phrase, and the phrase; twice the same kind of phrase stays and is complained of."""
    found = phrase.search(words)
    return (f"{words[: found.start()]} , {words[found.end() :]}", found) if found else (words, None)


def _nothing_left(rest: str) -> None:
    left = " ".join(_FILLING.sub(" ", rest).split())
    if left:
        raise PatternError(f"“{left}” is not understood; leave it out, or put it in other words")


def _clock(words: str) -> tuple[str, str]:
    """The time of day on a clock of 24 hours; 10:00 where none is named."""
    rest, noon = _take(_NOON, words)
    if noon:
        return rest, "12:00"
    rest, found = _take(_TIME, words)
    if found is None:
        return rest, "10:00"
    hours, minutes = int(found[1] or found[4]), int(found[2] or found[5] or 0)
    half = (found[3] or "").replace(".", "")
    if minutes > 59 or hours > 23 or (half and not 1 <= hours <= 12):
        raise PatternError(f"“{found[0].strip()}” is no time of day")
    if half:
        hours = hours % 12 + 12 * (half == "pm")
    return rest, f"{hours:02}:{minutes:02}"


def _weekday(word: str) -> int:
    return [name[:3].lower() for name in WEEKDAYS].index(word[:3])


def _weeks(phrase: re.Match[str] | None, days: re.Match[str], placed: bool) -> int:
    """Every how many weeks: `every 3 weeks`, `every other Tuesday`, `every Tuesday`; 0 for days of the month."""
    if phrase:
        if placed:
            raise PatternError("it is either a weekday of the month or every so many weeks, not both")
        return _count(phrase[1]) if phrase[1] else 2 if phrase[2] else 1
    if placed:
        return 0
    return _count(days[2]) if days[2] else int(bool(days[1]))


def _months_apart(phrase: re.Match[str] | None) -> int:
    if phrase is None or phrase[3]:
        return 1
    return _count(phrase[1]) if phrase[1] else 3 if phrase[2] else 6


def _count(word: str) -> int:
    number = _NUMBERS.get(word) or int(word)
    if number < 1:
        raise PatternError("the number of weeks or months from one meeting to the next is at least 1")
    return number


def _months(only: re.Match[str] | None, left_out: re.Match[str] | None) -> tuple[int, ...]:
    kept = _named(only[1] or only[2]) if only else set(range(1, 13))
    return tuple(sorted(kept - (_named(left_out[1]) if left_out else set())))


def _named(words: str) -> set[int]:
    """The months of a list; `July to September` and `November-January` are all from the one to the other."""
    steps = re.findall(rf"{_MONTH}|to|until|-|–", words)
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
    return step not in ("to", "until", "-", "–")


def _month(word: str) -> int:
    return [name[:3].lower() for name in MONTHS].index(word[:3]) + 1
