"""Officers who are away, and who acts in their place meanwhile: a director's deputy signs reports then."""

import datetime as dt

from django.contrib.auth.models import User

from moothall.facts.councils import Lasting
from moothall.operations.council.acting import CouncilError, acting, check_period, day_before, refuse_overlap
from moothall.operations.permission import NotPermittedError
from moothall.records.models import Absence, Officer
from moothall.records.roles import roles_of
from moothall.records.signers import account_of
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act, permit


def tell_absence(*, officer: Officer, deputy: Officer, lasting: Lasting, by: User | None, at: dt.datetime) -> Absence:
    """Say that an officer is away, and who deputises. A clerk says so of anyone, a director of themselves alone.

    Raises CouncilError for someone who deputises for themselves or is in no post then, and where the officer is away
    already on one of the days; NotPermittedError.
    """
    with acting("absence told", by=by, at=at, under=Act.tell_absence) as done:
        _require_own(officer, by)
        check_period(lasting)
        if deputy == officer:
            raise CouncilError("Choose somebody else as deputy.", "deputy")
        for one, field in ((officer, "officer"), (deputy, "deputy")):
            if lasting.begins < one.begins or (one.ends and lasting.begins > one.ends):
                raise CouncilError(f"{one.name} is not in post on the first day.", field)
        refuse_overlap(Absence.objects.filter(officer=officer), lasting, f"{officer.name} is away")
        row = Absence.objects.create(officer=officer, deputy=deputy, begins=lasting.begins, ends=lasting.ends)
        done.on(row.public_id, {"officer": officer.public_id, "deputy": deputy.public_id})
        return row


def end_absence(*, absence: Absence, by: User | None, at: dt.datetime) -> None:
    """The officer is back: the day before was the last. One that has not begun, or began today, never was.

    Raises CouncilError for one that is over, NotPermittedError.
    """
    with acting("absence ended", by=by, at=at, under=Act.tell_absence) as done:
        _require_own(absence.officer, by)
        done.on(absence.public_id)
        today = english_day(at)
        if absence.ends and absence.ends < today:
            raise CouncilError(f"{absence.officer.name} has been back since.")
        if absence.begins >= today:
            absence.delete()
        else:
            absence.ends = day_before(today)
            absence.save(update_fields=["ends"])


def _require_own(officer: Officer, by: User | None) -> None:
    if by is None or permit(roles_of(by), Act.manage_council).allowed:
        return
    if account_of(by).officer != officer:
        raise NotPermittedError("You may say this of yourself alone; the clerk says it of others.")
