"""Where the references of a paper to pages and items of its pack lead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothall.documents.cross_references import Reference
from moothall.facts.papers import Block, BlockKind
from moothall.queries.public import addresses
from moothall.records.models import AgendaItem, Meeting, Paper
from moothall.rules.page_labels import Label, PageLabelError, label, within

Range = tuple[Label, Label]


class References:
    """The pages and items that a meeting's pack has; `papers` are those with printed pages, without their blocks."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting.public_id
        rows = Paper.objects.filter(meeting=meeting).exclude(label="").defer("blocks").select_related("item")
        self.papers = tuple(_ranged(rows.order_by("position")))
        self.ranges = [one for _, one in self.papers]
        items = AgendaItem.objects.filter(meeting=meeting).values_list("number", "public_id", "title")
        self.items: Mapping[str, str] = {
            number.casefold(): addresses.item(public_id, title) for number, public_id, title in items
        }

    def of(self, paper: Paper, blocks: Sequence[Block]) -> Reference | None:
        """Where the references of a paper lead; None for minutes, which speak of another meeting's agenda.

        A report that was written here has no page numbers of its own, and a front sheet names pages of nothing else;
        any other paper must say that it means the agenda.
        """
        if paper.owner.startswith("minutes"):
            return None
        plain = paper.owner == "front" or is_written_here(blocks)

        def leads(kind: str, place: str, told: bool) -> str:
            if not (plain or told):
                return ""
            return self.items.get(place.casefold(), "") if kind == "item" else self._page(place)

        return leads

    def _page(self, place: str) -> str:
        wanted = read_label(place)
        there = wanted is not None and any(within(wanted, *one) for one in self.ranges)
        return addresses.cited(self.meeting, place.lower()) if there else ""


def is_written_here(blocks: Sequence[Block]) -> bool:
    """Whether a paper's blocks are those of a report that was written here: its cover is told apart from its text."""
    return any(block.kind is BlockKind.cover for block in blocks)


def read_label(text: str) -> Label | None:
    """A printed page label; None for what is none."""
    try:
        return label(text)
    except PageLabelError:
        return None


def _ranged(papers: Iterable[Paper]) -> Iterator[tuple[Paper, Range]]:
    """The papers whose labels can be read, with the first and last of them."""
    for paper in papers:
        first, last = read_label(paper.label), read_label(paper.last_label or paper.label)
        if first and last:
            yield paper, (first, last)
