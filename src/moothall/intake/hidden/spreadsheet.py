"""Excel files: hidden sheets, rows, columns and cells, comments, links to other files, source data, names with paths.

A cleaned workbook has values and no formulas: a formula may speak of what was taken out.
"""

from collections.abc import Iterator

from lxml import etree

from moothall.facts.findings import Finding
from moothall.intake.hidden import office
from moothall.intake.hidden.cell_looks import CellLooks, X
from moothall.intake.hidden.kinds import found, path_in
from moothall.intake.hidden.package import Package, remove

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK = "xl/workbook.xml"
_COMMENTS = ("xl/comments", "xl/threadedComments", "xl/persons")
_LINKS, _CACHES = ("xl/externalLinks/",), ("xl/pivotCache/", "xl/pivotTables/")
_OTHER = ("xl/connections", "xl/queryTables/")
_PRINTERS = ("xl/printerSettings/",)
_ON = ("1", "true")
_COUNTED = 10


def search(package: Package) -> Iterator[Finding]:
    """Everything in a workbook that no one sees on its sheets."""
    looks = CellLooks(package)
    for sheet, part in sheets(package):
        name = str(sheet.get("name", ""))
        if is_hidden(sheet):
            yield found("hidden-sheet", f"sheet {name}")
        elif part in package:
            yield from _hidden_parts(package.tree(part), name)
            yield from _unseen_cells(package.tree(part), name, looks)
    yield from _names(package)
    for starts, kind in ((_COMMENTS[:2], "comment"), (_LINKS, "external-link"), (_CACHES[:1], "pivot-cache")):
        for part in package.names(*starts):
            if part.endswith(".xml") and "/_rels/" not in part:
                yield found(kind, part.removeprefix("xl/"), " ".join(map(str, package.tree(part).itertext())))
    yield from (found("connection", part.removeprefix("xl/")) for part in package.names("xl/connections"))
    yield from (found("private-data", part.removeprefix("xl/")) for part in package.names(*_PRINTERS))
    yield from office.search(package)


def sheets(package: Package) -> Iterator[tuple[etree._Element, str]]:
    """The sheets of a workbook in order, each with the name of its part."""
    parts = {str(one.get("Id")): package.target(_BOOK, one) for one in package.relations(_BOOK)}
    for sheet in list(package.tree(_BOOK).iter(f"{X}sheet")) if _BOOK in package else ():
        yield sheet, parts.get(str(sheet.get(_R)), "")


def is_hidden(sheet: etree._Element) -> bool:
    """Whether a sheet is hidden, or so hidden that only a program can show it."""
    return sheet.get("state", "visible") != "visible"


def hidden_columns(root: etree._Element) -> list[tuple[int, int]]:
    """The stretches of hidden columns; one that does not say from where to where is none."""
    found_columns = (one for one in root.iter(f"{X}col") if one.get("hidden") in _ON)
    edges = ((str(one.get("min", "")), str(one.get("max", ""))) for one in found_columns)
    return [(int(first), int(last)) for first, last in edges if first.isdecimal() and last.isdecimal()]


