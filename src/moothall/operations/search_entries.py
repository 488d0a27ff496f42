"""What a publication gives to the search index: every paragraph of its public edition, with what it is filtered by."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from moothall.documents.from_blocks import from_blocks
from moothall.documents.tree import Cover, List, ListItem, Node, Table
from moothall.facts.papers import Block, BlockKind
from moothall.facts.readings import Reading
from moothall.operations.named import Named
from moothall.operations.search_index import put_sheet
from moothall.queries.public import addresses
from moothall.queries.public.linking import body_name, day, meeting_url, pack_page
from moothall.queries.public.search_index import Entry
from moothall.records.as_facts import blocks_from, reading_from
from moothall.records.models import Meeting, MinuteItem, MinutesSet, Paper, Publication
from moothall.rules.divisions import divisions_named

_OF_PAPER = {"front": "Agenda", "minutes": "Minutes", "reports": "Report", "slip": "Notice"}
_OF_FACT = {
    "agenda": "Agenda",
    "indicators": "Indicator",
    "indicator_summary": "Indicator",
    "budget_lines": "Budget",
    "work_programme": "Work programme",
    "recommendation_tracking": "Action plan",
    "statistics": "Statistics",
}
DECISION, RESOLUTION, OTHER = "Decision", "Resolution", "Paper"


def entries(publication: Publication) -> Iterator[Entry]:
    """The entries of a publication, from its public edition and the rows that were projected from it."""
    sheet = _Sheet(publication, reading_from(publication.edition))
    rows = Paper.objects.filter(publication=publication).select_related("item", "report", "meeting__body")
    for paper in rows.order_by("position"):
        yield from sheet.of_paper(paper)


def renew_entries() -> int:
    """Make the entries of all that is published anew, as after an upgrade; gives how many packs they changed of.

    The index takes them over when it next catches up.
    """
    changed = 0
    for publication in Publication.objects.filter(current=True).select_related("meeting__body").iterator(chunk_size=50):
        with transaction.atomic():
            changed += put_sheet(pack=publication.meeting.public_id, entries=entries(publication))
    return changed


@dataclass
class _Sheet:
    """A publication while its entries are made."""

    publication: Publication
    edition: Reading

    @cached_property
    def _named(self) -> Named:
        return Named.by(self.publication, self.edition.pack)

    @cached_property
    def _minutes(self) -> Mapping[int | None, MinutesSet]:
        rows = MinutesSet.objects.filter(publication=self.publication).select_related("meeting__body")
        return {row.paper_id: row for row in rows.prefetch_related("items")}

    def of_paper(self, paper: Paper) -> Iterator[Entry]:
        """The entries of one paper, a block each."""
        blocks = blocks_from(paper.blocks)
        minutes = self._minutes.get(paper.pk)
        place = _Minuted(paper, minutes) if minutes else _Place(paper)
        anchors = _anchors(blocks, paper.first)
        kind = _OF_PAPER.get(paper.owner.partition("/")[0], OTHER)
        report = getattr(paper, "report", None)
        divisions = divisions_named(report.electoral_division) if report else ()
        for number, block in enumerate(blocks, start=paper.first):
            text = _text(block)
            if text and number in anchors:
                yield Entry(
                    text=text,
                    title=place.title(number),
                    url=place.url(number, anchors[number]),
                    kind=self._kinds.get(number, kind),
                    body=place.meeting.body.public_id,
                    body_name=body_name(place.meeting.body),
                    date=place.meeting.date,
                    label=block.label,
                    page_url=pack_page(self.publication, block.page),
                    people=self._named.people(text, paper.pk),
                    divisions=divisions,
                )

    @cached_property
    def _kinds(self) -> Mapping[int, str]:
        """The kind of each block in which a fact stands that says more than its paper does."""
        starts = [block.span.start for block in self.edition.blocks]
        found: dict[int, str] = {}
        decided: dict[str, list[int]] = {}
        for one in self.edition.evidence:
            block = max(0, bisect_right(starts, one.span.start) - 1)
            steps = one.path.split("/")
            if steps[0] == "decisions":
                decided.setdefault(steps[1], []).append(block)
            elif "resolutions" in steps:
                found[block] = RESOLUTION
            elif steps[0] in _OF_FACT:
                found.setdefault(block, _OF_FACT[steps[0]])
        for places in decided.values():
            found |= dict.fromkeys(range(min(places), max(places) + 1), DECISION)
        return found


class _Place:
    """Where a paper is shown: on its item's page, the front sheet on the meeting's, any other on its own."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.meeting: Meeting = paper.meeting

    def title(self, number: int) -> str:
        """What a block's paper is called."""
        return self._paper.item.title if self._paper.item else self._paper.title

    def url(self, number: int, anchor: str) -> str:
        """The address of a block."""
        if self._paper.item:
            return f"{addresses.item(self._paper.item.public_id, self._paper.item.title)}#{anchor}"
        if self._paper.owner == "front":
            return meeting_url(self.meeting)
        return f"{addresses.paper(self._paper.public_id, self._paper.title)}#{anchor}"


class _Minuted(_Place):
    """Minutes belong to the meeting minuted, whose page shows them minute by minute."""

    def __init__(self, paper: Paper, minutes: MinutesSet) -> None:
        super().__init__(paper)
        self._date = minutes.meeting.date
        self.meeting = minutes.meeting
        self._items: Sequence[MinuteItem] = sorted(
            (item for item in minutes.items.all() if item.first), key=lambda item: item.first
        )

    def _minute(self, number: int) -> MinuteItem | None:
        place = bisect_right(self._items, number, key=lambda item: item.first)
        return self._items[place - 1] if place else None

    def title(self, number: int) -> str:
        """The minute, or whose minutes these are."""
        minute = self._minute(number)
        return f"{minute.number} {minute.title}".strip() if minute else f"Minutes of {day(self._date)}"

    def url(self, number: int, anchor: str) -> str:
        """The minute on the meeting's page; what stands before the first is shown with the paper."""
        minute = self._minute(number)
        return f"{meeting_url(self.meeting)}#minute-{minute.position + 1}" if minute else super().url(number, anchor)


def _anchors(blocks: Sequence[Block], first: int) -> dict[int, str]:
    """The anchor by which each block that is shown can be reached: its own, or that of its table."""
    found: dict[int, str] = {}
    for node in from_blocks(blocks, first=first).nodes:
        _note(node, found)
    table = ""
    for number, block in enumerate(blocks, start=first):
        if block.kind is BlockKind.row:
            table = found.setdefault(number, table)
    return found


def _note(node: Node | ListItem, found: dict[int, str]) -> None:
    anchor = node.place.anchor
    if isinstance(node, List | ListItem):
        for item in node.items:
            _note(item, found)
    if isinstance(node, Cover):
        found |= {line.place.block: line.place.anchor for line in node.lines}
    if isinstance(node, Table) and node.caption:
        found[node.caption.place.block] = anchor
    found.setdefault(node.place.block, anchor)


def _text(block: Block) -> str:
    """The words of a block, the cells of a row divided by lines."""
    if block.kind is BlockKind.furniture:
        return ""
    return " | ".join(cell.text.replace("\n", " ") for cell in block.cells if cell.text) or block.text.strip()
