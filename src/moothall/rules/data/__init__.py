"""Dated tables that the rules read: what the law says changes by date, so it is data and not code."""

import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

Table = TypeVar("Table")


def table(name: str, shape: type[Table]) -> Table:
    """The table in `name`.toml as `shape`; raises msgspec.ValidationError where the file does not fit it."""
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), shape)
