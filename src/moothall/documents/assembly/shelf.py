"""Papers made ready for binding, kept by what their file holds: a pack bound again works on what changed alone."""

import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path

import msgspec

from moothall.documents.assembly.opening import SourceError
from moothall.documents.assembly.sources import NOTHING, Source, Wish, prepared

EDITION = "5"
"""Counted up when papers are made ready in another way: what was kept before is then made anew."""

Shelf = MutableMapping[str, bytes]
"""Where prepared papers are kept. What is restricted lies there too: it is as closed as the files themselves."""


class Folder(MutableMapping[str, bytes]):
    """A shelf that is a folder; it may be emptied at any time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __getitem__(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError as error:
            raise KeyError(name) from error

    def __setitem__(self, name: str, kept: bytes) -> None:
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, written = tempfile.mkstemp(dir=self.path)
        with os.fdopen(descriptor, "wb") as file:
            file.write(kept)
        Path(written).replace(self.path / name)

    def __delitem__(self, name: str) -> None:
        with suppress(FileNotFoundError):
            (self.path / name).unlink()

    def __iter__(self) -> Iterator[str]:
        return (file.name for file in self.path.iterdir()) if self.path.is_dir() else iter(())

    def clear_of_what_is_older(self, before: dt.datetime) -> None:
        """Take off what was put there before that moment: it is made anew where it is wanted again."""
        for name in self:
            if (self.path / name).stat().st_mtime < before.timestamp():
                del self[name]

    def __len__(self) -> int:
        return sum(1 for _ in self)


def source_of(
    file: str, read: Callable[[str], bytes], shelf: Shelf | None, turn: int = 0, wish: Wish = NOTHING
) -> Source:
    """A file made ready for binding, from the shelf where it lies there. Raises SourceError.

    `turn` counts the times that the same file is bound into one pack: its names differ each time.
    """
    name = _begin(file) + _digest(f"{EDITION} {file} {turn} {sorted(wish.lost)} {wish.renamed}")
    kept = shelf.get(name) if shelf is not None else None
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=Source)
    source = prepared(read(file), _digest(name), wish)
    if shelf is not None:
        shelf[name] = msgspec.msgpack.encode(source)
    return source


def make_ready(data: bytes, shelf: Shelf) -> None:
    """Put a file upon the shelf when it is filed, so that nobody waits for it when a pack is bound.

    Of one that cannot be bound nothing is said here: that is for the binding.
    """
    with suppress(SourceError):
        source_of(hashlib.sha256(data).hexdigest(), lambda _: data, shelf)


def forget(file: str, shelf: Shelf) -> None:
    """Take a file's prepared forms off the shelf."""
    for name in [name for name in shelf if name.startswith(_begin(file))]:
        del shelf[name]


def _begin(file: str) -> str:
    """How the names begin under which a file's prepared forms are kept."""
    return f"{_digest(file)[:32]}-"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
