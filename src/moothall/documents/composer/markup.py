"""Typst code from plain values. Every word of a pack passes as a string literal, so that none is read as markup."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What PDF text cannot hold and no paper means."""

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value] | None"


class Markup(str):
    """Typst code for content, as it stands in a document."""

    __slots__ = ()


class Code(str):
    """Typst code for a value, such as the widths of a table's columns."""

    __slots__ = ()


def literal(value: Value) -> str:
    """The Typst literal of a value: strings, numbers, none, arrays, dictionaries, and content for Markup."""
    match value:
        case None:
            return "none"
        case Markup():
            return f"[{value}]"
        case Code() | int():
            return str(value)
        case str():
            return quoted(value)
        case _:
            return collected(value)


def collected(values: "Sequence[Value] | Mapping[str, Value]") -> str:
    """A Typst array or dictionary."""
    if isinstance(values, Mapping):
        return "(" + (", ".join(f"{quoted(key)}: {literal(value)}" for key, value in values.items()) or ":") + ")"
    return "(" + "".join(f"{literal(value)}, " for value in values) + ")"


def quoted(text: str) -> str:
    """A Typst string of the text."""
    return '"' + CONTROL.sub("", text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def call(function: str, *values: Value, **named: Value) -> Markup:
    """A call of a function of the house style, on a line of its own."""
    arguments = [*map(literal, values), *(f"{name}: {literal(value)}" for name, value in named.items())]
    return Markup(f"#{function}({', '.join(arguments)})\n")


def joined(parts: Sequence[str]) -> Markup:
    """Content of several parts, in order."""
    return Markup("".join(parts))
