"""Lines of the plain text form that stand together, as a block."""

import re
from collections.abc import Sequence

import msgspec

from moothall.documents.text_runs import read, unescaped
from moothall.facts.writing import (
    Block,
    ListStyle,
    Run,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

GOES_ON = "..."
"""The line before a list that goes on with the one before it."""

_HEADING = re.compile(r"(#{1,3})(?: +|$)")
_NUMBER = re.compile(r"\[\d*(?:\.\d+)?\](?!\() *")
_ITEM = re.compile(
    r"(?P<space>[ \t]*)(?:(?P<bullet>-)|(?P<letter>\((?:[a-z]{1,2}|[ivx]{1,5})\))|(?P<number>\d{1,3}\)))(?: +|$)"
)
_SIGN_AT_START = re.compile(r"[#=!({-]|\d{1,3}\)")
_FIGURE = re.compile(r"!\[(?P<words>(?:\\.|[^\]\\])*)\]\((?P<file>[0-9a-f]{64})\)(?P<caption>.*)")
_BAR = re.compile(r"(?:\\.|[^\\|])*")
_SPANS = re.compile(r"\{(\d{1,2})x(\d{1,2})\} *")
_PARAGRAPHS = re.compile(r" // ")


def block_of(lines: Sequence[str]) -> Block:
    """The block that these lines are, without a key. Lines of no other form are one paragraph."""
    first = " ".join(lines)
    if heading := _HEADING.match(lines[0]):
        text = unescaped(first[heading.end() :])
        return WrittenHeading(key="", text=text, level=len(heading[1]))
    if _is_table(lines):
        return _table(lines)
    if _ITEM.match(lines[0]):
        return _list(lines)
    if lines[0].strip(" \t") == GOES_ON and len(lines) > 1 and _ITEM.match(lines[1]):
        return msgspec.structs.replace(_list(lines[1:]), goes_on=True)
    if figure := _FIGURE.fullmatch(first):
        words, caption = unescaped(figure["words"]), unescaped(figure["caption"])
        return WrittenFigure(key="", file=figure["file"], alternative=words, caption=caption)
    number = _NUMBER.match(first)
    words = first[number.end() :] if number else first
    return WrittenParagraph(key="", runs=tuple(read(words)), numbered=bool(number))


def begun(words: str) -> str:
    """Words with which a paragraph or a cell begins, so that they are not taken for the sign of another form."""
    return "\\" + words if _SIGN_AT_START.match(words) else words


def _is_table(lines: Sequence[str]) -> bool:
    rows = lines[1:] if lines[0].startswith("=") and len(lines) > 1 else lines
    return all(line.strip(" \t").startswith("|") and len(line.strip(" \t")) > 1 for line in rows)


def _table(lines: Sequence[str]) -> WrittenTable:
    has_caption = lines[0].startswith("=")
    caption = unescaped(lines[0][1:]) if has_caption else ""
    rows = lines[1:] if has_caption else lines
    return WrittenTable(key="", rows=tuple(_row(row.strip(" \t")) for row in rows), caption=caption)


def _row(line: str) -> tuple[WrittenCell, ...]:
    """The cells between the bars; the last bar may be left out."""
    parts, at = [], 1
    while at < len(line):
        found = _BAR.match(line, at)
        end = found.end() if found else len(line)
        parts.append(line[at:end])
        at = max(end, at) + 1
    return tuple(_cell(part) for part in parts)


def _cell(part: str) -> WrittenCell:
    header = part.startswith("!")
    words = part[1:].strip(" ") if header else part.strip(" ")
    spans = _SPANS.match(words)
    words = words[spans.end() :] if spans else words
    columns, rows = (int(spans[1]), int(spans[2])) if spans else (1, 1)
    lines = tuple(tuple(read(line)) for line in _PARAGRAPHS.split(words))
    return WrittenCell(lines=lines, columns=columns, rows=rows, header=header)


def _list(lines: Sequence[str]) -> WrittenList:
    """Items by how far they stand in; a line that begins no item goes on with the one before."""
    flat: list[tuple[int, list[str]]] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            flat.append((len(found["space"].expandtabs(2)) // 2, [line[found.end() :]]))
        else:
            flat[-1][1].append(line.strip(" \t"))
    items = _nested([(depth, tuple(read(" ".join(words)))) for depth, words in flat])
    return WrittenList(key="", items=items, style=_style(lines[0]))


def _style(line: str) -> ListStyle:
    found = _ITEM.match(line)
    if found and found["number"]:
        return "number"
    return "letter" if found and found["letter"] else "bullet"


def _nested(flat: Sequence[tuple[int, tuple[Run, ...]]]) -> tuple[WrittenItem, ...]:
    """Items with those that follow and stand further in under them."""
    items: list[WrittenItem] = []
    at = 0
    while at < len(flat):
        depth, runs = flat[at]
        end = next((n for n in range(at + 1, len(flat)) if flat[n][0] <= depth), len(flat))
        items.append(WrittenItem(runs=runs, items=_nested(flat[at + 1 : end])))
        at = end
    return tuple(items)
