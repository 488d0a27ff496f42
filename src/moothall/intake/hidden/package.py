"""An Office file (docx, xlsx, pptx) as its parts, opened with care, and written again without some of them."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from lxml import etree

from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack, too_large
from moothall.intake.sources.word.archive import parsed

TYPES = "[Content_Types].xml"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGED = "this Office file is damaged or locked; open it in its program and save it anew without a password"
_TROUBLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Package:
    """The parts of an Office file by their names; what is changed or dropped shows in `saved`.

    Raises UnreadablePack for what is no such file, is damaged or locked, or unpacks to more than `limits`.
    """

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                self._parts = _unpacked(packed, limits)
        except _TROUBLE as bad:
            raise UnreadablePack(_DAMAGED) from bad
        if TYPES not in self._parts:
            raise UnreadablePack("this is a zip archive, not an Office file")
        self._trees: dict[str, etree._Element] = {}

    def names(self, *starts: str) -> list[str]:
        """The names of the parts, in order; those that start with one of `starts`."""
        return [name for name in self._parts if not starts or name.startswith(starts)]

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def data(self, name: str) -> bytes:
        """A part as it came."""
        return self._parts[name]

    def tree(self, name: str) -> etree._Element:
        """A part as a tree; changes to it are saved."""
        if name not in self._trees:
            self._trees[name] = parsed(self._parts[name])
        return self._trees[name]

    def trees(self, *starts: str) -> Iterator[tuple[str, etree._Element]]:
        """The XML parts whose names start with one of `starts`."""
        for name in self.names(*starts):
            if name.endswith(".xml") and "/_rels/" not in name:
                yield name, self.tree(name)

    def relations(self, name: str) -> Iterator[etree._Element]:
        """The relations of a part; of the file itself for an empty name."""
        rels = _rels(name)
        if rels in self._parts:
            yield from self.relations_in(rels)

    def relations_in(self, rels: str) -> Iterator[etree._Element]:
        """The relations of a file of relations, by its own name."""
        yield from list(self.tree(rels).iter(RELATION))

    def owner(self, rels: str) -> str:
        """The part whose relations stand in a file of relations."""
        folder, name = posixpath.split(rels)
        return posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])

    def target(self, name: str, relation: etree._Element) -> str:
        """The name of the part that a relation of a part leads to."""
        folder = posixpath.dirname(name)
        return posixpath.normpath(posixpath.join("/" + folder, str(relation.get("Target", "")))).lstrip("/")

    def put(self, name: str, data: bytes) -> None:
        """Put another part in the place of one."""
        self._parts[name] = data
        self._trees.pop(name, None)

    def drop(self, names: Iterable[str]) -> None:
        """Take parts out, with their own relations, what leads to them, and their entries in the list of types."""
        gone = set(names) & set(self._parts)
        for name in gone:
            self._parts.pop(name, None)
            self._trees.pop(name, None)
            self._parts.pop(_rels(name), None)
            self._trees.pop(_rels(name), None)
        for name in [one for one in self._parts if one.endswith(".rels")]:
            for relation in self.relations_in(name):
                if relation.get("TargetMode") != "External" and self.target(self.owner(name), relation) in gone:
                    remove(relation)
        for entry in list(self.tree(TYPES)):
            if str(entry.get("PartName", "")).lstrip("/") in gone:
                remove(entry)

    def saved(self) -> bytes:
        """The file as it is now; the same parts give the same bytes."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in sorted(self._parts, key=lambda one: (one != TYPES, one)):
                tree = self._trees.get(name)
                data = _written(tree) if tree is not None else self._parts[name]
                packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
        return target.getvalue()


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; text behind it stays."""
    parent = element.getparent()
    if parent is not None:
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(element):
            parent.insert(at, child)
        parent.remove(element)


def _unpacked(packed: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    """Every part; what a zip says of its sizes is not believed."""
    left, parts = limits.unpacked_bytes, {}
    for name in packed.namelist():
        if name.endswith("/"):
            continue
        with packed.open(name) as part:
            parts[name] = part.read(left + 1)
        left -= len(parts[name])
        if left < 0:
            raise too_large("it unpacks to very much more than its size", f"{limits.unpacked_bytes // 2**20:,} MB")
    return parts


def _rels(name: str) -> str:
    return posixpath.join(posixpath.dirname(name), "_rels", f"{posixpath.basename(name)}.rels")


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
