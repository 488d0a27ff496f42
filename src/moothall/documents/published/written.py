"""What an author wrote as the blocks of a published report: with its numbers, styles, pictures and footnotes."""

from collections.abc import Sequence

from moothall.documents.inline_html import linkable
from moothall.documents.numbering import first_places, marker, numbers
from moothall.documents.published.script import Script
from moothall.facts.papers import BlockKind, Cell, Picture, Span, Words
from moothall.facts.writing import (
    Block,
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

_NOWHERE = Span(0, 0)
_DEEPEST = 4


class Written:
    """One report's text as it is written into a script; footnotes stand after the block that calls for them."""

    def __init__(self, script: Script, writing: Writing) -> None:
        self.script = script
        self.blocks = writing.blocks
        self.numbers = numbers(writing)
        self.first = first_places(writing)
        self.notes: list[str] = []
        self.told = 0

    def write(self) -> None:
        """All that was written."""
        for block in self.blocks:
            self._block(block)
            self._footnotes()

    def table(self, block: WrittenTable) -> None:
        """A table, row by row."""
        number = self.script.table()
        if block.caption:
            self.script.say(block.caption, kind=BlockKind.caption)
        for row in block.rows:
            self.script.row(number, [self._cell(cell) for cell in row])

    def _block(self, block: Block) -> None:
        number = self.numbers.get(block.key, "")
        match block:
            case WrittenHeading():
                text = f"{number}. {block.text}" if number else block.text
                self.script.heading(text, level=min(block.level + 1, _DEEPEST))
            case WrittenParagraph():
                said = self._styled(block.runs)
                self.script.say(_after(number, said), marker=number, styled=said)
            case WrittenList():
                self._list(block, block.items, 0, self.first[block.key])
            case WrittenTable():
                self.table(block)
            case WrittenFigure():
                self._figure(block)

    def _list(self, block: WrittenList, items: Sequence[WrittenItem], depth: int, first: int = 0) -> None:
        for position, item in enumerate(items, first):
            sign = marker(block.style, depth, position)
            said = self._styled(item.runs)
            text = _plain(said) if block.style == "bullet" else _after(sign, said)
            self.script.say(text, kind=BlockKind.list_item, level=depth + 1, marker=sign, styled=said)
            self._list(block, item.items, depth + 1)

    def _figure(self, block: WrittenFigure) -> None:
        """A picture; it stands where its caption is printed, for its other words are not."""
        self.script.seek(block.caption)
        text = ": ".join(filter(None, ("Figure", block.caption, block.alternative)))
        picture = Picture(block.file, block.alternative, block.caption)
        self.script.say(text, kind=BlockKind.figure, picture=picture, find=False)

    def _cell(self, cell: WrittenCell) -> Cell:
        lines = tuple(self._styled(line) for line in cell.lines)
        text = "\n".join(_plain(line) for line in lines)
        return Cell(text, _NOWHERE, cell.columns, cell.rows, cell.header, lines)

    def _styled(self, runs: Sequence[Run]) -> tuple[Words, ...]:
        return tuple(self._words(run) for run in runs)

    def _words(self, run: Run) -> Words:
        if run.note:
            self.notes.append(run.note)
        footnote = str(len(self.notes)) if run.note else ""
        link = run.link if linkable(run.link) else ""
        return Words(run.text, run.strong, run.emphasis, link, footnote)

    def _footnotes(self) -> None:
        for number, note in list(enumerate(self.notes, 1))[self.told :]:
            self.script.say(f"[{number}] {note}", kind=BlockKind.footnote, marker=str(number), find=False)
        self.told = len(self.notes)


def _plain(said: Sequence[Words]) -> str:
    """The words as they are read without their styles: an address that they do not name stands after them."""
    return "".join(_said(words) for words in said)


def _said(words: Words) -> str:
    address = f" ({words.link})" if words.link and words.link not in words.text else ""
    return words.text + address + (f"[{words.footnote}]" if words.footnote else "")


def _after(number: str, said: Sequence[Words]) -> str:
    return f"{number} {_plain(said)}" if number else _plain(said)
