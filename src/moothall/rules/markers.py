"""What must not be found in a publication: the words that stand in the restricted version alone.

A *phrase* that is found is a leak. A single word that stands nowhere in the public version is looked for too, but may
stand in a picture of an open paper or in another meeting's papers: it is worth a look and no more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.bodies import Fact
from moothall.facts.papers import Block, BlockKind
from moothall.facts.readings import Reading
from moothall.rules.publishing import held

Kind = Literal[
    "closed title",
    "title of a withheld paper",
    "words of a withheld paper",
    "title of a paper not published",
    "reason given on the desk",
    "single word of a withheld paper",
]
_NOT_SAID = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]{6,}|\d[\d,.]{3,}\d")
_SHORTEST = 12
_PHRASE = 48
_MOST = 500


class Marker(Fact):
    """Something to look for. `text` is as written, `key` as it is compared: letters and digits alone.

    `item` is the number of the agenda item that a title belongs to, so that a finding can be told without the title.
    """

    kind: Kind
    text: str
    key: str
    item: str = ""

    @property
    def is_phrase(self) -> bool:
        """Whether finding it is a leak."""
        return self.kind != "single word of a withheld paper"


def key_of(text: str) -> str:
    """Text as it is compared: letters and digits alone, without capitals."""
    return _NOT_SAID.sub("", text).casefold()


def markers(
    whole: DraftAgenda, published: DraftAgenda, public: Reading, restricted: Reading, reasons: Sequence[str] = ()
) -> tuple[Marker, ...]:
    """What to look for; of much text it is evenly chosen. `published` is what of the `whole` agenda is published.

    Titles are looked for unless the published agenda states them, and not those of papers that were taken down, which
    were public; words of withheld papers unless an open paper has the same.
    """
    said = key_of(" ".join(_texts(public.blocks)))
    stated = key_of(" ".join(_stated(published)))
    out = {paper.key for _, paper in published.papers() if not paper.withdrawn}
    papers = [(item, paper) for item, paper in whole.papers() if not paper.withdrawn]
    closed_titles = [(one.number, one.closed_title) for one in whole.items if not _is_released(one)]
    closed_papers = [(item.number, paper.title) for item, paper in papers if not paper.is_open]
    kept_back = [(item.number, paper.title) for item, paper in papers if paper.key not in out]
    titles = [
        *_made("closed title", closed_titles),
        *_made("title of a withheld paper", closed_papers),
        *_made("title of a paper not published", kept_back),
        *_made("reason given on the desk", (("", why) for why in (*reasons, *(why for _, _, why in held(whole))))),
    ]
    telling = (block for block in restricted.blocks if not _is_bare_heading(block))
    closed = [text for text in _texts(telling) if key_of(text)[:_PHRASE] not in said]
    phrases = _thinned(list(_made("words of a withheld paper", (("", text) for text in closed))))
    unique = {one.key: one for one in (*phrases, *(one for one in titles if one.key not in stated))}
    return (*unique.values(), *_words(closed, " ".join(_texts(public.blocks))))


def _stated(published: DraftAgenda) -> Iterator[str]:
    """The words of the agenda that the public reads: a title that stands there is no secret."""
    for item in published.items:
        yield from (item.title, item.purpose)
        yield from (paper.title for paper in item.papers if paper.is_open and not paper.withdrawn)


def _is_released(item: DraftItem) -> bool:
    return any(paper.released for paper in item.papers)


def found(looked_for: Iterable[Marker], text: str, *, words: bool = True) -> Iterator[Marker]:
    """The markers that stand in a text."""
    key = key_of(text)
    plain = set(_WORD.findall(text.casefold())) if words else frozenset()
    for marker in looked_for:
        if marker.key in key if marker.is_phrase else marker.text in plain:
            yield marker


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is not BlockKind.furniture:
            yield from (cell.text for cell in block.cells) if block.cells else (block.text,)


def _is_bare_heading(block: Block) -> bool:
    """Whether a block is a heading of a single word (`Recommendation`), which tells nothing and stands everywhere."""
    return block.kind is BlockKind.heading and len(block.text.split()) < 2


def _made(kind: Kind, texts: Iterable[tuple[str, str]]) -> Iterator[Marker]:
    for item, text in texts:
        key = key_of(text)[:_PHRASE]
        if len(key) >= _SHORTEST:
            yield Marker(kind, text, key, item)


def _thinned(many: Sequence[Marker]) -> Sequence[Marker]:
    step = -(-len(many) // _MOST) or 1
    return many[::step]


def _words(closed: Sequence[str], public: str) -> Iterator[Marker]:
    """Words of withheld papers that the public version has nowhere."""
    open_words = set(_WORD.findall(public.casefold()))
    own = dict.fromkeys(word for text in closed for word in _WORD.findall(text.casefold()) if word not in open_words)
    chosen = list(own)[:: -(-len(own) // _MOST) or 1]
    yield from (Marker("single word of a withheld paper", word, word) for word in chosen)
