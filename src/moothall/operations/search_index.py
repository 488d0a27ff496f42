"""Keeping the search index in step with what is published.

The entries of a publication are stored with it, in its transaction. The index takes them over afterwards, and
whatever it missed (a process killed in between, a folder lost) it finds by its own highest sequence.
"""

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import tantivy
from django.db.models import Max, QuerySet

from moothall.operations.audit import one_at_a_time
from moothall.queries.public.search_index import Entry, IndexUnusableError, current, home, opened, total
from moothall.records.models.search import SearchSheet

_HEAP = 128_000_000
_BATCH = 50
_ENTRIES = msgspec.json.Decoder(list[Entry])
_RAW = msgspec.json.Decoder(list[msgspec.Raw])


def put_sheet(*, pack: str, entries: Iterable[Entry]) -> bool:
    """Store the search entries of a pack in place of those it had, if they differ; gives whether they do.

    To be called inside the transaction that publishes the pack. No entries at all are what a pack has that was
    taken down. Sequences are given out one transaction after the other: none becomes visible after a higher one.
    """
    one_at_a_time()
    text = msgspec.json.encode(list(entries))
    known = SearchSheet.objects.filter(pack=pack).first()
    if known and bytes(known.entries) == text:
        return False
    SearchSheet.objects.update_or_create(pack=pack, defaults={"sequence": _last() + 1, "entries": text})
    return True


def catch_up(folder: Path) -> int:
    """Take every change that the index lacks; gives the number of sheets taken.

    Where another process is at it, this waits: afterwards the index has all that was committed before the call.
    An index that is damaged, or knows of changes that the database does not (a copy was put back), is made anew.
    """
    with _alone(folder):
        try:
            reached = highest(folder)
        except IndexUnusableError:
            return _make_anew(folder)
        last = _last()
        if reached > last:
            return _make_anew(folder)
        return _take(folder, SearchSheet.objects.filter(sequence__gt=reached)) if reached < last else 0


def rebuild(folder: Path) -> int:
    """Make the index anew from the database; gives the number of sheets taken.

    Searches go on with the old index until the new one is whole. Afterwards nothing of what was deleted is left
    in its files, which `catch_up` does not promise.
    """
    with _alone(folder):
        return _make_anew(folder)


def highest(folder: Path) -> int:
    """The last change that the index has taken, 0 for none. Raises IndexUnusableError."""
    return _newest(current(folder), tantivy.Query.all_query())[0]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where index and database differ, by the packs' ids.

    `missing` are not in the index as the database has them, `foreign` are in the index alone.
    """

    missing: tuple[str, ...]
    foreign: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether they agree."""
        return not self.missing and not self.foreign


def agreement(folder: Path) -> Agreement:
    """Compare the index with the database: which packs, in which state, with how many entries."""
    searcher, layout = current(folder), opened(folder).schema
    held = {}
    for pack, _ in searcher.terms_with_prefix("sheet", "", tantivy.Query.all_query()):
        held[pack] = _newest(searcher, tantivy.Query.term_query(layout, "sheet", pack, "basic"))
    rows = SearchSheet.objects.iterator(chunk_size=_BATCH)
    stored = {row.pack: (row.sequence, 1 + len(_RAW.decode(bytes(row.entries)))) for row in rows}
    return Agreement(
        missing=tuple(sorted(pack for pack, state in stored.items() if held.get(pack) != state)),
        foreign=tuple(sorted(held.keys() - stored.keys())),
    )


def _last() -> int:
    """The last change in the database, 0 for none."""
    return SearchSheet.objects.aggregate(last=Max("sequence"))["last"] or 0


def _newest(searcher: tantivy.Searcher, query: tantivy.Query) -> tuple[int, int]:
    """The highest sequence of the documents found, and how many they are."""
    result = searcher.search(query, 1, order_by_field="sequence")
    return (int(result.hits[0][0]) if result.hits else 0), total(result)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock without which no process writes to the index. It goes with the process that holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "writing.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_anew(folder: Path) -> int:
    for place in folder.iterdir():
        if place.is_dir() and place != home(folder):
            shutil.rmtree(place)
    try:
        current(folder)
    except IndexUnusableError:
        shutil.rmtree(home(folder), ignore_errors=True)
        opened.cache_clear()
    return _take(folder, SearchSheet.objects.all(), afresh=True)


def _take(folder: Path, sheets: QuerySet[SearchSheet], *, afresh: bool = False) -> int:
    """Put sheets into the index, the oldest change first: what a killed process leaves has no gap."""
    writer = opened(folder).writer(_HEAP, 1)
    if afresh:
        writer.delete_all_documents()
    taken = 0
    for taken, sheet in enumerate(sheets.order_by("sequence").iterator(chunk_size=_BATCH), start=1):
        put(writer, sheet)
        if taken % _BATCH == 0 and not afresh:
            writer.commit()
    writer.commit()
    writer.garbage_collect_files()
    writer.wait_merging_threads()
    return taken


def put(writer: tantivy.IndexWriter, sheet: SearchSheet) -> None:
    """The sheet's entries instead of its old ones, and one bare document that stands for the sheet even when empty."""
    writer.delete_documents_by_term("sheet", sheet.pack)
    writer.add_document(tantivy.Document(sheet=sheet.pack, sequence=sheet.sequence))
    for entry in _ENTRIES.decode(bytes(sheet.entries)):
        writer.add_document(_document(entry, sheet))


def _document(entry: Entry, sheet: SearchSheet) -> tantivy.Document:
    document = tantivy.Document(text=entry.text, sheet=sheet.pack, sequence=sheet.sequence)
    facets = {"body": (entry.body,), "kind": (entry.kind,), "person": entry.people, "division": entry.divisions}
    for facet, values in facets.items():
        for value in filter(None, values):
            document.add_text(facet, value)
    if entry.date:
        document.add_integer("date", entry.date.toordinal())
    document.add_integer("day", entry.date.toordinal() if entry.date else 0)
    document.add_bytes("entry", msgspec.json.encode(msgspec.structs.replace(entry, text="")))
    return document
