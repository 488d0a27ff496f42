"""Passages: clean text that remembers where each of its characters stood in the input."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.papers import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean text with the place of every character in the text taken from the input.

    `offsets` has one number more than `text` has characters: the last is where the passage ends.
    Slices, parts and matches of a passage are passages again, so a reader of facts never counts characters.
    """

    text: str
    offsets: Sequence[int]

    @property
    def span(self) -> Span:
        """Where the passage stands in the input."""
        return Span(start=self.offsets[0], end=self.offsets[-1])

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def cut(self, start: int = 0, end: int | None = None) -> "Passage":
        """The part from character `start` up to `end`."""
        end = len(self.text) if end is None else min(end, len(self.text))
        start = min(start, end)
        return Passage(self.text[start:end], self.offsets[start : end + 1])

    def strip(self, edges: str | None = None) -> "Passage":
        """Without the white space (or the characters of `edges`) at both ends."""
        if self.text == self.text.strip(edges):
            return self
        left = len(self.text) - len(self.text.lstrip(edges))
        return self.cut(left, max(left, len(self.text.rstrip(edges))))

    def split(self, pattern: str | re.Pattern[str]) -> "list[Passage]":
        """The parts between the matches of `pattern`, stripped, empty ones included."""
        parts, at = [], 0
        for match in re.finditer(pattern, self.text):
            parts.append(self.cut(at, match.start()).strip())
            at = match.end()
        return [*parts, self.cut(at).strip()]

    def group(self, match: re.Match[str], name: str | int = 0) -> "Passage":
        """The part that a group of a match on this passage's text covers; empty where it took no part."""
        start, end = match.span(name)
        return self.cut(max(start, 0), max(end, 0)).strip()

    def paragraphs(self) -> "Iterator[Passage]":
        """The non-empty lines of a cell, list bullets taken off."""
        for part in self.split("\n") if "\n" in self.text else (self,):
            bare = part.strip("• \t\n")
            if bare:
                yield bare


def plain(text: str, start: int = 0) -> Passage:
    """A passage of text that is clean already and stands at `start` in the input."""
    return Passage(text, range(start, start + len(text) + 1))


def joined(parts: Sequence[Passage], between: str = " ") -> Passage:
    """Passages that follow one another as one; what joins them stands at the start of the next."""
    if not parts:
        return plain("")
    offsets = array("L", parts[0].offsets[:-1])
    for part in parts[1:]:
        offsets.extend([part.offsets[0]] * len(between))
        offsets.extend(part.offsets[:-1])
    offsets.append(parts[-1].offsets[-1])
    return Passage(between.join(part.text for part in parts), offsets)
