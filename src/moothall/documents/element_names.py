"""The names of elements in a structure tree, made such that no other file has them."""

import re

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from moothall.documents.trees import entries

_OURS = re.compile(rb"m[0-9a-f]{12}-")


def name_apart(pdf: Pdf, digest: str) -> None:
    """Begin the names of elements, and where tables refer to them, with `digest`: twelve hexadecimal digits."""
    start = f"m{digest[:12]}-".encode()
    for element in pdf.objects:
        if not isinstance(element, Dictionary) or isinstance(element, Stream) or "/S" not in element:
            continue
        if "/ID" in element:
            element.ID = start + bytes(element.ID)
        if "/A" in element:
            _readdressed(element.A, start)
    root = pdf.Root.StructTreeRoot
    renamed = [part for name, element in entries(_tree(pdf), "/Names") for part in (start + bytes(name), element)]
    root.IDTree = pdf.make_indirect(Dictionary(Names=Array(renamed)))


def has_names(pdf: Pdf) -> bool:
    """Whether a file names any of its elements."""
    return _first(pdf) is not None


def is_apart(pdf: Pdf) -> bool:
    """Whether the names of a file's elements are its own already."""
    first = _first(pdf)
    return first is None or bool(_OURS.match(first))


def _tree(pdf: Pdf) -> Object | None:
    return pdf.Root.get("/StructTreeRoot", Dictionary()).get("/IDTree")


def _first(pdf: Pdf) -> bytes | None:
    tree = _tree(pdf)
    held = tree.get("/Names") if tree is not None else None
    if held is not None and len(held):
        return bytes(held[0])
    return next((bytes(name) for name, _ in entries(tree, "/Names")), None)


def _readdressed(attributes: Object, start: bytes) -> None:
    for each in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(each, Dictionary) and len(each.get("/Headers", [])):
            each.Headers = Array(start + bytes(name) for name in each.Headers)
