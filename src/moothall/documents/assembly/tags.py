"""The structure tree of a pack: what no tool does when it joins PDFs.

Each paper's tree is put under a part of the one document; its numbers in the parent tree are counted on behind those
that are taken; and its elements have names that no other paper's have.
"""

from collections.abc import Mapping, Sequence

from pikepdf import Name, String

from moothall.documents.assembly.branches import Branch, free_name
from moothall.documents.assembly.volume import Volume


class Tags:
    """The structure tree of a volume."""

    def __init__(self, volume: Volume) -> None:
        self.volume = volume
        self.root, self.document = volume.number(), volume.number()
        self.parts: list[int] = []
        self.parents: list[int] = []
        self.names: list[tuple[bytes, int]] = []
        self.roles: dict[str, str] = {}

    def clashing(self, roles: Mapping[str, str]) -> dict[str, str]:
        """Other names for the kinds of element that mean something else here."""
        renamed: dict[str, str] = {}
        while clashing := [name for name in sorted(roles) if self._clashes(name, roles[name], renamed)]:
            renamed[clashing[0]] = free_name(clashing[0], {*self.roles, *roles})
        return renamed

    def _clashes(self, name: str, meaning: str, renamed: Mapping[str, str]) -> bool:
        """Whether a name means something else here, where some are already called otherwise."""
        told = renamed.get(meaning, meaning)
        return name not in renamed and self.roles.get(name, told) != told

    def take(self, branch: Branch, standing: Sequence[int], title: str) -> dict[int, bytes]:
        """Put a paper's tree behind what is there. `standing` are the numbers here of what was asked of the paper.

        Gives what some of that has to say beside what it says already.
        """
        first = len(self.parents)
        self.parents += [standing[place] for place in branch.parents]
        self.roles |= branch.roles
        self.parts.append(standing[branch.part])
        keys = {key.place: b"%b %d" % (key.name.encode(), first + key.number) for key in branch.keys}
        return keys | {branch.part: _element("Part", self.document, title)}

    def named(self, names: Sequence[tuple[bytes, int]]) -> None:
        """Put in the names that elements have."""
        self.names += names

    def drawn(self, page: int, paragraphs: Sequence[Sequence[int]], title: str = "") -> int:
        """Tags for a page that we drew, whose paragraphs are of so many pieces of content; gives its key."""
        holder = self.volume.number() if title else self.document
        numbers = [self.said(holder, page, marks) for marks in paragraphs]
        if title:
            held = b"<< %b /K [ %b ] >>" % (_element("Part", self.document, title), references(numbers))
            self.volume.put(holder, held)
        self.parts += [holder] if title else numbers
        listed = [number for number, marks in zip(numbers, paragraphs, strict=True) for _ in marks]
        self.parents.append(self.volume.add(b"[ %b ]" % references(listed)))
        return len(self.parents) - 1

    def said(self, holder: int, page: int, marks: Sequence[int]) -> int:
        """A paragraph of pieces of content of a page; gives its number."""
        held = b" ".join([b"%d" % mark for mark in marks])
        return self.volume.add(b"<< %b /Pg %d 0 R /K [ %b ] >>" % (_element("P", holder), page, held))

    def finish(self) -> int:
        """Put the tree in; gives the number of its root."""
        document = b"<< %b /K [ %b ] >>" % (_element("Document", self.root), references(self.parts))
        self.volume.put(self.document, document)
        parents = b" ".join([b"%d %d 0 R" % pair for pair in enumerate(self.parents)])
        names = b" ".join([b"<%b> %d 0 R" % (name.hex().encode(), number) for name, number in sorted(self.names)])
        told = (
            b"/Type /StructTreeRoot /K [ %d 0 R ]" % self.document,
            b"/ParentTree %d 0 R" % self.volume.add(b"<< /Nums [ %b ] >>" % parents),
            b"/ParentTreeNextKey %d" % len(self.parents),
            b"/IDTree %d 0 R" % self.volume.add(b"<< /Names [ %b ] >>" % names),
            b"/RoleMap << %b >>" % b" ".join(_name(part) for pair in sorted(self.roles.items()) for part in pair),
        )
        self.volume.put(self.root, b"<< %b >>" % b" ".join(told))
        return self.root


def references(numbers: Sequence[int]) -> bytes:
    """References to objects, one after the other."""
    return b" ".join([b"%d 0 R" % number for number in numbers])


def _element(kind: str, holder: int, title: str = "") -> bytes:
    told = b"/Type /StructElem /S /%b /P %d 0 R" % (kind.encode(), holder)
    return told + b" /T " + String(title).unparse() if title else told


def _name(name: str) -> bytes:
    return Name(name).unparse()
