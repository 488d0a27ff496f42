"""The demonstration's data files, decoded once."""

from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast

import msgspec

Table = TypeVar("Table")


@cache
def _decoded(name: str, kind: Hashable) -> Any:
    return msgspec.toml.decode(files("moothall.demonstration").joinpath("data", f"{name}.toml").read_bytes(), type=kind)


def load(name: str, kind: type[Table]) -> Table:
    """A data file as the type that describes it, `topics/health` for instance."""
    table: Table = _decoded(name, cast(Hashable, kind))
    return table
