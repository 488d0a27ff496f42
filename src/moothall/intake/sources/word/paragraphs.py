"""The words of a paragraph: what its runs say, with breaks, symbols and capitals as printed."""

from dataclasses import dataclass, field, replace

from lxml import etree

from moothall.intake.sources.symbols import BULLET, WINGDINGS
from moothall.intake.sources.word.archive import W
from moothall.intake.sources.word.numbering import Marker, Numbering
from moothall.intake.sources.word.styles import PROPERTIES, Look, Styles, attribute, child, shown

_BREAKS: dict[object, str] = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_TELLING = {*PROPERTIES, f"{W}rStyle"}
_RUN, _TEXT, _SYMBOL, _NOTES = f"{W}r", f"{W}t", f"{W}sym", (f"{W}footnoteReference", f"{W}endnoteReference")
_PROPERTIES, _STYLE, _LOOK, _CHARACTER_STYLE = f"{W}pPr", f"{W}pStyle", f"{W}rPr", f"{W}rStyle"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed: its lines (one, unless it holds breaks), what stands before it, how it looks."""

    lines: tuple[str, ...]
    marker: Marker | None
    look: Look
    style: str
    bold: bool
    notes: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Words:
    """What the runs of a paragraph have said so far."""

    look: Look
    style: str = ""
    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: bool = True
    hides: bool = False


class Paragraphs:
    """Reads a document's paragraphs in their order, counting those that are numbered."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._looks: dict[bytes, tuple[str, Look]] = {}

    def read(self, element: etree._Element) -> Paragraph:
        """What a `w:p` prints."""
        words = _Words(self._styles.look())
        for part in element:
            if part.tag == _PROPERTIES:
                words.style, words.look = self._look(part)
            elif part.tag == _RUN:
                self._say(part, words)
            else:
                for run in part.iter(_RUN):
                    self._say(run, words)
        lines, look = _folded("".join(words.pieces)), words.look
        # An empty paragraph of a list is counted by Word as well; a hidden one is not.
        counts = bool(look.number) and (bool(lines) or not words.hides)
        marker = self._numbering.marker(look.number, look.depth, words.style) if counts else None
        return Paragraph(lines, marker, look, words.style, words.bold, tuple(words.notes))

    def _look(self, properties: etree._Element) -> tuple[str, Look]:
        """Style and look; a document has few sets of properties, written thousands of times."""
        written = etree.tostring(properties, with_tail=False)
        if written not in self._looks:
            style = attribute(child(properties, _STYLE))
            self._looks[written] = style, shown(self._styles.look(style), properties)
        return self._looks[written]

    def _say(self, run: etree._Element, words: _Words) -> None:
        look, text = words.look, ""
        for part in run:
            if part.tag == _TEXT:
                text += part.text or ""
            elif part.tag == _LOOK:
                look = self._own(part, look)
            elif part.tag in _NOTES:
                words.notes.append((str(part.tag), attribute(part, "id")))
            else:
                text += symbol(part) if part.tag == _SYMBOL else _BREAKS.get(part.tag, "")
        words.hides |= bool(text) and look.hidden
        if text and not look.hidden:
            words.pieces.append(text.upper() if look.capitals else text)
            words.bold = words.bold and (look.bold or text.isspace())

    def _own(self, properties: etree._Element, look: Look) -> Look:
        """How a run looks within its paragraph; a character style can only add to it."""
        if not any(one.tag in _TELLING for one in properties):
            return look
        style = child(properties, _CHARACTER_STYLE)
        if style is not None:
            added = self._styles.look(attribute(style))
            look = replace(look, bold=look.bold or added.bold, hidden=look.hidden or added.hidden)
        return shown(look, properties)


def _folded(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, white space folded, without the hyphens that may not be printed."""
    if not text:
        return ()
    lines = (" ".join(line.split()) for line in text.replace("\u00ad", "").split("\n"))
    return tuple(line for line in lines if line)


def symbol(part: etree._Element) -> str:
    """A character of a symbol font: Wingdings' arrows tell a direction of travel; any other is a bullet."""
    try:
        code = int(attribute(part, "char") or "0", 16) & 0xFF
    except ValueError:
        return ""
    return WINGDINGS.get(code, BULLET) if attribute(part, "font").lower().startswith("wingdings") else BULLET
