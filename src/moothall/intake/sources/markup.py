"""Taking markup out of a line of text while keeping the place of every character that stays.

Texts of packs carry a little Markdown (`**bold**`, `[words](address)`) and what is left of HTML in table cells.
"""

import html
import re
from array import array
from collections.abc import Iterator

from moothall.intake.passages import Passage, plain

_EMPHASIS = re.compile(r"(\*{1,3})(?=[^\s*])([^\t]*?[^\s*])\1(?!\*)")
_TOKEN = re.compile(
    r"(?P<block></?(?:p|br|ul|ol|div|h\d)\b[^<>]*>)|(?P<item><li\b[^<>]*>)|(?P<close></li>)"
    r"|(?P<inline></?(?:b|i|u|em|strong|sup|sub|span|font)\b[^<>]*>)"
    r"|!?\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
    r"|(?P<entity>&(?:\w{2,8}|#\d{1,5});)|(?P<escape>\\(?=[*_#\[\]().+-]))|(?P<space>\s+)"
)
_ORPHAN = re.compile(r"^\*\*(?=[^\s*])|(?<=[^\s*])\*\*$")
_MARKED = re.compile(r"[<&*\\\[]|\s\s|[^\S ]")
_BREAK, _BULLET = "\n", "\n• "


def clean(text: str, start: int) -> Passage:
    """The text without markup, white space folded; paragraphs and list items of a cell on lines of their own.

    `start` is the place of the text's first character in the input.
    """
    if not _MARKED.search(text):
        return plain(text, start).strip()
    characters, offsets = [], array("L")
    for piece, place in _pieces(text, _emphasis(text)):
        for character in piece:
            if _wanted(character, characters):
                _settle(character, characters, offsets)
                characters.append(character)
                offsets.append(start + place)
            if len(piece) == 1 or piece.startswith("\n"):
                continue
            place += 1
    while characters and characters[-1].isspace():
        characters.pop()
        offsets.pop()
    offsets.append(start + len(text) if not characters else _end(text, start, offsets[-1]))
    return Passage("".join(characters), offsets)


def _end(text: str, start: int, last: int) -> int:
    """The place after the last character kept, an entity counting as one."""
    entity = re.match(r"&(?:\w{2,8}|#\d{1,5});", text[last - start :])
    return last + (entity.end() if entity else 1)


def _emphasis(text: str) -> set[int]:
    """The places of paired asterisks, and of bold that runs over the line; lone ones are footnote marks and stay."""
    if "*" not in text:
        return set()
    marks: set[int] = set()
    for match in _EMPHASIS.finditer(text):
        width = len(match[1])
        marks.update(range(match.start(), match.start() + width))
        marks.update(range(match.end() - width, match.end()))
    for match in _ORPHAN.finditer(text):
        marks.update(range(*match.span()))
    return marks


def _pieces(text: str, dropped: set[int]) -> Iterator[tuple[str, int]]:
    """Stretches of text that stay, with their places; markup as the break it stands for."""
    at = 0
    for token in _TOKEN.finditer(text):
        yield from _kept(text, at, token.start(), dropped)
        at = token.end()
        match token.lastgroup:
            case "block" | "close":
                yield _BREAK, token.start()
            case "item":
                yield _BULLET, token.start()
            case "entity":
                yield html.unescape(token[0]), token.start()
            case "space":
                yield " ", token.start()
            case "address" | "words":
                yield from _kept(text, token.start("words"), token.end("words"), dropped)
    yield from _kept(text, at, len(text), dropped)


def _kept(text: str, start: int, end: int, dropped: set[int]) -> Iterator[tuple[str, int]]:
    if not dropped:
        if start < end:
            yield text[start:end], start
        return
    for place in range(start, end):
        if place not in dropped:
            yield text[place], place


def _wanted(character: str, before: list[str]) -> bool:
    """White space folds: none at the start, never two in a row."""
    return not (character in " \n" and (not before or before[-1] == "\n" or (character == before[-1] == " ")))


def _settle(character: str, characters: list[str], offsets: "array[int]") -> None:
    """A break swallows the blank before it."""
    if character == "\n" and characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
