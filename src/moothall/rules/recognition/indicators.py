"""Indicators: a reference with a wording, either of which may change from year to year."""

import re
from dataclasses import dataclass

from moothall.rules.recognition.verdicts import DIFFERENT, Verdict, doubtful, overlap, plain_words, same

_SMALL = frozenset(
    {"the", "of", "and", "a", "an", "to", "in", "for", "by", "with", "at", "on", "are", "is", "be", "been"}
    | {"were", "that", "which", "per", "as", "its", "or"}
)
_OPPOSITES = (("under", "over"), ("below", "above"), ("within", "outside"), ("day", "night"), ("daytime", "hours"))
_REWORDED = 0.25
_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class IndicatorForm:
    """An indicator as a table row prints it; `kind` is kpi or activity."""

    ref: str
    wording: str
    kind: str = "kpi"


def compare_indicators(one: IndicatorForm, other: IndicatorForm) -> Verdict:
    """Whether two rows are of one indicator.

    The same: one reference and one wording, but for case, punctuation and plural. One reference with a
    changed wording, or one wording with a changed reference, is doubtful: references are given out again and
    two services may measure alike. A key indicator is never an activity (`b` references are their own).
    """
    if one.kind != other.kind:
        return DIFFERENT
    first, second = _stems(one.wording), _stems(other.wording)
    likeness = overlap(frozenset(first), frozenset(second))
    if _ref(one) and _ref(one) == _ref(other):
        if first == second:
            return same("the same reference and wording")
        return doubtful("the same reference, another wording") if likeness >= _REWORDED else DIFFERENT
    if first == second and first:
        return _by_wording(one, other)
    if likeness >= _LIKE and not _opposed(frozenset(first), frozenset(second)):
        return doubtful("similar wordings under different references")
    return DIFFERENT


def _by_wording(one: IndicatorForm, other: IndicatorForm) -> Verdict:
    if not _ref(one) and not _ref(other):
        return same("the same wording, neither with a reference")
    return doubtful("the same wording under another reference")


def _ref(form: IndicatorForm) -> str:
    return re.sub(r"[^0-9a-z]", "", form.ref.lower())


def _stems(wording: str) -> tuple[str, ...]:
    """The words that carry meaning, a per cent sign as a word, plurals as singulars."""
    words = plain_words(wording.replace("%", " percentage ").replace("-", ""))
    return tuple(_singular(word) for word in words if word not in _SMALL)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the wordings differ in a word and its opposite, or in a number: alike, yet two measures."""
    changed = one ^ other
    if any(low in changed and high in changed for low, high in _OPPOSITES):
        return True
    return any(word.isdecimal() for word in one - other) and any(word.isdecimal() for word in other - one)
