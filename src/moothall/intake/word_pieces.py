"""The paragraphs and tables of a Word file as pieces of a report: runs, markers, styles, keys, pictures."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from moothall.facts.writing import Run, WrittenCell, WrittenFigure, WrittenTable
from moothall.intake.sources.word.archive import Archive, W
from moothall.intake.sources.word.numbering import Marker, Numbering
from moothall.intake.sources.word.revisions import settle
from moothall.intake.sources.word.styles import Look, Styles, attribute, child, is_on, number, shown
from moothall.intake.sources.word.tables import within

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_KEY = re.compile(r"mh_([A-Za-z0-9]{8})")
TABLE_HEADING = "Table heading"
_WIDEST = 100
_PLAIN: dict[object, str] = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a picture or a table. `series` is the list that it is numbered in, `depth` its level there.

    `keys` are the bookmarks of ours that begin in it, `comments` the comments that do.
    """

    runs: tuple[Run, ...] = ()
    style: str = ""
    heading: int = 0
    marker: Marker | None = None
    series: str = ""
    depth: int = 0
    keys: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    figure: WrittenFigure | None = None
    table: WrittenTable | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        said = [run for run in self.runs if run.text.strip()]
        return bool(said) and all(run.strong for run in said)


@dataclass(slots=True)
class _Said:
    """What a paragraph has said so far."""

    look: Look
    runs: list[Run] = field(default_factory=list)
    figures: list[WrittenFigure] = field(default_factory=list)


