"""What every act on the council does: ask the permits, one transaction, nothing valid twice, one audit row."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from moothall.facts.councils import Lasting
from moothall.operations import audit
from moothall.operations.permission import require
from moothall.records.models import Body
from moothall.records.models.council import Period
from moothall.rules.permits import Act

T = TypeVar("T", bound=Model)
L = TypeVar("L", bound=Lasting)


class CouncilError(Exception):
    """Something that cannot be so; the message says why, `field` which of the details it is about."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(slots=True)
class Done:
    """What an act was about, for its audit row."""

    about: str = ""
    detail: dict[str, str | int | bool | None] = field(default_factory=dict)

    def on(self, about: str, detail: Mapping[str, str | int | bool | None] | None = None) -> None:
        """Name what was acted on by its public id."""
        self.about = about
        self.detail |= detail or {}


@contextmanager
def acting(act: str, *, by: User | None, at: dt.datetime, under: Act = Act.manage_council) -> Iterator[Done]:
    """The transaction of an act on the council, with its audit row at the end. Raises NotPermittedError.

    Acts follow one another, so that what was looked at (does this overlap?) still holds at the commit.
    """
    require(by, under)
    with transaction.atomic():
        audit.one_at_a_time()
        done = Done()
        yield done
        audit.append(act=act, about=done.about, by=by, at=at, detail=done.detail)


def during(rows: QuerySet[T], begins: dt.date, ends: dt.date | None) -> QuerySet[T]:
    """The rows that are valid on any day from `begins` to `ends`."""
    found = rows.filter(Q(ends=None) | Q(ends__gte=begins))
    return found.filter(begins__lte=ends) if ends else found


def check_period(one: Lasting) -> None:
    """Refuse a period that ends before it begins."""
    if one.ends and one.ends < one.begins:
        raise CouncilError("The last day is before the first.", "ends")


def within(one: L, *frames: Period | Body) -> L:
    """A period that lasts no longer than what it depends on, where it does not say until when it lasts."""
    last = min((frame.ends for frame in frames if frame.ends), default=None)
    return msgspec.structs.replace(one, ends=last) if one.ends is None else one


def refuse_overlap(rows: QuerySet[T], one: Lasting, words: str) -> None:
    """Refuse a period that overlaps with that of one of the rows; `words` says what would be there twice."""
    other = during(rows, one.begins, one.ends).order_by("begins").first()
    if other is not None:
        raise CouncilError(f"{words} {told(other)}. Periods may not overlap.", "begins")


def told(row: Model) -> str:
    """A row's period in words: `from 1 May 2025 to 6 May 2026`."""
    begins, ends = getattr(row, "begins", None), getattr(row, "ends", None)
    return f"from {_day(begins)} to {_day(ends)}" if ends else f"from {_day(begins)} on"


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "the beginning"


def day_before(day: dt.date) -> dt.date:
    """The day before."""
    return day - dt.timedelta(days=1)
