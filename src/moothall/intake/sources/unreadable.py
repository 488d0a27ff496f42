"""What makes a source unreadable, and how large a source may be."""

from dataclasses import dataclass


class UnreadablePack(Exception):  # noqa: N818 - the field says "unreadable", not "error"
    """A source that cannot be read as a pack; its message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a source is read: bytes of the file, pages of a PDF, bytes of a Word file's parts when unpacked."""

    file_bytes: int = 300 * 1024 * 1024
    pages: int = 5_000
    unpacked_bytes: int = 400 * 1024 * 1024


LIMITS = Limits()


def too_large(what: str, most: str) -> UnreadablePack:
    """The refusal of a source over a limit."""
    return UnreadablePack(f"it is too large: {what}, and at most {most} are read; split it and read the parts")
