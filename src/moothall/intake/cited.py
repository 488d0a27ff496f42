"""Facts with the places they were read at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from moothall.facts.papers import Span
from moothall.intake.passages import Passage

ASIDE = "~"
Fact_co = TypeVar("Fact_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Cited(Generic[Fact_co]):
    """A fact, and for each of its fields the span it was read from.

    `marks` maps a path relative to the fact (`target`, `members/2/name`, "" for the fact as a whole: its row,
    its head) to a place. A whole's place covers what no part of it claims, such as labels and rules. A path with a part
    that begins with ASIDE covers words that state no value of the fact, such as the headings of its table.
    """

    fact: Fact_co
    marks: Mapping[str, Span] = field(default_factory=dict)

    def under(self, path: str) -> dict[str, Span]:
        """The marks as seen from a whole in which this fact stands at `path`."""
        return {f"{path}/{mark}" if mark else path: span for mark, span in self.marks.items()}


def marks(**places: Passage | Span | None) -> dict[str, Span]:
    """Marks by field name; passages that are empty or missing leave none."""
    return {
        name: place.span if isinstance(place, Passage) else place
        for name, place in places.items()
        if place is not None and not (isinstance(place, Passage) and not place)
    }


def gathered(path: str, facts: Iterable[Cited[Fact_co]]) -> tuple[tuple[Fact_co, ...], dict[str, Span]]:
    """Facts in order, and their marks as `path/0/...`, `path/1/...`."""
    kept = list(facts)
    together: dict[str, Span] = {}
    for place, cited in enumerate(kept):
        together |= cited.under(f"{path}/{place}")
    return tuple(cited.fact for cited in kept), together
