"""Meetings and agendas that tests start from, reached by the acts that lead there."""

import datetime as dt
import io

import msgspec
import pikepdf
from django.contrib.auth.models import User

from larkshire import MOMENT
from moothall.facts.agendas import AgendaStyle, SectionHeading, StandingItem
from moothall.facts.drafts import Cover, Exemption, ReportDraft
from moothall.operations.accounts import grant
from moothall.operations.agenda_papers import PaperWords, attach_file
from moothall.operations.agendas import ItemWords, add_item, open_agenda
from moothall.records.as_facts import packed
from moothall.records.models import (
    Account,
    Appointment,
    Body,
    DraftAgenda,
    DraftItem,
    DraftPaper,
    DraftReport,
    Member,
    PlannedItem,
    Revision,
    ScheduledMeeting,
)
from moothall.rules.permits import Role

MARCH = dt.date(2026, 3, 12)
JANUARY = dt.date(2026, 1, 15)
SECTIONS = (
    SectionHeading("A", "Committee Business"),
    SectionHeading("B", "Any items called-in", "None for this meeting"),
    SectionHeading("C", "Performance"),
)
EXEMPT = Exemption(("3",), "Talks on the price would be lost if it were known.")


def body(title: str = "Roads and Places Committee", *, lettered: bool = False) -> Body:
    """A body that the council has set up."""
    style = AgendaStyle(numbering="sections", sections=SECTIONS) if lettered else AgendaStyle()
    standing = (
        (
            StandingItem(title="Apologies and Substitutes", section="A"),
            StandingItem(title="Declarations of Interest", section="A"),
            StandingItem(title="Work Programme", kind="work programme", section="C", opens=False),
        )
        if lettered
        else ()
    )
    return Body.objects.create(
        title=title,
        kind=Body.Kind.committee,
        style=msgspec.to_builtins(style),
        standing=msgspec.to_builtins(standing),
        begins=dt.date(2025, 5, 1),
    )


def chairman(of: Body, name: str = "Mrs A Rush") -> User:
    """The account of a body's chairman."""
    user = User.objects.create_user(name.lower().replace(" ", "."))
    grant(user=user, role=Role.chairman, by=None, at=MOMENT)
    member = Member.objects.create(name=name, begins=of.begins)
    Appointment.objects.create(body=of, member=member, role=Appointment.Role.chairman, begins=of.begins)
    Account.objects.create(user=user, member=member)
    return user


def meeting(of: Body | None = None, day: dt.date = MARCH) -> ScheduledMeeting:
    """A meeting in the calendar."""
    return ScheduledMeeting.objects.create(body=of or body(), date=day, venue="Corn Exchange, Larkford", state="fixed")


def planned(scheduled: ScheduledMeeting, title: str, **more: object) -> PlannedItem:
    """An item of the work programme of that meeting."""
    return PlannedItem.objects.create(
        body=scheduled.body, scheduled=scheduled, title=title, added_on=dt.date(2025, 12, 1), **more
    )


def opened(scheduled: ScheduledMeeting | None = None) -> DraftAgenda:
    """The agenda of a meeting, opened."""
    return open_agenda(scheduled=scheduled or meeting(), by=None, at=MOMENT)


def item(agenda: DraftAgenda, title: str = "Resurfacing of the ring road", **more: object) -> DraftItem:
    """An item put on the agenda."""
    return add_item(agenda=agenda, words=ItemWords(title=title, **more), by=None, at=MOMENT)  # type: ignore[arg-type] # words of a test


def report(subject: str = "Resurfacing of the ring road", **cover: object) -> DraftReport:
    """A report with its first version."""
    row = DraftReport.objects.create(subject=subject, created_at=MOMENT)
    version(row, 1, subject, **cover)
    return row


def version(row: DraftReport, number: int, subject: str, **cover: object) -> Revision:
    """Another version of a report."""
    draft = ReportDraft(key=row.public_id, number=number, cover=Cover(subject=subject, **cover))  # type: ignore[arg-type] # words of a test
    digest = f"{number:064d}"
    return Revision.objects.create(report=row, number=number, draft=packed(draft), digest=digest, at=MOMENT)


def pdf(pages: int = 2, attached: bytes = b"", **saving: object) -> bytes:
    """A PDF of empty pages, a file attached where there are words for one."""
    kept = io.BytesIO()
    with pikepdf.new() as document:
        if attached:
            document.attachments["note.txt"] = attached
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.save(kept, **saving)
    return kept.getvalue()


def paper(on: DraftItem, title: str = "Map of the ring road", **more: object) -> DraftPaper:
    """A PDF put behind an item."""
    words = PaperWords(title=title, **more)  # type: ignore[arg-type] # words of a test
    return attach_file(item=on, data=pdf(), name="map.pdf", words=words, by=None, at=MOMENT)


def published(agenda: DraftAgenda) -> None:
    """As if the agenda were published: items under their numbers, papers at their pages."""
    agenda.first_published = MOMENT
    agenda.save()
    for place, row in enumerate(agenda.items.all(), 1):
        row.kept_number, row.published_on = str(place), MOMENT.date()
        row.save()
        row.papers.update(published_on=MOMENT.date(), first_label="5", last_label="8")
