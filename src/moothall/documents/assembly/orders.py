"""Binding in a process of its own: the order that goes there, and what is done with it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from moothall.documents.assembly.binding import Bound, bind
from moothall.documents.assembly.shelf import Folder
from moothall.documents.assembly.status import AssemblyError
from moothall.facts.agendas import DraftAgenda
from moothall.facts.bodies import Fact
from moothall.workers import Limits, Refused

LIMITS = Limits(seconds=300, megabytes=1024)
"""What the binding of one pack may take."""


class Order(Fact):
    """A pack to bind. `files` are the paths of the papers' files by their hashes: for the public version, open ones.

    `shelf` is the folder where papers made ready are kept, as closed as the files themselves.
    """

    agenda: DraftAgenda
    files: Mapping[str, Path]
    fonts: tuple[Path, ...]
    restricted: bool
    after: str = ""
    only: frozenset[str] | None = None
    published: dt.date | None = None
    acronyms: tuple[tuple[str, str], ...] = ()
    shelf: Path | None = None


def bound(order: Order) -> Bound:
    """The pack of an order, in a worker process. Raises Refused, with the reason."""
    try:
        return bind(
            order.agenda,
            lambda file: _read(order, file),
            order.fonts,
            restricted=order.restricted,
            after=order.after,
            only=order.only,
            published=order.published,
            acronyms=order.acronyms,
            shelf=Folder(order.shelf) if order.shelf else None,
        )
    except AssemblyError as error:
        raise Refused(str(error)) from error


def _read(order: Order, file: str) -> bytes:
    if file not in order.files:
        raise AssemblyError("a file was not handed in for binding")
    return order.files[file].read_bytes()
