"""Headers of table rows: what the typesetter sets as plain cells is told in the tags to head its row."""

from collections.abc import Collection, Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

RowHeaders = Collection[tuple[int, int]]
"""The cells of a table that head their rows: the row, and which of the cells that begin in it; from 0."""


def tell(pdf: Pdf, tables: Sequence[RowHeaders]) -> None:
    """Make headers of the cells named, for each table of the document in order."""
    if not any(tables):
        return
    last = max(place for place, headers in enumerate(tables) if headers)
    for headers, table in zip(tables[: last + 1], _of_kind(pdf.Root.StructTreeRoot, "/Table"), strict=False):
        if headers:
            _tell(table, headers)


def _tell(table: Object, headers: RowHeaders) -> None:
    """Make headers of the cells, and let what heads the others be told from the headers' scopes alone."""
    for number, row in enumerate(_of_kind(table, "/TR")):
        for place, cell in enumerate(_held(row)):
            _tell_cell(cell, heads=(number, place) in headers)


def _tell_cell(cell: Object, *, heads: bool) -> None:
    if str(cell.S) != "/TD":
        return
    own = _attributes(cell)
    if "/Headers" in own:
        del own["/Headers"]
    if heads:
        cell.S, own.Scope = Name.TH, Name.Row


def _attributes(cell: Object) -> Object:
    """What a cell says of its table; made where it says nothing."""
    told = cell.get("/A", Array())
    attributes = list(told) if isinstance(told, Array) else [told]
    for one in attributes:
        if str(one.get("/O")) == "/Table":
            return one
    own: Object = Dictionary(O=Name.Table)
    cell.A = Array([*attributes, own])
    return own


def _of_kind(holder: Object, kind: str) -> Iterator[Object]:
    """The elements of a kind within one, in order; none within another of the kind."""
    for element in _held(holder):
        if str(element.S) == kind:
            yield element
        else:
            yield from _of_kind(element, kind)


def _held(holder: Object) -> list[Object]:
    held = holder.get("/K")
    inside = list(held) if isinstance(held, Array) else [held]
    return [one for one in inside if isinstance(one, Dictionary) and "/S" in one]
