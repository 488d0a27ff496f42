"""Meetings: in lists, and one with all that is published of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

import msgspec
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    AgendaSection,
    AttendeeCard,
    ContactCard,
    ExclusionCard,
    Link,
    MeetingCard,
    MeetingPage,
    MinuteCard,
    PackPage,
    VersionCard,
)
from moothall.queries.public.cards.meetings import MeetingState
from moothall.queries.public.files import files_of, notices_of, pack_now, what_was_new
from moothall.queries.public.items import CLOSED, TAKEN_DOWN, item_card, item_rows
from moothall.queries.public.linking import (
    body_link,
    day,
    meeting_link,
    meeting_url,
    named_link,
    pack_page,
    person_link,
)
from moothall.queries.public.minutes import minutes_card, minutes_of, read_minutes
from moothall.records.models import (
    AgendaItem,
    Attendance,
    BudgetLine,
    IndicatorRow,
    Meeting,
    MinutesSet,
    Paper,
    ProgrammeEntry,
    Publication,
    TrackedAction,
)
from moothall.rules.access import description
from moothall.rules.english_day import english_day


def published_meetings() -> QuerySet[Meeting]:
    """The meetings of which something is published, or which the council has announced, with body and publication."""
    minuted = Exists(MinutesSet.objects.filter(meeting=OuterRef("pk")))
    return (
        Meeting.objects.filter(Q(publication__isnull=False) | minuted | Q(is_planned=True))
        .select_related("body", "publication")
        .annotate(minuted=minuted)
    )


def counted(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With how many papers and exempt items each has, as `meeting_card` shows them."""
    reports = Count("reports", distinct=True)
    exempt = Count("items", filter=Q(items__exempt=True), distinct=True)
    return meetings.annotate(paper_count=reports, exempt_count=exempt, item_count=Count("items", distinct=True))


def meeting_card(meeting: Meeting, today: dt.date) -> MeetingCard:
    """A meeting from `counted(published_meetings())`."""
    return MeetingCard(
        id=meeting.public_id,
        url=meeting_url(meeting),
        body=body_link(meeting.body),
        date=meeting.date,
        time=when(meeting) or None,
        venue=where(meeting) or None,
        state=_state(meeting, today),
        papers=getattr(meeting, "paper_count", 0),
        has_agenda=bool(getattr(meeting, "item_count", 0)),
        has_minutes=getattr(meeting, "minuted", False),
        exempt_items=getattr(meeting, "exempt_count", 0),
    )


def when(meeting: Meeting) -> str:
    """The time of a meeting: as the calendar has it, which is newer than what a pack printed, else as printed."""
    return meeting.planned_time or meeting.time


def where(meeting: Meeting) -> str:
    """The place of a meeting, as for its time."""
    return meeting.planned_venue or meeting.venue


def _state(meeting: Meeting, today: dt.date) -> MeetingState:
    if meeting.state:
        told: MeetingState = msgspec.convert(meeting.state, MeetingState)
        return told
    return "upcoming" if meeting.date >= today else "held"


def meeting_page(id: str, today: dt.date) -> MeetingPage | None:
    """All that is published of a meeting; None where nothing is."""
    meeting = _with_links(counted(published_meetings())).filter(public_id=id).first()
    if meeting is None:
        return None
    sets = minutes_of(meeting)
    if sets and not where(meeting):
        meeting.venue = sets[0].venue  # only for showing: known from the minutes alone
    minutes = read_minutes(sets, meeting)
    rows = list(item_rows(meeting))
    known = {row.number for row in rows}
    people = _people(sets)
    before, after = _neighbours(meeting)
    return MeetingPage(
        meeting=meeting_card(meeting, today),
        sections=_sections(rows, meeting, minutes),
        published=meeting.published,
        contact=_contact(meeting.contact),
        proper_officer=_contact(meeting.proper_officer),
        exclusion=_exclusion(meeting),
        files=files_of(meeting),
        news=what_was_new(meeting),
        notices=notices_of(meeting),
        versions=_versions(meeting),
        minutes=minutes_card(sets[0]) if sets else None,
        present=people["present"],
        also_present=people["also_present"],
        in_attendance=people["in_attendance"],
        other_minutes=tuple(card for reference, card in minutes if reference not in known),
        previous=before,
        next=after,
        instead=_instead(meeting),
        came_from=_came_from(meeting),
        linked=_linked(meeting),
        calendar_url=addresses.meeting_calendar(meeting.public_id),
        pack_page=addresses.beside(meeting.public_id) if meeting.publication and meeting.publication.pdf else None,
    )


def pack_beside(id: str, today: dt.date) -> PackPage | None:
    """A meeting's pack with its contents beside it; None where it has no PDF."""
    meeting = counted(published_meetings()).filter(public_id=id).exclude(publication__pdf="").first()
    if meeting is None or meeting.publication is None:
        return None
    publication = meeting.publication
    papers = Paper.objects.filter(publication=publication, page__isnull=False).select_related("item")
    entries = tuple(
        Link(text=_entry(paper), url=pack_page(publication, paper.page) or "") for paper in papers.order_by("position")
    )
    opened = addresses.pack_file(meeting.public_id)
    return PackPage(meeting=meeting_card(meeting, today), file=pack_now(publication), opened=opened, entries=entries)


