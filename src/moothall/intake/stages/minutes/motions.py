"""Motions under a minute: who proposed, who seconded, and what."""

import re
from collections.abc import Iterator

from moothall.facts.meetings import Motion, Outcome
from moothall.intake.cited import Cited, marks
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.minutes.chair import NAME
from moothall.intake.stages.minutes.entries import Entry

_MOVER = rf"(?:{NAME}|[Tt]he\s+(?:Vice-)?Chair(?:man|woman|person)?)"
_SAID = r"(?:proposed|moved|nominated)"
_WORDS = r"(?:that\s+|,\s*that\s+)?(?P<text>[^\n]{8,600}?)"
_END = r"(?=[.;](?:\s|$)|\n|$)"
_FORMS = (
    # Mr A proposed and Mrs B seconded that ...
    re.compile(
        rf"(?P<proposer>{_MOVER}),?\s+{_SAID},?\s+(?:and\s+)?(?P<seconder>{_MOVER}),?\s+seconded,?\s+{_WORDS}{_END}"
    ),
    # It was moved by Mr A and seconded by Mrs B that ...
    re.compile(
        rf"\b{_SAID}\s+by\s+(?P<proposer>{_MOVER}),?\s+(?:and\s+)?seconded\s+by\s+(?P<seconder>{_MOVER}),?\s+"
        rf"(?:and\s+(?:resolved|agreed)\s+)?{_WORDS}{_END}"
    ),
    # Mr A proposed that ..., seconded by Mrs B
    re.compile(
        rf"(?P<proposer>{_MOVER}),?\s+{_SAID},?\s+{_WORDS}(?:[.,;:]\s*|\s+)"
        rf"(?:(?:(?i:this|which|it|the\s+(?:motion|nomination|proposal|amendment))\s+was|and(?:\s+was)?)\s+)?"
        rf"seconded\s+by\s+(?P<seconder>{_MOVER})"
    ),
    # Mr A proposed, seconded by Mrs B, that ...
    re.compile(rf"(?P<proposer>{_MOVER}),?\s+{_SAID},?\s+seconded\s+by\s+(?P<seconder>{_MOVER}),?\s+{_WORDS}{_END}"),
    # Mr A moved that ... (no one is said to have seconded)
    re.compile(
        rf"(?P<proposer>{_MOVER}),?\s+(?:proposed|moved)\s+(?:a\s+motion\s+)?that\s+(?P<text>[^\n]{{8,600}}?){_END}"
    ),
)
_SECONDED = re.compile(
    rf"\b(?:[Tt]his|[Ii]t|[Tt]he\s+(?:motion|nomination|proposal|amendment))\s+was\s+(?:duly\s+)?seconded\s+by\s+"
    rf"(?P<seconder>{_MOVER})"
)
_NAME_ENDS = re.compile(r"(?<=[a-z]{2})[.,](?=\s|$)")
_LIMBS = re.compile(r"(?:\n\(?(?:[a-z]|[ivx]{1,4})[.)]\s[^\n]*)+")
_OUTCOME = re.compile(
    r"\b(?:motion|amendment|proposal|nomination|vote)\b[^.\n]{0,80}?\b(?:(?P<carried>carried|agreed|passed|approved)"
    r"|(?P<lost>lost|fell|defeated|rejected))\b",
    re.IGNORECASE,
)
_HINT = re.compile(r"\b(?:seconded|proposed|moved|nominated)\b")


def read_motions(entry: Entry) -> Iterator[Cited[Motion]]:
    """Each motion under a minute in order, with those who moved it as the minutes name them."""
    text = joined([line.passage for line in entry.lines], "\n")
    if not _HINT.search(text.text):
        return
    found = _found(text.text)
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=False):
        yield _motion(text, match, end)


def _found(text: str) -> list[re.Match[str]]:
    """The motions in a text, none within another; a form that names more is preferred."""
    found: list[re.Match[str]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if not any(match.start() < held.end() and held.start() < match.end() for held in found):
                found.append(match)
    return sorted(found, key=lambda match: match.start())


def _motion(text: Passage, match: re.Match[str], end: int) -> Cited[Motion]:
    words, proposer = _with_limbs(text, match), _name(text.group(match, "proposer"))
    named = match if "seconder" in match.re.groupindex else _SECONDED.search(text.text, match.end(), end)
    seconder = _name(text.group(named, "seconder")) if named else None
    fact = Motion(
        text=_plain(words),
        proposer=_plain(proposer),
        seconder=_plain(seconder) if seconder else None,
        result=_outcome(text.text, match.end(), end),
    )
    return Cited(fact, marks(text=words, proposer=proposer, seconder=seconder))


def _with_limbs(text: Passage, match: re.Match[str]) -> Passage:
    """The words of a motion, with its parts (a), (b) where it ends in a colon."""
    limbs = _LIMBS.match(text.text, match.end("text")) if match["text"].endswith(":") else None
    return text.cut(match.start("text"), limbs.end() if limbs else match.end("text")).strip()


def _name(passage: Passage) -> Passage:
    """A name without what follows its end."""
    ended = _NAME_ENDS.search(passage.text)
    return passage.cut(0, ended.start()).strip() if ended else passage.strip(" .,")


def _plain(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _outcome(text: str, start: int, end: int) -> Outcome | None:
    """What the minutes say became of it before the next motion."""
    found = _OUTCOME.search(text, start, end)
    return None if found is None else "carried" if found["carried"] else "lost"
