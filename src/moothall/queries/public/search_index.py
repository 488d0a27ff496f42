"""The search index: a rebuildable copy, beside the database, of every paragraph that has been published.

It is laid out here and asked here; `operations.search_index` keeps it. Nothing restricted is ever given to it.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import tantivy

from moothall.queries.public.cards.searches import Fragment

SNIPPET_CHARACTERS = 240
LONGEST_WORD = 80
LAYOUT = "2"
"""The folder of an index laid out as `schema` says; another layout gets another name, and is filled at the start."""

Values = str | tuple[str, ...]
_FACETS = ("body", "kind", "person", "division")
_PART = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


class IndexUnusableError(Exception):
    """The index is damaged or cannot be opened; it can be made anew from the database."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph, heading or table row of a published paper, with what it may be filtered by.

    `title` names the paper or item, `url` leads to it on the site and `page_url` to its page in the pack.
    `body` and `people` are public ids, `body_name` is for reading; `divisions` are electoral divisions' names.
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

    Of several values of one limit any will do. `since` and `until` are both inclusive. `newest` orders by date
    instead of by how well a paragraph fits. A question with limits alone asks for everything within them.
    """

    words: str
    body: Values = ""
    kind: Values = ""
    person: Values = ""
    division: Values = ""
    since: dt.date | None = None
    until: dt.date | None = None
    newest: bool = False

    @property
    def is_limited(self) -> bool:
        """Whether anything limits what may be found, apart from the words."""
        return bool(self.since or self.until or any(getattr(self, facet) for facet in _FACETS))


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
    """The fields of the index. `sheet` and `sequence` say of which pack, and of which change, an entry is a copy.

    The date stands twice: `day` to be ordered by, `date` to be limited by.
    """
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text", stored=True, tokenizer_name="paper")
    for facet in (*_FACETS, "sheet"):
        fields.add_text_field(facet, tokenizer_name="raw", index_option="basic")
    fields.add_integer_field("day", fast=True)
    fields.add_integer_field("date", indexed=True)
    fields.add_integer_field("sequence", fast=True)
    fields.add_bytes_field("entry", stored=True)
    return fields.build()


def home(folder: Path) -> Path:
    """Where within the search folder the index of this layout lies."""
    return folder / LAYOUT


@lru_cache(maxsize=4)
def opened(folder: Path) -> tantivy.Index:
    """The index in a folder, made when it is not there. Raises IndexUnusableError when it is damaged."""
    place = home(folder)
    place.mkdir(parents=True, exist_ok=True)
    try:
        index = tantivy.Index(schema(), path=str(place))
    except ValueError as error:
        raise IndexUnusableError(str(error)) from error
    index.config_reader("manual")
    index.register_tokenizer("paper", _analyzer())
    return index


def current(folder: Path) -> tantivy.Searcher:
    """A searcher over the index as it is now. Raises IndexUnusableError when it is damaged."""
    index = opened(folder)
    try:
        index.reload()
    except ValueError as error:
        raise IndexUnusableError(str(error)) from error
    return index.searcher()


def ask(folder: Path, question: Question, *, limit: int = 20, offset: int = 0) -> Answer:
    """The entries that answer a question, best first or newest first.

    A question without words and limits has no answer, nor has one that only says what to leave out. Raises
    IndexUnusableError.
    """
    searcher, index = current(folder), opened(folder)
    query = _query(index, question)
    result = searcher.search(query, limit, offset=offset, order_by_field="day" if question.newest else None)
    snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
    snippets.set_max_num_chars(SNIPPET_CHARACTERS)
    return Answer(tuple(_found(searcher.doc(place), snippets) for _, place in result.hits), total(result))


def occurs(folder: Path, words: str) -> bool:
    """Whether anything has all the words. Raises IndexUnusableError."""
    result = current(folder).search(_query(opened(folder), Question(words)), 1)
    return total(result) > 0


def total(result: tantivy.SearchResult) -> int:
    """How many a search found in all; the library's types do not know that it tells."""
    count: int = result.count  # type: ignore[attr-defined]
    return count


