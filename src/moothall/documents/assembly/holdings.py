"""What the elements of a structure tree hold, read from a file that was cut into its objects.

Nothing is changed here, so the text will do: going through the objects one by one takes ten times as long.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from moothall.documents.assembly.cutting import STRING
from moothall.documents.trees import TreeError

_TEXTS = re.compile(rb"%b|<[0-9a-f]*>" % STRING, re.DOTALL)
_MARKED = re.compile(rb"<< /MCID (\d+)(?: /Pg (\d+)r)?(?: /Stm (\d+)r)?(?: /StmOwn \d+r)?(?: /Type /MCR)? >>")
_OBJECT = re.compile(rb"<< /Obj (\d+)r(?: /Pg (\d+)r)?(?: /Type /OBJR)? >>")
_ATTRIBUTES = re.compile(rb" /A \[ (?:<<[^<>\n]*>> )+\]")
_NESTED = re.compile(rb"(?<!\n)<<[^<>\n]*>>")
_KIDS = re.compile(rb" /K (\[[^\[\]]*\]|\S+)")
_PAGE = re.compile(rb" /Pg (\d+)r ")
_ELEMENT = b" /S /"


class Holdings(NamedTuple):
    """What elements hold: marked content, by its stream and its mark there, with the elements; and objects.

    `pages` are those that elements speak of. `strange` says that an element holds what is nothing of all this.
    Streams, objects, pages and elements are told by their numbers.
    """

    content: dict[tuple[int, int], list[int]]
    objects: dict[int, int]
    pages: set[int]
    strange: bool


class Trees:
    """The trees of a file, whose objects are lines by their numbers, from 1."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self.lines = _flat(lines)

    def listed(self, number: int) -> list[int]:
        """The objects of a list; 0 for what is none."""
        return [int(one[:-1]) if one.endswith(b"r") else 0 for one in self.lines[number].strip(b"[ ]").split()]

    def is_list(self, number: int) -> bool:
        """Whether an object is a list."""
        return self.lines[number].startswith(b"[")

    def holdings(self, top: int) -> Holdings:
        """What the elements beneath that one hold, and itself. Raises TreeError where there is no end to them."""
        found = _Found()
        waiting, seen = [top], {top}
        while waiting:
            element = waiting.pop()
            line = self.lines[element]
            page = _PAGE.search(line)
            inner = found.take(element, int(page[1]) if page else 0, self._kids(line))
            if not seen.isdisjoint(inner) or len(set(inner)) < len(inner):
                raise TreeError("its tags have no end, or one of them is in two places")
            seen.update(inner)
            waiting += inner
        return Holdings(found.content, found.objects, found.pages, found.strange)

    def _kids(self, line: bytes) -> Iterator[bytes]:
        """What an element holds; what is told apart from it as if it were told there."""
        kids = _KIDS.search(line)
        for one in kids[1].strip(b"[ ]").split() if kids else ():
            apart = self.lines[int(one[:-1])] if one.endswith(b"r") else _ELEMENT
            yield from (one,) if _ELEMENT in apart else apart.strip(b"[ ]").split()


class _Found:
    """What has been found of a tree so far."""

    def __init__(self) -> None:
        self.content: dict[tuple[int, int], list[int]] = {}
        self.objects: dict[int, int] = {}
        self.pages: set[int] = set()
        self.strange = False

    def take(self, element: int, page: int, kids: Iterator[bytes]) -> list[int]:
        """Take what an element holds; gives the elements among it."""
        inner = []
        self.pages.add(page)
        for kid in kids:
            if kid.isdigit():
                self._hold(element, page, int(kid))
            elif kid.endswith(b"r"):
                inner.append(int(kid[:-1]))
            else:
                self._refer(element, page, kid)
        return inner

    def _hold(self, element: int, stream: int, mark: int) -> None:
        self.content.setdefault((stream, mark), []).append(element)

    def _refer(self, element: int, page: int, kid: bytes) -> None:
        """Content of a stream that is named beside it, or an object."""
        what, *where = kid.split(b"@")
        if not where:
            self.strange = True
            return
        streams = [int(one) for one in where if one]
        self.pages.update(streams[:1] if where[0] else [])
        if what.startswith(b"&"):
            self.objects[int(what[1:])] = element
        else:
            self._hold(element, streams[-1] if streams else page, int(what))


def _flat(lines: Sequence[bytes]) -> list[bytes]:
    """The objects without what they hold beside elements and content, which stand for themselves from now on."""
    text = _TEXTS.sub(b"()", b"\n".join([b"", *lines])).replace(b" 0 R", b"r")
    text = _OBJECT.sub(rb"&\1@\2", _MARKED.sub(rb"\1@\2@\3", _ATTRIBUTES.sub(b"", text)))
    apart: list[bytes] = []
    alone, left = _alone(apart, len(lines) + 1), 1
    while left:
        text, left = _NESTED.subn(alone, text)
    return [*text.split(b"\n"), *apart]


def _alone(apart: list[bytes], first: int) -> Callable[[re.Match[bytes]], bytes]:
    """Puts an element that stands within another by itself; gives its number there."""

    def put(nested: re.Match[bytes]) -> bytes:
        if _ELEMENT not in nested[0]:
            return b"?"
        apart.append(nested[0])
        return b"%dr" % (first + len(apart) - 1)

    return put
