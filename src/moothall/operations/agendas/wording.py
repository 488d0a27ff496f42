"""What a front sheet says beside its items: the motion to exclude the public, and its notices."""

import datetime as dt
from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.agendas.ground import CannotBuildError, lock
from moothall.operations.permission import require
from moothall.operations.practice import keep
from moothall.records.agenda_as_facts import PRACTICE, Habits
from moothall.records.models import DraftAgenda
from moothall.rules.permits import Act


def set_motion(*, agenda: DraftAgenda, text: str, by: User | None, at: dt.datetime) -> None:
    """Give the motion to exclude the public words of its own; empty lets it be composed from the items again."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(agenda)
        agenda.motion = text.strip()
        agenda.save(update_fields=["motion"])
        _audit("motion worded", agenda.scheduled.public_id, by, at, {"own words": bool(agenda.motion)})


def set_notices(*, agenda: DraftAgenda, notices: tuple[tuple[str, str], ...], by: User | None, at: dt.datetime) -> None:
    """Set the headed notices of the front sheet (webcasting, refreshments); none brings back the council's own."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(agenda)
        agenda.notices = [[title.strip(), text.strip()] for title, text in notices if title.strip() or text.strip()]
        agenda.save(update_fields=["notices"])
        _audit("agenda notices set", agenda.scheduled.public_id, by, at, {"notices": len(agenda.notices)})


def sit_as(*, agenda: DraftAgenda, items: Collection[str], by: User | None, at: dt.datetime) -> None:
    """Say for which items, by their ids, the body sits as the other one that is laid down for it.

    The agenda says so under each of them, and members of the other body may read what is restricted in them. Raises
    CannotBuildError where no other body is laid down; NotPermittedError.
    """
    require(by, Act.build_agenda)
    other = agenda.scheduled.body.sits_as
    if other is None:
        raise CannotBuildError("It sits as no other body: say so first on the page of the body.")
    with transaction.atomic():
        lock(agenda)
        agenda.items.update(sits_as=None)
        found = agenda.items.filter(public_id__in=items).update(sits_as=other)
        agenda.scheduled.sits_as = other if found else None
        agenda.scheduled.save(update_fields=["sits_as"])
        _audit("sitting as another body", agenda.scheduled.public_id, by, at, {"items": found})


def set_habits(*, habits: Habits, by: User | None, at: dt.datetime) -> None:
    """Settle how the council words the motion, numbers late items, and what notices its front sheets bear.

    Raises CannotBuildError for a motion without a place for its items or paragraphs (s.100A(5)).
    """
    require(by, Act.manage_templates)
    for words in (habits.motion.committees, habits.motion.executive):
        if "{items}" not in words or "{paragraphs}" not in words:
            raise CannotBuildError("The motion must have {items} and {paragraphs} where these are to be named.")
    with transaction.atomic():
        keep(PRACTICE, habits)
        _audit("agenda practice set", PRACTICE, by, at, {"late numbers": habits.late_numbers})


def _audit(act: str, about: str, by: User | None, at: dt.datetime, detail: audit.Detail | None = None) -> None:
    audit.append(act=act, about=about, by=by, at=at, detail=detail)
