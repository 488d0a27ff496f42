"""A file told whole: each of its objects as a line of text, in which the numbers of other objects are gaps.

In a pack the gaps are filled in one go: a file is put there without being looked at again, object by object.
"""

import re
from array import array

from pikepdf import Object

from moothall.documents.assembly.cutting import STRING, Cut
from moothall.facts.bodies import Fact

_STRING = re.compile(STRING, re.DOTALL)
_NAMES = re.compile(rb"/(?:ID|Headers \[)(?: (?:%b|<[0-9a-f]*>))+" % STRING, re.DOTALL)
_NAME = re.compile(rb"/ID (%b|<[0-9a-f]*>)" % STRING, re.DOTALL)
"""What elements are called, and the names by which the cells of a table refer to their headers."""

_APART = re.compile(rb"(/(?:ID|Headers) )(\d+) 0 R")
"""The same, told elsewhere."""

_NUMBERED = re.compile(rb" /StructParents? \d+")
"""That something is in the parent tree: what is asked of a file has been told that anew, and nothing else is in it."""

_REFERENCE = re.compile(rb" (\d+) 0 R")
_MISTAKEN = (b" 0 R", b"/ID ", b"/Headers ", b" /StructParent")
"""What would be taken for something else, if a string had it."""


class Told(Fact):
    """The objects of a file by their numbers, from 1: a line of `text` each, with `%d` for each of the `gaps`.

    `gaps` are 32-bit numbers. Most objects are held together: `held` has the number of what holds them, whose own
    line is empty, and how many they are; they are numbered on from there. All others are streams: `streams` has the
    number of each and what is in it, packed as it is. `named` are the names that elements have, with their numbers.
    """

    text: bytes
    gaps: bytes
    held: tuple[tuple[int, int], ...]
    streams: tuple[tuple[int, bytes], ...]
    named: tuple[tuple[bytes, int], ...]

    @property
    def size(self) -> int:
        """How many numbers the objects take."""
        return len(self.streams) + sum([1 + count for _, count in self.held])

    def lines(self, base: int) -> list[bytes]:
        """The objects where `base` is added to each number."""
        filled: bytes = self.text % tuple([base + gap for gap in array("i", self.gaps)])
        return filled.split(b"\n")


def told(found: Cut, start: bytes = b"") -> Told:
    """A file told whole. The names of elements begin with `start` from now on."""
    text = _APART.sub(lambda apart: apart[1] + found.lines[int(apart[2]) - 1], b"\n".join(found.lines))
    strings = b"".join(_STRING.findall(text))
    if any(sign in strings for sign in _MISTAKEN):
        text = _STRING.sub(_in_digits, text)
    return _with_gaps(found, text, start)


def _with_gaps(found: Cut, text: bytes, start: bytes) -> Told:
    text = _NUMBERED.sub(b"", text)
    bare, digits = b" (" + start, b" <" + start.hex().encode()
    text = _NAMES.sub(lambda names: names[0].replace(b" (", bare).replace(b" <", digits), text)
    calling = [(line, number) for number, line in enumerate(text.split(b"\n"), 1) if b"/ID " in line]
    named = [(bytes(Object.parse(name[1])), number) for line, number in calling if (name := _name(line))]
    parts = _REFERENCE.split(text.replace(b"%", b"%%"))
    gaps = array("i", list(map(int, parts[1::2])))
    return Told(b" %d 0 R".join(parts[::2]), gaps.tobytes(), tuple(found.held), tuple(found.streams), tuple(named))


def _in_digits(string: re.Match[bytes]) -> bytes:
    return b"<%b>" % bytes(Object.parse(string[0])).hex().encode()


def _name(line: bytes) -> re.Match[bytes] | None:
    """The name of an element, as it is told."""
    return _NAME.search(line) if b"/S /" in line else None
