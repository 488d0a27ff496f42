"""Packs to read: of the demonstration council as PDF, text and Word, and the given ones where these lie beside us."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import docx

from moothall.demonstration.packs import DemoPack
from moothall.demonstration.packs import packs as demonstration_packs
from moothall.documents.composer.press import Press
from moothall.facts.papers import Block, BlockKind
from moothall.intake.reading import read_source
from moothall.intake.sources.pdf import read_pdf

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "build" / "fonts"
GIVEN = ROOT.parent / "shared" / "packs"
PAGE = 2_200
"""Characters of a page of text."""

_HEADING = {level: f"Heading {level}" for level in range(1, 10)}


@dataclass(frozen=True)
class Packs:
    """Files of one form; `whose` says where they come from."""

    whose: str
    files: tuple[bytes, ...]


def pdfs(largest: int) -> Iterator[Packs]:
    """The demonstration's largest packs and the given ones; for none the demonstration's first pack alone."""
    yield Packs("demonstration council", _composed(largest))
    yield from _given("*.pdf", largest)


def texts(largest: int) -> Iterator[Packs]:
    """The same packs written out as text."""
    yield Packs("demonstration council", tuple(_as_text(pdf).encode() for pdf in _composed(largest)))
    yield from _given("*.txt", largest)


def word_files(largest: int) -> Iterator[Packs]:
    """The same packs written out as Word files."""
    yield Packs("demonstration council", tuple(_as_word(pdf) for pdf in _composed(largest)))
    yield from _given("*.docx", largest)


def largest_packs(count: int) -> list[DemoPack]:
    """The demonstration council's packs with most papers and rows; its first for none."""
    if not count:
        return [next(demonstration_packs())]
    found = sorted(demonstration_packs(), key=lambda pack: (len(repr(pack.job)), pack.name), reverse=True)
    return found[:count]


@cache
def _composed(largest: int) -> tuple[bytes, ...]:
    press = Press([FONTS] if FONTS.is_dir() else [])
    return tuple(pack.compose(press).pdf for pack in largest_packs(largest))


def _given(pattern: str, largest: int) -> Iterator[Packs]:
    files = tuple(path.read_bytes() for path in sorted(GIVEN.glob(pattern))) if largest else ()
    if files:
        yield Packs("given packs", files)


@cache
def _blocks(pdf: bytes) -> tuple[Block, ...]:
    return read_source(read_pdf(pdf)).blocks


def _as_text(pdf: bytes) -> str:
    """Headings with signs, rows with tabs, a page number where a page ends."""
    lines: list[str] = []
    for label, blocks in groupby(_blocks(pdf), key=lambda block: block.label):
        lines += [_line(block) for block in blocks if block.kind is not BlockKind.furniture]
        lines += [f"Page {label}", ""] if label else []
    return "\n".join(lines)


def _line(block: Block) -> str:
    if block.kind is BlockKind.row:
        return "\t".join(cell.text.replace("\n", " ") for cell in block.cells)
    signs = {BlockKind.heading: f"\n{'#' * max(1, block.level)} ", BlockKind.list_item: "- "}
    return signs.get(block.kind, "\n") + block.text


def _as_word(pdf: bytes) -> bytes:
    """Headings, paragraphs, list items and tables as Word has them."""
    document = docx.Document()
    for (kind, _), blocks in groupby(_blocks(pdf), key=lambda block: (block.kind, block.table)):
        if kind is BlockKind.row:
            _add_table(document, list(blocks))
        elif kind is not BlockKind.furniture:
            for block in blocks:
                style = {BlockKind.heading: _HEADING.get(block.level, "Heading 1"), BlockKind.list_item: "List Bullet"}
                document.add_paragraph(block.text, style=style.get(kind))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _add_table(document: "docx.document.Document", rows: list[Block]) -> None:
    table = document.add_table(rows=0, cols=max(len(row.cells) for row in rows))
    for row in rows:
        for cell, made in zip(table.add_row().cells, row.cells, strict=False):
            cell.text = made.text
