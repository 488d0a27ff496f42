"""The cover of a report in a Word file: a table or lines of labels before the first heading, by the council's words."""

import re
from collections.abc import Iterator

from moothall.facts.bodies import Post
from moothall.facts.drafts import Cover, Openness
from moothall.facts.writing import WrittenTable
from moothall.intake.word_headings import begins_text
from moothall.intake.word_losses import Losses
from moothall.intake.word_pieces import Piece
from moothall.rules.written_words import words_of_runs

_HEADING, _TEXT, _RECOMMENDATION = "Cover heading", "Cover text", "Cover recommendation"
_LABELS: dict[str, str] = {
    "subject": "subject", "title": "subject", "decision number": "decision", "decision no": "decision",
    "past pathway": "past_pathway", "past pathway of paper": "past_pathway", "future pathway": "future_pathway",
    "future pathway of paper": "future_pathway", "electoral division": "divisions", "from": "authors", "by": "authors",
    "electoral divisions": "divisions", "division": "divisions", "divisions affected": "divisions",
    "electoral divisions affected": "divisions", "wards affected": "divisions", "classification": "openness",
    "report title": "subject", "report of": "authors", "report by": "authors", "report from": "authors",
    "summary": "summary", "recommendation": "recommendations", "recommendations": "recommendations",
}  # fmt: skip
_LINE = re.compile(r"([A-Za-z][A-Za-z ]{1,30}?)(?:\(s\))?\.?\s*:\s*(.*)", re.DOTALL)


class CoverLines:
    """The cover as its pieces come. In a file from here its styles say what belongs to it; in another, its labels do,
    until the first heading."""

    def __init__(self, losses: Losses, *, from_here: bool) -> None:
        self._losses = losses
        self._from_here = from_here
        self._ended = False
        self._found: dict[str, list[str]] = {}
        self._part = ""

    def takes(self, piece: Piece) -> bool:
        """Whether a piece belongs to the cover, which then has it."""
        if piece.style in (_HEADING, _TEXT, _RECOMMENDATION):
            self._ours(piece)
            return True
        if self._ended:
            return False
        if piece.style == "Title" and piece.text and not self._from_here:
            self._found["subject"] = [*self._found.get("subject", []), piece.text]
            return True
        if begins_text(piece) and not _is_label(piece):
            self._ended = True
            return False
        if piece.table is not None:
            return self._table(piece.table)
        return self._line(piece)

    def stated(self) -> tuple[str, ...]:
        """The names of the fields that the file states."""
        return tuple(self._found)

    def cover(self) -> Cover:
        """The cover with those fields."""
        told = {name: "\n".join(lines).strip() for name, lines in self._found.items()}
        return Cover(
            subject=" ".join(told.get("subject", "").split()),
            authors=tuple(_posts(told.get("authors", ""))),
            decision=told.get("decision", ""),
            openness=_openness(told.get("openness", "")),
            past_pathway=told.get("past_pathway", ""),
            future_pathway=told.get("future_pathway", ""),
            divisions=told.get("divisions", ""),
            summary=told.get("summary", ""),
            recommendations=tuple(line for line in self._found.get("recommendations", ()) if line),
        )

    def _ours(self, piece: Piece) -> None:
        if piece.style == _HEADING:
            self._part = _LABELS.get(piece.text.lower(), "")
            if self._part in ("summary", "recommendations"):
                self._found.setdefault(self._part, [])
        elif piece.style == _RECOMMENDATION:
            self._found.setdefault("recommendations", []).extend([piece.text] if piece.text else [])
        elif self._part == "summary":
            self._found["summary"].append(piece.text)

    def _table(self, table: WrittenTable) -> bool:
        """A table of two columns whose first has labels that are known."""
        rows = [row for row in table.rows if len(row) == 2]
        told = [(_label(_words(row[0].lines)), _words(row[1].lines)) for row in rows]
        if len(rows) < len(table.rows) or not any(name for name, _ in told):
            return False
        for (name, words), row in zip(told, rows, strict=True):
            if name:
                self._find(name, words)
            elif words:
                self._losses.add("cover", f"{_words(row[0].lines)} {words}")
        return True

    def _find(self, name: str, words: str) -> None:
        """What a label says; where another said so before, that is told."""
        before = "\n".join(self._found.get(name, []))
        if before and before != words:
            self._losses.add("cover", before)
        self._found[name] = [words] if words else []

    def _line(self, piece: Piece) -> bool:
        match = _LINE.fullmatch(piece.text)
        name = _label(match[1]) if match else ""
        if match and name:
            self._part = name
            self._find(name, match[2])
            return True
        if not self._part or self._from_here:
            return False
        if piece.text and (not self._found[self._part] or self._part in ("summary", "recommendations", "authors")):
            self._found[self._part].append(piece.text)
            return True
        return not piece.text


def _is_label(piece: Piece) -> bool:
    match = _LINE.fullmatch(piece.text)
    return bool(match and _label(match[1]))


def _label(words: str) -> str:
    plain = re.sub(r"\(s\)|[:.]", "", words.lower())
    return _LABELS.get(" ".join(plain.split()), "")


def _words(lines: tuple[tuple[object, ...], ...]) -> str:
    return "\n".join(words_of_runs(line).strip() for line in lines)  # type: ignore[arg-type] # lines are runs


def _posts(words: str) -> Iterator[Post]:
    for line in words.split("\n"):
        name, _, title = line.partition(",")
        if name.strip():
            yield Post(name.strip(), title.strip() or None)


def _openness(words: str) -> Openness:
    """What a classification says; anything that is not said to be open keeps the paper closed."""
    said = words.lower()
    if not said or "unrestricted" in said or said == "open":
        return "open"
    if "part" in said.split() or "partly" in said:
        return "part exempt"
    return "confidential" if "confidential" in said else "exempt"
