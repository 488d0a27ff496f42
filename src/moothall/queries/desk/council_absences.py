"""Who is away, and who may say so."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q

from moothall.queries.desk.council_rows import Choices, officer_choices
from moothall.queries.desk.viewers import Viewer, may
from moothall.records.council_as_facts import on_day
from moothall.records.models import Absence, Officer
from moothall.records.signers import account_of
from moothall.rules.permits import Act


@dataclass(frozen=True, slots=True)
class AbsenceCard:
    """An absence: the officer and the deputy with their posts. `may_end` is of the viewer."""

    id: str
    officer: str
    deputy: str
    begins: dt.date
    ends: dt.date | None
    may_end: bool = False


def absences_for(viewer: Viewer, day: dt.date) -> tuple[AbsenceCard, ...]:
    """The absences that last on a day or are to come."""
    own = _own(viewer)
    everyones = may(viewer, Act.manage_council)
    rows = Absence.objects.filter(Q(ends=None) | Q(ends__gte=day)).select_related("officer", "deputy")
    return tuple(
        AbsenceCard(
            row.public_id,
            _words(row.officer),
            _words(row.deputy),
            row.begins,
            row.ends,
            may_end=everyones or row.officer == own,
        )
        for row in rows.order_by("begins", "pk")
    )


def who_may_be_away(viewer: Viewer, day: dt.date) -> Choices:
    """The officers of whom the viewer may say it, for a form: a clerk of all, a director of themselves."""
    if may(viewer, Act.manage_council):
        return officer_choices(day)
    own = _own(viewer)
    return [(own.public_id, _words(own))] if own and on_day(Officer.objects.filter(pk=own.pk), day).exists() else []


def absence_row(id: str) -> Absence | None:
    """The absence of that id."""
    return Absence.objects.filter(public_id=id).select_related("officer").first()


def _own(viewer: Viewer) -> Officer | None:
    return account_of(viewer).officer if isinstance(viewer, User) and may(viewer, Act.tell_absence) else None


def _words(officer: Officer) -> str:
    return f"{officer.name}, {officer.post}"
