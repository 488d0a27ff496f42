"""Agenda items with their papers, and papers that belong to no item."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import contents, to_html
from moothall.documents.tree import Cover
from moothall.queries.public import addresses
from moothall.queries.public.cards import ItemCard, ItemPage, Link, MinuteCard, PaperCard
from moothall.queries.public.linking import (
    SOURCED,
    body_link,
    day,
    decision_link,
    meeting_link,
    meeting_title,
    meeting_url,
    pack_page,
    source,
)
from moothall.queries.public.minutes import minute_card, page_link
from moothall.queries.public.references import References, is_written_here
from moothall.records.as_facts import blocks_from
from moothall.records.models import (
    AgendaItem,
    BudgetLine,
    IndicatorRow,
    Meeting,
    MinuteItem,
    MinutesSet,
    Paper,
    ProgrammeEntry,
    Publication,
    Report,
)

CLOSED = "Restricted paper"
TAKEN_DOWN = "Paper taken down"
_AS_OF: tuple[tuple[str, type[Model], Callable[[str, str | None], str]], ...] = (
    ("Performance dashboard", IndicatorRow, addresses.dashboard),
    ("Budget monitoring", BudgetLine, addresses.budget),
    ("Work programme", ProgrammeEntry, addresses.work_programme),
)


def item_rows(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting in order, with what `item_card` needs."""
    return _with_papers(AgendaItem.objects.filter(meeting=meeting).order_by("position"))


