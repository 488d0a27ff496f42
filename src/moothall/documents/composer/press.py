"""The press: Typst source in, page numbers and tagged PDF out."""

import datetime as dt
import io
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import typst

from moothall.documents.composer.markup import Markup, joined

IMPORT = Markup('#import "house.typ": *\n')
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
        self.style = files("moothall.documents.composer").joinpath("house.typ").read_bytes()

    def ledger(self, document: Markup) -> Ledger:
        """The page numbers of a document."""
        try:
            told = self.compiler(document).query("<ledger>", field="value", one=True)
        except RuntimeError as error:
            raise CompositionError(explained(error)) from error
        return msgspec.json.decode(told, type=Ledger)

    def pdf(self, document: Markup, made: dt.datetime) -> bytes:
        """The document as a tagged PDF (PDF/UA-1 and PDF/A-2a), dated `made`, which must be aware."""
        try:
            printed: Any = self.compiler(document).compile(
                format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=int(made.timestamp())
            )
        except RuntimeError as error:
            raise CompositionError(explained(error)) from error
        return compact(printed)

    def compiler(self, document: Markup) -> typst.Compiler:
        """A compiler for the document with the house style beside it."""
        sources: Any = {"main": joined([IMPORT, document, LEDGER]).encode(), "house.typ": self.style}
        return typst.Compiler(sources, font_paths=self.fonts)


def explained(error: RuntimeError) -> str:
    """What went wrong in the typesetter's words, with its hints."""
    return " ".join([f"the pack could not be typeset: {error}", *getattr(error, "hints", [])])


def compact(printed: bytes) -> bytes:
    """The same PDF at less than half the size: its objects packed into streams, nothing else touched."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as document:
        document.save(
            kept,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return kept.getvalue()
