"""Publishing on the desk: what can be published, what was, its proof, what was taken down or is under review."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from moothall.facts.agendas import DraftAgenda
from moothall.queries.desk.paging import part_of
from moothall.queries.desk.viewers import may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.models import (
    DraftPaper,
    ExemptionReview,
    PaperNotice,
    PaperWithdrawal,
    Publication,
    ScheduledMeeting,
)
from moothall.rules.permits import Act
from moothall.rules.publishing import held, standing

Viewer = AbstractBaseUser | AnonymousUser
CLOSED = "A restricted paper"
_SOON, _DUE = 20, 100


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
    """What is kept out of the next publication, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class GatePage:
    """What will be published of a meeting, what is held, and what was published before."""

    id: str
    title: str
    date: dt.date
    papers: tuple[PaperLine, ...]
    held: tuple[HeldLine, ...]
    publications: tuple[PublicationLine, ...]
    first_published: dt.date | None
    public_url: str


def scheduled_of(viewer: Viewer, id: str) -> ScheduledMeeting | None:
    """A meeting that the viewer may publish or look at before it is; None where there is none."""
    if not may(viewer, Act.read_drafts):
        return None
    return ScheduledMeeting.objects.select_related("body", "meeting").filter(public_id=id).first()


def publishing_desk(viewer: Viewer, today: dt.date, asked: Asked) -> PublishingDesk:
    """Where publishing begins."""
    coming = ScheduledMeeting.objects.filter(date__gte=today, agenda__isnull=False).select_related("body", "agenda")
    lines, pager = part_of(_own_publications(), asked)
    return PublishingDesk(
        meetings=tuple(
            MeetingLine(row.public_id, _title(row), row.date, row.agenda.first_published) for row in coming[:_SOON]
        ),
        publications=tuple(_publication(row) for row in lines),
        pager=pager,
        due=_due(today).count(),
    )


def gate_page(viewer: Viewer, scheduled: ScheduledMeeting, agenda: DraftAgenda) -> GatePage:
    """A meeting at the gate. `agenda` is its agenda as it stands; closed titles are for who builds agendas."""
    fates = standing(agenda)
    down, closed = may(viewer, Act.take_down), may(viewer, Act.build_agenda)
    papers = tuple(_paper(item, paper, fates.get(paper.key, "held"), down, closed) for item, paper in agenda.papers())
    rows = _own_publications().filter(meeting__scheduled=scheduled)
    return GatePage(
        id=scheduled.public_id,
        title=_title(scheduled),
        date=scheduled.date,
        papers=papers,
        held=tuple(_held(agenda, closed)),
        publications=tuple(_publication(row) for row in rows[:_SOON]),
        first_published=agenda.first_published,
        public_url=f"/meetings/{scheduled.meeting.public_id}" if scheduled.meeting else "",
    )


def _paper(item: Any, paper: Any, fate: str, down: bool, closed: bool) -> PaperLine:
    first, last = paper.first_label, paper.last_label
    return PaperLine(
        id=paper.key,
        item=item.number,
        title=paper.title if closed or paper.is_open else CLOSED,
        standing=fate,
        is_open=paper.is_open,
        pages=_range(first, last),
        may_be_taken_down=down and paper.published is not None and not paper.withdrawn,
        withdrawn=paper.withdrawn,
    )


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _held(agenda: DraftAgenda, closed: bool) -> Iterator[HeldLine]:
    for item, paper, why in held(agenda):
        title = item.title if paper is None else paper.title if closed or paper.is_open else CLOSED
        yield HeldLine(f"Item {item.number}, {title}", why)


def _own_publications() -> QuerySet[Publication]:
    """The publications of agendas built here, the newest first."""
    rows = Publication.objects.filter(proof__isnull=False).defer("edition").order_by("-released_at", "-pk")
    return rows.select_related("meeting__body", "released_by").prefetch_related("files")


def _publication(row: Publication) -> PublicationLine:
    return PublicationLine(
        id=row.public_id,
        title=f"{row.meeting.body.title or row.meeting.body.name}, {row.meeting.date.day} {row.meeting.date:%B %Y}",
        number=row.number,
        at=row.released_at,
        by=(row.released_by.get_full_name() or row.released_by.get_username()) if row.released_by else "command line",
        gone=row.gone_at is not None,
        files=len(row.files.all()),
    )


def _title(row: ScheduledMeeting) -> str:
    return f"{row.body.title or row.body.name}, {row.date.day} {row.date:%B %Y}"


@dataclass(frozen=True, slots=True)
class ProofPage:
    """The proof of one publication. `content` is as it was proved; `overrides` with name and reason."""

    id: str
    line: PublicationLine
    meeting: str
    content: Mapping[str, Any]
    files: tuple[tuple[str, str, str, bool], ...]
    overrides: tuple[tuple[str, str, str, dt.datetime], ...]
    changes: tuple[str, ...]


