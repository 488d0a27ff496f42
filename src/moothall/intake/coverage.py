"""How much of a source went where, and how much of what was recognised stayed plain text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.facts.papers import Block, BlockKind, Span
from moothall.facts.readings import Reading, Use

_HEAD_FIELDS = frozenset(
    {"", "body", "date", "venue", "present", "also_present", "in_attendance", "from", "to", "subject"}
    | {"classification", "past_pathway", "future_pathway", "electoral_division", "decision"}
)
_FRONT = frozenset({"meeting", "membership", "agenda"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Characters by use; `recognised` are those of the tables and heads from which facts were read, `plain` how many of
    these no fact claims."""

    uses: dict[Use, int]
    recognised: int
    plain: int

    @property
    def plain_share(self) -> float:
        """The share of recognised tables and heads that stayed plain text."""
        return self.plain / self.recognised if self.recognised else 0.0


def coverage(reading: Reading) -> Coverage:
    """What became of every character of a source."""
    uses = dict.fromkeys(Use, 0)
    for portion in reading.portions:
        uses[portion.use] += _length(portion.span)
    blocks = _recognised(reading)
    plain = sum(map(_length, _plain(reading, blocks)))
    return Coverage(uses, sum(_length(block.span) for block in blocks), plain)


def _length(span: Span) -> int:
    return span.end - span.start


def _recognised(reading: Reading) -> list[Block]:
    """The rows of tables from which facts were read, and the lines of front sheets, openings of minutes and covers."""
    starts = [block.span.start for block in reading.blocks]
    tables: set[int] = set()
    heads: set[int] = set()
    for one in reading.evidence:
        first = max(0, bisect_right(starts, one.span.start) - 1)
        block = reading.blocks[first]
        if block.table is not None:
            tables.add(block.table)
        elif _is_head(one.path):
            heads.update(range(first, bisect_right(starts, max(one.span.start, one.span.end - 1))))
    kept = (block for place, block in enumerate(reading.blocks) if block.table in tables or place in heads)
    return [block for block in kept if block.kind is not BlockKind.furniture]


def _is_head(path: str) -> bool:
    stage, *rest = path.split("/")
    if stage in ("minutes", "reports"):
        return (rest[1] if len(rest) > 1 else "") in _HEAD_FIELDS
    return stage in _FRONT


def _plain(reading: Reading, blocks: Sequence[Block]) -> Iterator[Span]:
    """The parts of blocks that stayed plain text, white space at their edges left out; a sweep over both."""
    portions = [portion.span for portion in reading.portions if portion.use is Use.text]
    starts = [span.start for span in portions]
    for block in blocks:
        first = max(0, bisect_right(starts, block.span.start) - 1)
        for span in portions[first : bisect_left(starts, block.span.end)]:
            start, end = max(span.start, block.span.start), min(span.end, block.span.end)
            bare = reading.text[start:end].strip()
            if start < end and bare:
                yield Span(start=start, end=start + len(bare))
