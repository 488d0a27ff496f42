"""Rows become facts. There is no way back: writes go through operations."""

import zlib

import msgspec

from moothall.facts.papers import Block
from moothall.facts.readings import Reading


def packed(value: object) -> bytes:
    """A value of facts as it is kept in a column: its JSON, compressed."""
    return zlib.compress(msgspec.json.encode(value), 6)


def reading_from(column: bytes | memoryview) -> Reading:
    """The reading kept in a column, blocks and evidence with it."""
    return msgspec.json.decode(zlib.decompress(bytes(column)), type=Reading)


def blocks_from(column: bytes | memoryview) -> tuple[Block, ...]:
    """The blocks kept in a column; none for an empty one."""
    return msgspec.json.decode(zlib.decompress(bytes(column)), type=tuple[Block, ...]) if column else ()