def proof_page(viewer: Viewer, id: str) -> ProofPage | None:
    """The proof of a publication; None where there is none."""
    if not may(viewer, Act.read_drafts):
        return None
    row = _own_publications().filter(public_id=id).select_related("proof").first()
    if row is None:
        return None
    scheduled = ScheduledMeeting.objects.filter(meeting=row.meeting).first()
    return ProofPage(
        id=row.public_id,
        line=_publication(row),
        meeting=scheduled.public_id if scheduled else "",
        content=row.proof.content,
        files=tuple((one.title, one.public, one.restricted, one.gone_at is not None) for one in row.files.all()),
        overrides=tuple((one.code, one.name, one.reason, one.at) for one in row.gate_overrides.order_by("pk")),
        changes=tuple(row.changes),
    )


def published_paper(viewer: Viewer, id: str) -> DraftPaper | None:
    """A paper that can be taken down or released; None where the viewer may do neither or there is none."""
    if not may(viewer, Act.take_down):
        return None
    rows = DraftPaper.objects.exclude(published_on=None).select_related("item__agenda__scheduled__body")
    return rows.filter(public_id=id).first()


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An exemption that is looked at again."""

    paper: str
    title: str
    meeting: str
    item: str
    pages: str
    due_on: dt.date
    is_due: bool
    paragraphs: str
    public_interest: str
    until: str


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews that are due, those to come, and what was taken down lately."""

    due: tuple[ReviewLine, ...]
    coming: tuple[ReviewLine, ...]
    withdrawals: tuple[PaperWithdrawal, ...] = field(default_factory=tuple)


def reviews(viewer: Viewer, today: dt.date) -> Reviews:
    """Exemptions under review, the longest due first."""
    rows = _open_reviews().order_by("due_on", "pk")
    lines = [review_line(row, today) for row in rows[:_DUE]]
    gone = PaperWithdrawal.objects.select_related("scheduled__body").order_by("-at")
    return Reviews(
        due=tuple(one for one in lines if one.is_due),
        coming=tuple(one for one in lines if not one.is_due),
        withdrawals=tuple(gone[:_SOON]),
    )


def review_line(row: ExemptionReview, today: dt.date) -> ReviewLine:
    """One exemption as the list shows it."""
    paper, exemption = row.paper, row.paper.exemption or row.paper.item.exemption or {}
    scheduled = paper.item.agenda.scheduled
    return ReviewLine(
        paper=paper.public_id,
        title=paper.title,
        meeting=_title(scheduled),
        item=paper.item.kept_number,
        pages=_range(paper.first_label, paper.last_label),
        due_on=row.due_on,
        is_due=row.due_on <= today,
        paragraphs=", ".join(exemption.get("paragraphs", ())),
        public_interest=exemption.get("public_interest", ""),
        until=exemption.get("until", ""),
    )


def _open_reviews() -> QuerySet[ExemptionReview]:
    rows = ExemptionReview.objects.filter(outcome="", paper__released_on=None, paper__withdrawals=None)
    return rows.select_related("paper__item__agenda__scheduled__body")


def _due(today: dt.date) -> QuerySet[ExemptionReview]:
    return _open_reviews().filter(due_on__lte=today)


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """The papers of one body that were opened for meetings of one month, and how many of them in time."""

    body: str
    month: str
    papers: int
    in_time: int
    late: int
    excused: int

    @property
    def share(self) -> float:
        """How many of a hundred were in time."""
        return round(100 * self.in_time / self.papers, 1) if self.papers else 0.0


def notice_record(viewer: Viewer, first: dt.date, last: dt.date) -> tuple[NoticeLine, ...]:
    """The five-clear-days record by body and month of the meeting; of papers that the public could inspect."""
    rows = PaperNotice.objects.filter(is_open=True, scheduled__date__range=(first, last)).select_related(
        "scheduled__body"
    )
    groups: dict[tuple[str, str], list[PaperNotice]] = defaultdict(list)
    for row in rows:
        groups[f"{row.scheduled.date:%Y-%m}", row.scheduled.body.title or row.scheduled.body.name].append(row)
    return tuple(_notice_line(month, body, found) for (month, body), found in sorted(groups.items()))


def _notice_line(month: str, body: str, rows: Sequence[PaperNotice]) -> NoticeLine:
    late = [row for row in rows if not row.in_time]
    excused = sum(bool(row.excuse) for row in late)
    return NoticeLine(body, month, len(rows), len(rows) - len(late), len(late), excused)


def late_papers(viewer: Viewer, first: dt.date, last: dt.date) -> tuple[PaperNotice, ...]:
    """The papers that were not open long enough, with the reason that was given."""
    rows = PaperNotice.objects.filter(Q(in_time=False), is_open=True, scheduled__date__range=(first, last))
    return tuple(rows.select_related("scheduled__body").order_by("-scheduled__date", "item")[:_DUE])