class Pieces:
    """Reads a document's paragraphs and tables in their order; `pictures` gathers the files of its pictures."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        styles = next(iter(archive.related("styles")), None)
        self._styles = Styles(styles)
        self._numbering = Numbering(next(iter(archive.related("numbering")), None), self._styles)
        found = [] if styles is None else styles.iter(f"{W}style")
        self._names = {attribute(one, "styleId"): attribute(one.find(f"{W}name")) for one in found}
        self._notes = {f"{W}{kind[:-1]}Reference": dict(_notes(archive, kind)) for kind in ("footnotes", "endnotes")}
        self.pictures: list[bytes] = []

    def paragraph(self, element: etree._Element) -> Iterator[Piece]:
        """A paragraph, and a piece for each picture in it, which the bookmarks then belong to."""
        properties = child(element, f"{W}pPr")
        style = attribute(child(properties, f"{W}pStyle"))
        look = self._styles.look(style)
        look = shown(look, properties) if properties is not None else look
        by_style = look.level > 0 or self._names.get(style) == TABLE_HEADING
        said = _Said(replace(look, bold=False) if by_style else look)
        for part in element:
            self._part(part, said, "")
        keys, comments = _keys(element), _begun(element)
        for figure in said.figures:
            yield Piece(figure=figure, keys=keys, comments=comments)
        if said.figures and not any(run.text.strip() for run in said.runs):
            return
        runs = tuple(said.runs)
        counts = bool(look.number) and any(run.text.strip() for run in runs)
        marker = self._numbering.marker(look.number, look.depth) if counts else None
        own = () if said.figures else keys
        yield Piece(runs, self._names.get(style, style), look.level, marker, look.number, look.depth, own, comments)

    def table(self, element: etree._Element) -> Piece:
        """A table with its merged cells."""
        keys = tuple(dict.fromkeys(key for one in element.iter(f"{W}p") for key in _keys(one)))
        comments = tuple(mark for one in element.iter(f"{W}p") for mark in _begun(one))
        rows = [self._row(row) for row in within(element, f"{W}tr")]
        return Piece(keys=keys, comments=comments, table=WrittenTable("", tuple(_joined(rows))))

    def _row(self, row: etree._Element) -> list[tuple[int, bool, WrittenCell]]:
        """The cells of a row with their columns, and whether each goes on from above."""
        properties = child(row, f"{W}trPr")
        mark, before = child(properties, f"{W}tblHeader"), child(properties, f"{W}gridBefore")
        column = min(number(before, "val", 0), _WIDEST) if before is not None else 0
        found = []
        for cell in within(row, f"{W}tc"):
            inside = child(cell, f"{W}tcPr")
            merged, span = child(inside, f"{W}vMerge"), child(inside, f"{W}gridSpan")
            columns = max(1, min(number(span, "val", 1), _WIDEST)) if span is not None else 1
            goes_on = merged is not None and attribute(merged) != "restart"
            pieces = [piece for one in cell.iter(f"{W}p") for piece in self.paragraph(one)]
            is_head = (mark is not None and is_on(mark)) or any(piece.style == TABLE_HEADING for piece in pieces)
            lines = tuple(piece.runs for piece in pieces if piece.text or any(run.note for run in piece.runs))
            found.append((column, goes_on, WrittenCell(lines, columns, 1, is_head)))
            column += columns
        return found

    def _part(self, part: etree._Element, said: _Said, link: str) -> None:
        if part.tag == f"{W}r":
            self._run(part, said, link)
        elif part.tag == f"{W}hyperlink":
            target, outside = self._archive.linked(str(part.get(f"{R}id") or ""))
            for inner in part:
                self._part(inner, said, target if outside else link)
        elif part.tag not in (f"{W}pPr", f"{W}txbxContent"):
            for inner in part:
                self._part(inner, said, link)

    def _run(self, run: etree._Element, said: _Said, link: str) -> None:
        look, text = said.look, ""
        for part in run:
            if part.tag == f"{W}rPr":
                style = attribute(child(part, f"{W}rStyle"))
                added = self._styles.look(style) if style else look
                look = shown(replace(look, bold=look.bold or (bool(style) and added.bold)), part)
            elif part.tag == f"{W}t":
                text += part.text or ""
            elif part.tag in self._notes:
                said.runs.append(_styled(text, look, link))
                text = ""
                self._note(self._notes[part.tag].get(attribute(part, "id"), ""), said)
            elif part.tag in (f"{W}drawing", f"{W}pict"):
                said.figures += self._figures(part)
            else:
                text += _PLAIN.get(part.tag, "")
        if text and not look.hidden:
            said.runs.append(_styled(text, look, link))

    def _note(self, words: str, said: _Said) -> None:
        """A note belongs to the words before it."""
        if said.runs and said.runs[-1].text and not said.runs[-1].note:
            last = said.runs[-1]
            said.runs[-1] = Run(last.text, last.strong, last.emphasis, last.link, words)
        elif words:
            said.runs.append(Run("", note=words))

    def _figures(self, drawing: etree._Element) -> Iterator[WrittenFigure]:
        told = next(drawing.iter(f"{_DRAWN}docPr"), None)
        words = "" if told is None else str(told.get("descr") or "")
        for picture in drawing.iter(f"{_A}blip"):
            name, outside = self._archive.linked(str(picture.get(f"{R}embed") or ""))
            data = b"" if outside else self._archive.data(name)
            if data:
                self.pictures.append(data)
                yield WrittenFigure("", hashlib.sha256(data).hexdigest(), words)


def _styled(text: str, look: Look, link: str) -> Run:
    """Words with their style."""
    return Run(text.upper() if look.capitals else text, look.bold, look.italic, link)


def _notes(archive: Archive, kind: str) -> Iterator[tuple[str, str]]:
    for part in archive.related(kind):
        yield from ((attribute(one, "id"), _words(settle(one))) for one in part)


def _words(element: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(f"{W}t")).split())


def _keys(element: etree._Element) -> tuple[str, ...]:
    marks = (_KEY.fullmatch(attribute(mark, "name")) for mark in element.iter(f"{W}bookmarkStart"))
    return tuple(match[1] for match in marks if match)


def _begun(element: etree._Element) -> tuple[str, ...]:
    return tuple(attribute(mark, "id") for mark in element.iter(f"{W}commentRangeStart", f"{W}commentReference"))


def _joined(rows: list[list[tuple[int, bool, WrittenCell]]]) -> Iterator[tuple[WrittenCell, ...]]:
    """The rows with cells that go on from above joined to where they begin."""
    for at, row in enumerate(rows):
        cells = []
        for column, goes_on, cell in row:
            if not goes_on or at == 0:
                cells.append(WrittenCell(cell.lines, cell.columns, _depth(rows, at, column), cell.header))
        yield tuple(cells)


def _depth(rows: list[list[tuple[int, bool, WrittenCell]]], at: int, column: int) -> int:
    below = 1
    for row in rows[at + 1 :]:
        if not any(place == column and goes_on for place, goes_on, _ in row):
            break
        below += 1
    return below
