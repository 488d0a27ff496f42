"""PowerPoint files: hidden slides, notes, comments."""

from collections.abc import Iterator

from lxml import etree

from moothall.facts.findings import Finding
from moothall.intake.hidden import office
from moothall.intake.hidden.kinds import found
from moothall.intake.hidden.package import Package, remove

_MAIN = "ppt/presentation.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_REMARKS = ("ppt/comments", "ppt/commentAuthors", "ppt/authors", "ppt/threadedComments")
_NOTES = ("ppt/notesSlides/",)
_PRINTERS = ("ppt/printerSettings/",)


def search(package: Package) -> Iterator[Finding]:
    """Everything in a presentation that no one sees on its slides."""
    for number, (_, part) in enumerate(_slides(package), start=1):
        if _is_hidden(package, part):
            yield found("hidden-slide", f"slide {number}", _words(package, part))
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
    package.drop(package.names(*_NOTES, *_REMARKS, *_PRINTERS))
    office.clean(package)


def _slides(package: Package) -> list[tuple[etree._Element, str]]:
    """The entries of the slides in order, each with the name of its part."""
    parts = {str(one.get("Id")): package.target(_MAIN, one) for one in package.relations(_MAIN)}
    entries = package.tree(_MAIN).iter(f"{_P}sldId") if _MAIN in package else ()
    return [(entry, parts.get(str(entry.get(_R)), "")) for entry in list(entries)]


def _is_hidden(package: Package, part: str) -> bool:
    return part in package and package.tree(part).get("show") in ("0", "false")


def _words(package: Package, part: str) -> str:
    """The words on a slide or in notes; the number that a field prints is left out."""
    if part not in package:
        return ""
    return " ".join(one.text or "" for one in package.tree(part).iter(_TEXT) if "fld" not in _holders(one))


def _holders(element: etree._Element) -> set[str]:
    return {etree.QName(one).localname for one in element.iterancestors()}
