"""Telling a source's form by its content, never by its name, and taking it apart."""

from moothall.intake.lines import Source
from moothall.intake.sources.text import read_text


class UnreadablePack(Exception):  # noqa: N818 - the field says "unreadable", not "error"
    """A source that cannot be read as a pack; its message says what is wrong and what to do."""


def take_apart(data: bytes) -> Source:
    """The lines of a PDF, Word or text file. Raises UnreadablePack for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadablePack("this is neither a PDF, a Word document nor text in UTF-8") from error
    return read_text(text)