def _entry(paper: Paper) -> str:
    if paper.owner == "front":
        return "Agenda"
    title = CLOSED if paper.slip else TAKEN_DOWN if paper.owner == "withdrawn" else paper.title
    return f"{paper.item.number}. {title}" if paper.item else title


def _with_links(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With whether other pages were read from the meeting's pack."""
    own = OuterRef("pk")
    return meetings.annotate(
        has_dashboard=Exists(IndicatorRow.objects.filter(meeting=own)),
        has_budget=Exists(BudgetLine.objects.filter(meeting=own)),
        has_programme=Exists(ProgrammeEntry.objects.filter(meeting=own)),
    )


def _sections(
    rows: Iterable[AgendaItem], meeting: Meeting, minutes: Sequence[tuple[str, MinuteCard]]
) -> tuple[AgendaSection, ...]:
    """Consecutive items under one heading, each with what was minuted of it."""
    found = []
    for title, run in groupby(rows, key=attrgetter("section")):
        items = tuple(item_card(row, meeting.publication, minutes) for row in run)
        found.append(AgendaSection(title=title, items=items, exempt=all(item.exempt for item in items)))
    return tuple(found)


def _contact(stored: dict[str, str]) -> ContactCard | None:
    if not stored.get("name"):
        return None
    known = {key: stored.get(key) for key in ("title", "email", "phone")}
    return ContactCard(name=stored["name"], **known)


def _exclusion(meeting: Meeting) -> ExclusionCard | None:
    if not meeting.exclusion:
        return None
    found = ((number, description(number, meeting.date)) for number in meeting.paragraphs)
    named = tuple((number, told.text if told else "") for number, told in found)
    return ExclusionCard(text=meeting.exclusion, paragraphs=named)


def _version_url(row: Publication) -> str | None:
    """Where a version can be read; nowhere once it is gone."""
    if row.gone_at:
        return None
    return addresses.published_file(row.public_id) if row.pdf else addresses.record(row.public_id)


def _versions(meeting: Meeting) -> tuple[VersionCard, ...]:
    """The versions that were published, newest first; a single one that is shown is not worth a list."""
    rows = list(meeting.publications.order_by("-number"))
    if [row.current for row in rows] == [True]:
        return ()
    return tuple(
        VersionCard(
            number=row.number,
            date=english_day(row.released_at),
            url=_version_url(row),
            changes=tuple(row.changes),
            current=row.current,
            gone=row.gone_at is not None,
        )
        for row in rows
    )


def _people(sets: Sequence[MinutesSet]) -> dict[str, tuple[AttendeeCard, ...]]:
    """Who attended, by the heading under which the minutes name them."""
    found: dict[str, list[AttendeeCard]] = {value: [] for value in Attendance.Capacity.values}
    rows = Attendance.objects.filter(minutes__in=sets[:1]).select_related("person", "substitute_for")
    for row in rows.order_by("position"):
        card = AttendeeCard(
            person=named_link(row.person, row.printed),
            role=row.role or None,
            substitute_for=person_link(row.substitute_for) if row.substitute_for else None,
            detail=row.post or None,
        )
        found[row.capacity].append(card)
    return {capacity: tuple(cards) for capacity, cards in found.items()}


def _neighbours(meeting: Meeting) -> tuple[Link | None, Link | None]:
    """The body's meetings before and after this one."""
    near = published_meetings().filter(body=meeting.body_id)
    before = near.filter(date__lt=meeting.date).order_by("-date").first()
    after = near.filter(date__gt=meeting.date).order_by("date").first()
    return meeting_link(before, short=True) if before else None, meeting_link(after, short=True) if after else None


def _instead(meeting: Meeting) -> Link | None:
    """The meeting that is held in the place of one that was moved, or at which an adjourned one goes on."""
    if meeting.replaced_by_id is None:
        return None
    other = published_meetings().filter(pk=meeting.replaced_by_id).first()
    return meeting_link(other, short=True) if other else None


def _came_from(meeting: Meeting) -> Link | None:
    """The meeting that was moved or adjourned to this one."""
    other = published_meetings().filter(replaced_by=meeting).order_by("-date").first()
    return meeting_link(other, short=True) if other else None


def _linked(meeting: Meeting) -> tuple[Link, ...]:
    body, when = meeting.body.public_id, day(meeting.date)
    pages = (
        ("has_dashboard", f"Performance dashboard, {when}", addresses.dashboard(body, meeting.public_id)),
        ("has_budget", f"Budget monitoring, {when}", addresses.budget(body, meeting.public_id)),
        ("has_programme", f"Work programme, {when}", addresses.work_programme(body, meeting.public_id)),
    )
    linked = [Link(text=text, url=url) for name, text, url in pages if getattr(meeting, name)]
    plans = TrackedAction.objects.filter(meeting=meeting).values_list("plan__public_id", "plan__title").distinct()
    linked += [Link(text=f"Action plan: {title}", url=addresses.plan(id, title)) for id, title in plans]
    return tuple(linked)
