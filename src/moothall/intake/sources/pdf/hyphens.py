"""Joining lines that were broken to fit: with a blank, or without where a word or an address was divided."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from moothall.intake.sources.pdf.runs import Run

_BROKEN: Final = re.compile(r"([A-Za-zÀ-ÿ]+)-$")
_FIRST: Final = re.compile(r"[a-zà-ÿ]+")
_TIGHT: Final = re.compile(r"\w-$")
_STROKE: Final = re.compile(r"<\s?/$|\w/\w.*\w/$")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[.=&?_]$")
_ONE_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+")
_WORDS: Final = re.compile(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*")


class Joiner:
    """Joins lines; whether a hyphen at a line's end belongs to the word is told by the document's other words.

    A line that ends with a blank was broken there, and tells no more than that.
    """

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts
        self._known: Counter[str] | None = None

    def join(self, above: str, below: str) -> str:
        """Two lines of one paragraph as one."""
        if not above or not below or above.endswith(" "):
            return above + below
        if above.endswith("-"):
            return self._hyphenated(above, below)
        tight = _STROKE.search(above) or _ADDRESS.search(above) or self._is_one_word(above, below)
        return above + ("" if tight else " ") + below

    def _hyphenated(self, above: str, below: str) -> str:
        broken, first = _BROKEN.search(above), _FIRST.match(below)
        if broken and first and self._count(broken[1] + first[0]) and not self._count(f"{broken[1]}-{first[0]}"):
            return above[:-1] + below
        return above + ("" if _TIGHT.search(above) else " ") + below

    def _is_one_word(self, above: str, below: str) -> bool:
        """Whether a narrow column broke a word that was too long for it: whole, it is more usual than its part."""
        first = _FIRST.match(below)
        if not first or not _ONE_WORD.fullmatch(above):
            return False
        return self._count(above + first[0]) > self._count(above)

    def paragraph(self, lines: Sequence[Run]) -> str:
        """All lines of a paragraph as one."""
        text = ""
        for line in lines:
            text = self.join(text, f"{line.text} " if line.spaced else line.text)
        return text.rstrip()

    def _count(self, word: str) -> int:
        """How often the document has a word."""
        if self._known is None:
            self._known = Counter(word.lower() for text in self._texts() for word in _WORDS.findall(text))
        return self._known[word.lower()]
