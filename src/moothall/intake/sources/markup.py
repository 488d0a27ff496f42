"""Taking markup out of a line of text while keeping the place of every character that stays.

Texts of packs carry a little Markdown (`**bold**`, `[words](address)`) and what is left of HTML in table cells.
"""

import html
import re
from array import array
from collections.abc import Iterator

from moothall.intake.passages import Passage, plain

_EMPHASIS = re.compile(r"(\*{1,3})(?=[^\s*])([^\t]*?[^\s*])\1(?!\*)")
_ENTITY = re.compile(r"&(?:\w{2,8}|#\d{1,5});")
_TOKEN = re.compile(
    r"(?P<block></?(?:p|br|ul|ol|div|h\d)\b[^<>]*>)|(?P<item><li\b[^<>]*>)|(?P<close></li>)"
    r"|(?P<inline></?(?:b|i|u|em|strong|sup|sub|span|font)\b[^<>]*>)"
    r"|!?\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
    r"|(?P<entity>&(?:\w{2,8}|#\d{1,5});)|(?P<escape>\\(?=[*_#\[\]().+-]))|(?P<space>\s\s+|[^\S ])"
)
_ORPHAN = re.compile(r"^\*\*(?=[^\s*])|(?<=[^\s*])\*\*$")
_MARKED = re.compile(r"[<&*\\\[]|\s\s|[^\S ]")
_BLANK, _BREAK, _ITEM = _BREAKS = " ", "\n", "\n• "


def clean(text: str, start: int) -> Passage:
    """The text without markup, white space folded; paragraphs and list items of a cell on lines of their own.

    `start` is the place of the text's first character in the input.
    """
    if not _MARKED.search(text):
        return plain(text, start).strip()
    words: list[str] = []
    offsets, pending, end = array("L"), "", start
    for piece, place in _pieces(text, _emphasis(text)):
        edges = "• " if pending == _ITEM else _BLANK
        bare = "" if piece in _BREAKS else piece.lstrip(edges).rstrip(_BLANK)
        pending = _stronger(pending, piece if piece in _BREAKS else _BLANK if piece[0] == _BLANK else "")
        if not bare:
            continue
        between = pending if words else pending.lstrip()
        first = start + place + piece.index(bare[0])
        words += [between, bare]
        offsets.extend([first] * len(between))
        offsets.extend(range(first, first + len(bare)))
        pending, end = _BLANK if piece[-1] == _BLANK else "", first + _width(text, place, bare)
    offsets.append(end)
    return Passage("".join(words), offsets)


def _stronger(pending: str, found: str) -> str:
    """Of two breaks that meet the stronger: a list item, then a new line, then a blank."""
    return max(pending, found, key=("", *_BREAKS).index)


def _width(text: str, place: int, piece: str) -> int:
    """How much of the input a piece takes: an entity is longer than what it stands for."""
    entity = _ENTITY.match(text, place)
    return len(entity[0]) if entity and len(piece) == 1 else len(piece)


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
                yield _ITEM, token.start()
            case "entity":
                yield html.unescape(token[0]).replace("\xa0", _BLANK), token.start()
            case "space":
                yield _BLANK, token.start()
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
