"""Advice on the recommendations of a report: whether a body can vote on each as it is worded.

It is advice and never a refusal. That a resolution must be one that can be carried out, and that a reader can
tell what was decided, is good practice (Association of Democratic Services Officers; no Act lays it down).
"""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.findings import Finding

_VERBS = (
    "adopt|agree|amend|appoint|approve|authorise|award|accept|comment|confirm|consider|consult|defer|delegate"
    "|determine|dismiss|elect|endorse|establish|instruct|invite|nominate|note|oppose|recommend|refer|refuse|reject"
    "|request|require|rescind|resolve|review|scrutinise|set|submit|support|thank|welcome"
)
_VERB = re.compile(rf"\b({_VERBS})\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\b(?:is|are|be)\s+(?:asked|invited|recommended|requested|advised|required)\s+to\b"
    r"|\b(?:asks|invites|recommends|requests)\b|\brecommended\s+(?:to|that)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^.*?\b(?:asked|invited|recommended|requested|advised|required)\s+(?:to|that)\b:?", re.IGNORECASE)
_LIMB = re.compile(r"^\s*(?:[-•–]|\(?[a-z0-9]{1,3}[.)])\s*", re.IGNORECASE)
_FORMULA = re.compile(
    r"\bconsider\s+and\s+(?:endorse|comment)|\bendorse,?\s+or\s+make\s+recommendations|\bcomment\s+on\s+and\s+endorse"
    r"|\bconsider,?\s+and,?\s+if\s+thought\s+fit,?\s+(?:approve|agree)",
    re.IGNORECASE,
)
"""Forms that bodies use as one act, although they have two verbs."""

_VAGUE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (r"\bas\s+(?:appropriate|necessary|required|needed)\b", "does not say what is to be done, or when"),
        (r"\bif\s+(?:appropriate|necessary|thought\s+fit)\b(?!,?\s+(?:approve|agree))", "leaves open what is decided"),
        (r"\b(?:take|form)\s+a\s+view\b", "does not say on what the body is to decide"),
        (
            r"\bway\s+forward\b|\bdirection\s+of\s+travel\b|\bnext\s+steps\b",
            "names no decision that can be carried out",
        ),
        (r"\betc\b|\band/or\b", "leaves open what is included"),
        (r"\bthe\s+(?:issues|matters)\s+raised\b", "does not say which"),
        (r"\bgive\s+(?:consideration|thought)\s+to\b", "asks for no decision"),
        (r"\bongoing\b|\bin\s+due\s+course\b|\bat\s+the\s+earliest\s+opportunity\b", "names no date"),
    )
)
_PRACTICE = "good practice"


def advice(recommendations: Sequence[str]) -> tuple[Finding, ...]:
    """What to look at again, recommendation by recommendation; `place` is the number of each, from 1.

    Advised: none at all; a wording that leaves open what is decided; no verb that a body can act on; several in
    one, so that it cannot vote on them apart; nobody addressed in any.
    """
    worded = [(number, text) for number, text in enumerate(recommendations, 1) if text.strip()]
    if not worded:
        return (_finding("no-recommendation", "", "No recommendation says what the body is asked to do."),)
    return (*_unaddressed([text for _, text in worded]), *_each(worded))


def verbs(recommendation: str) -> tuple[str, ...]:
    """The verbs that a body is asked to act by, in order: those that stand where an act begins."""
    words = _LIMB.sub("", _LEAD.sub("", recommendation, count=1).strip())
    return tuple(dict.fromkeys(found[1].lower() for found in _VERB.finditer(words) if _begins(words, found)))


def _begins(words: str, found: re.Match[str]) -> bool:
    """A verb begins an act at the start, after `and`, `or`, a comma or semicolon; or it is printed in capitals."""
    before = words[: found.start()].rstrip()
    return found[1].isupper() or not before or bool(re.search(r"(?:[,;:/]|\b(?:and|or|then|to)|\(?\w\))$", before))


def _each(worded: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    for number, text in worded:
        place = str(number)
        for pattern, why in _VAGUE:
            if found := pattern.search(text):
                yield _finding("vague-recommendation", place, f"Recommendation {number}: “{found[0]}” {why}.")
        acts = verbs(text)
        if not acts:
            words = f"Recommendation {number} has no verb that a body can act on, such as agree, approve or note."
            yield _finding("recommendation-without-verb", place, words)
        elif len(acts) > 1 and not _FORMULA.search(text):
            several = f"{', '.join(acts[:-1])} and {acts[-1]}"
            words = (
                f"Recommendation {number} asks for several things ({several}): part it, so that each can be voted on."
            )
            yield _finding("several-in-one", place, words)


def _unaddressed(texts: Sequence[str]) -> Iterator[Finding]:
    if not any(_ADDRESSED.search(text) for text in texts):
        words = "Say who is asked: “The Committee is asked to …”."
        yield _finding("nobody-asked", "", words)


def _finding(code: str, place: str, text: str) -> Finding:
    return Finding(code=code, severity="advice", text=text, place=place, mend="desk-report-cover", source=_PRACTICE)