def _with_papers(rows: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    papers = Paper.objects.defer("blocks").order_by("position")
    return rows.select_related("decision").prefetch_related(Prefetch("papers", queryset=papers))


def item_card(
    row: AgendaItem, publication: Publication | None, minutes: Sequence[tuple[str, MinuteCard]] = ()
) -> ItemCard:
    """An item with its papers, and of `minutes` those that refer to it."""
    url = addresses.item(row.public_id, row.title)
    papers = tuple(_paper_card(paper, url, publication) for paper in row.papers.all())
    return ItemCard(
        id=row.public_id,
        url=url,
        number=row.number,
        title=row.title,
        purpose=row.purpose or None,
        exempt=row.exempt,
        closed=_closed(papers) if row.exempt else "",
        to_follow=row.to_follow,
        verbal=row.verbal,
        decision=decision_link(row.decision) if row.decision else None,
        papers=papers,
        minutes=tuple(card for reference, card in minutes if reference == row.number),
        pages=_range(row.first_page, row.last_page),
    )


def _closed(papers: Sequence[PaperCard]) -> str:
    """Which papers of an exempt item are not published: it may have an open one, and one that was released since."""
    if all(paper.restricted for paper in papers):
        return "Its papers are not published."
    if any(paper.restricted for paper in papers):
        return "Not all of its papers are published."
    return "Its papers are published."


def _paper_card(paper: Paper, url: str, publication: Publication | None) -> PaperCard:
    withdrawn = paper.owner == "withdrawn"
    return PaperCard(
        title=CLOSED if paper.slip else TAKEN_DOWN if withdrawn else paper.title,
        url=f"{url}#p{paper.first}",
        pages=_range(paper.label, paper.last_label),
        pack_url=pack_page(publication, paper.page) if publication else None,
        restricted=paper.slip,
        withdrawn=withdrawn,
    )


def _range(first: str | int | None, last: str | int | None) -> str | None:
    if not first:
        return None
    return f"{first}" if not last or first == last else f"{first} to {last}"


def item_page(id: str) -> ItemPage | None:
    """An item with its papers as HTML; None where there is no such item."""
    rows = AgendaItem.objects.select_related("meeting__body", "meeting__publication", *SOURCED)
    row = _with_papers(rows).filter(public_id=id).first()
    if row is None:
        return None
    meeting = row.meeting
    papers = list(
        Paper.objects.filter(item=row).select_related("report", "meeting__body", *SOURCED).order_by("position")
    )
    before, after = _neighbours(row)
    return ItemPage(
        item=item_card(row, row.publication, _minuted(row)),
        meeting=meeting_link(meeting, short=True),
        body=body_link(meeting.body),
        date=meeting.date,
        source=source(papers[0]) if papers else None,
        previous=before,
        next=after,
        linked=tuple(_read_from(papers)),
        **_shown(papers, References(meeting)),
    )


def paper_page(id: str) -> ItemPage | None:
    """A paper that belongs to no item, shown as an item is; None where there is no such paper."""
    paper = Paper.objects.select_related("meeting__body", "report", *SOURCED).filter(public_id=id, item=None).first()
    if paper is None:
        return None
    url = addresses.paper(paper.public_id, paper.title)
    return ItemPage(
        item=ItemCard(id=paper.public_id, url=url, number="", title=paper.title),
        meeting=meeting_link(paper.meeting, short=True),
        body=body_link(paper.meeting.body),
        date=paper.meeting.date,
        source=source(paper),
        **_shown([paper], References(paper.meeting)),
    )


def _minuted(row: AgendaItem) -> list[tuple[str, MinuteCard]]:
    """What the minutes of the item's meeting, wherever they are printed, say of it."""
    minutes = (
        MinuteItem.objects.filter(minutes__meeting=row.meeting_id, reference=row.number)
        .select_related("decision", *SOURCED)
        .prefetch_related("votes", "motions__proposer", "motions__seconder", "dissents__person")
        .order_by("-publication__meeting__date", "position")
    )
    latest = [minute for minute in minutes if minute.publication_id == minutes[0].publication_id]
    return [(row.number, minute_card(minute, row.meeting)) for minute in latest]


def _read_from(papers: Sequence[Paper]) -> Iterator[Link]:
    """The pages of the site that were read from an item's papers."""
    for minutes in MinutesSet.objects.filter(paper__in=papers).select_related("meeting__body").order_by("position"):
        yield Link(text=f"Minutes, item by item: {meeting_title(minutes.meeting)}", url=meeting_url(minutes.meeting))
    for text, table, address in _AS_OF:
        rows = table._default_manager
        if any(rows.filter(publication=paper.publication, page__in=_pages(paper)).exists() for paper in papers):
            yield Link(text=text, url=address(papers[0].meeting.body.public_id, papers[0].meeting.public_id))


def _pages(paper: Paper) -> range:
    """The physical pages on which a paper begins and up to that on which the next one does; none where unknown."""
    after = Paper.objects.filter(publication=paper.publication_id, page__gt=paper.page or 0).order_by("page").first()
    if paper.page is None or paper.slip:
        return range(0)
    return range(paper.page, after.page if after and after.page else (paper.publication.page_count or paper.page) + 1)


def _shown(papers: Sequence[Paper], references: References) -> dict[str, Any]:
    """The papers as HTML, one after the other, with their headings.

    Of a report that was read the facts of its cover stand above it, unless its page tells the cover from the text.
    """
    html, headings, reports = [], [], []
    for paper in papers:
        blocks = blocks_from(paper.blocks)
        tree = from_blocks(blocks, first=paper.first)
        reference = references.of(paper, blocks)
        html.append(to_html(tree, page_link(paper.publication), picture=addresses.picture, reference=reference))
        deepest = 3 if is_written_here(blocks) else 2
        headings += [Link(text=text, url=f"#{anchor}") for _, text, anchor in contents(tree, deepest)]
        if hasattr(paper, "report") and not any(isinstance(node, Cover) for node in tree.nodes):
            reports.append(paper.report)
    report = reports[0] if reports else None
    return {
        "html": "".join(html),
        "contents": tuple(headings),
        "facts": tuple(_facts(report)) if report else (),
        "recommendations": tuple(report.recommendations) if report else (),
    }


def _facts(report: Report) -> Iterable[tuple[str, str]]:
    people = [person for person in report.people.all() if person.is_author]
    rows = (
        ("From", "\n".join(", ".join(filter(None, (person.printed, person.title))) for person in people)),
        ("To", report.addressed_to),
        ("Date", day(report.date) if report.date else ""),
        ("Classification", report.classification),
        ("Past pathway", report.past_pathway),
        ("Future pathway", report.future_pathway),
        ("Electoral division", report.electoral_division),
        ("Summary", report.summary),
    )
    return ((name, text) for name, text in rows if text)


def _neighbours(row: AgendaItem) -> tuple[Link | None, Link | None]:
    near = list(AgendaItem.objects.filter(meeting=row.meeting_id, position__in=(row.position - 1, row.position + 1)))
    links = {
        item.position: Link(text=f"{item.number}. {item.title}", url=addresses.item(item.public_id, item.title))
        for item in near
    }
    return links.get(row.position - 1), links.get(row.position + 1)
