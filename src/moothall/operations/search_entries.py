"""What a publication gives to the search index: every paragraph, with what it can be filtered by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from moothall.facts.papers import Block, BlockKind
from moothall.queries.public import addresses
from moothall.queries.public.linking import body_name, pack_page
from moothall.queries.public.search_index import Entry
from moothall.records.as_facts import blocks_from
from moothall.records.models import MinutesSet, Paper, PersonForm, Publication, ReportPerson, Seat
from moothall.rules.recognition.people import take_apart

KINDS = {"front": "Agenda", "minutes": "Minutes", "reports": "Report", "slip": "Notice"}


def entries(publication: Publication) -> Iterator[Entry]:
    """The entries of a publication, from its papers as they were projected."""
    named = _Named(publication)
    papers = Paper.objects.filter(publication=publication).select_related("item", "report").order_by("position")
    minutes = {
        row.paper_id: row for row in MinutesSet.objects.filter(publication=publication).select_related("meeting")
    }
    for paper in papers:
        yield from _of_paper(publication, paper, minutes.get(paper.pk), named)


def _of_paper(publication: Publication, paper: Paper, minutes: MinutesSet | None, named: "_Named") -> Iterator[Entry]:
    meeting = publication.meeting
    url = _url(paper, minutes)
    report = getattr(paper, "report", None)
    for number, block in enumerate(blocks_from(paper.blocks), start=paper.first):
        text = _text(block)
        if text and block.kind is not BlockKind.furniture:
            yield Entry(
                text=text,
                title=paper.item.title if paper.item and not minutes else paper.title,
                url=f"{url}#p{number}",
                kind=KINDS.get(paper.owner.partition("/")[0], "Paper"),
                body=meeting.body.public_id,
                body_name=body_name(meeting.body),
                date=meeting.date,
                label=block.label,
                page_url=pack_page(publication, block.page),
                people=tuple(sorted(named.in_text(text) | named.authors.get(paper.pk, frozenset()))),
                divisions=(report.electoral_division,) if report and report.electoral_division else (),
            )


def _url(paper: Paper, minutes: MinutesSet | None) -> str:
    """The page that shows the paper: its item's, for minutes that of the meeting minuted, else its own."""
    if minutes:
        return addresses.meeting(minutes.meeting.public_id)
    if paper.item:
        return addresses.item(paper.item.public_id, paper.item.title)
    if paper.owner == "front":
        return addresses.meeting(paper.meeting.public_id)
    return addresses.paper(paper.public_id, paper.title)


def _text(block: Block) -> str:
    return " | ".join(cell.text.replace("\n", " ") for cell in block.cells if cell.text) or block.text


@dataclass
class _Named:
    """Who is named in which text, by the forms of all people that the publication names."""

    publication: Publication

    @cached_property
    def authors(self) -> Mapping[int, frozenset[str]]:
        """The people whom a report is from, by the paper."""
        found: dict[int, frozenset[str]] = {}
        rows = ReportPerson.objects.filter(publication=self.publication, is_author=True)
        for paper, person in rows.values_list("report__paper", "person__public_id"):
            found[paper] = found.get(paper, frozenset()) | {person}
        return found

    @cached_property
    def _forms(self) -> Mapping[str, frozenset[str]]:
        """Each form with the people it may mean; a title with a surname counts as a form of members."""
        forms: dict[str, frozenset[str]] = {}
        seats = Seat.objects.filter(publication=self.publication).values_list("person", flat=True)
        authors = ReportPerson.objects.filter(publication=self.publication).values_list("person", flat=True)
        people = {*seats, *authors}
        for row in PersonForm.objects.filter(subject__in=people).select_related("subject"):
            name = take_apart(row.printed)
            for form in {row.printed, f"{name.title} {name.surname}".title() if name.title else row.printed}:
                forms[form] = forms.get(form, frozenset()) | {row.subject.public_id}
        return forms

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        forms = sorted(self._forms, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b") if forms else None

    def in_text(self, text: str) -> frozenset[str]:
        """The public ids of the people named in a text; a form that may mean two means none."""
        found = self._pattern.findall(text) if self._pattern else []
        return frozenset(person for form in found if len(self._forms[form]) == 1 for person in self._forms[form])
