"""The one form of what can be written in several: so that the same words compare the same wherever they come from."""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

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

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def tidy(writing: Writing) -> Writing:
    """The writing with every block in its one form; blocks that say nothing stay where they are."""
    return msgspec.structs.replace(writing, blocks=tuple(_begun(map(tidy_block, writing.blocks))))


def tidy_block(block: Block) -> Block:
    """A block in its one form: see `tidy_runs`."""
    match block:
        case WrittenHeading():
            level = min(max(block.level, 1), 3)
            return WrittenHeading(key=block.key, text=tidy_text(block.text), level=level)
        case WrittenParagraph():
            return WrittenParagraph(key=block.key, runs=tidy_runs(block.runs), numbered=block.numbered)
        case WrittenList():
            goes_on = block.goes_on and block.style != "bullet"
            return WrittenList(key=block.key, items=_items(block.items), style=block.style, goes_on=goes_on)
        case WrittenTable():
            rows = tuple(tuple(_cell(cell) for cell in row) for row in block.rows if row)
            return WrittenTable(key=block.key, rows=rows, caption=tidy_text(block.caption))
        case WrittenFigure():
            words = tidy_text(block.alternative)
            return WrittenFigure(key=block.key, file=block.file, alternative=words, caption=tidy_text(block.caption))


def _begun(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; a list that goes on with none before it is one of its own."""
    known: set[str] = set()
    for block in blocks:
        if isinstance(block, WrittenList):
            yield block if block.style in known else msgspec.structs.replace(block, goes_on=False)
            known.add(block.style)
        else:
            yield block


def tidy_text(text: str) -> str:
    """Words with single spaces between them and no signs that cannot be printed."""
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip(" ")


def tidy_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with single spaces, also where one meets the next; neighbours of one style are one run; a note follows
    the words that it belongs to; a link leads to the web or to an address of e-mail."""
    found: list[Run] = []
    for run in _spaced(runs):
        last = found[-1] if found else None
        if not run.text:
            _add_note(found, run.note)
        elif last and last.text and not last.note and _style(last) == _style(run):
            found[-1] = msgspec.structs.replace(run, text=last.text + run.text)
        else:
            found.append(run)
    return _stripped(found)


def with_keys(blocks: Iterable[Block], fresh: Callable[[], str]) -> Iterator[Block]:
    """The blocks, each with a key of its own: one without or with the key of an earlier one gets a new one."""
    taken: set[str] = set()
    for block in blocks:
        key = block.key if block.key and block.key not in taken else fresh()
        taken.add(key)
        yield block if key == block.key else msgspec.structs.replace(block, key=key)


def _spaced(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without words or notes left out, and no space at the start nor after another."""
    after_space = True
    for run in runs:
        text = _SPACE.sub(" ", _CONTROL.sub("", run.text))
        text = text[1:] if after_space and text.startswith(" ") else text
        note = tidy_text(run.note)
        if text:
            link = run.link.strip() if _LINK.fullmatch(run.link.strip()) else ""
            yield Run(text=text, strong=run.strong, emphasis=run.emphasis, link=link, note=note)
        elif note:
            yield Run(text="", note=note)
        if text or note:
            after_space = text.endswith(" ") and not note


def _add_note(found: list[Run], note: str) -> None:
    if found and found[-1].text and not found[-1].note:
        found[-1] = msgspec.structs.replace(found[-1], note=note)
    else:
        found.append(Run(text="", note=note))


def _stripped(runs: list[Run]) -> tuple[Run, ...]:
    """Without the space that the last run ends with."""
    if not runs or runs[-1].note:
        return tuple(runs)
    last = runs[-1].text.rstrip(" ")
    return (*runs[:-1], msgspec.structs.replace(runs[-1], text=last)) if last else tuple(runs[:-1])


def _style(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.link


def _items(items: tuple[WrittenItem, ...]) -> tuple[WrittenItem, ...]:
    return tuple(WrittenItem(runs=tidy_runs(item.runs), items=_items(item.items)) for item in items)


def _cell(cell: WrittenCell) -> WrittenCell:
    lines = tuple(line for line in (tidy_runs(line) for line in cell.lines) if line)
    return WrittenCell(lines=lines, columns=max(cell.columns, 1), rows=max(cell.rows, 1), header=cell.header)
