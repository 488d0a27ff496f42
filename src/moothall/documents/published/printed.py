"""The pages of a bound pack as they are printed: each with its label and its words, to find where a block stands."""

import re
from collections.abc import Sequence

import pypdfium2

from moothall.facts.bodies import Fact

_NOT_SAID = re.compile(r"[\W_]+")
_KEY = 32
_SHORT = 12
_NEAR = 2


class Printed(Fact):
    """A page: its physical number (from 1), the label printed on it, and its words."""

    number: int
    label: str
    words: str


def printed_pages(pdf: bytes) -> tuple[Printed, ...]:
    """The pages of a PDF in order. A page without a label has its physical number."""
    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for index in range(len(opened)):
            page = opened[index]
            text = page.get_textpage()
            found.append(Printed(index + 1, opened.get_page_label(index) or str(index + 1), text.get_text_bounded()))
            text.close()
            page.close()
    return tuple(found)


class Finder:
    """Finds the page on which each block of a paper begins: blocks are asked for in their order."""

    def __init__(self, pages: Sequence[Printed]) -> None:
        self.pages = pages
        self.said = [_key(page.words) for page in pages]
        self.page = self.at = 0

    def place(self, text: str) -> Printed | None:
        """The page on which the words begin; that of the block before where they are not found. None without pages."""
        wanted = _key(text)[:_KEY]
        if wanted and self.pages:
            self._find(wanted)
        return self.pages[self.page] if self.pages else None

    def turn(self, number: int) -> Printed | None:
        """The page of that number within the paper, from 1; the last one for a number beyond it."""
        return self.pages[min(number, len(self.pages)) - 1] if self.pages else None

    def _find(self, wanted: str) -> None:
        last = min(self.page + _NEAR, len(self.pages)) if len(wanted) < _SHORT else len(self.pages)
        for page in range(self.page, last):
            found = self.said[page].find(wanted, self.at if page == self.page else 0)
            if found >= 0:
                self.page, self.at = page, found + len(wanted)
                return


def _key(text: str) -> str:
    return _NOT_SAID.sub("", text).casefold()
