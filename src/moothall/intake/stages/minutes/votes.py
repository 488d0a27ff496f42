"""Counted votes: for, against, abstentions, casting votes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from moothall.facts.meetings import Casting, Outcome, Vote
from moothall.intake.cited import Cited, marks
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.minutes.counts import NUMBER, number_of
from moothall.intake.stages.minutes.elections import find_elections
from moothall.intake.stages.minutes.entries import Entry

_MEMBERS = r"(?:(?:members?|councillors?)\s+)?"
_CAST = r"(?:(?:were|was|being)\s+)?(?:cast\s+|recorded\s+)?"
_FAVOUR = r"(?:in\s+favour|for)\b(?:\s+(?:of\s+)?(?:the|this|it|that)\b[^,.;\n]{0,80}?)?"
_AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)
_PATTERNS = tuple(
    (hint, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for hint, pattern in (
        (
            _AGAINST,
            rf"\b(?P<for>{NUMBER})\s+{_MEMBERS}(?:votes?|voted|voting)"
            rf"\s+{_CAST}{_FAVOUR}[\s,;]*(?:(?:and|with|to|but)\s+)?"
            rf"(?P<against>{NUMBER})\s+{_MEMBERS}(?:(?:votes?|voted|voting)\s+)?{_CAST}against\b",
        ),
        (
            _AGAINST,
            rf"\b(?P<against>{NUMBER})\s+{_MEMBERS}(?:votes?|voted|voting)"
            rf"\s+{_CAST}against\b[^,.;\n]{{0,60}}?[\s,;]*(?:(?:and|with|to|but)\s+)?"
            rf"(?P<for>{NUMBER})\s+{_MEMBERS}(?:(?:votes?|voted|voting)\s+)?{_CAST}{_FAVOUR}",
        ),
        (
            _AGAINST,
            rf"\b(?P<for>{NUMBER})\s+{_FAVOUR}[\s,;]*(?:(?:and|with|to)\s+)?(?P<against>{NUMBER})\s+against\b",
        ),
        (
            re.compile(r"votes?\s+to\b", re.IGNORECASE),
            rf"\b(?P<first>{NUMBER})\s+votes?\s+to\s+(?P<second>{NUMBER})\b(?:\s+votes?\b)?",
        ),
        (
            re.compile(r"\b(?:by|majority\s+of)\s", re.IGNORECASE),
            r"\b(?:(?:carried|lost|agreed|approved|defeated|rejected|passed)\s+by|majority\s+of)"
            rf"\s+(?P<first>{NUMBER})\s+(?:votes?\s+)?to\s+(?P<second>{NUMBER})\b",
        ),
        (
            re.compile(r"\bagainst\s*[:(–-]+\s*\d", re.IGNORECASE),
            r"(?:(?<=\n)|^|(?<=[:;,.(]\s)|(?<=\())(?:votes?\s+|voting\s+)?(?:for|in"
            r"\s+favour)\s*[:(–-]+\s*(?P<for>\d{1,3})\b\)?(?:(?!\bagainst\b).){0,900}?"
            r"(?:votes?\s+)?against\s*[:(–-]+\s*(?P<against>\d{1,3})\b\)?",
        ),
    )
)
_ABSTAINED = re.compile(
    rf"[^.\n]{{0,60}}?\b(?P<before>{NUMBER})"
    rf"\s+{_MEMBERS}(?:abst\w+)|(?:(?!\b(?:carried|lost|RESOLVED)\b).){{0,600}}?\b"
    r"(?:abstain(?:ed|ing)?|abstentions?)\s*[:(–-]+\s*(?P<after>\d{1,3})\b",
    re.IGNORECASE | re.DOTALL,
)
_CASTING = re.compile(
    r"\b(?:casting|second)\s+vote\s+(?:(?:was|being)\s+)?(?:(?:used|cast|exercised|given)\s+)?"
    r"(?:(?P<for>for|in\s+favour|in\s+support|to\s+support|to\s+carry)|(?P<against>against|to\s+oppose))\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:lost|fell|falls|fallen|defeated|rejected|fail(?:s|ed)|not\s+(?:be"
    r"\s+)?(?:carried|agreed|approved|supported))\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\b(?:carried|agreed|approved|passed|adopted|supported|endorsed|won)\b")
_PUT = re.compile(
    r"put\s+to\s+the\s+vote,?\s+(?P<motion>(?!(?:the"
    r"\s+)?(?:motion|amendment|proposal)\b|it\b|there\b|and\b).{8,400}?)\s+(?:was|were)\s+",
    re.DOTALL,
)
_PROPOSED = re.compile(
    r"\b(?:proposed|moved)\b(?:[^\n]{0,160}\bmotion:\s*\n|[^.\n]{0,80}?\bthat\b)?[\s:,“\"]*"
    r"(?P<motion>[^\n]{8,600}(?:(?<=:)(?:\n\(?(?:[a-z]|[ivx]{1,4})[.)]\s[^\n]*)+)?)"
)
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])|\n")


@dataclass(frozen=True, slots=True)
class _Count:
    """The numbers of a vote with their places, and the words around them."""

    whole: Passage
    votes_for: Passage
    votes_against: Passage
    abstained: Passage | None
    around: str


def read_votes(entry: Entry) -> Iterator[Cited[Vote]]:
    """Each counted vote under a minute, elections among candidates included, in order."""
    text = joined([line.passage for line in entry.lines], "\n")
    if "vot" not in text.text.lower() and "gainst" not in text.text:
        return
    found = [(cited.marks[""].start, cited) for cited in find_elections(text, entry.title.text)]
    taken = [cited.marks[""] for _, cited in found]
    for match, end in _matches(text.text):
        if not any(span.start <= text.offsets[match.start()] < span.end for span in taken):
            found.append((text.offsets[match.start()], _vote(text, match, end)))
    yield from (cited for _, cited in sorted(found, key=lambda pair: pair[0]))


def _matches(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The counts in a text in order, none within another, each with where what belongs to it ends."""
    found: list[re.Match[str]] = []
    for pattern in [pattern for hint, pattern in _PATTERNS if hint.search(text)]:
        for match in pattern.finditer(text):
            if not any(match.start() < held.end() and held.start() < match.end() for held in found):
                found.append(match)
    found.sort(key=lambda match: match.start())
    for match, after in zip_longest(found, found[1:]):
        limit = after.start() if after else len(text)
        yield match, limit


