"""PowerPoint files: hidden slides, notes, comments; on a slide what is hidden, off its edge or too small to read."""

from collections.abc import Iterator

from lxml import etree

from moothall.facts.findings import Finding
from moothall.intake.hidden import office
from moothall.intake.hidden.kinds import found
from moothall.intake.hidden.package import Package, remove

_MAIN = "ppt/presentation.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEXT = f"{_A}t"
_REMARKS = ("ppt/comments", "ppt/commentAuthors", "ppt/authors", "ppt/threadedComments")
_NOTES = ("ppt/notesSlides/",)
_PRINTERS = ("ppt/printerSettings/",)
_TINY = 150
"""PowerPoint counts sizes in hundredths of a point."""
_USUAL = (9144000, 6858000)
"""The size of a slide where the file does not say it, in the units in which places are told."""


def search(package: Package) -> Iterator[Finding]:
    """Everything in a presentation that no one sees on its slides."""
    for number, (_, part) in enumerate(_slides(package), start=1):
        if _is_hidden(package, part):
            yield found("hidden-slide", f"slide {number}", _words(package, part))
        else:
            unseen = _unseen(package, part)
            yield from (found(kind, f"slide {number}", _said(element)) for element, kind in unseen)
        for relation in package.relations(part):
            words = _words(package, package.target(part, relation))
            if str(relation.get("Type", "")).endswith("/notesSlide") and words.strip():
                yield found("notes", f"slide {number}", words)
    for name, root in package.trees("ppt/comments", "ppt/threadedComments"):
        yield found("comment", name.removeprefix("ppt/"), " ".join(map(str, root.itertext())))
    yield from office.search(package)


def clean(package: Package) -> None:
    """Take out what `search` finds."""
    for entry, part in [one for one in _slides(package) if _is_hidden(package, one[1])]:
        gone = {str(entry.get(_R))}
        remove(entry)
        for shown in list(package.tree(_MAIN).iter(f"{_P}sld")):
            if shown.get(_R) in gone:
                remove(shown)
        package.drop([part])
    for _, part in _slides(package):
        for element, _ in list(_unseen(package, part)):
            remove(element)
    package.drop(package.names(*_NOTES, *_REMARKS, *_PRINTERS))
    office.clean(package)


def _slides(package: Package) -> list[tuple[etree._Element, str]]:
    """The entries of the slides in order, each with the name of its part."""
    parts = {str(one.get("Id")): package.target(_MAIN, one) for one in package.relations(_MAIN)}
    entries = package.tree(_MAIN).iter(f"{_P}sldId") if _MAIN in package else ()
    return [(entry, parts.get(str(entry.get(_R)), "")) for entry in list(entries)]


def _is_hidden(package: Package, part: str) -> bool:
    return part in package and package.tree(part).get("show") in ("0", "false")


def _unseen(package: Package, part: str) -> Iterator[tuple[etree._Element, str]]:
    """What says something on a slide and is not seen there, each with the kind of finding."""
    if part not in package:
        return
    size = next(package.tree(_MAIN).iter(f"{_P}sldSz"), None)
    wide, high = (_whole(size, "cx"), _whole(size, "cy")) if size is not None else _USUAL
    for tree in package.tree(part).iter(f"{_P}spTree"):
        for shape in tree.iterchildren(etree.Element):
            if _said(shape).strip() and (_is_switched_off(shape) or _is_beside(shape, wide, high)):
                yield shape, "hidden-text" if _is_switched_off(shape) else "off-page-text"
    for run in package.tree(part).iter(f"{_A}r"):
        if 0 < _whole(run.find(f"{_A}rPr"), "sz") <= _TINY and _said(run).strip():
            yield run, "tiny-text"


def _is_switched_off(shape: etree._Element) -> bool:
    """Whether a shape is hidden in the list of what is on the slide."""
    return any(one.get("hidden") in ("1", "true") for one in shape.iterfind(f"*/{_P}cNvPr"))


def _is_beside(shape: etree._Element, wide: int, high: int) -> bool:
    """Whether a shape lies wholly beside the slide, where its author still sees it."""
    place = next(shape.iterfind(f"*/{_A}xfrm"), None)
    at, size = (place.find(f"{_A}off"), place.find(f"{_A}ext")) if place is not None else (None, None)
    if at is None or size is None:
        return False
    left, top = _whole(at, "x"), _whole(at, "y")
    return left >= wide or top >= high or left + _whole(size, "cx") <= 0 or top + _whole(size, "cy") <= 0


def _whole(element: etree._Element | None, name: str) -> int:
    """A number that an element says, 0 where it says none."""
    told = str(element.get(name, "")) if element is not None else ""
    return int(told) if told.removeprefix("-").isdecimal() else 0


def _words(package: Package, part: str) -> str:
    """The words on a slide or in notes."""
    return _said(package.tree(part)) if part in package else ""


def _said(element: etree._Element) -> str:
    """The words of an element; the number that a field prints is left out."""
    return " ".join(one.text or "" for one in element.iter(_TEXT) if "fld" not in _holders(one))


def _holders(element: etree._Element) -> set[str]:
    return {etree.QName(one).localname for one in element.iterancestors()}
