"""Word files: what is searched for in them."""

from collections.abc import Iterator

from lxml import etree

from moothall.facts.findings import Finding
from moothall.intake.hidden import office
from moothall.intake.hidden.kinds import found, path_in
from moothall.intake.hidden.package import Package
from moothall.intake.sources.word.archive import W
from moothall.intake.sources.word.styles import attribute, is_on

_COUNTED = 20
_TINY = 3
"""Word counts sizes in half points."""
INSERTED = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "cellIns"))
DELETED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "cellDel"))
CHANGED = frozenset(
    f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "tcPr", "trPr", "sectPr", "tblPrEx", "tblGrid", "numbering")
)
_WHITE = {"FFFFFF", "FEFEFE", "FDFDFD", "FCFCFC"}
PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
"""What the parts with words that are printed begin with."""
_FIELDS_OF_PATHS = ("FILENAME", "TEMPLATE", "LASTSAVEDBY", "AUTHOR", "USERNAME")


def search(package: Package) -> Iterator[Finding]:
    """Everything in a Word file that no one sees on its pages."""
    look = Look(package)
    for name, root in package.trees(*PARTS):
        yield from _changes(name, root)
        for kind, runs in (("hidden-text", hidden_runs), ("white-text", white_runs), ("tiny-text", tiny_runs)):
            yield from (found(kind, place(run, name), text_of(run)) for run in runs(root, look))
        yield from _fields(name, root)
    for _, root in package.trees("word/comments"):
        for note in root.iter(f"{W}comment"):
            yield found("comment", f"comment by {attribute(note, 'author') or 'someone'}", text_of(note))
    for value in _variables(package):
        yield found("private-data", f"document variable {attribute(value, 'name')}", attribute(value))
    yield from office.search(package)


class Look:
    """What styles say of the colour and visibility of text."""

    def __init__(self, package: Package) -> None:
        styles = package.tree("word/styles.xml").iter(f"{W}style") if "word/styles.xml" in package else ()
        self._styles = {attribute(style, "styleId"): style for style in styles}

    def of(self, name: str, wanted: str) -> etree._Element | None:
        """A property of the text of a style, or of one that it is based on."""
        for _ in range(_COUNTED):
            style = self._styles.get(name)
            if style is None:
                return None
            value = style.find(f"{W}rPr/{W}{wanted}")
            if value is not None:
                return value
            name = attribute(style.find(f"{W}basedOn"))
        return None

    def shades(self, table: str) -> bool:
        """Whether a style of tables colours cells."""
        style = self._styles.get(table)
        return style is not None and next(style.iter(f"{W}shd"), None) is not None

    def value(self, run: etree._Element, wanted: str) -> etree._Element | None:
        """A property of a run: its own, or of its style, or of its paragraph's style."""
        own = run.find(f"{W}rPr/{W}{wanted}")
        if own is not None:
            return own
        paragraph = next(run.iterancestors(f"{W}p"), None)
        styles = [run.find(f"{W}rPr/{W}rStyle")]
        styles += [paragraph.find(f"{W}pPr/{W}pStyle")] if paragraph is not None else []
        return next((value for one in styles if (value := self.of(attribute(one), wanted)) is not None), None)


def hidden_runs(root: etree._Element, look: Look) -> Iterator[etree._Element]:
    """The runs whose text is hidden."""
    for run in root.iter(f"{W}r"):
        switch = look.value(run, "vanish")
        if switch is not None and is_on(switch) and text_of(run).strip():
            yield run


def white_runs(root: etree._Element, look: Look) -> Iterator[etree._Element]:
    """The runs whose text is white on nothing that would make it seen."""
    for run in root.iter(f"{W}r"):
        colour = attribute(look.value(run, "color")).upper()
        if colour in _WHITE and text_of(run).strip() and not _stands_on_colour(run, look):
            yield run


def tiny_runs(root: etree._Element, look: Look) -> Iterator[etree._Element]:
    """The runs in letters of at most a point and a half, which nobody reads."""
    for run in root.iter(f"{W}r"):
        size = attribute(look.value(run, "sz"))
        if size.isdecimal() and int(size) <= _TINY and text_of(run).strip():
            yield run


def text_of(element: etree._Element) -> str:
    """The words in an element, deleted ones too."""
    return "".join(part.text or "" for part in element.iter(f"{W}t", f"{W}delText"))


def place(element: etree._Element, part: str) -> str:
    """Where an element stands: the number of its paragraph in the document, or the part of the file."""
    if not part.startswith("word/document"):
        return part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    paragraph = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
    if paragraph is None:
        return "the document"
    before = sum(1 for _ in paragraph.iterancestors()) and _count_before(paragraph)
    return f"paragraph {before}"


def _count_before(paragraph: etree._Element) -> int:
    root = paragraph.getroottree().getroot()
    return next((at for at, one in enumerate(root.iter(f"{W}p"), start=1) if one is paragraph), 0)


def tracked(root: etree._Element) -> list[etree._Element]:
    """The marks of tracked changes in a part."""
    return [one for one in root.iter(etree.Element) if one.tag in INSERTED or one.tag in DELETED or one.tag in CHANGED]


def _changes(name: str, root: etree._Element) -> Iterator[Finding]:
    marks = tracked(root)
    for mark in marks[:_COUNTED]:
        kind = "put in" if mark.tag in INSERTED else "taken out" if mark.tag in DELETED else "another form"
        who = attribute(mark, "author") or "someone"
        yield found("tracked-change", f"{place(mark, name)}, {kind} by {who}", text_of(mark))
    if len(marks) > _COUNTED:
        yield found("tracked-change", f"{len(marks) - _COUNTED} more in {name.removeprefix('word/')}")


def _fields(name: str, root: etree._Element) -> Iterator[Finding]:
    """Fields that print a path or a name, where they were printed."""
    for field in root.iter(f"{W}instrText", f"{W}fldSimple"):
        code = field.text or attribute(field, "instr")
        if prints_path(code):
            holder = field.getparent()
            words = text_of(field if holder is None else holder)
            yield found("path" if path_in(words) else "property", place(field, name), " ".join(code.split()))


def prints_path(code: str) -> bool:
    """Whether a field of that code prints a path or a name."""
    return any(word.upper() in _FIELDS_OF_PATHS for word in code.split()[:1])


def _variables(package: Package) -> list[etree._Element]:
    return list(package.tree("word/settings.xml").iter(f"{W}docVar")) if "word/settings.xml" in package else []


def _stands_on_colour(run: etree._Element, look: Look) -> bool:
    if run.find(f"{W}rPr/{W}highlight") is not None or _is_shaded(look.value(run, "shd")):
        return True
    for holder in run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl", f"{W}txbxContent"):
        name = holder.tag.removeprefix(W)
        if name == "txbxContent" or _is_shaded(holder.find(f"{W}{name}Pr/{W}shd")):
            return True
        if name == "tbl" and look.shades(attribute(holder.find(f"{W}tblPr/{W}tblStyle"))):
            return True
    return False


def _is_shaded(shade: etree._Element | None) -> bool:
    return shade is not None and attribute(shade, "fill").upper() not in ("", "AUTO", *_WHITE)
