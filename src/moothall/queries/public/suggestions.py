"""What to ask instead, when nothing was found."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

import tantivy

from moothall.queries.public.search_index import current, occurs, opened, parts, stems

SHOWN = 3
_LONG = 6
"""Letters of a stem from which two may be wrong."""


def suggestions(folder: Path, words: str) -> tuple[str, ...]:
    """Up to three questions near to this one that do find something.

    A phrase is tried as single words, a word that occurs nowhere as the nearest that does, and last the words
    that do occur each alone. Raises IndexUnusableError.
    """
    others = (other for other in _near(folder, words) if other.casefold() != words.casefold())
    return tuple(islice(dict.fromkeys(others), SHOWN))


def _near(folder: Path, words: str) -> Iterator[str]:
    wanted = [text for left_out, text in parts(words) if not left_out]
    single = [word for text in wanted for word in re.findall(r"[^\W_]+", text)]
    known = {word: occurs(folder, word) for word in single}
    mended = (word if known[word] else _nearest(folder, word) for word in single)
    for other in (" ".join(single), " ".join(filter(None, mended))):
        if other != words and occurs(folder, other):
            yield other
    yield from (word for word in single if known[word])


def _nearest(folder: Path, word: str) -> str:
    """The word of the papers that is nearest to one that none has; empty where none is near."""
    stem = "".join(stems(word))
    index, searcher = opened(folder), current(folder)
    for distance in range(1, 3 if len(stem) >= _LONG else 2):
        near = tantivy.Query.fuzzy_term_query(index.schema, "text", stem, distance)
        hits = searcher.search(near, 1, count=False).hits
        if hits:
            return _likest(stem, searcher.doc(hits[0][1]).get_first("text") or "")
    return ""


def _likest(stem: str, text: str) -> str:
    """The word of a text whose stem is most like another."""
    by_stem = {known: word.lower() for word in re.findall(r"[^\W_]+", text) for known in stems(word)}
    near = get_close_matches(stem, by_stem, n=1, cutoff=0)
    return by_stem[near[0]] if near else ""
