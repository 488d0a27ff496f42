"""The press: Typst source in, page numbers and tagged PDF out."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

import msgspec
import pikepdf
import typst

from moothall.documents.composer.markup import Markup, joined
from moothall.documents.composer.row_headers import RowHeaders, tell

IMPORT = Markup('#import "house.typ": *\n')
STYLES = ("house.typ", "written.typ")
LEDGER = Markup(
    """
#context [#metadata((
  papers: query(<paper>).map(mark => (mark.value, counter(page).at(mark.location()).first())),
  last: counter(page).final().first(),
)) <ledger>]
"""
)
"""Tells, at the end of a document, where each paper begins and which page is the last."""


class CompositionError(Exception):
    """A pack that cannot be typeset, with what the typesetter says is wrong and where."""


class Ledger(msgspec.Struct, frozen=True):
    """Where each paper begins, by its item and printed page number, and the last page's number."""

    papers: tuple[tuple[str, int], ...]
    last: int

    def ranges(self) -> dict[str, tuple[int, int]]:
        """First and last page of each item's papers: each runs up to where the next begins."""
        following = [*(first for _, first in self.papers[1:]), self.last + 1]
        return {item: (first, after - 1) for (item, first), after in zip(self.papers, following, strict=True)}


class Press:
    """A typesetter with the house style and its fonts, one document at a time.

    `fonts` are folders of font files; without any, the fonts that the typesetter brings along are used. What it
    keeps of earlier documents grows: a long-lived program runs it in worker processes that it replaces.
    """

    def __init__(self, fonts: Sequence[Path] = ()) -> None:
        self.fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in fonts])
        folder = files("moothall.documents.composer")
        self.styles = {name: folder.joinpath(name).read_bytes() for name in STYLES}

    def ledger(self, document: Markup) -> Ledger:
        """The page numbers of a document."""
        try:
            told = self.compiler(joined([document, LEDGER])).query("<ledger>", field="value", one=True)
        except RuntimeError as error:
            raise CompositionError(explained(error)) from error
        return msgspec.json.decode(told, type=Ledger)

    def pdf(
        self,
        document: Markup,
        made: dt.datetime,
        pictures: Mapping[str, bytes] | None = None,
        row_headers: Sequence[RowHeaders] = (),
    ) -> bytes:
        """The document as a tagged PDF (PDF/UA-1 and PDF/A-2a), dated `made`, which must be aware.

        `pictures` are the files that it shows, by the names it calls them; `row_headers` the cells that head rows,
        for each of its tables.
        """
        return compact(self._with_pictures(document, made, pictures or {}), row_headers)

    def _with_pictures(self, document: Markup, made: dt.datetime, pictures: Mapping[str, bytes]) -> bytes:
        if not pictures:
            return self._printed(self.compiler(document), made)
        with TemporaryDirectory() as folder:
            for name, data in pictures.items():
                Path(folder, name).write_bytes(data)
            return self._printed(self.compiler(document, folder), made)

    def _printed(self, compiler: typst.Compiler, made: dt.datetime) -> bytes:
        try:
            printed: Any = compiler.compile(
                format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=int(made.timestamp())
            )
        except RuntimeError as error:
            raise CompositionError(explained(error)) from error
        return bytes(printed)

    def compiler(self, document: Markup, folder: str | None = None) -> typst.Compiler:
        """A compiler for the document with the house style beside it, and the pictures that are in the folder."""
        sources: Any = {"main": joined([IMPORT, document]).encode(), **self.styles}
        return typst.Compiler(sources, root=folder, font_paths=self.fonts)


def explained(error: RuntimeError) -> str:
    """What went wrong in the typesetter's words, with its hints."""
    return " ".join([f"the pack could not be typeset: {error}", *getattr(error, "hints", [])])


def compact(printed: bytes, row_headers: Sequence[RowHeaders] = ()) -> bytes:
    """The same PDF at less than half the size: its objects packed into streams. Headers of rows are told as such."""
    with pikepdf.open(io.BytesIO(printed)) as document, TemporaryFile() as kept:
        tell(document, row_headers)
        document.save(  # into a file, as qpdf takes far longer to write into memory of Python's
            kept,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
        kept.seek(0)
        return kept.read()
