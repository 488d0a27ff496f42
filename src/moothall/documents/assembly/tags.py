"""The merge of structure trees: what no tool does when it joins PDFs.

A source's pages are copied first, so that the references of its tree find them. Then its tree is copied and put under
a part of the one document; its numbers in the parent tree are moved up behind those that are taken; and what it
calls its own kinds of element and its classes is renamed where another source means something else by the name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from moothall.documents.assembly.check import forms
from moothall.documents.assembly.sewing import Sewn
from moothall.documents.trees import elements, entries, inner, kids

_STANDARD = frozenset(
    f"/{kind}"
    for kind in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH"),
        *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
"""The kinds of element that PDF knows: a source may not give them another meaning here."""


class Tags:
    """The structure tree of a PDF made of others."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self._element("Document", self.root)
        self.parts: list[Object] = []
        self.parents: list[tuple[int, Object]] = []
        self.ids: dict[bytes, Object] = {}
        self.roles: dict[str, Object] = {}
        self.classes: dict[str, Object] = {}
        self.next = 0
        self.sewn: list[Sewn] = []

    def graft(self, source: Pdf, pages: Sequence[Page], title: str) -> None:
        """Put a source's tree, whose pages have been copied, behind what is there."""
        tree = source.Root.StructTreeRoot
        if not tree.is_indirect:
            tree = source.make_indirect(tree)
        copied = self.pdf.copy_foreign(tree)
        self._renumber(copied, pages)
        self._renamed_where_taken(copied)
        part = self._part(copied, title)
        if "/Lang" in source.Root:
            part.Lang = source.Root.Lang
        self.parts.append(part)
        self.ids |= {bytes(name): element for name, element in entries(copied.get("/IDTree"), "/Names")}

    def takes(self, source: Pdf) -> bool:
        """Take the kinds of element that a source has of its own as they are, if they mean nothing else here."""
        roles = source.Root.StructTreeRoot.get("/RoleMap", Dictionary())
        if any(_clashes(self.roles, name, meaning, _STANDARD) for name, meaning in roles.items()):
            return False
        self.roles |= {name: Name(str(meaning)) for name, meaning in roles.items()}
        return True

    def leave_room(self, source: Pdf, pages: Sequence[Page], title: str, told: Sewn) -> None:
        """Make an empty part for a source whose tree will be sewn in when the file has been written."""
        part = self._element("Part", self.document)
        part.T = title
        if "/Lang" in source.Root:
            part.Lang = str(source.Root.Lang)
        self.sewn.append(told._replace(part=len(self.parts), base=self.next))
        self.parts.append(part)
        self._move_up(pages, max(told.tree.keys, default=-1))

    def drawn(self, page: Page, paragraphs: Sequence[Sequence[int]], title: str = "") -> None:
        """Give a page that we drew its paragraphs, each of so many pieces of marked content."""
        holder = self._element("Part", self.document) if title else self.document
        if title:
            holder.T = title
            self.parts.append(holder)
        made: list[Object] = []
        for marks in paragraphs:
            paragraph = self._element("P", holder)
            paragraph.Pg = page.obj
            paragraph.K = Array(marks)
            made += [paragraph] * len(marks)
            (holder.K if title else self.parts).append(paragraph)
        page.obj.StructParents = self.next
        self.parents.append((self.next, Array(made)))
        self.next += 1

    def spoken(self, page: Page) -> int | None:
        """Make room for a line at the beginning of the part that was grafted last, on a page of it; its mark there.

        None where the page has no tags of its own.
        """
        number = page.obj.get("/StructParents")
        listed = next((value for key, value in reversed(self.parents) if key == number), None)
        if not isinstance(listed, Array):
            return None
        part = self.parts[-1]
        line = self._element("P", part)
        line.Pg, line.K = page.obj, len(listed)
        listed.append(line)
        part.K = Array([line, *kids(part)])
        return len(listed) - 1

    def finish(self) -> None:
        """Write the tree into the file, which is marked from now on."""
        self.document.K = Array(self.parts)
        self.root.K = Array([self.document])
        numbered = sorted(self.parents, key=lambda pair: pair[0])
        self.root.ParentTree = self._indirect(Nums=Array(part for pair in numbered for part in pair))
        self.root.ParentTreeNextKey = self.next
        named = sorted(self.ids.items())
        self.root.IDTree = self._indirect(Names=Array(part for pair in named for part in pair))
        self.root.RoleMap = Dictionary(self.roles)
        if self.classes:
            self.root.ClassMap = Dictionary(self.classes)
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _indirect(self, **held: Any) -> Object:
        return self.pdf.make_indirect(Dictionary(**held))

    def _element(self, kind: str, parent: Object) -> Object:
        return self._indirect(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, K=Array())

    def _part(self, copied: Object, title: str) -> Object:
        """The source's own document, turned into a part; a part around what it has where that is not one document."""
        held = inner(copied)
        if len(held) == 1 and str(held[0].S) == "/Document":
            part: Object = held[0]
            part.S, part.P = Name.Part, self.document
        else:
            part = self._element("Part", self.document)
            part.K = Array(held)
            for element in held:
                element.P = part
        part.T = title
        return part

    def _renumber(self, copied: Object, pages: Sequence[Page]) -> None:
        listed = [(int(key), value) for key, value in entries(copied.get("/ParentTree"), "/Nums")]
        self.parents += [(self.next + key, value) for key, value in listed]
        self._move_up(pages, max((key for key, _ in listed), default=-1))

    def _move_up(self, pages: Sequence[Page], last: int) -> None:
        """Number what stands in a source's parent tree, of which `last` is the last key, behind what is taken."""
        base, highest = self.next, self.next + last
        for holder, name in _numbered(pages):
            number = base + int(holder[name])
            holder[name] = number
            highest = max(highest, number)
        self.next = highest + 1

    def _renamed_where_taken(self, copied: Object) -> None:
        roles = self._joined(self.roles, copied.get("/RoleMap", Dictionary()), _STANDARD)
        classes = self._joined(self.classes, copied.get("/ClassMap", Dictionary()), frozenset())
        if not roles and not classes:
            return
        for element in elements(copied):
            if (kind := str(element.S)) in roles:
                element.S = Name(roles[kind])
            if "/C" in element:
                element.C = _reclassed(element.C, classes)

    def _joined(self, known: dict[str, Object], told: Object, taken: frozenset[str]) -> Mapping[str, str]:
        """Take a map of names into the known one; names that mean something else already, with their new ones."""
        renamed = {
            name: self._free(known, name) for name, meaning in told.items() if _clashes(known, name, meaning, taken)
        }
        for name, meaning in told.items():
            target = renamed.get(str(meaning)) if isinstance(meaning, Name) else None
            known[renamed.get(name, name)] = Name(target) if target else meaning
        return renamed

    def _free(self, known: Mapping[str, Object], name: str) -> str:
        number = 2
        while f"{name}{number}" in known:
            number += 1
        return f"{name}{number}"


def _clashes(known: Mapping[str, Object], name: str, meaning: Object, taken: frozenset[str]) -> bool:
    return name in taken or (name in known and bool(known[name] != meaning))


def _reclassed(classes: Object, renamed: Mapping[str, str]) -> Object:
    if isinstance(classes, Array):
        return Array(_reclassed(each, renamed) for each in classes)
    return Name(renamed[str(classes)]) if str(classes) in renamed else classes


def _numbered(pages: Sequence[Page]) -> Iterator[tuple[Object, str]]:
    """What of the pages stands in the parent tree, with the name its number goes by."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        if "/StructParents" in page.obj:
            yield page.obj, "/StructParents"
        yield from ((note, "/StructParent") for note in page.obj.get("/Annots", []) if "/StructParent" in note)
        for form in forms(page.obj.get("/Resources", Dictionary())):
            if form.objgen not in seen:
                seen.add(form.objgen)
                yield from ((form, name) for name in ("/StructParents", "/StructParent") if name in form)
