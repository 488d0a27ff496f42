"""Facts made up by hypothesis: any value that the types of the facts allow."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from moothall.facts.packs import SCHEMA, Pack


def facts(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Values of a kind of fact, each field drawn from its type."""
    return _of(inspect.type_info(kind))


def packs() -> st.SearchStrategy[Pack]:
    """Whole packs of the schema that this version reads."""
    return facts(Pack).map(lambda pack: msgspec.structs.replace(pack, schema=SCHEMA))


def _of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.StructType():
            return st.builds(kind.cls, **{field.name: _of(field.type) for field in kind.fields})
        case inspect.VarTupleType():
            return st.lists(_of(kind.item_type), max_size=2).map(tuple)
        case inspect.TupleType():
            return st.tuples(*map(_of, kind.item_types))
        case inspect.UnionType():
            return st.one_of(*map(_of, kind.types))
        case inspect.LiteralType():
            return st.sampled_from(kind.values)
        case _:
            return _plain(kind)


def _plain(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.StrType(pattern=str(pattern)):
            return st.from_regex(pattern, fullmatch=True)
        case inspect.StrType():
            return st.text(max_size=8)
        case inspect.IntType():
            return st.integers(-(2**63), 2**63 - 1)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.DateType():
            return st.dates()
    raise NotImplementedError(f"facts have no values of {kind} yet: say here how to make some up")
