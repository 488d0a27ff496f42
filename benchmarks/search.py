"""Searching a million paragraphs, query class by query class, beside the bare index call.

The paragraphs are put into the database that the settings name as a released pack's are, and the index is made
from it as `moothall reindex` makes it.
"""

import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import tantivy

from benchmarks.corpus import BODIES, PAIRS, PEOPLE, entries, vocabulary
from benchmarks.figures import Figure, interleaved, part, percentile, seconds
from benchmarks.workplace import DATA, ready
from moothall.queries.public.search_index import Question, ask, opened

QUERIES, ROUNDS = 200, 3
P95_MILLISECONDS = 12
_SHEET = 2_000


def figures(count: int = 1_000_000, queries: int = QUERIES) -> list[Figure]:
    """The 95th percentile of each query class: the bare index, our search of it, and the search page's card.

    Each question is asked three times, each way in turn, and the middle time counts.
    """
    ready(DATA / f"search-{count}")
    from django.conf import settings

    from moothall.operations.search_index import rebuild

    _fill(count)
    built = seconds(lambda: rebuild(settings.SEARCH_INDEX))
    bare = _bare_build(count)
    note = f"{count:,} paragraphs"
    found = [
        Figure("Index made from the database", built, "s", floor=bare, note=f"{note}; floor: bare library, text alone")
    ]
    for name, make in questions():
        found += _class(name, [make() for _ in range(queries)])
    return found


def questions() -> Iterator[tuple[str, Callable[[], dict[str, str]]]]:
    """Each query class with a way to make the parameters of one of its questions."""
    pick = random.Random(3)  # noqa: S311 - which words to ask for, not secrets
    common = vocabulary()[:6_000]

    def word() -> str:
        return pick.choice(common)

    years = {"from": "2019-01-01", "to": "2021-12-31"}
    yield "one word", lambda: {"q": word()}
    yield "three words", lambda: {"q": f"{word()} {word()} {word()}"}
    yield "a phrase", lambda: {"q": '"' + " ".join(pick.choice(PAIRS)) + '"'}
    yield "one word, newest first", lambda: {"q": word(), "order": "newest"}
    yield (
        "one word, one body, three years, newest first",
        lambda: {"q": word(), "body": pick.choice(BODIES), "order": "newest", **years},
    )
    yield "one word, one person", lambda: {"q": word(), "person": pick.choice(PEOPLE)}


def _class(name: str, asked: list[dict[str, str]]) -> Iterator[Figure]:
    from django.conf import settings

    from moothall.queries.public.search import PER_PAGE, search_page

    folder = settings.SEARCH_INDEX
    ways: tuple[Callable[[dict[str, str]], object], ...] = (
        lambda parameters: _bare(folder, parameters),
        lambda parameters: ask(folder, _question(parameters), limit=PER_PAGE),
        search_page,
    )
    times = [[taken * 1000 for taken in interleaved([partial(way, one) for way in ways], ROUNDS)] for one in asked]
    floor, index, page = (percentile(taken, 0.95) for taken in zip(*times, strict=True))
    yield Figure(f"{name}: index with snippets, p95", index, "ms", limit=P95_MILLISECONDS, floor=floor)
    yield Figure(f"{name}: search page's card, p95", page, "ms", limit=P95_MILLISECONDS, floor=floor)


def _question(parameters: dict[str, str]) -> Question:
    days = {
        name: dt.date.fromisoformat(parameters[key])
        for name, key in (("since", "from"), ("until", "to"))
        if key in parameters
    }
    return Question(
        words=parameters["q"],
        body=parameters.get("body", ""),
        person=parameters.get("person", ""),
        newest=parameters.get("order") == "newest",
        **days,
    )


def _bare(folder: Path, parameters: dict[str, str]) -> None:
    """The floor: the index's own search for the words, best first, and snippets; nothing made of them."""
    index = opened(folder)
    searcher = index.searcher()
    query, _ = index.parse_query_lenient(parameters["q"], ["text"], conjunction_by_default=True)
    hits = searcher.search(query, 20).hits
    snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
    for _, place in hits:
        snippets.snippet_from_doc(searcher.doc(place)).fragment()


def _fill(count: int) -> None:
    """Put the paragraphs into the database, unless they are there from an earlier run."""
    from django.db import transaction

    from moothall.operations.search_index import put_sheet
    from moothall.records.models import Body, Person, SearchSheet

    if SearchSheet.objects.count() == -(-count // _SHEET):
        return
    with transaction.atomic():
        SearchSheet.objects.all().delete()
        Body.objects.bulk_create([Body(public_id=id, name=f"Committee {id}") for id in BODIES], ignore_conflicts=True)
        Person.objects.bulk_create([Person(public_id=id, name=f"Mx {id}") for id in PEOPLE], ignore_conflicts=True)
    paragraphs = entries(count)
    for number in range(-(-count // _SHEET)):
        with transaction.atomic():
            put_sheet(pack=f"pack{number}", entries=islice(paragraphs, _SHEET))


def _bare_build(count: int) -> float:
    """The floor of building: the library fed with the texts alone."""
    from django.conf import settings

    folder = settings.MOOTHALL_DATA / "bare"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text", stored=True, tokenizer_name="en_stem")
    index = tantivy.Index(fields.build(), path=str(folder))
    writer = index.writer(128_000_000, 1)
    texts = [entry.text for entry in entries(min(count, 100_000))]

    def build() -> None:
        for text in texts:
            writer.add_document(tantivy.Document(text=text))
        writer.commit()
        writer.wait_merging_threads()

    taken = seconds(build)
    shutil.rmtree(folder)
    return taken * count / len(texts)


if __name__ == "__main__":
    part(tiny=lambda: figures(count=3_000, queries=5), whole=figures)
