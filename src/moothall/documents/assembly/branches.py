"""A paper's structure tree made ready to be put under a part of a pack's: what stands apart in it, and is told anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf

from moothall.documents.assembly.cutting import Asked
from moothall.documents.trees import elements, inner
from moothall.facts.bodies import Fact

_STANDARD = frozenset(
    f"/{kind}"
    for kind in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH"),
        *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
"""The kinds of element that PDF knows: a paper may not give them another meaning."""


class Key(NamedTuple):
    """That something is called by a number in the parent tree, under a name; its place among what was asked."""

    place: int
    name: str
    number: int


class Branch(Fact):
    """A structure tree whose parts are at these places among what was asked of its file.

    `part` is what was its document, and `kids` what it holds. `parents` are the values of the parent tree, counted
    from 0, and `keys` who is called by them. `first` is the one of the first page, and `marks` how much it lists; None
    where that page has no tags.
    """

    part: int
    kids: int
    parents: tuple[int, ...]
    keys: tuple[Key, ...]
    roles: dict[str, str]
    first: int | None = None
    marks: int = 0


def branch(
    pdf: Pdf, asked: Asked, holders: Sequence[Object], listed: Mapping[int, int], renamed: Mapping[str, str]
) -> Branch:
    """The tree of a tagged file. `holders` may have numbers in the parent tree; the first of them is the first page.

    `listed` are the places of the values of the parent tree. Kinds of element are called otherwise from now on, where
    `renamed` says so.
    """
    root = pdf.Root.StructTreeRoot
    roles = _renamed(root, renamed)
    _without_classes(root)
    part = _part(pdf, root)
    if "/Lang" in pdf.Root and "/Lang" not in part:
        part.Lang = pdf.Root.Lang
    first, keys = int(holders[0].get("/StructParents", -1)), list(_keys(holders))
    called = {key: listed[key] for key in sorted({key for _, _, key in keys} & listed.keys())}
    order = {key: number for number, key in enumerate(called)}
    page = asked.objects[called[first]] if first in called else Dictionary()
    tagged = isinstance(page, Array)
    return Branch(
        part=asked.place(part),
        kids=asked.apart(part, "/K"),
        parents=tuple(called.values()),
        keys=tuple(Key(asked.place(one), name, order[key]) for one, name, key in keys if key in order),
        roles=roles,
        first=called[first] if tagged else None,
        marks=len(page) if tagged else 0,
    )


def free_name(name: str, taken: Iterable[str]) -> str:
    """A name like that one, which nobody has."""
    known, number = set(taken), 2
    while f"{name}{number}" in known:
        number += 1
    return f"{name}{number}"


def _part(pdf: Pdf, root: Object) -> Object:
    """The file's one document; or what is put around what it has, where that is not one document."""
    held = inner(root)
    if len(held) == 1 and str(held[0].S) == "/Document":
        part = held[0] if held[0].is_indirect else pdf.make_indirect(held[0])
    else:
        part = pdf.make_indirect(Dictionary(K=Array(held)))
        for element in held:
            element.P = part
    for name in ("/Type", "/S", "/P", "/T"):
        if name in part:
            del part[name]
    kids = part.get("/K", Array())
    part.K = kids if isinstance(kids, Array) else Array([kids])
    return part


def _keys(holders: Sequence[Object]) -> Iterator[tuple[Object, str, int]]:
    """Takes from each the number that it has in the parent tree."""
    for holder in holders:
        for name in ("/StructParents", "/StructParent"):
            if name in holder:
                yield holder, name, int(holder[name])
                del holder[name]


def _renamed(root: Object, renamed: Mapping[str, str]) -> dict[str, str]:
    """What the kinds of element mean that PDF does not know."""
    told = _roles(root)
    wrong = {name: free_name(name, told) for name, meaning in told.items() if name in _STANDARD and name != meaning}
    others = {**renamed, **{name: renamed.get(free, free) for name, free in wrong.items()}}
    if others:
        for element in elements(root):
            element.S = Name(others.get(str(element.S), str(element.S)))
    return {
        others.get(name, name): others.get(meaning, meaning)
        for name, meaning in told.items()
        if others.get(name, name) not in _STANDARD
    }


def _roles(root: Object) -> dict[str, str]:
    """What the file says of them. Raises ValueError for a name that cannot be written again."""
    given = root.get("/RoleMap", Dictionary()).items()
    told = {name: str(meaning) for name, meaning in given if isinstance(meaning, Name)}
    for name in (*told, *told.values()):
        Name(name).unparse()
    return told


def _without_classes(root: Object) -> None:
    """Let each element have the attributes of its classes itself, before its own, which are stronger."""
    classes = root.get("/ClassMap", Dictionary())
    for element in elements(root) if len(classes) else ():
        if "/C" in element:
            lent = [one for name in _several(element.C) for one in _several(classes.get(str(name)))]
            element.A = Array([*lent, *_several(element.get("/A"))])
            del element.C


def _several(held: Object | None) -> list[Object]:
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]
