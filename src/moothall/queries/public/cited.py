"""One page of a pack by the label that is printed on it: the citation, for good."""

from collections.abc import Sequence

from moothall.documents.cross_references import Reference
from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import to_html
from moothall.facts.papers import Block
from moothall.queries.public import addresses
from moothall.queries.public.cards import CitedPage, Link
from moothall.queries.public.items import CLOSED, TAKEN_DOWN
from moothall.queries.public.linking import body_link, meeting_link, pack_page
from moothall.queries.public.references import References, read_label
from moothall.records.as_facts import blocks_from
from moothall.records.models import Meeting, Paper, PublishedFile
from moothall.rules.page_labels import Label, beside, label, within


def cited_page(meeting: str, asked: str) -> CitedPage | None:
    """What stands on a page of a meeting's pack, with where it is in the PDF; None where there is no such page."""
    row = Meeting.objects.select_related("body", "publication__meeting").filter(public_id=meeting).first()
    if row is None or row.publication is None:
        return None
    wanted = read_label(asked)
    if wanted is None:
        return None
    references = References(row)
    paper = next((paper for paper, one in references.papers if within(wanted, *one)), None)
    return _paper(row, paper, asked, references) if paper else _beside(row, wanted, asked)


def _paper(meeting: Meeting, paper: Paper, asked: str, references: References) -> CitedPage:
    blocks = blocks_from(paper.blocks)
    numbered = [(number, block) for number, block in enumerate(blocks, start=paper.first) if block.label == asked]
    first = next((block for _, block in numbered if block.page), None)
    publication = meeting.publication
    return CitedPage(
        label=asked,
        meeting=meeting_link(meeting),
        body=body_link(meeting.body),
        paper=_named(paper),
        html=_html(numbered, references.of(paper, blocks)) if numbered else "",
        closed=paper.slip,
        gone=paper.owner == "withdrawn",
        pdf=(pack_page(publication, first.page if first else paper.page) or "") if publication else "",
        previous=_link(references, asked, -1),
        next=_link(references, asked, 1),
    )


def _html(numbered: Sequence[tuple[int, Block]], reference: Reference | None) -> str:
    tree = from_blocks([block for _, block in numbered], first=numbered[0][0])
    return to_html(tree, picture=addresses.picture, reference=reference)


def _named(paper: Paper) -> Link:
    title = TAKEN_DOWN if paper.owner == "withdrawn" else CLOSED if paper.slip else paper.title or "Agenda"
    if paper.item:
        url = addresses.item(paper.item.public_id, paper.item.title)
        return Link(text=f"Item {paper.item.number}: {title}", url=f"{url}#p{paper.first}")
    return Link(text=title, url=addresses.paper(paper.public_id, paper.title))


def _beside(meeting: Meeting, wanted: Label, asked: str) -> CitedPage | None:
    """A page of the front sheet of a supplement or corrected paper, which the pack itself has not."""
    rows = PublishedFile.objects.filter(publication__meeting=meeting).exclude(first_label="").exclude(public="")
    for row in rows.exclude(kind=PublishedFile.Kind.pack):
        first, last = read_label(row.first_label), read_label(row.last_label)
        if first and last and first <= wanted <= last:
            link = Link(text=row.title, url=addresses.handed_out(row.public_id))
            return CitedPage(
                label=asked, meeting=meeting_link(meeting), body=body_link(meeting.body), paper=link, pdf=link.url
            )
    return None


def _link(references: References, asked: str, step: int) -> Link | None:
    """The page before or after in the pack."""
    there = beside(label(asked), step, references.ranges)
    return Link(text=f"Page {there}", url=addresses.cited(references.meeting, str(there))) if there else None
