"""What the three kinds of Office files have in common: properties, custom data, embedded files, links, macros."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

from moothall.facts.findings import Finding
from moothall.intake.hidden import pictures_inside
from moothall.intake.hidden.kinds import found, of_property, path_in
from moothall.intake.hidden.package import Package, remove

CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_NAMES = ("creator", "lastModifiedBy", "Manager", "Company")
_TOLD = ("keywords", "description", "category", "contentStatus", "subject", "HyperlinkBase")
_CORE_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
_APP_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_PICTURES = (".jpg", ".jpeg", ".png")
_STANDARD_TEMPLATES = ("normal.dotm", "normal.dot", "normal", "office theme")


def search(package: Package) -> Iterator[Finding]:
    """What any Office file may carry."""
    yield from _properties(package)
    for name in package.names(CUSTOM):
        for value in package.tree(name):
            yield found("property", f"properties, {value.get('name', '')}", "".join(map(str, value.itertext())))
    for name in _custom_data(package):
        yield found("private-data", name, "".join(map(str, package.tree(name).itertext())))
    for kind, names in (("attachment", _embedded), ("thumbnail", _thumbnails), ("macro", _macros)):
        yield from (found(kind, name) for name in names(package))
    for name in _pictures(package):
        yield from pictures_inside.search(package.data(name), name)
    for owner, relation in _paths(package):
        yield found("path", owner, str(relation.get("Target", "")))


def clean(package: Package) -> None:
    """Take all that out; the title stays."""
    title = _text(package, CORE, "title")
    if CORE in package:
        package.put(CORE, _CORE_EMPTY.format(escape(title)).encode())
    if APP in package:
        package.put(APP, _APP_EMPTY.encode())
    for owner, relation in list(_paths(package)):
        _forget(package, owner, relation)
    for name in _pictures(package):
        package.put(name, pictures_inside.clean(package.data(name)))
    embedded = set(_embedded(package))
    for name in [one for one in package.names() if one.endswith(".rels")]:
        _forget_objects(package, name, embedded)
    custom = [*package.names("customXml/"), *package.names(CUSTOM)]
    package.drop([*custom, *embedded, *_thumbnails(package), *_macros(package)])


def _properties(package: Package) -> Iterator[Finding]:
    for part in (CORE, APP):
        for element in package.tree(part) if part in package else ():
            name = etree.QName(element).localname
            value = "".join(map(str, element.itertext()))
            if name == "Template" and value.strip().lower() in _STANDARD_TEMPLATES:
                continue
            if name in (*_NAMES, *_TOLD, "Template"):
                finding = of_property("properties", name, value, names_someone=name in _NAMES)
                yield from (finding,) if finding else ()
            elif path_in(value):
                yield found("path", f"properties, {name}", value)


def _text(package: Package, part: str, name: str) -> str:
    elements = package.tree(part) if part in package else ()
    return next((one.text or "" for one in elements if etree.QName(one).localname == name), "")


def _custom_data(package: Package) -> list[str]:
    """Data that programs keep in the file; an empty list of sources is in every file that some programs make."""
    items = [name for name in package.names("customXml/item") if "Props" not in name and name.endswith(".xml")]
    return [name for name in items if "".join(map(str, package.tree(name).itertext())).strip()]


def _embedded(package: Package) -> list[str]:
    """Files within: but not the fonts, nor the sheets behind charts, which are told apart by the charts' relations."""
    return [name for name in package.names() if "/embeddings/" in name or "/activeX/" in name]


def _thumbnails(package: Package) -> list[str]:
    return package.names("docProps/thumbnail")


def _pictures(package: Package) -> list[str]:
    return [name for name in package.names() if "/media/" in name and name.lower().endswith(_PICTURES)]


def _macros(package: Package) -> list[str]:
    return [name for name in package.names() if name.endswith(("vbaProject.bin", "vbaData.xml"))]


def _paths(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """Relations that lead to a file on someone's machine, each with the file of relations it stands in."""
    for name in [one for one in package.names() if one.endswith(".rels")]:
        yield from ((name, relation) for relation in package.relations_in(name) if _leads_to_a_file(relation))


def _leads_to_a_file(relation: etree._Element) -> bool:
    return relation.get("TargetMode") == "External" and bool(path_in(str(relation.get("Target", ""))))


def _forget(package: Package, rels: str, relation: etree._Element) -> None:
    """Take a relation out, and every mention of it in the part that it belongs to."""
    owner = package.owner(rels)
    if owner in package and owner.endswith(".xml"):
        for element in list(package.tree(owner).iter()):
            named = [key for key, value in element.attrib.items() if _leads(str(key)) and value == relation.get("Id")]
            for key in named:
                del element.attrib[key]
            if named and etree.QName(element).localname in ("attachedTemplate", "OLEObject", "externalReference"):
                remove(element)
    remove(relation)


def _forget_objects(package: Package, rels: str, gone: set[str]) -> None:
    owner = package.owner(rels)
    for relation in list(package.relations_in(rels)):
        if relation.get("TargetMode") != "External" and package.target(owner, relation) in gone:
            _forget(package, rels, relation)


def _leads(attribute: str) -> bool:
    """Whether an attribute names a relation."""
    return "/relationships}" in attribute
