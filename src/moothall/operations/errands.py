"""Errands: work that is done soon after an act, by whichever process comes to it first.

An errand is a row that the act makes in its own transaction, so that neither is without the other. It is claimed by
a conditional update, which one process alone can win, on both databases and on as many machines as there are.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Literal

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, When

from moothall.records.models import Errand

CLAIM_LASTS = dt.timedelta(minutes=15)
"""After this an errand whose process went away is free again."""

TRIES = 8
FIRST_WAIT = dt.timedelta(minutes=1)
TAKING_DOWN, PUBLISHING = "taking down", "publishing"
PRESSING = (TAKING_DOWN, PUBLISHING)
"""Kinds for which someone waits, the most pressing first: they go before letters, of which there may be thousands."""

Lane = Literal["publishing", "letters"]
"""What one process does, so that neither waits for the other: a pack takes minutes, and so does a round of letters."""


def queue(*, kind: str, payload: Mapping[str, str], due_at: dt.datetime, key: str | None = None) -> Errand:
    """Leave an errand, within the transaction of the act it follows from.

    `payload` holds public ids and addresses of e-mail alone. With a `key` there is one errand of that key: a second
    call moves one that waits to its new time, and leaves one that is done as it is.
    """
    if key is None:
        return Errand.objects.create(kind=kind, payload=dict(payload), due_at=due_at)
    with transaction.atomic():
        made, is_new = Errand.objects.select_for_update().get_or_create(
            key=key, defaults={"kind": kind, "payload": dict(payload), "due_at": due_at}
        )
        if not is_new and made.done_at is None:
            made.due_at, made.payload = due_at, dict(payload)
            made.save(update_fields=["due_at", "payload"])
        return made


def drop(*, key: str) -> None:
    """Take back an errand that has not been done."""
    Errand.objects.filter(key=key, done_at=None).delete()


def claim(*, at: dt.datetime, by: str = "", lane: Lane | None = None) -> Errand | None:
    """The next errand that is due, of one lane or of all, for the process `by` alone; None when nothing is due."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM_LASTS)
    pressing = Q(kind__in=PRESSING)
    own = Q() if lane is None else pressing if lane == "publishing" else ~pressing
    due = Errand.objects.filter(free, own, done_at=None, due_at__lte=at, tries__lt=TRIES)
    for errand in due.order_by(_pressing(), "due_at", "pk")[:10]:
        same = Errand.objects.filter(pk=errand.pk, claimed_at=errand.claimed_at, done_at=None)
        if same.update(claimed_at=at, claimed_by=by, tries=F("tries") + 1):
            errand.refresh_from_db()
            return errand
    return None


def _pressing() -> Case:
    return Case(*(When(kind=kind, then=rank) for rank, kind in enumerate(PRESSING)), default=len(PRESSING))


def claimants() -> set[str]:
    """The processes that have claimed something and not done it."""
    return set(_claimed().values_list("claimed_by", flat=True))


def let_go(*, of: Collection[str]) -> int:
    """Make what these processes had claimed free at once, for they are gone; gives how much that was."""
    return _claimed().filter(claimed_by__in=of).update(claimed_at=None)


def hand_back(*, by: str) -> None:
    """Give back what a process had claimed and was told to leave: that is no try that failed."""
    _claimed().filter(claimed_by=by, tries__gt=0).update(claimed_at=None, tries=F("tries") - 1)


def _claimed() -> QuerySet[Errand]:
    return Errand.objects.filter(done_at=None, claimed_at__isnull=False)


def finish(*, errand: Errand, at: dt.datetime) -> None:
    """The errand is done."""
    Errand.objects.filter(pk=errand.pk).update(done_at=at, trouble="")


def put_off(*, errand: Errand, trouble: str, at: dt.datetime) -> None:
    """The errand could not be done: it is tried again after a while that doubles each time.

    `trouble` says what went wrong, without a word of what it was about.
    """
    wait = FIRST_WAIT * 2 ** (errand.tries - 1)
    Errand.objects.filter(pk=errand.pk).update(claimed_at=None, due_at=at + wait, trouble=trouble[:200])
