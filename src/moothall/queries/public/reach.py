"""Which stored pages show something of a publication, or of one thing that is recognised."""

from collections.abc import Iterable

from django.db.models import Model

from moothall.records.models import (
    AgendaItem,
    Attendance,
    Body,
    BudgetLine,
    DecisionMention,
    DecisionRecord,
    Dissent,
    Holding,
    Indicator,
    IndicatorRow,
    Meeting,
    MinuteItem,
    MinutesSet,
    Motion,
    Paper,
    Person,
    ProgrammeEntry,
    Publication,
    Report,
    ReportPerson,
    Seat,
    Statistics,
    TrackedAction,
)
from moothall.records.models.recognised import Recognised

LISTS = ("home", "bodies", "people", "decisions", "indicators", "action-plans", "statistics", "about")
NAMING: tuple[tuple[type[Model], str], ...] = (
    (Seat, "person"),
    (Attendance, "person"),
    (Attendance, "substitute_for"),
    (Holding, "person"),
    (ReportPerson, "person"),
    (MinutesSet, "presided"),
    (Motion, "proposer"),
    (Motion, "seconder"),
    (Dissent, "person"),
    (DecisionRecord, "taker"),
)
"""The tables that name a person, and by which field."""

_AS_OF = (("dashboard", IndicatorRow), ("budget", BudgetLine), ("work-programme", ProgrammeEntry))


def pages_of(publication: Publication) -> set[str]:
    """The keys of all pages that a publication's rows are shown on; rows must still be there."""
    meetings = _meetings(publication)
    bodies = {meeting.body for meeting in meetings}
    keys = {*LISTS, *_pages("bodies", (body.public_id for body in bodies))}
    for meeting in meetings:
        keys |= _meeting_pages(meeting)
    for body in bodies:
        keys |= as_of_pages(body)
    papers = Paper.objects.filter(publication=publication, item=None)
    keys |= _pages("papers", papers.values_list("public_id", flat=True))
    keys |= _pages("statistics", _values(Statistics, "public_id", publication))
    keys |= _pages("indicators", _values(IndicatorRow, "indicator__public_id", publication))
    keys |= _pages("action-plans", _values(TrackedAction, "plan__public_id", publication))
    keys |= _pages("decisions", _decisions(publication))
    return keys | _pages("people", _people(publication))


def pages_of_meeting(meeting: Meeting) -> set[str]:
    """The keys of the pages that show when, where and whether a meeting is held."""
    near = _with_neighbours([meeting])
    found = set(LISTS).union(*(_meeting_pages(one) for one in near))
    return found | _pages("bodies", [meeting.body.public_id])


def pages_of_subject(subject: Recognised) -> set[str]:
    """The keys of all pages that show a person, body, post or indicator."""
    if isinstance(subject, Indicator):
        meetings = Meeting.objects.filter(indicator_rows__indicator=subject)
        kind = "indicators"
    elif isinstance(subject, Body):
        meetings = Meeting.objects.filter(body=subject)
        kind = "bodies"
    else:
        field = "person" if isinstance(subject, Person) else "post"
        tables: tuple[type[Model], ...] = (Holding, Seat, Attendance, ReportPerson) if field == "person" else (Holding,)
        publications = {
            publication
            for table in tables
            for publication in table._default_manager.filter(**{field: subject}).values_list("publication", flat=True)
        }
        return {*_pages("people", [subject.public_id])}.union(
            *(pages_of(publication) for publication in Publication.objects.filter(pk__in=publications))
        )
    current = Publication.objects.filter(meeting__in=meetings, current=True)
    return {*LISTS, *_pages(kind, [subject.public_id])}.union(*(pages_of(one) for one in current))


def as_of_pages(body: Body) -> set[str]:
    """The pages of a body that are as of a meeting: what a meeting was told later changes the earlier ones too."""
    keys = set()
    for part, table in _AS_OF:
        told = table._default_manager.filter(meeting__body=body).values_list("meeting__public_id", flat=True)
        keys |= {f"bodies/{body.public_id}/{part}/{meeting}" for meeting in told}
        keys.add(f"bodies/{body.public_id}/{part}")
    return keys


def _meetings(publication: Publication) -> list[Meeting]:
    """The publication's meeting, those whose minutes it prints, and the neighbours of each in time."""
    minuted = MinutesSet.objects.filter(publication=publication).values_list("meeting", flat=True)
    return _with_neighbours(Meeting.objects.filter(pk__in=[publication.meeting_id, *minuted]).select_related("body"))


def _with_neighbours(meetings: Iterable[Meeting]) -> list[Meeting]:
    own = list(meetings)
    near = []
    for meeting in own:
        others = Meeting.objects.filter(body=meeting.body_id).select_related("body")
        near.append(others.filter(date__lt=meeting.date).order_by("-date").first())
        near.append(others.filter(date__gt=meeting.date).order_by("date").first())
    return list({meeting.pk: meeting for meeting in (*own, *near) if meeting}.values())


def _meeting_pages(meeting: Meeting) -> set[str]:
    items = AgendaItem.objects.filter(meeting=meeting).values_list("public_id", flat=True)
    own = {f"meetings/{meeting.public_id}", f"meetings/{meeting.public_id}/pack"}
    return own | _pages("items", items) | {f"calendar/{meeting.date:%Y-%m}"}


def _pages(kind: str, ids: Iterable[str]) -> set[str]:
    return {f"{kind}/{id}" for id in ids}


def _values(table: type[Model], field: str, publication: Publication) -> set[str]:
    return set(table._default_manager.filter(**{"publication": publication}).values_list(field, flat=True)) - {None}


def _decisions(publication: Publication) -> set[str]:
    tables = (AgendaItem, DecisionRecord, DecisionMention, MinuteItem, Report)
    return {id for table in tables for id in _values(table, "decision__public_id", publication)}


def _people(publication: Publication) -> set[str]:
    return {id for table, field in NAMING for id in _values(table, f"{field}__public_id", publication)}
