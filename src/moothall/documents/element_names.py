"""The names of elements in a structure tree, made such that no other file has them."""

from pikepdf import Array, Dictionary, Object, Pdf

from moothall.documents.trees import elements, entries

_HIGHEST = 4
"""How far above a cell its table may stand: row, group of rows, table."""


def name_apart(pdf: Pdf, digest: str) -> None:
    """Begin the names of elements, and where tables refer to them, with `digest`: twelve hexadecimal digits."""
    start = start_of_names(digest)
    named = list(entries(_tree(pdf), "/Names"))
    if not named:
        return
    tables: dict[tuple[int, int], Object] = {}
    for _, element in named:
        element.ID = start + bytes(element.ID)
        table = _table(element)
        if table is not None:
            tables[table.objgen] = table
    for table in tables.values():
        for cell in elements(table):
            if "/A" in cell:
                _readdressed(cell.A, start)
    renamed = [part for name, element in named for part in (start + bytes(name), element)]
    pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Names=Array(renamed)))


def start_of_names(digest: str) -> bytes:
    """How the names of a file begin that are made its own."""
    return f"m{digest[:12]}-".encode()


def _table(cell: Object) -> Object | None:
    """The table that a cell stands in."""
    holder: Object | None = cell
    for _ in range(_HIGHEST):
        holder = holder.get("/P") if holder is not None else None
        if holder is not None and str(holder.get("/S", "")) == "/Table":
            return holder
    return None


def _tree(pdf: Pdf) -> Object | None:
    return pdf.Root.get("/StructTreeRoot", Dictionary()).get("/IDTree")


def _readdressed(attributes: Object, start: bytes) -> None:
    for each in attributes if isinstance(attributes, Array) else [attributes]:
        headers = each.get("/Headers") if isinstance(each, Dictionary) else None
        if headers is not None and len(headers):
            each.Headers = Array([start + bytes(name) for name in headers])
