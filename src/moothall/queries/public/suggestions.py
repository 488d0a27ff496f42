"""What to ask instead, when nothing was found."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import tantivy

from moothall.queries.public.search_index import Question, ask, current, parts, stems

SHOWN = 3
_CANDIDATES = 2_000
_BEGINNING = 1
_NEAR_ENOUGH = 0.75


def suggestions(folder: Path, words: str) -> tuple[str, ...]:
    """Up to three questions near to this one that do find something.

    A phrase is tried as single words, a word that occurs nowhere as the nearest that does, and last the words
    that do occur each alone. Raises IndexUnusableError.
    """
    found = (other for other in _near(folder, words) if ask(folder, Question(other), limit=1).total)
    first: dict[str, None] = {}
    for other in found:
        if other.casefold() != words.casefold():
            first.setdefault(other)
        if len(first) == SHOWN:
            break
    return tuple(first)


def _near(folder: Path, words: str) -> Iterator[str]:
    wanted = [text for left_out, text in parts(words) if not left_out]
    single = [word for text in wanted for word in re.findall(r"[^\W_]+", text)]
    yield " ".join(single)
    known = [bool(ask(folder, Question(word), limit=1).total) for word in single]
    mended = [word if occurs else _nearest(folder, word) for word, occurs in zip(single, known, strict=True)]
    yield " ".join(filter(None, mended))
    yield from (word for word, occurs in zip(single, known, strict=True) if occurs)


def _nearest(folder: Path, word: str) -> str:
    """The word of the papers that is nearest to one that none has; empty where none is near."""
    plain = "".join(stems(word))
    everything = tantivy.Query.all_query()
    known = current(folder).terms_with_prefix("text", plain[:_BEGINNING], everything, limit=_CANDIDATES)
    near = get_close_matches(plain, [stem for stem, _ in known], n=1, cutoff=_NEAR_ENOUGH)
    return _as_printed(folder, near[0]) if near else ""


def _as_printed(folder: Path, stem: str) -> str:
    """A word with that stem, as some paragraph has it."""
    found = ask(folder, Question(stem), limit=1).found
    printed = (part.text for part in found[0].snippet if part.hit) if found else ()
    return next((text.lower() for text in printed), "")
