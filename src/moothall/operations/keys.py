"""Keys for what is written: drawn at random, so that no two people's new paragraphs are taken for one."""

from moothall.records.identifiers import fresh


def fresh_key() -> str:
    """A new key for a block."""
    return fresh()
