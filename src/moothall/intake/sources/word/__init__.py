"""Packs as Word files (docx), read straight from their XML."""

from collections.abc import Iterator

from lxml import etree

from moothall.facts.papers import BlockKind
from moothall.intake.lines import Source
from moothall.intake.sources.drafts import Draft, compose
from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack
from moothall.intake.sources.word.archive import Archive, W
from moothall.intake.sources.word.numbering import Numbering
from moothall.intake.sources.word.paragraphs import Paragraph, Paragraphs
from moothall.intake.sources.word.revisions import settle
from moothall.intake.sources.word.styles import Look, Styles
from moothall.intake.sources.word.tables import boxed, rows, within

_GAP = 60
_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"


def read_word(data: bytes, limits: Limits = LIMITS) -> Source:
    """The lines of a Word file: tracked changes accepted, comments and hidden text left out.

    Raises UnreadablePack when it is no Word file, damaged, locked or larger than `limits` when unpacked.
    """
    archive = Archive(data, limits)
    document = _Document(archive)
    source = compose("word", document.drafts())
    if not source.lines:
        raise UnreadablePack("this Word file has no text in it")
    return source


class _Document:
    """One walk through a document's blocks, in order."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._styles = Styles(_first(archive.related("styles")))
        numbering = Numbering(_first(archive.related("numbering")), self._styles)
        self._paragraphs = Paragraphs(self._styles, numbering)
        self._body = settle(archive.document())
        self._footnotes = {
            f"{W}{kind[:-1]}Reference": _by_id(_first(archive.related(kind))) for kind in ("footnotes", "endnotes")
        }
        self._notes = self._tables = 0
        self._before: tuple[Look, str] | None = None

    def drafts(self) -> Iterator[Draft]:
        """Body first; what headers and footers say comes last, as furniture."""
        body = self._body.find(f"{W}body")
        yield from self._blocks(body if body is not None else self._body)
        for part in (*self._archive.related("header"), *self._archive.related("footer")):
            for element in settle(part).iter(_PARAGRAPH):
                yield Draft(BlockKind.furniture, " ".join(self._paragraphs.read(element).lines))

    def _blocks(self, parent: etree._Element) -> Iterator[Draft]:
        for block in within(parent, _PARAGRAPH, _TABLE):
            if block.tag == _PARAGRAPH:
                yield from self._prose(block)
            else:
                yield from self._table(block)

    def _prose(self, element: etree._Element) -> Iterator[Draft]:
        paragraph = self._paragraphs.read(element)
        if not paragraph.lines:
            self._before = None
            return
        gap = self._before is None or _is_apart(*self._before, paragraph)
        self._before = paragraph.look, paragraph.style
        for place, line in enumerate(paragraph.lines):
            yield _draft(paragraph, line, first=place == 0, gap=gap and place == 0)
        yield from self._notes_of(paragraph)

    def _table(self, element: etree._Element) -> Iterator[Draft]:
        self._before = None
        box = boxed(element)
        if box is not None:
            for cell in box:
                yield from self._blocks(cell)
        else:
            self._tables += 1
            yield from rows(element, self._tables, self._paragraphs)
        self._before = None

    def _notes_of(self, paragraph: Paragraph) -> Iterator[Draft]:
        """Footnotes and endnotes follow the paragraph that refers to them, numbered through."""
        for kind, name in paragraph.notes:
            note = self._footnotes.get(kind, {}).get(name)
            if note is not None:
                self._notes += 1
                lines = (line for one in note.iter(_PARAGRAPH) for line in self._paragraphs.read(one).lines)
                yield Draft(BlockKind.paragraph, f"{self._notes} {' '.join(lines)}")


def _draft(paragraph: Paragraph, line: str, *, first: bool, gap: bool) -> Draft:
    marker, level = paragraph.marker, paragraph.look.level
    kind = BlockKind.heading if level else BlockKind.paragraph
    if marker and marker.bullet and first:
        kind = BlockKind.list_item
    bulleted = kind is BlockKind.list_item
    lead = f"{marker.text} " if marker and first and not bulleted else ""
    return Draft(
        kind,
        lead + line,
        level=paragraph.look.depth if bulleted else level,
        bullet="•" if bulleted else "",
        bold=paragraph.bold,
        gap=gap,
    )


def _is_apart(above: Look, style: str, paragraph: Paragraph) -> bool:
    """Whether a clear distance stands between a paragraph and the one above it."""
    if style == paragraph.style and paragraph.look.close:
        return False
    return max(above.after, paragraph.look.before) >= _GAP


def _first(parts: list[etree._Element]) -> etree._Element | None:
    return parts[0] if parts else None


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return {} if root is None else {str(note.get(f"{W}id")): settle(note) for note in root}
