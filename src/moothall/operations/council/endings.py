"""Ending what is valid for a time. Nothing is deleted: a meeting of an earlier day has the council of that day."""

import datetime as dt
from collections.abc import Callable, Mapping

from django.contrib.auth.models import User
from django.db.models import Model

from moothall.operations.council.acting import CouncilError, acting, during, told
from moothall.operations.council.groups import close, settle
from moothall.records.models import (
    Allocation,
    Appointment,
    Body,
    Departure,
    GroupMembership,
    Member,
    OutsideAppointment,
    OutsideBody,
    PoliticalGroup,
    Portfolio,
)
from moothall.records.models.council import Period
from moothall.rules.english_day import english_day


def end(*, what: Period | Body, on: dt.date, by: User | None, at: dt.datetime) -> None:
    """End something: `on` is its last day. What hangs on it ends with it.

    A member's seats, portfolios and time in a group end with the term of office, and a group that is left with
    fewer than two members ceases. Raises CouncilError for a day before it began or after it ended; NotPermittedError.
    """
    with acting("ended", by=by, at=at) as done:
        if what.begins is None or on < what.begins:
            raise CouncilError(f"This is valid {told(what)}: it cannot end before it begins.", "on")
        if what.ends and on > what.ends:
            raise CouncilError(f"This is valid {told(what)}: it has ended by then.", "on")
        what.ends = on
        what.save(update_fields=["ends"])
        _WITH.get(type(what), _alone)(what, on)
        done.on(what.public_id, {"what": type(what)._meta.model_name})


def strike(*, what: Period, by: User | None, at: dt.datetime) -> None:
    """Take back what was to begin and has not: it never was. Raises CouncilError once it has begun."""
    with acting("struck out", by=by, at=at) as done:
        if what.begins <= english_day(at):
            raise CouncilError("This has begun: it can be ended, not taken back.")
        done.on(what.public_id, {"what": type(what)._meta.model_name})
        what.delete()


def _alone(what: Model, on: dt.date) -> None:
    """Nothing hangs on it."""


def _member(what: Model, on: dt.date) -> None:
    for table in (Appointment, OutsideAppointment, Portfolio):
        during(table._default_manager.filter(member=what.pk), on, None).filter(begins__lte=on).update(ends=on)
    spells = during(GroupMembership.objects.filter(member=what.pk), on, None)
    groups = [spell.group for spell in spells.select_related("group__leader")]
    spells.update(ends=on)
    for group in groups:
        settle(group, on)


def _group(what: Model, on: dt.date) -> None:
    close(PoliticalGroup.objects.get(pk=what.pk), on)


def _spell(what: Model, on: dt.date) -> None:
    settle(PoliticalGroup.objects.get(memberships=what.pk), on)


def _body(what: Model, on: dt.date) -> None:
    for table in (Appointment, Allocation, Departure):
        during(table._default_manager.filter(body=what.pk), on, None).filter(begins__lte=on).update(ends=on)


def _outside(what: Model, on: dt.date) -> None:
    rows = OutsideAppointment.objects.filter(body=what.pk)
    during(rows, on, None).filter(begins__lte=on).update(ends=on)


_WITH: Mapping[type[Model], Callable[[Model, dt.date], None]] = {
    Member: _member,
    PoliticalGroup: _group,
    GroupMembership: _spell,
    Body: _body,
    OutsideBody: _outside,
}
