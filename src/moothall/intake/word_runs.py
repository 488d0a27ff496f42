"""The words and the pictures of a paragraph of a Word file, with their styles, links and notes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from moothall.facts.writing import Run, WrittenFigure
from moothall.intake.sources.symbols import BULLET, spelled
from moothall.intake.sources.word.archive import Archive, W
from moothall.intake.sources.word.fields import ADDRESS
from moothall.intake.sources.word.paragraphs import symbol
from moothall.intake.sources.word.revisions import settle
from moothall.intake.sources.word.styles import Look, Styles, attribute, child, is_on, number, shown
from moothall.intake.word_losses import FORMULA, FORMULA_WORDS, Losses

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD = "{urn:schemas-microsoft-com:vml}"
_BREAKS: dict[object, str] = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""What files of pictures that a report can hold begin with: PNG and JPEG."""


@dataclass(slots=True)
class Said:
    """What a paragraph has said so far; `hides` tells that some of it is hidden, `struck` is what is struck through."""

    look: Look
    runs: list[Run] = field(default_factory=list)
    figures: list[WrittenFigure] = field(default_factory=list)
    hides: bool = False
    struck: str = ""

    @property
    def has_words(self) -> bool:
        """Whether there is anything to read."""
        return any(run.text.strip() for run in self.runs)


class Runs:
    """Reads what paragraphs say; `pictures` gathers the files of their pictures."""

    def __init__(self, archive: Archive, styles: Styles, losses: Losses) -> None:
        self._archive = archive
        self._styles = styles
        self._losses = losses
        self._notes = {f"{W}{kind[:-1]}Reference": dict(_notes(archive, kind)) for kind in ("footnotes", "endnotes")}
        self.pictures: list[bytes] = []

    def read(self, element: etree._Element, look: Look) -> Said:
        """What a `w:p` says; `look` is that of its style."""
        said = Said(look)
        for part in element:
            self._part(part, said, "")
        if said.hides:
            self._losses.add("hidden")
        if said.struck:
            self._losses.add("struck", said.struck)
        return said

    def _part(self, part: etree._Element, said: Said, link: str) -> None:
        if part.tag == f"{W}r":
            self._run(part, said, link)
        elif part.tag == FORMULA:
            words = "".join(text.text or "" for text in part.iter(FORMULA_WORDS))
            self._losses.add("formula", words)
            said.runs.append(Run(words))
        elif part.tag not in (f"{W}pPr", f"{W}txbxContent"):
            leads = self._target(part) if part.tag == f"{W}hyperlink" else ""
            for inner in part:
                self._part(inner, said, leads or link)

    def _target(self, link: etree._Element) -> str:
        target, outside = self._archive.linked(str(link.get(f"{R}id") or ""))
        return link.get(ADDRESS) or (target if outside else "")

    def _run(self, run: etree._Element, said: Said, link: str) -> None:
        properties = child(run, f"{W}rPr")
        look, text = self._look(properties, said.look), ""
        for part in run:
            if part.tag in self._notes:
                self._say(text, look, link, properties, said)
                text = ""
                self._note(self._notes[part.tag].get(attribute(part, "id"), ""), said)
            elif part.tag in (f"{W}drawing", f"{W}pict"):
                said.figures += self._figures(part)
            elif part.tag.__class__ is str and part.tag.endswith("}AlternateContent"):
                for inner in part:
                    self._run(inner, said, link)
            else:
                text += self._words(part)
        self._say(text, look, link, properties, said)

    def _look(self, properties: etree._Element | None, look: Look) -> Look:
        if properties is None:
            return look
        style = attribute(child(properties, f"{W}rStyle"))
        is_bold = look.bold or (bool(style) and self._styles.look(style).bold)
        return shown(replace(look, bold=is_bold), properties)

    def _words(self, part: etree._Element) -> str:
        if part.tag == f"{W}t":
            text = part.text or ""
            told = spelled(text)
        elif part.tag == f"{W}sym":
            text, told = "", symbol(part)
        else:
            return _BREAKS.get(part.tag, "")
        if told != text and BULLET in told:
            self._losses.add("symbol")
        return told

    def _say(self, text: str, look: Look, link: str, properties: etree._Element | None, said: Said) -> None:
        if not text:
            return
        if look.hidden:
            said.hides = True
            return
        if any((mark := child(properties, f"{W}{name}")) is not None and is_on(mark) for name in ("strike", "dstrike")):
            said.struck += text
        text = _set(text, properties)
        said.runs.append(Run(text.upper() if look.capitals else text, look.bold, look.italic, link))

    def _note(self, words: str, said: Said) -> None:
        """A note belongs to the words before it."""
        if said.runs and said.runs[-1].text and not said.runs[-1].note:
            last = said.runs[-1]
            said.runs[-1] = Run(last.text, last.strong, last.emphasis, last.link, words)
        elif words:
            said.runs.append(Run("", note=words))

    def _figures(self, drawing: etree._Element) -> Iterator[WrittenFigure]:
        told = next(drawing.iter(f"{_DRAWN}docPr"), None)
        words = "" if told is None else str(told.get("descr") or "")
        for picture in drawing.iter(f"{_A}blip", f"{_OLD}imagedata"):
            shape = next(picture.iterancestors(f"{_OLD}shape"), None)
            own = str(shape.get("alt") or "") if shape is not None else words
            data = self._picture(picture, own)
            if data:
                self.pictures.append(data)
                yield WrittenFigure("", hashlib.sha256(data).hexdigest(), own)

    def _picture(self, picture: etree._Element, words: str) -> bytes:
        """The file of a picture; nothing for one that cannot be taken, which is told."""
        relation = picture.get(f"{R}embed") or picture.get(f"{R}id") or picture.get(f"{R}link") or ""
        name, outside = self._archive.linked(str(relation))
        data = b"" if outside else self._archive.data(name)
        if not data:
            self._losses.add("outside", words)
        elif not data.startswith(_STARTS):
            self._losses.add("form", words)
            return b""
        return data


def _set(text: str, properties: etree._Element | None) -> str:
    """Words set above or below the line: figures become the signs for it (m²), others stay plain words (1st)."""
    where, position = attribute(child(properties, f"{W}vertAlign")), child(properties, f"{W}position")
    height = number(position, "val", 0) if position is not None else 0
    is_raised, is_lowered = where == "superscript" or height > 0, where == "subscript" or height < 0
    signs = _RAISED if is_raised else _LOWERED if is_lowered else {}
    return text.translate(signs) if text.strip() and all(ord(sign) in signs for sign in text.strip()) else text


def _notes(archive: Archive, kind: str) -> Iterator[tuple[str, str]]:
    for part in archive.related(kind):
        yield from ((attribute(one, "id"), words_within(settle(one))) for one in part)


def words_within(element: etree._Element) -> str:
    """The bare words of a note or a comment, its paragraphs one after another."""
    paragraphs = ("".join(_plain(paragraph)) for paragraph in element.iter(f"{W}p"))
    return " ".join(" ".join(paragraphs).split())


def _plain(paragraph: etree._Element) -> Iterator[str]:
    for part in paragraph.iter():
        yield (part.text or "") if part.tag == f"{W}t" else _BREAKS.get(part.tag, "")