def _vote(text: Passage, match: re.Match[str], limit: int) -> Cited[Vote]:
    count = _count(text, match, limit)
    casting = _casting(count.around)
    votes_for, votes_against = number_of(count.votes_for.text), number_of(count.votes_against.text)
    if "first" in match.re.groupindex and votes_for > votes_against and _LOST.search(count.around):
        votes_for, votes_against = votes_against, votes_for
        count = replace(count, votes_for=count.votes_against, votes_against=count.votes_for)
    motion = _motion(text, match)
    vote = Vote(
        motion=" ".join(motion.text.split()) if motion else None,
        votes_for=votes_for,
        votes_against=votes_against,
        abstentions=number_of(count.abstained.text) if count.abstained else None,
        casting=casting,
        result=_result(count.around, votes_for, votes_against, casting),
    )
    places = marks(
        **{"": count.whole, "for": count.votes_for, "against": count.votes_against}, abstentions=count.abstained
    )
    return Cited(vote, places | marks(motion=motion))


def _count(text: Passage, match: re.Match[str], limit: int) -> _Count:
    names = ("first", "second") if "first" in match.re.groupindex else ("for", "against")
    abstained = _ABSTAINED.match(text.text[:limit], match.end())
    group = "before" if abstained and abstained["before"] else "after"
    begin = max((cut.end() for cut in _SENTENCE.finditer(text.text, 0, match.start())), default=0)
    cuts = [cut.end() for cut in _SENTENCE.finditer(text.text, match.end(), limit)]
    return _Count(
        whole=text.group(match),
        votes_for=text.group(match, names[0]),
        votes_against=text.group(match, names[1]),
        abstained=text.group(abstained, group) if abstained else None,
        around=text.text[begin : cuts[1] if len(cuts) > 1 else limit],
    )


def _casting(around: str) -> Casting | None:
    match = _CASTING.search(around)
    if not match:
        return None
    return "for" if match["for"] else "against"


def _result(around: str, votes_for: int, votes_against: int, casting: Casting | None) -> Outcome | None:
    """What became of the motion: lost where that is said, else what the count shows, else what is said."""
    if _LOST.search(around):
        return "lost"
    return outcome(votes_for, votes_against, casting) or ("carried" if _CARRIED.search(around) else None)


def outcome(votes_for: int, votes_against: int, casting: Casting | None) -> Outcome | None:
    """What follows from the count where the minutes do not say; a tie without a casting vote leaves it open."""
    if votes_for == votes_against:
        return None if casting is None else "carried" if casting == "for" else "lost"
    return "carried" if votes_for > votes_against else "lost"


def _motion(text: Passage, match: re.Match[str]) -> Passage | None:
    """What was voted on: named in the same sentence, else what was last proposed before."""
    start = max((cut.end() for cut in _SENTENCE.finditer(text.text, 0, match.start())), default=0)
    put = _PUT.search(text.text, start, match.end())
    if put:
        return text.group(put, "motion")
    proposed = list(_PROPOSED.finditer(text.text, 0, match.start()))
    return text.group(proposed[-1], "motion") if proposed else None
