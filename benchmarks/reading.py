"""Reading packs, beside the bare library call on the same files."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

from benchmarks.figures import Figure, interleaved, part
from benchmarks.packs import PAGE, Packs, pdfs, texts, word_files
from moothall.intake.reading import read
from moothall.intake.sources.pdf import read_pdf

PDF_TIMES, PDF_WITH_FACTS_TIMES, PAGES_A_SECOND, WORD_TIMES = 6, 9, 200, 3

_BARE_WORD = """
import sys, zipfile
from lxml import etree
with zipfile.ZipFile(sys.argv[1]) as archive:
    for member in archive.namelist():
        if member.endswith(".xml"):
            etree.fromstring(archive.read(member))
"""
_WORD_BLOCKS = """
import sys
from moothall.intake.sources.forms import take_apart
with open(sys.argv[1], "rb") as file:
    take_apart(file.read())
"""
_WITH_FACTS = """
import sys
from moothall.intake.reading import read
with open(sys.argv[1], "rb") as file:
    read(file.read())
"""


def figures(largest: int = 3, rounds: int = 3) -> list[Figure]:
    """All forms, of the demonstration council's packs and of the given ones; `largest` as in `packs`."""
    found = [figure for packs in pdfs(largest) for figure in _pdf(packs, rounds)]
    found += [_text(packs, rounds) for packs in texts(largest)]
    words = zip(word_files(largest), texts(largest), strict=False)
    return [*found, *(figure for packs, same in words for figure in _word(packs, same, rounds))]


def _pdf(packs: Packs, rounds: int) -> list[Figure]:
    works = (
        lambda: [_bare_text(data) for data in packs.files],
        lambda: [read_pdf(data) for data in packs.files],
        lambda: [read(data) for data in packs.files],
    )
    bare, blocks, facts = interleaved(works, rounds)
    pages = sum(_pages(data) for data in packs.files)
    note = f"{packs.whose}, {pages:,} pages, times the floor; floor in ms a page"
    floor = bare * 1000 / pages
    return [
        Figure("PDF to words and tables", blocks / bare, "x", limit=PDF_TIMES, floor=floor, note=note),
        Figure("PDF to facts", facts / bare, "x", limit=PDF_WITH_FACTS_TIMES, floor=floor, note=note),
    ]


def _bare_text(data: bytes) -> list[str]:
    """The floor: what the library gives of each page without a word's place."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return found


def _pages(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _text(packs: Packs, rounds: int) -> Figure:
    (taken,) = interleaved((lambda: [read(data) for data in packs.files],), rounds)
    pages = sum(len(data.decode()) for data in packs.files) / PAGE
    note = f"{packs.whose}, {pages:,.0f} pages of {PAGE:,} characters"
    return Figure("Text to facts", pages / taken, "pages/s", limit=PAGES_A_SECOND, at_least=True, note=note)


def _word(packs: Packs, same: Packs, rounds: int) -> list[Figure]:
    """Whole processes: the bare unzip and parse, our blocks, our facts, and the same packs' text to facts."""
    with tempfile.TemporaryDirectory() as folder:
        words, written = (_kept(Path(folder), form, one) for form, one in (("docx", packs), ("txt", same)))
        works = (
            lambda: _processes(_BARE_WORD, words),
            lambda: _processes(_WORD_BLOCKS, words),
            lambda: _processes(_WITH_FACTS, words),
            lambda: _processes(_WITH_FACTS, written),
        )
        bare, blocks, facts, text = interleaved(works, rounds)
    note = f"{packs.whose}, {len(words)} files, a process each"
    return [
        Figure("Word to blocks", blocks / bare, "x", limit=WORD_TIMES, floor=bare * 1000, note=f"{note}; floor in ms"),
        Figure(
            "Word to facts, beyond its blocks",
            (facts - blocks) * 1000,
            "ms",
            limit=text * 1000,
            floor=text * 1000,
            note=f"{note}; floor is the text reader over the same packs",
        ),
    ]


def _kept(folder: Path, suffix: str, packs: Packs) -> list[Path]:
    paths = [folder / f"{number}.{suffix}" for number in range(len(packs.files))]
    for path, data in zip(paths, packs.files, strict=True):
        path.write_bytes(data)
    return paths


def _processes(program: str, paths: list[Path]) -> None:
    """A process for each file, one after the other."""
    for path in paths:
        subprocess.run([sys.executable, "-c", program, path], check=True)


if __name__ == "__main__":
    part(tiny=lambda: figures(largest=0, rounds=1), whole=figures)
