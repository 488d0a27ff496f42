"""What a composed PDF says: the text of its pages by the number printed on them."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2

LABEL = re.compile(r"Page (\d+)\s*$")


def pages(pdf: bytes) -> list[tuple[int, str]]:
    """The number printed at the foot of each page with the page's text."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    found = [(LABEL.search(text.strip()), text) for text in texts]
    return [(int(label[1]) if label else 0, text) for label, text in found]


def labels(pdf: bytes) -> list[str]:
    """The page labels that a viewer shows."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_label(place) for place in range(len(document))]


def first_pages(pdf: bytes) -> dict[str, int]:
    """The printed number of the page on which each item's papers begin."""
    heads = ((label, re.search(r"Agenda Item (\w+)", text)) for label, text in pages(pdf))
    return {head[1]: label for label, head in heads if head}


def everything(pdf: bytes) -> Iterator[str]:
    """Every string of the file: objects, metadata, bookmarks, and the text of its pages."""
    yield from (text for _, text in pages(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes().decode("latin-1") if "/Length1" not in thing else ""
            yield repr(thing)
        yield str(document.open_metadata())
        with document.open_outline() as outline:
            yield from bookmarks(list(outline.root))


def bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    """The titles of bookmarks, outer before inner."""
    for item in items:
        yield item.title
        yield from bookmarks(list(item.children))
