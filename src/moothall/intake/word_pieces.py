"""The paragraphs and tables of a Word file as pieces of a report: runs, markers, styles, keys, pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from moothall.facts.writing import Run, WrittenCell, WrittenFigure, WrittenTable
from moothall.intake.sources.word.archive import Archive, W
from moothall.intake.sources.word.numbering import Marker, Numbering
from moothall.intake.sources.word.styles import Styles, attribute, child, is_on, number, shown
from moothall.intake.sources.word.tables import within
from moothall.intake.word_losses import Losses
from moothall.intake.word_runs import Runs, words_within

_KEY = re.compile(r"mh_([A-Za-z0-9]{8})")
_CONTENTS = re.compile(r"toc \d|toc heading|table of figures", re.IGNORECASE)
TABLE_HEADING = "Table heading"
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a picture or a table. `marker` is what its list puts before it.

    `keys` are the bookmarks of ours that begin in it, `comments` the comments that do.
    """

    runs: tuple[Run, ...] = ()
    style: str = ""
    heading: int = 0
    marker: Marker | None = None
    keys: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    figure: WrittenFigure | None = None
    table: WrittenTable | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def depth(self) -> int:
        """Its level in its list."""
        return self.marker.depth if self.marker else 0

    @property
    def series(self) -> str:
        """Its list."""
        return self.marker.series if self.marker else ""

    @property
    def line(self) -> tuple[Run, ...]:
        """Its runs as a line of a cell, where a number or a bullet can only be words."""
        return (Run(f"{self.marker.text} "), *self.runs) if self.marker else self.runs

    @property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        said = [run for run in self.runs if run.text.strip()]
        return bool(said) and all(run.strong for run in said)


class Pieces:
    """Reads a document's paragraphs and tables in their order."""

    def __init__(self, archive: Archive, losses: Losses) -> None:
        styles = next(iter(archive.related("styles")), None)
        self._styles = Styles(styles)
        self._numbering = Numbering(next(iter(archive.related("numbering")), None), self._styles)
        found = [] if styles is None else styles.iter(f"{W}style")
        self._names = {attribute(one, "styleId"): attribute(one.find(f"{W}name")) for one in found}
        self._losses = losses
        self._runs = Runs(archive, self._styles, losses)
        self.pictures = self._runs.pictures

    def paragraph(self, element: etree._Element) -> Iterator[Piece]:
        """A paragraph, and a piece for each picture in it, which the bookmarks then belong to."""
        properties = child(element, f"{W}pPr")
        id = attribute(child(properties, f"{W}pStyle"))
        look, style = self._styles.look(id), self._names.get(id, id)
        look = shown(look, properties) if properties is not None else look
        by_style = look.level > 0 or style == TABLE_HEADING
        said = self._runs.read(element, replace(look, bold=False) if by_style else look)
        if _CONTENTS.fullmatch(style):
            self._losses.add_once("contents")
            return
        keys, comments = _keys(element), _begun(element)
        for figure in said.figures:
            yield Piece(figure=figure, keys=keys, comments=comments)
        # An empty paragraph of a list is counted by Word as well; a hidden one is not.
        counts = bool(look.number) and (said.has_words or not said.hides)
        marker = self._numbering.marker(look.number, look.depth, id) if counts else None
        if said.figures and not said.has_words:
            return
        yield Piece(tuple(said.runs), style, look.level, marker, () if said.figures else keys, comments)

    def table(self, element: etree._Element) -> Iterator[Piece]:
        """A table with its merged cells; the pictures in it come after it."""
        keys = tuple(dict.fromkeys(key for one in element.iter(f"{W}p") for key in _keys(one)))
        comments = tuple(mark for one in element.iter(f"{W}p") for mark in _begun(one))
        aside: list[Piece] = []
        rows = [self._row(row, aside) for row in within(element, f"{W}tr")]
        yield Piece(keys=keys, comments=comments, table=WrittenTable("", tuple(_joined(rows))))
        for picture in aside:
            self._losses.add("in a cell")
            yield replace(picture, keys=())

    def _row(self, row: etree._Element, aside: list[Piece]) -> list[tuple[int, bool, WrittenCell]]:
        """The cells of a row with their columns, and whether each goes on from above; pictures are put aside."""
        properties = child(row, f"{W}trPr")
        mark, before = child(properties, f"{W}tblHeader"), child(properties, f"{W}gridBefore")
        column = min(number(before, "val", 0), _WIDEST) if before is not None else 0
        is_head = mark is not None and is_on(mark)
        found = [(0, False, WrittenCell((), column, 1, is_head))] if column else []
        for cell in within(row, f"{W}tc"):
            inside = child(cell, f"{W}tcPr")
            merged, span = child(inside, f"{W}vMerge"), child(inside, f"{W}gridSpan")
            columns = max(1, min(number(span, "val", 1), _WIDEST)) if span is not None else 1
            goes_on = merged is not None and attribute(merged) != "restart"
            found.append((column, goes_on, self._cell(cell, columns, is_head, aside)))
            column += columns
        return found

    def _cell(self, cell: etree._Element, columns: int, is_head: bool, aside: list[Piece]) -> WrittenCell:
        for table in cell.iter(f"{W}tbl"):
            self._losses.add("nested", words_within(table))
        pieces = [piece for one in cell.iter(f"{W}p") for piece in self.paragraph(one)]
        aside += [piece for piece in pieces if piece.figure is not None]
        lines = tuple(piece.line for piece in pieces if piece.text or any(run.note for run in piece.runs))
        return WrittenCell(lines, columns, 1, is_head or any(piece.style == TABLE_HEADING for piece in pieces))


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