def column_of(reference: str) -> int:
    """The number of a cell's column: `AB12` is in the 28th."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def hidden_rows(root: etree._Element) -> list[etree._Element]:
    """The hidden rows that are there."""
    return [row for row in root.iter(f"{X}row") if row.get("hidden") in _ON]


def _hidden_parts(root: etree._Element, name: str) -> Iterator[Finding]:
    rows, columns = hidden_rows(root), hidden_columns(root)
    if rows:
        yield found("hidden-rows", f"sheet {name}, rows {', '.join(str(row.get('r', '')) for row in rows[:_COUNTED])}")
    filled = {column_of(str(cell.get("r", ""))) for cell in root.iter(f"{X}c") if len(cell)}
    for first, last in columns:
        if any(first <= column <= last for column in filled):
            yield found("hidden-columns", f"sheet {name}, columns {first} to {last}")


def _unseen_cells(root: etree._Element, name: str, looks: CellLooks) -> Iterator[Finding]:
    """A finding for each kind, with the cells by their places and what the first of them holds."""
    kinds: dict[str, list[etree._Element]] = {}
    for cell, kind in looks.unseen(root):
        kinds.setdefault(kind, []).append(cell)
    for kind, cells in kinds.items():
        places = ", ".join(str(cell.get("r", "")) for cell in cells[:_COUNTED])
        more = f" and {len(cells) - _COUNTED} more" if len(cells) > _COUNTED else ""
        yield found(kind, f"sheet {name}, cells {places}{more}", looks.words(cells[0]))


def _names(package: Package) -> Iterator[Finding]:
    for name in package.tree(_BOOK).iter(f"{X}definedName") if _BOOK in package else ():
        if path_in(name.text or ""):
            yield found("path", f"defined name {name.get('name')}", name.text or "")
        elif name.get("hidden") in _ON and not str(name.get("name", "")).startswith("_xlnm."):
            yield found("private-data", f"hidden name {name.get('name')}", name.text or "")


def clean(package: Package) -> None:
    """Take out what `search` finds; formulas become their values."""
    gone = [(sheet, part) for sheet, part in sheets(package) if is_hidden(sheet)]
    _drop_sheets(package, gone)
    looks = CellLooks(package)
    for _, part in sheets(package):
        if part in package:
            _clean_sheet(package.tree(part), looks)
    _forget_strings(package)
    dropped = [*package.names(*_COMMENTS, *_LINKS, *_CACHES, *_OTHER, *_PRINTERS, "xl/calcChain")]
    package.drop([*dropped, *package.names("xl/drawings/vmlDrawing")])
    book = package.tree(_BOOK)
    for element in list(book.iter(f"{X}definedName", f"{X}externalReferences", f"{X}pivotCaches")):
        if element.tag != f"{X}definedName" or not str(element.get("name", "")).startswith("_xlnm.Print_"):
            remove(element)
    for element in list(book.iter(f"{X}definedNames")):
        if not len(element):
            remove(element)
    office.clean(package)


def _drop_sheets(package: Package, gone: list[tuple[etree._Element, str]]) -> None:
    order = [sheet for sheet, _ in sheets(package)]
    lost = {order.index(sheet) for sheet, _ in gone}
    for sheet, _ in gone:
        remove(sheet)
    package.drop(part for _, part in gone)
    for name in list(package.tree(_BOOK).iter(f"{X}definedName")):
        place = str(name.get("localSheetId", ""))
        if place.isdecimal() and int(place) in lost:
            remove(name)
        elif place.isdecimal():
            name.set("localSheetId", str(int(place) - sum(one < int(place) for one in lost)))
    for view in package.tree(_BOOK).iter(f"{X}workbookView"):
        for key in ("activeTab", "firstSheet"):
            view.attrib.pop(key, "")


def _clean_sheet(root: etree._Element, looks: CellLooks) -> None:
    for cell, _ in list(looks.unseen(root)):
        remove(cell)
    columns = hidden_columns(root)
    for row in hidden_rows(root):
        remove(row)
    for cell in list(root.iter(f"{X}c")):
        if any(first <= column_of(str(cell.get("r", ""))) <= last for first, last in columns):
            remove(cell)
    for element in list(root.iter(f"{X}f", f"{X}legacyDrawing")):
        remove(element)
    for setup in root.iter(f"{X}pageSetup"):
        setup.attrib.pop(_R, "")


def _forget_strings(package: Package) -> None:
    """Empty the shared texts that no cell uses any more."""
    part = "xl/sharedStrings.xml"
    if part not in package:
        return
    used = {
        cell.findtext(f"{X}v")
        for _, name in sheets(package)
        if name in package
        for cell in package.tree(name).iter(f"{X}c")
        if cell.get("t") == "s"
    }
    for at, text in enumerate(package.tree(part).iter(f"{X}si")):
        if str(at) not in used:
            for child in list(text):
                text.remove(child)
            etree.SubElement(text, f"{X}t").text = ""
