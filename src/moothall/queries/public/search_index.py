"""The search index: a rebuildable copy, beside the database, of every paragraph that has been published.

It is laid out here and asked here; `operations.search_index` keeps it. Nothing restricted is ever given to it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import tantivy

from moothall.queries.public.cards.searches import Fragment

SNIPPET_CHARACTERS = 240
_FACETS = ("body", "kind", "person", "division")


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph, heading or table row of a published paper, with what it may be filtered by.

    `title` names the paper or item, `url` leads to it on the site and `page_url` to its page in the pack.
    `body` and `people` are public ids, `body_name` is for reading; `division` is an electoral division's name.
    """

    text: str
    title: str
    url: str
    kind: str = ""
    body: str = ""
    body_name: str = ""
    date: dt.date | None = None
    label: str | None = None
    page_url: str | None = None
    people: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched for: words (all of them; quotes make a phrase, a hyphen before a word excludes it) and limits.

    `since` and `until` are both inclusive. `newest` orders by date instead of by how well a paragraph fits.
    """

    words: str
    body: str = ""
    kind: str = ""
    person: str = ""
    division: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    newest: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that answers a question, and the stretch of it that does."""

    entry: Entry
    snippet: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The entries of one page of results, and how many there are in all."""

    found: tuple[Found, ...]
    total: int


def schema() -> tantivy.Schema:
    """The fields of the index. `sheet` and `sequence` say of which pack, and of which change, an entry is a copy."""
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text", stored=True, tokenizer_name="en_stem")
    for facet in (*_FACETS, "sheet"):
        fields.add_text_field(facet, tokenizer_name="raw", index_option="basic")
    fields.add_integer_field("day", indexed=True, fast=True)
    fields.add_integer_field("sequence", indexed=True, fast=True)
    fields.add_text_field("entry", stored=True, tokenizer_name="raw", index_option="basic")
    return fields.build()


@lru_cache(maxsize=4)
def opened(folder: Path) -> tantivy.Index:
    """The index in a folder, made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema(), path=str(folder))
    index.config_reader("manual")
    return index


def ask(folder: Path, question: Question, *, limit: int = 20, offset: int = 0) -> Answer:
    """The entries that answer a question, best first or newest first; a question without words has no answer."""
    index = opened(folder)
    index.reload()
    searcher = index.searcher()
    query = _query(index, question)
    order = {"order_by_field": "day"} if question.newest else {}
    result = searcher.search(query, limit, offset=offset, **order)
    snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
    snippets.set_max_num_chars(SNIPPET_CHARACTERS)
    return Answer(tuple(_found(searcher.doc(place), snippets) for _, place in result.hits), result.count)


def _query(index: tantivy.Index, question: Question) -> tantivy.Query:
    words = question.words.replace(":", " ").replace("*", " ").strip()
    if not words:
        return tantivy.Query.empty_query()
    wanted, _ = index.parse_query_lenient(words, ["text"], conjunction_by_default=True)
    limits = [
        tantivy.Query.term_query(index.schema, facet, value, "basic")
        for facet in _FACETS
        if (value := getattr(question, facet))
    ]
    if question.since or question.until:
        limits.append(_days(index, question.since or dt.date.min, question.until or dt.date.max))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (wanted, *limits)])


def _days(index: tantivy.Index, since: dt.date, until: dt.date) -> tantivy.Query:
    kind = tantivy.FieldType.Integer
    return tantivy.Query.range_query(index.schema, "day", kind, since.toordinal(), until.toordinal())


def _found(document: tantivy.Document, snippets: tantivy.SnippetGenerator) -> Found:
    card = msgspec.json.decode(document.get_first("entry"), type=Entry)
    text = document.get_first("text")
    entry = msgspec.structs.replace(card, text=text)
    snippet = snippets.snippet_from_doc(document)
    marked = [(place.start, place.end) for place in snippet.highlighted()]
    return Found(entry, tuple(_fragments(snippet.fragment() or text[:SNIPPET_CHARACTERS], marked)))


def _fragments(text: str, marked: list[tuple[int, int]]) -> Iterator[Fragment]:
    """The text cut at the words found, which the index places by bytes."""
    raw, at = text.encode(), 0
    for start, end in marked:
        if at < start:
            yield Fragment(text=raw[at:start].decode())
        yield Fragment(text=raw[start:end].decode(), hit=True)
        at = end
    if at < len(raw):
        yield Fragment(text=raw[at:].decode())
