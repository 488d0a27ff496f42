"""Searching a million paragraphs, query class by query class, beside the bare index call."""

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import tantivy

from benchmarks.corpus import BODIES, PAIRS, entries, vocabulary
from benchmarks.figures import Figure, percentile
from moothall.operations.search_index import _replace, highest
from moothall.queries.public.search_index import Question, ask, opened

QUERIES = 200
P95_MILLISECONDS = 12
_SHEET = 2_000


def build(folder: Path, count: int) -> float:
    """Fill the index as the archive does, sheet by sheet; the seconds it took."""
    index = opened(folder)
    if highest(index):
        return 0.0
    start = time.perf_counter()
    writer = index.writer(256_000_000, 1)
    sheet: list[object] = []
    for number, entry in enumerate(entries(count), start=1):
        sheet.append(entry)
        if number % _SHEET == 0:
            held = SimpleNamespace(pack=f"pack{number}", sequence=number, entries=msgspec.json.encode(sheet))
            _replace(writer, held)
            sheet = []
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - start


def questions() -> Iterator[tuple[str, Callable[[], Question]]]:
    """Each query class with a way to make one of its questions."""
    pick = random.Random(3)  # noqa: S311 - which words to ask for, not secrets
    common = vocabulary()[:6_000]

    def word() -> str:
        return pick.choice(common)

    years = {"since": dt.date(2019, 1, 1), "until": dt.date(2021, 12, 31)}
    yield "one word", lambda: Question(word())
    yield "three words", lambda: Question(f"{word()} {word()} {word()}")
    yield "a phrase", lambda: Question('"' + " ".join(pick.choice(PAIRS)) + '"')
    yield "one word, newest first", lambda: Question(word(), newest=True)
    yield (
        "one word, one body, three years, newest first",
        lambda: Question(word(), body=pick.choice(BODIES), newest=True, **years),
    )


def figures(folder: Path, count: int = 1_000_000) -> list[Figure]:
    """The 95th percentile of each query class through `ask`, beside the bare call of the index with snippets."""
    built = build(folder, count)
    results = [Figure(f"index built, {count:,} paragraphs", built, "s", note="nothing to build" if not built else "")]
    for name, make in questions():
        asked = [make() for _ in range(QUERIES)]
        ours = [_milliseconds(lambda q=q: ask(folder, q, limit=10)) for q in asked]
        bare = [_milliseconds(lambda q=q: _bare(folder, q)) for q in asked]
        results.append(
            Figure(f"{name}, p95", percentile(ours, 0.95), "ms", limit=P95_MILLISECONDS, floor=percentile(bare, 0.95))
        )
    return results


def _bare(folder: Path, question: Question) -> None:
    """The floor: the index's own search and snippets, nothing made of them."""
    index = opened(folder)
    searcher = index.searcher()
    query, _ = index.parse_query_lenient(question.words, ["text"], conjunction_by_default=True)
    hits = searcher.search(query, 10).hits
    snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
    for _, place in hits:
        snippets.snippet_from_doc(searcher.doc(place)).fragment()


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
