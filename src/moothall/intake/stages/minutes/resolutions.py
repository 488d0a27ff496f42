"""Resolutions: the words after RESOLVED, with the limbs that belong to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage, joined

_CAPITALS = re.compile(r"\bRESOLVED\b\s*[:;,–—-]*\s*")
_MIXED = re.compile(
    r"(?:^|[.;]\s+)\W*(?:\(?\w{1,3}[.)]\s*)?(?:(?:It was|The [\w -]{3,60}?|Members|Cabinet)"
    r"\s+(?:then |unanimously |therefore )*)?"
    r"[Rr]esolved\b(?=\s+(?:that|to|unanimously)\b|\s*[:–-])\s*[:–—-]*\s*"
)
_LIMB = re.compile(r"(?P<open>\()?(?P<mark>\d{1,3}|[ivx]{1,5}|[a-z]|[A-Z])(?P<sign>\)|\.(?!\d)|:)\s*(?=\S)")
_INLINE = re.compile(r"(?:^|\b(?:that|to|it)|:)[\s:,;–-]*(?=\(?(?:1|a|i)[).]\s)", re.IGNORECASE)
_FUNCTION_WORD = re.compile(
    r"\b(?:the|of|and|to|a|an|for|in|with|by|that|or|on|at|from|as|its|their|is|be|are|was|were|which|this|into|between|any)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Limb:
    """The mark of a limb: `a)` is alpha, `(ii)` roman, `3.` number, a list's dot a bullet."""

    kind: str
    count: int
    sign: str


def read_resolutions(lines: Sequence[Line]) -> Iterator[Cited[str]]:
    """Each resolution under a minute, from the word after RESOLVED to the end of its last limb."""
    capitals = any(_CAPITALS.search(line.text) for line in lines)
    pattern = _CAPITALS if capitals else _MIXED
    for place, line in enumerate(lines):
        matches = list(pattern.finditer(line.text))
        for match, after in zip_longest(matches, matches[1:]):
            end = after.start() if after else None
            first = line.passage.cut(match.end(), end).strip()
            rest = _limbs(lines[place + 1 :], first, pattern) if end is None else ()
            text = joined([part for part in (first, *rest) if part])
            if text:
                yield Cited(" ".join(text.text.split()), marks(**{"": text}))


def _limbs(lines: Sequence[Line], first: Passage, pattern: re.Pattern[str]) -> Iterator[Passage]:
    """The lines after a resolution's first that go on with it."""
    last, series = first.text, _inline(first.text)
    for line in lines:
        if pattern.search(line.text) or line.is_heading:
            return
        limb = _limb(line, series[-1] if series else None)
        if limb and not (_joins(limb, series) or (not series and _awaits(last))):
            return
        if not limb and not _runs_on(last, line):
            return
        if limb:
            series = _with(series, limb)
        yield line.passage
        last = line.text


def _limb(line: Line, before: _Limb | None) -> _Limb | None:
    match = _LIMB.match(line.text)
    if match:
        mark, sign = match["mark"], (match["open"] or "") + match["sign"]
        if mark.isdigit():
            return _Limb("number", int(mark), sign)
        after_h = bool(before and before.kind == "alpha" and before.count == ord("h") - 96)
        if len(mark) > 1 or (mark in "iv" and not (after_h and mark == "i") and not _next_letter(mark, before)):
            return _Limb("roman", 0, sign)
        return _Limb("alpha", ord(mark.lower()) - 96, sign)
    return _Limb("bullet", 0, "") if line.bullet else None


def _next_letter(mark: str, before: _Limb | None) -> bool:
    return bool(before and before.kind == "alpha" and before.count == ord(mark) - 97)


def _inline(text: str) -> list[_Limb]:
    """The series that a resolution's first line opens itself ("that (a) the report be noted")."""
    match = _INLINE.search(text)
    limb = _LIMB.match(text, match.end()) if match else None
    if not limb:
        return []
    kind = "number" if limb["mark"].isdigit() else "roman" if limb["mark"] == "i" else "alpha"
    return [_Limb(kind, 1, (limb["open"] or "") + limb["sign"])]


def _joins(limb: _Limb, series: Sequence[_Limb]) -> bool:
    """Whether a limb goes on with an open series, or opens one beneath it; a number that follows none does not."""
    if not series:
        return False
    same = next((held for held in series if held.kind == limb.kind), None)
    if limb.kind == "number":
        return bool(same and limb.count == same.count + 1) or (
            not same and limb.count == 1 and series[-1].kind != "alpha"
        )
    return True


def _with(series: Sequence[_Limb], limb: _Limb) -> list[_Limb]:
    return [*(held for held in series if held.kind != limb.kind), limb]


def _awaits(text: str) -> bool:
    """Whether a text announces what is to come, or is not finished."""
    return not text or bool(re.search(r"[:;,–-]$|\band$", text)) or text[-1] not in ".!?"


def _runs_on(last: str, line: Line) -> bool:
    """Whether an unmarked line goes on with the one before: after a colon or comma, or in the middle of a sentence."""
    if re.match(r"(?:post[ -]meeting note|note\s*:)", line.text, re.IGNORECASE):
        return False
    if re.search(r"[:,]$|;\s*(?:and|or)?$|:[-–]$", last) or _FUNCTION_WORD.search(last):
        return True
    return last[-1:] not in ".!?;" and line.text[:1].islower()