def values(folder: Path, facet: str) -> tuple[str, ...]:
    """The values of a facet (body, kind, person, division) that some entry has. Raises IndexUnusableError."""
    found = current(folder).terms_with_prefix(facet, "", tantivy.Query.all_query())
    return tuple(sorted(value for value, _ in found))


def stamp(folder: Path) -> int:
    """A number that changes whenever the index does."""
    try:
        return (home(folder) / "meta.json").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def parts(words: str) -> list[tuple[bool, str]]:
    """The words and phrases of a question, each with whether it is to be left out.

    >>> parts('winter "road salt" -budget')
    [(False, 'winter'), (False, 'road salt'), (True, 'budget')]
    """
    plain = words.translate(str.maketrans("“”„«»", '"""""'))
    found = ((bool(minus), phrase or word) for minus, phrase, word in _PART.findall(plain))
    return [(left_out, text) for left_out, text in found if re.search(r"[^\W_]", text)]


def stems(text: str) -> list[str]:
    """The words of a text as the index knows them."""
    return _analyzer().analyze(text)


@lru_cache(maxsize=1)
def _analyzer() -> tantivy.TextAnalyzer:
    """English words by their stems, with accents or without."""
    steps = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(steps.remove_long(LONGEST_WORD))
    return builder.filter(steps.lowercase()).filter(steps.ascii_fold()).filter(steps.stemmer("english")).build()


def _query(index: tantivy.Index, question: Question) -> tantivy.Query:
    limits = [_any_of(index, facet, value) for facet in _FACETS if (value := getattr(question, facet))]
    if question.since or question.until:
        limits.append(_days(index, question.since or dt.date.min, question.until or dt.date.max))
    wanted = [] if limits and not question.words.strip() else [_wanted(index, question.words)]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (*wanted, *limits)])


def _any_of(index: tantivy.Index, facet: str, values: Values) -> tantivy.Query:
    if isinstance(values, str):
        return tantivy.Query.term_query(index.schema, facet, values, "basic")
    return tantivy.Query.term_set_query(index.schema, facet, list(values))


def _wanted(index: tantivy.Index, words: str) -> tantivy.Query:
    """Every word in quotes, so that no sign in it means anything to the index."""
    said = parts(words)
    if all(left_out for left_out, _ in said):
        return tantivy.Query.empty_query()
    written = " ".join(f'{"-" * left_out}"{text.replace(chr(92), " ")}"' for left_out, text in said)
    return index.parse_query_lenient(written, ["text"], conjunction_by_default=True)[0]


def _days(index: tantivy.Index, since: dt.date, until: dt.date) -> tantivy.Query:
    kind = tantivy.FieldType.Integer
    return tantivy.Query.range_query(index.schema, "date", kind, since.toordinal(), until.toordinal())


def _found(document: tantivy.Document, snippets: tantivy.SnippetGenerator) -> Found:
    card, text = document.get_first("entry") or b"", document.get_first("text") or ""
    entry = msgspec.structs.replace(msgspec.json.decode(card, type=Entry), text=text)
    snippet = snippets.snippet_from_doc(document)
    marked = [(place.start, place.end) for place in snippet.highlighted()]
    return Found(entry, tuple(_placed(snippet.fragment() or text[:SNIPPET_CHARACTERS], marked, text)))


def _placed(fragment: str, marked: list[tuple[int, int]], text: str) -> Iterator[Fragment]:
    """The fragment with what says whether the text goes on at either end."""
    before, _, after = text.partition(fragment)
    if before:
        yield Fragment(text=_beyond(before))
    yield from _fragments(fragment, marked)
    if after:
        yield Fragment(text=_beyond(after))


def _beyond(rest: str) -> str:
    """What stands for the rest of a text: closing signs as they are, words as an ellipsis."""
    return "…" if re.search(r"\w", rest) else rest


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
