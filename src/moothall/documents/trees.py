"""Number and name trees, and the walk through a structure tree."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object

MOST = 3_000_000
"""Elements of one file's structure: more are a fault of the file, or a ring."""


class TreeError(Exception):
    """A tree without an end."""


def entries(tree: Object | None, kind: str) -> Iterator[tuple[Object, Object]]:
    """The entries of a number tree (`/Nums`) or a name tree (`/Names`), in order. Raises TreeError for a ring."""
    waiting = [] if tree is None else [tree]
    seen: set[tuple[int, int]] = set()
    while waiting:
        node = waiting.pop()
        if node.is_indirect and node.objgen in seen:
            raise TreeError("its trees have no end, or a part of them is in two places")
        seen.add(node.objgen)
        held = list(node.get(kind, []))
        yield from zip(held[::2], held[1::2], strict=False)
        waiting += reversed(list(node.get("/Kids", [])))


def kids(element: Object) -> list[Object | int]:
    """What an element holds: elements, content and objects, in order."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def inner(element: Object) -> list[Object]:
    """The elements that an element holds, without the content and the objects."""
    return [kid for kid in kids(element) if isinstance(kid, Dictionary) and "/S" in kid]


def elements(root: Object) -> Iterator[Object]:
    """Every element of a structure tree, outer before inner. Raises TreeError where there is no end to them."""
    waiting = inner(root)
    count = 0
    while waiting:
        element = waiting.pop()
        count += 1
        if count > MOST:
            raise TreeError("its tags have no end")
        yield element
        waiting += inner(element)
