"""Exemptions under review, and papers that were taken down."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from moothall.queries.desk.printed import pages
from moothall.queries.desk.viewers import Viewer, may
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.models import DraftPaper, ExemptionReview, PaperNotice, PaperWithdrawal
from moothall.rules.permits import Act

_SOON, _DUE = 20, 100


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An exemption that is looked at again."""

    paper: str
    title: str
    where: str
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
    """Exemptions under review, the longest due first; nothing for who may not decide on them."""
    if not may(viewer, Act.certify_exemption):
        return Reviews((), ())
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
    meeting, at = meeting_title(paper.item.agenda.scheduled), pages(paper.first_label, paper.last_label)
    return ReviewLine(
        paper=paper.public_id,
        title=paper.title,
        where=f"{meeting}, item {paper.item.kept_number}, {at}",
        due_on=row.due_on,
        is_due=row.due_on <= today,
        paragraphs=", ".join(exemption.get("paragraphs", ())),
        public_interest=exemption.get("public_interest", ""),
        until=exemption.get("until", ""),
    )


def review_of(viewer: Viewer, id: str, today: dt.date) -> ReviewLine | None:
    """What is known of the exemption of a published paper; None where it is not under review, or not for the viewer."""
    row = _open_reviews().filter(paper__public_id=id).first() if may(viewer, Act.certify_exemption) else None
    return review_line(row, today) if row else None


def _open_reviews() -> QuerySet[ExemptionReview]:
    rows = ExemptionReview.objects.filter(outcome="", paper__released_on=None, paper__withdrawals=None)
    return rows.select_related("paper__item__agenda__scheduled__body")


def due_reviews(today: dt.date) -> int:
    """How many exemptions are due to be looked at."""
    return _open_reviews().filter(due_on__lte=today).count()


def published_paper(viewer: Viewer, id: str) -> DraftPaper | None:
    """A paper that can be taken down or released; None where the viewer may do neither or there is none."""
    if not may(viewer, Act.take_down):
        return None
    rows = DraftPaper.objects.exclude(published_on=None).select_related("item__agenda__scheduled__body")
    return rows.filter(public_id=id).first()


def public_elsewhere(paper: DraftPaper) -> tuple[tuple[str, str], ...]:
    """Where else the same is public: other meetings' papers of the same report, appendix or file, with their ids.

    Each is taken down by itself, for its meeting has a pack of its own.
    """
    same = Q(published_digest=paper.published_digest)
    for name in ("report", "appendix"):
        if getattr(paper, f"{name}_id"):
            same |= Q(**{name: getattr(paper, f"{name}_id")})
    rows = DraftPaper.objects.filter(same, withdrawals=None).exclude(published_on=None).exclude(pk=paper.pk)
    opened = PaperNotice.objects.filter(is_open=True).values("paper")
    public = rows.filter(Q(public_id__in=opened) | Q(released_on__isnull=False))
    found = public.select_related("item__agenda__scheduled__body")[:_SOON]
    return tuple((row.public_id, meeting_title(row.item.agenda.scheduled)) for row in found)
