"""Words in the plain text form: bold, italic, links and footnotes, and signs taken as they are."""

import re
from collections.abc import Iterable, Iterator

from moothall.facts.writing import Run

_SIGNS = re.compile(r"[\\*\[\]^|]|(?:(?<=^)|(?<= ))/(?=/(?: |$))")
_IN_LINKS = re.compile(r"[\\*\[\]^|()]")
_TOKEN = re.compile(
    r"\\(?P<sign>.?)"
    r"|\^\[(?P<note>(?:\\.|[^\]\\])*)\]"
    r"|\[(?P<words>(?:\\.|[^\]\\])*)\]\((?P<link>[^\s()\\]*(?:\\.[^\s()\\]*)*)\)"
    r"|(?P<strong>\*\*)"
    r"|(?P<emphasis>\*)"
    r"|(?P<plain>[^\\^\[*]+|.)",
    re.DOTALL,
)


def escaped(text: str) -> str:
    """Words whose signs are taken as they are."""
    return _SIGNS.sub(lambda found: "\\" + found[0], text)


def unescaped(text: str) -> str:
    """The words that were escaped."""
    return re.sub(r"\\(.)", r"\1", text)


def shown(runs: Iterable[Run]) -> str:
    """Runs as plain text: stars where bold or italic begins and ends."""
    parts: list[str] = []
    strong = emphasis = False
    for run in runs:
        if run.text:
            parts.append("**" * (strong != run.strong) + "*" * (emphasis != run.emphasis))
            strong, emphasis = run.strong, run.emphasis
            parts.append(_linked(run))
        if run.note:
            parts.append(f"^[{escaped(run.note)}]")
    return "".join((*parts, "**" * strong + "*" * emphasis))


def read(text: str) -> Iterator[Run]:
    """The runs of a stretch of plain text, not yet joined (`rules.tidy_writing.tidy_runs` does that)."""
    strong = emphasis = False
    for found in _TOKEN.finditer(text):
        if found["note"] is not None:
            yield Run(text="", note=unescaped(found["note"]))
        elif _is_mark(found, text):
            strong, emphasis = strong != bool(found["strong"]), emphasis != bool(found["emphasis"])
        else:
            yield Run(text=_words(found), strong=strong, emphasis=emphasis, link=unescaped(found["link"] or ""))


def _linked(run: Run) -> str:
    if not run.link:
        return escaped(run.text)
    link = _IN_LINKS.sub(lambda found: "\\" + found[0], run.link)
    return f"[{escaped(run.text)}]({link})"


def _words(found: re.Match[str]) -> str:
    """A link's words, a sign that was taken as it is, or plain words."""
    if found["words"] is not None:
        return unescaped(found["words"])
    return found["sign"] if found["sign"] is not None else found[0]


def _is_mark(found: re.Match[str], text: str) -> bool:
    """Whether stars begin or end something: with a space on both sides they are stars."""
    if not (found["strong"] or found["emphasis"]):
        return False
    before, after = text[: found.start()], text[found.end() :]
    return not (before[-1:] in ("", " ") and after[:1] in ("", " "))
