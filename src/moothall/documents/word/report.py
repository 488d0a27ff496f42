"""A report as a Word file, to be worked on there and taken back."""

import io
from collections.abc import Callable, Iterable

import docx
from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from moothall.documents.word import names
from moothall.documents.word.marks import bookmark, write_runs
from moothall.documents.word.notes import Footnotes
from moothall.documents.word.styles import ALONE, SECTIONS, new_list, number, prepare
from moothall.documents.word.tables import laid_out
from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.writing import (
    Block,
    Run,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

_DEEPEST = 2
_WIDEST = Cm(15)
_OPENNESS = {"open": "Unrestricted", "part exempt": "Part exempt", "exempt": "Exempt", "confidential": "Confidential"}


def report_word(draft: ReportDraft, pictures: Callable[[str], bytes]) -> bytes:
    """The report as a Word file. `pictures` gives a picture's file by its SHA-256, nothing where there is none.

    Each block carries its key as a bookmark and the file the report's key and version, so that both are known again.
    """
    document = docx.Document()
    prepare(document)
    writer = _Writer(document, pictures)
    writer.cover(draft)
    for block in draft.writing.blocks:
        writer.block(block)
    writer.footnotes.finish(document)
    core = document.core_properties
    core.title, core.author, core.comments, core.last_modified_by = draft.cover.subject, "", "", ""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class _Writer:
    """One file as it is written."""

    def __init__(self, document: Document, pictures: Callable[[str], bytes]) -> None:
        self.document, self.pictures = document, pictures
        self.footnotes = Footnotes()
        self.marks = self.lists = 0
        self.series: dict[str, int] = {}
        self.in_section = False

    def cover(self, draft: ReportDraft) -> None:
        """The cover as a table of labels, then summary and recommendations; the version as a bookmark."""
        title = self._paragraph(names.COVER_HEADING, [Run(draft.cover.subject)])
        self._mark(title, f"{names.VERSION}{draft.key}_{draft.number}")
        table = self.document.add_table(rows=0, cols=2)
        table.style = self.document.styles["Table Grid"]
        for label, value in _labelled(draft.cover):
            row = table.add_row()
            row.cells[0].text, row.cells[1].text = label, value
        self._paragraph(names.COVER_HEADING, [Run("Summary")])
        for line in draft.cover.summary.split("\n"):
            self._paragraph(names.COVER_TEXT, [Run(line)])
        self._paragraph(names.COVER_HEADING, [Run("Recommendations")])
        series = self._series("number")
        for words in draft.cover.recommendations:
            number(self._paragraph(names.COVER_RECOMMENDATION, [Run(words)]), series, 0)

    def block(self, block: Block) -> None:
        """A block with its bookmark."""
        match block:
            case WrittenHeading():
                self.in_section = self.in_section or block.level == 1
                self._key(self._paragraph(f"Heading {min(max(block.level, 1), 3)}", [Run(block.text)]), block)
            case WrittenParagraph():
                self._key(self._body(block), block)
            case WrittenList():
                self._list(block)
            case WrittenTable():
                self._table(block)
            case WrittenFigure():
                self._figure(block)

    def _body(self, block: WrittenParagraph) -> Paragraph:
        paragraph = self._paragraph(names.NUMBERED if block.numbered else "Normal", block.runs)
        if block.numbered:
            number(paragraph, SECTIONS if self.in_section else ALONE, 1 if self.in_section else 0)
        return paragraph

    def _list(self, block: WrittenList) -> None:
        if not (block.goes_on and block.style in self.series):
            self.series[block.style] = self._series(block.style)
        series = self.series[block.style]
        written = list(self._items(block.items, series, 0))
        if written:
            self._key(written[0], block)

    def _items(self, items: Iterable[WrittenItem], series: int, depth: int) -> Iterable[Paragraph]:
        for item in items:
            paragraph = self._paragraph("List Paragraph", item.runs)
            number(paragraph, series, min(depth, _DEEPEST))
            yield paragraph
            yield from self._items(item.items, series, depth + 1)

    def _table(self, block: WrittenTable) -> None:
        if block.caption:
            self._paragraph(names.TABLE_CAPTION, [Run(block.caption)])
        keyed = False
        for cell, written in laid_out(self.document, block):
            lines = self._fill(cell.paragraphs[0], cell.add_paragraph, written)
            if not keyed:
                self._key(lines, block)
                keyed = True
        self._paragraph("Normal", [])

    def _fill(self, first: Paragraph, more: Callable[[], Paragraph], cell: WrittenCell) -> Paragraph:
        for at, line in enumerate(cell.lines or ((),)):
            paragraph = first if at == 0 else more()
            if cell.header:
                paragraph.style = self.document.styles[names.TABLE_HEADING]
            write_runs(paragraph, line, self.footnotes)
        return first

    def _figure(self, block: WrittenFigure) -> None:
        paragraph = self._paragraph("Normal", [])
        try:
            shape = paragraph.add_run().add_picture(io.BytesIO(self.pictures(block.file)))
            if shape.width > _WIDEST:
                shape.height = round(shape.height * _WIDEST / shape.width)
                shape.width = _WIDEST
            shape._inline.docPr.set("descr", block.alternative)
            shape._inline.docPr.set("title", block.file)
        except (UnrecognizedImageError, ValueError, OSError):
            write_runs(paragraph, [Run(f"[Picture: {block.alternative}]")], self.footnotes)
        self._key(paragraph, block)
        if block.caption:
            self._paragraph(names.FIGURE_CAPTION, [Run(block.caption)])

    def _paragraph(self, style: str, runs: Iterable[Run]) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        write_runs(paragraph, runs, self.footnotes)
        return paragraph

    def _series(self, style: str) -> int:
        self.lists += 1
        return new_list(self.document, style, self.lists)

    def _key(self, paragraph: Paragraph, block: Block) -> None:
        self._mark(paragraph, f"{names.KEY}{block.key}")

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        self.marks += 1
        bookmark(paragraph, name, self.marks)


def _labelled(cover: Cover) -> Iterable[tuple[str, str]]:
    yield "From", "\n".join(", ".join(filter(None, (post.name, post.title))) for post in cover.authors)
    yield from ((label, getattr(cover, name)) for name, label in names.LABELS)
    yield "Classification", _OPENNESS[cover.openness]
