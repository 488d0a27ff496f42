"""Joining lines that were broken to fit: with a blank, or without where a word or an address was divided."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

_BROKEN: Final = re.compile(r"([A-Za-zÀ-ÿ]+)-$")
_FIRST: Final = re.compile(r"[a-zà-ÿ]+")
_TIGHT: Final = re.compile(r"\w-$")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[/.=&?_]$")
_WORDS: Final = re.compile(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*")


class Joiner:
    """Joins lines; whether a hyphen at a line's end belongs to the word is told by the document's other words."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts
        self._known: frozenset[str] | None = None

    def join(self, above: str, below: str) -> str:
        """Two lines of one paragraph as one."""
        if not above or not below:
            return above or below
        if not above.endswith("-"):
            return above + ("" if _ADDRESS.search(above) else " ") + below
        broken, first = _BROKEN.search(above), _FIRST.match(below)
        if broken and first and self._is_word(broken[1] + first[0]) and not self._is_word(f"{broken[1]}-{first[0]}"):
            return above[:-1] + below
        return above + ("" if _TIGHT.search(above) else " ") + below

    def paragraph(self, lines: Sequence[str]) -> str:
        """All lines of a paragraph as one."""
        text = ""
        for line in lines:
            text = self.join(text, line)
        return text

    def _is_word(self, word: str) -> bool:
        """Whether the document has a word anywhere else."""
        if self._known is None:
            self._known = frozenset(word.lower() for text in self._texts() for word in _WORDS.findall(text))
        return word.lower() in self._known
