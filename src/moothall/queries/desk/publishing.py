"""Publishing on the desk: what can be published of a meeting, and what was."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper
from moothall.facts.findings import Finding
from moothall.queries.desk.exemptions import due_reviews
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.printed import page_range
from moothall.queries.desk.viewers import Viewer, may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.calendar_as_facts import body_title, meeting_title
from moothall.records.models import Publication, PublishingJob, ScheduledMeeting
from moothall.records.readers_as_facts import given_to_the_public
from moothall.rules.permits import Act
from moothall.rules.publishing import held, standing

CLOSED = "A restricted paper"
_SOON = 20


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting that has an agenda, and when that was first out."""

    id: str
    title: str
    date: dt.date
    first_published: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A publication of an agenda built here."""

    id: str
    title: str
    number: int
    at: dt.datetime
    by: str
    gone: bool
    files: int


@dataclass(frozen=True, slots=True)
class PublishingDesk:
    """The meetings to come, what was published last, and how many exemptions are due."""

    meetings: tuple[MeetingLine, ...]
    publications: tuple[PublicationLine, ...]
    pager: Pager | None
    due: int


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper as it will be published: whether it is new, corrected or unchanged, and whether the public gets it."""

    id: str
    item: str
    title: str
    standing: str
    is_open: bool
    pages: str
    may_be_taken_down: bool
    withdrawn: str


@dataclass(frozen=True, slots=True)
class HeldLine:
    """What is kept out of the next publication, and why; nothing where that is not for the viewer."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class GatePage:
    """What will be published of a meeting, what is held, and what was published before.

    `running` is the job that is being done for the meeting, `looked` the one that made the pack to look at last.
    """

    id: str
    title: str
    date: dt.date
    papers: tuple[PaperLine, ...]
    held: tuple[HeldLine, ...]
    publications: tuple[PublicationLine, ...]
    first_published: dt.date | None
    public_url: str
    running: str
    looked: str


def scheduled_of(viewer: Viewer, id: str) -> ScheduledMeeting | None:
    """A meeting that the viewer may publish or look at before it is; None where there is none."""
    if not may(viewer, Act.read_drafts):
        return None
    return ScheduledMeeting.objects.select_related("body", "meeting").filter(public_id=id).first()


def publishing_desk(viewer: Viewer, today: dt.date, asked: Asked) -> PublishingDesk:
    """Where publishing begins."""
    coming = ScheduledMeeting.objects.filter(date__gte=today, agenda__isnull=False).select_related("body", "agenda")
    lines, pager = part_of(own_publications(), asked)
    return PublishingDesk(
        meetings=tuple(_meeting(row) for row in coming[:_SOON]),
        publications=tuple(publication_line(row) for row in lines),
        pager=pager,
        due=due_reviews(today),
    )


def _meeting(row: ScheduledMeeting) -> MeetingLine:
    return MeetingLine(row.public_id, meeting_title(row), row.date, row.agenda.first_published)


def gate_page(viewer: Viewer, scheduled: ScheduledMeeting, agenda: DraftAgenda) -> GatePage:
    """A meeting at the gate. `agenda` is its agenda as it stands; closed titles are for who builds agendas."""
    fates = standing(agenda)
    down = given_to_the_public(scheduled) if may(viewer, Act.take_down) else frozenset()
    closed = may(viewer, Act.build_agenda)
    papers = tuple(
        _paper(item, paper, fates.get(paper.key, "held"), paper.key in down, closed) for item, paper in agenda.papers()
    )
    rows = own_publications().filter(meeting__scheduled=scheduled)
    jobs = PublishingJob.objects.filter(scheduled=scheduled)
    return GatePage(
        id=scheduled.public_id,
        title=meeting_title(scheduled),
        date=scheduled.date,
        papers=papers,
        held=tuple(_held(agenda, closed)),
        publications=tuple(publication_line(row) for row in rows[:_SOON]),
        first_published=agenda.first_published,
        public_url=f"/meetings/{scheduled.meeting.public_id}" if scheduled.meeting else "",
        running=_id(jobs.filter(ended_at=None)),
        looked=_id(jobs.exclude(restricted="")) if may(viewer, Act.publish_pack) else "",
    )


def findings_for(viewer: Viewer, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What was found at the gate; the words that are hidden in files are for who mends that or answers for it."""
    sees = may(viewer, Act.build_agenda) or may(viewer, Act.override_gate)
    return tuple(one for one in found if sees or one.code != "hidden")


def _id(jobs: QuerySet[PublishingJob]) -> str:
    return jobs.values_list("public_id", flat=True).first() or ""


def _paper(item: DraftItem, paper: DraftPaper, fate: str, down: bool, closed: bool) -> PaperLine:
    return PaperLine(
        id=paper.key,
        item=item.number,
        title=paper.title if closed or paper.is_open else CLOSED,
        standing=fate,
        is_open=paper.is_open,
        pages=page_range(paper.first_label, paper.last_label),
        may_be_taken_down=down and not paper.withdrawn,
        withdrawn=paper.withdrawn,
    )


def _held(agenda: DraftAgenda, closed: bool) -> Iterator[HeldLine]:
    """Why something that is not for the public is held may itself not be for everyone on the desk."""
    for item, paper, why in held(agenda):
        told = closed or (paper or item).is_open
        title = item.title if paper is None else paper.title if told else CLOSED
        yield HeldLine(f"Item {item.number}, {title}", why if told else "")


def own_publications() -> QuerySet[Publication]:
    """The publications of agendas built here, the newest first."""
    rows = Publication.objects.filter(proof__isnull=False).defer("edition").order_by("-released_at", "-pk")
    return rows.select_related("meeting__body", "released_by").prefetch_related("files")


def publication_line(row: Publication) -> PublicationLine:
    """A publication as lists show it; `row` comes of `own_publications`."""
    return PublicationLine(
        id=row.public_id,
        title=f"{body_title(row.meeting.body)}, {row.meeting.date.day} {row.meeting.date:%B %Y}",
        number=row.number,
        at=row.released_at,
        by=(row.released_by.get_full_name() or row.released_by.get_username()) if row.released_by else "command line",
        gone=row.gone_at is not None,
        files=len(row.files.all()),
    )
