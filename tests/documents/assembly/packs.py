"""What a bound pack shows: its pages by label, links, bookmarks, and every string in it."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from pikepdf import Name

from documents.printed import everything, labels


def texts(pdf: bytes) -> dict[str, str]:
    """The words of each page by its label."""
    with pypdfium2.PdfDocument(pdf) as document:
        said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    return dict(zip(labels(pdf), said, strict=True))


def links(pdf: bytes) -> Iterator[tuple[str, str, str]]:
    """Links within the pack: from which label to which, and what they are called."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        named = labels(pdf)
        places = {page.obj.objgen: named[place] for place, page in enumerate(document.pages)}
        for page in document.pages:
            for note in page.obj.get("/Annots", []):
                if "/Dest" in note:
                    yield places[page.obj.objgen], places[note.Dest[0].objgen], str(note.get("/Contents", ""))


def outward(pdf: bytes) -> list[str]:
    """The addresses that links lead out to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        notes = [note for page in document.pages for note in page.obj.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and note.A.S == Name.URI]


def bookmarks(pdf: bytes) -> list[tuple[int, str, str]]:
    """Depth, title and label of each bookmark."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        named = labels(pdf)
        places = {page.obj.objgen: named[place] for place, page in enumerate(document.pages)}
        with document.open_outline() as outline:
            return list(_bookmarks(list(outline.root), places, 0))


def _bookmarks(
    items: list[pikepdf.OutlineItem], places: dict[tuple[int, int], str], depth: int
) -> Iterator[tuple[int, str, str]]:
    for item in items:
        yield depth, item.title, places[item.destination[0].objgen]
        yield from _bookmarks(list(item.children), places, depth + 1)


def parts(pdf: bytes) -> list[str]:
    """The titles of the parts that the pack's document is made of."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(part.T) for part in document.Root.StructTreeRoot.K[0].K if "/T" in part]


def says(pdf: bytes, word: str) -> bool:
    """Whether a word is anywhere in a file: in its text, objects, streams or metadata."""
    return any(word in said for said in everything(pdf))


__all__ = ["bookmarks", "labels", "links", "outward", "parts", "says", "texts"]
