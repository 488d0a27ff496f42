"""The record: a pack's JSON form, its schema, and equality between records."""

from typing import Any

import msgspec

from moothall.facts.packs import SCHEMA, Pack


class RecordError(ValueError):
    """A JSON text that is not a record, with what is wrong and where."""


def from_json(text: bytes | str) -> Pack:
    """The pack that a record states.

    Raises RecordError when the text is not JSON in UTF-8, is nested beyond reason, lacks `schema`, names a
    schema this version does not know, or has a value of the wrong type. Keys that this version does not know
    are left out.
    """
    try:
        pack = msgspec.json.decode(text, type=Pack)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise RecordError(f"this is not a record: {error}") from error
    if pack.schema != SCHEMA:
        raise RecordError(f"the record's schema is {pack.schema!r}; this version reads {SCHEMA!r}")
    return pack


def to_json(pack: Pack) -> bytes:
    """The record of a pack: JSON in UTF-8, indented by two, keys in the order of the schema."""
    return msgspec.json.format(msgspec.json.encode(pack), indent=2)


def schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    return msgspec.json.schema(Pack)


def essence(value: Any) -> Any:
    """A JSON value with everything left out that says nothing: absent, null and the empty list are one.

    Two records are equal when their essences are.
    """
    if isinstance(value, dict):
        kept = {key: essence(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, [], {})}
    if isinstance(value, list):
        return [essence(item) for item in value]
    return value
