"""What the council has settled where councils differ: each such setting has a name, a kind of value and a default."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from moothall.facts.balance import BalanceRule
from moothall.facts.clearances import ClearancePractice
from moothall.facts.drafts import Template
from moothall.records.models import Practice
from moothall.rules.permits import Role
from moothall.rules.report_template import DEFAULT
from moothall.rules.timetable import Practice as Timetable
from moothall.rules.working_days import STANDARD, Profile

T = TypeVar("T")

_LONGEST_CLOSURE = dt.timedelta(days=366)
SIGNERS = (Role.director.value, Role.cabinet_member.value)
"""Those who may sign a report, in the order in which they do."""


def practice(name: str, type: type[T], default: T) -> T:
    """The council's setting of that name as a value of the type; the default while nothing is settled."""
    row = Practice.objects.filter(name=name).first()
    return msgspec.convert(row.value, type) if row else default


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting that is one value: its name among the practices, the type, what holds until it is settled.

    `refusal` says why a value cannot be, in words for a person; nothing where it can.
    """

    name: str
    type: type[T]
    default: T
    refusal: Callable[[T], str]

    def now(self) -> T:
        """The value as it is settled."""
        return practice(self.name, self.type, self.default)


def _hours(value: float) -> str:
    return "" if 0 < value <= 24 else "A meeting lasts more than no time and at most a day."


def _days(value: int) -> str:
    return "" if value > 0 else "An exemption cannot be looked at again before the meeting."


def _clearance(value: ClearancePractice) -> str:
    known = tuple(role for role in SIGNERS if role in value.signers)
    return "" if value.signers == known else "The director signs before the cabinet member, and nobody else signs."


def _calendar(value: Profile) -> str:
    turned = [one for one in value.closures if one.last < one.first]
    if any(one.last - one.first > _LONGEST_CLOSURE for one in value.closures):
        return "A stretch of closed days lasts at most a year: else notice could never be given."
    return "A stretch of closed days ends before it begins." if turned else ""


def _anything(value: object) -> str:
    """Whatever the type allows."""
    return ""


CALENDAR = Setting("calendar", Profile, STANDARD, _calendar)
CLEARANCE = Setting("clearance", ClearancePractice, ClearancePractice(), _clearance)
MEETING_HOURS = Setting("meeting hours", float, 3.0, _hours)
REVIEW_AFTER = Setting("exemptions are reviewed after days", int, 365, _days)
TEMPLATE = Setting("report template", Template, DEFAULT, _anything)
TIMETABLE = Setting("timetable", Timetable, Timetable(), _anything)
BALANCE = Setting("political balance", BalanceRule, BalanceRule(), _anything)

SETTINGS: Mapping[str, Setting[Any]] = {
    setting.name: setting for setting in (CALENDAR, CLEARANCE, MEETING_HOURS, REVIEW_AFTER, BALANCE)
}
"""The settings by name that are settled on one page each. Those with acts of their own stand beside their acts."""
