"""Keeping the search index in step with what is published.

The entries of a publication are stored with it, in its transaction. The index takes them over afterwards, and
whatever it missed (a process killed in between, a folder lost) it finds by its own highest sequence.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
import tantivy
from django.db.models import Max

from moothall.queries.public.search_index import Entry, opened
from moothall.records.models.search import SearchSheet

_HEAP = 128_000_000
_BATCH = 50


def put_sheet(*, pack: str, entries: Iterable[Entry]) -> None:
    """Store the search entries of a pack in place of those it had; to be called inside its transaction."""
    last: int = SearchSheet.objects.aggregate(last=Max("sequence"))["last"] or 0
    text = msgspec.json.encode(list(entries))
    SearchSheet.objects.update_or_create(pack=pack, defaults={"sequence": last + 1, "entries": text})


def catch_up(folder: Path) -> int:
    """Take every change that the index lacks; gives the number of sheets taken.

    Another process that is at it already will take them: then this one does nothing.
    """
    index = opened(folder)
    missing = SearchSheet.objects.filter(sequence__gt=highest(index)).order_by("sequence")
    if not missing.exists():
        return 0
    try:
        writer = index.writer(_HEAP, 1)
    except ValueError:
        return 0
    taken = 0
    for sheet in missing.iterator(chunk_size=_BATCH):
        _replace(writer, sheet)
        taken += 1
        if taken % _BATCH == 0:
            writer.commit()
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return taken


def rebuild(folder: Path) -> int:
    """Make the index anew from the database; gives the number of sheets taken."""
    shutil.rmtree(folder, ignore_errors=True)
    opened.cache_clear()
    return catch_up(folder)


def highest(index: tantivy.Index) -> int:
    """The last change that the index has taken."""
    index.reload()
    hits = index.searcher().search(tantivy.Query.all_query(), 1, order_by_field="sequence").hits
    return int(hits[0][0]) if hits else 0


def _replace(writer: tantivy.IndexWriter, sheet: SearchSheet) -> None:
    """The sheet's entries instead of its old ones, and one bare document that stands for the sheet even when empty."""
    writer.delete_documents_by_term("sheet", sheet.pack)
    writer.add_document(tantivy.Document(sheet=sheet.pack, sequence=sheet.sequence))
    for entry in msgspec.json.decode(bytes(sheet.entries), type=list[Entry]):
        writer.add_document(_document(entry, sheet))


def _document(entry: Entry, sheet: SearchSheet) -> tantivy.Document:
    document = tantivy.Document(
        text=entry.text, body=entry.body, kind=entry.kind, sheet=sheet.pack, sequence=sheet.sequence
    )
    document.add_integer("day", entry.date.toordinal() if entry.date else 0)
    document.add_text("entry", msgspec.json.encode(msgspec.structs.replace(entry, text="")).decode())
    for person in entry.people:
        document.add_text("person", person)
    for division in entry.divisions:
        document.add_text("division", division)
    return document
