"""A search index filled without a database, for tests of asking it."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import msgspec

from moothall.queries.public.search_index import Entry, opened

HIGHWAYS, HEALTH = "b0dy0001", "b0dy0002"


def entry(text: str, **fields: object) -> Entry:
    """An entry of the highways committee's meeting of 4 March 2026, unless told otherwise."""
    told = {
        "title": "Winter service",
        "url": "/items/1tem0001",
        "kind": "Report",
        "body": HIGHWAYS,
        "body_name": "Highways Committee",
        "date": dt.date(2026, 3, 4),
    }
    return Entry(text=text, **(told | fields))  # type: ignore[arg-type]


def fill(folder: Path, entries: Iterable[Entry]) -> Path:
    """Put the entries into the index in a folder, as one pack."""
    from moothall.operations.search_index import put
    from moothall.records.models import SearchSheet

    writer = opened(folder).writer(15_000_000, 1)
    put(writer, SearchSheet(pack="pack0001", sequence=1, entries=msgspec.json.encode(list(entries))))
    writer.commit()
    writer.wait_merging_threads()
    return folder
