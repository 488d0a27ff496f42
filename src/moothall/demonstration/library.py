"""The demonstration's data files, decoded once."""

from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

Table = TypeVar("Table")


@cache
def _decoded(name: str, kind: Any) -> Any:
    return msgspec.toml.decode(files("moothall.demonstration").joinpath("data", f"{name}.toml").read_bytes(), type=kind)


def load(name: str, kind: type[Table]) -> Table:
    """A data file as the type that describes it, `topics/health` for instance."""
    table: Table = _decoded(name, kind)
    return table
