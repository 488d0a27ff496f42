"""The labels that a pack's pages bear in print: `27`, `47a`. A label once given is a citation and is kept for good.

A paper begins on a right-hand page by its label, which is an odd number. One that grows takes letters after its last
label; one that shrinks leaves labels behind that are no longer used.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_LABEL = re.compile(r"([1-9]\d{0,5})([a-z]{0,3})")


class PageLabelError(ValueError):
    """What is no page label, or not a range of them."""


class Label(NamedTuple):
    """A label taken apart: its number, and its letters counted as in a spreadsheet (0 for none, 1 for `a`)."""

    number: int
    letters: int = 0

    def __str__(self) -> str:
        return f"{self.number}{_letters(self.letters)}"


class Labels(NamedTuple):
    """A paper's labels: those its pages bear, in order, and those it had before and no longer fills."""

    used: tuple[str, ...]
    unused: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The label of its first page."""
        return (self.used + self.unused)[0]

    @property
    def last(self) -> str:
        """The last label that belongs to it, used or not."""
        return (self.used + self.unused)[-1]


def label(text: str) -> Label:
    """A label as printed, taken apart. Raises PageLabelError for what is none."""
    found = _LABEL.fullmatch(text)
    if not found:
        raise PageLabelError(f"{text!r} is no page label")
    letters = 0
    for letter in found[2]:
        letters = letters * 26 + ord(letter) - ord("a") + 1
    return Label(int(found[1]), letters)


def within(wanted: Label, first: Label, last: Label) -> bool:
    """Whether a paper whose pages are labelled from `first` to `last` has that label: letters follow its end alone."""
    return first <= wanted <= last and (not wanted.letters or wanted.number == last.number)


def beside(here: Label, step: int, ranges: Sequence[tuple[Label, Label]]) -> Label | None:
    """The label after (`step` 1) or before (-1) another one in papers of those ranges; None at either end.

    A blank left-hand page between two papers is passed over.
    """
    if step > 0:
        grown, whole = Label(here.number, here.letters + 1), Label(here.number + 1)
        if any(within(grown, first, last) for first, last in ranges):
            return grown
        return min((max(first, whole) for first, last in ranges if last >= whole), default=None)
    if here.letters:
        return Label(here.number, here.letters - 1)
    whole = Label(here.number - 1)
    return max((min(last, whole) if last >= here else last for first, last in ranges if first < here), default=None)


def right_hand_after(last: str) -> str:
    """The first right-hand page after a label: the next odd number; `1` after none."""
    number = label(last).number if last else 0
    return str(number + 1 + number % 2)


def in_a_row(first: str, count: int) -> tuple[str, ...]:
    """So many labels from a plain one on."""
    start = label(first).number
    return tuple(str(number) for number in range(start, start + count))


def following(last: str) -> str:
    """The label of a page put in behind one: `47a` behind `47`, `47b` behind `47a`."""
    number, letters = label(last)
    return str(Label(number, letters + 1))


def kept_range(first: str, last: str) -> tuple[str, ...]:
    """All labels from first to last: plain numbers, then letters after the last of them. Raises PageLabelError."""
    start, end = label(first), label(last)
    if start > end or (start.letters and start.number != end.number):
        raise PageLabelError(f"{first} to {last} is no range of pages")
    numbers = [Label(start.number, start.letters), *(Label(n) for n in range(start.number + 1, end.number + 1))]
    lettered = [Label(end.number, n) for n in range(numbers[-1].letters + 1, end.letters + 1)]
    return tuple(map(str, [*numbers, *lettered]))


def relabelled(pages: int, first: str, last: str) -> Labels:
    """The labels of a paper of so many pages that has had those from first to last."""
    kept = kept_range(first, last)
    used = list(kept[:pages])
    while len(used) < pages:
        used.append(following(used[-1]))
    return Labels(tuple(used), kept[pages:])


def behind(last: str, following_paper: str) -> str:
    """The label of a blank page behind a paper's last page: the next number where it is free, else a letter."""
    number, letters = label(last)
    if not letters and number + 1 != label(following_paper).number:
        return str(number + 1)
    return following(last)


def _letters(count: int) -> str:
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
