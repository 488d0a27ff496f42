"""What stands in the way of planned meetings: rooms, members who sit on both, closed days and special days."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, groupby

from moothall.facts.bodies import Fact
from moothall.facts.findings import Finding
from moothall.facts.meetings import Clock
from moothall.rules.bank_holidays import holiday_on
from moothall.rules.convening import ANNUAL_MONTHS
from moothall.rules.working_days import STANDARD, Profile, is_working_day

_SHOWN = 5


class Sitting(Fact):
    """A planned meeting as far as clashes go: `body` and `members` are keys, `name` is the body's.

    `key` is what findings about it are placed at. `hours` is how long it is taken to last.
    """

    key: str
    body: str
    name: str
    date: dt.date
    time: Clock
    venue: str = ""
    members: frozenset[str] = frozenset()
    kind: str = "ordinary"
    hours: float = 3.0

    @property
    def span(self) -> tuple[float, float]:
        """When it begins and ends, in hours of the day."""
        hours, _, minutes = self.time.partition(":")
        start = int(hours) + int(minutes) / 60
        return start, start + self.hours


SpecialDays = Mapping[dt.date, Sequence[str]]
"""For each day that planning should mind, what it is."""


def clashes(
    sittings: Sequence[Sitting],
    names: Mapping[str, str],
    special: SpecialDays,
    *,
    new: Collection[str] | None = None,
    profile: Profile = STANDARD,
) -> tuple[Finding, ...]:
    """What is found about sittings, in their order: those with a key in `new` alone, against all.

    `names` are the members' names by key. Two meetings of one body on a day are a `stop`, because its papers
    could not be told apart; everything else is advice.
    """
    ordered = sorted(sittings, key=lambda one: (one.date, one.time, one.key))
    wanted = {one.key for one in ordered} if new is None else set(new)
    found: list[Finding] = []
    for date, run in groupby(ordered, key=lambda one: one.date):
        day = list(run)
        for one in day:
            if one.key in wanted:
                found += [*_about_the_day(one, special.get(date, ()), profile), *_annual(one)]
        for one, other in combinations(day, 2):
            later, earlier = (one, other) if other.key not in wanted else (other, one)
            if later.key in wanted:
                found += _between(later, earlier, names)
    return tuple(found)


def _about_the_day(one: Sitting, special: Sequence[str], profile: Profile) -> Iterator[Finding]:
    holiday = holiday_on(one.date)
    day = _day(one.date)
    if holiday:
        yield _advice("bank-holiday", one, f"{one.name}: {day} is a bank holiday ({holiday.name})")
    elif not is_working_day(one.date, profile):
        yield _advice("closed-day", one, f"{one.name}: {day} is no working day of the council")
    for name in special:
        yield _advice("special-day", one, f"{one.name}: {day} is in {name}")


def _annual(one: Sitting) -> Iterator[Finding]:
    """An annual meeting is held in March, April or May; in an election year within 21 days of the retirement."""
    if one.kind == "annual" and one.date.month not in ANNUAL_MONTHS:
        text = f"{one.name}: the annual meeting is held in March, April or May, not on {_day(one.date)}"
        yield Finding("annual-meeting", "stop", text, one.key, source="Local Government Act 1972 Sch 12 para 1")


def _between(one: Sitting, other: Sitting, names: Mapping[str, str]) -> Iterator[Finding]:
    when = f"on {_day(one.date)}"
    if one.body == other.body:
        yield Finding("same-body", "stop", f"{one.name} has another meeting {when} already", one.key)
        return
    if not _overlap(one, other):
        return
    if one.venue and _plain(one.venue) == _plain(other.venue):
        text = f"{one.name} and {other.name} are both in {one.venue} {when}, at {one.time} and {other.time}"
        yield _advice("room", one, text)
    both = sorted(names.get(member, member) for member in one.members & other.members)
    if both:
        text = f"{_listed(both)} sit{'s' if len(both) == 1 else ''} on both {one.name} and {other.name}"
        yield _advice("members", one, f"{text}, which meet {when} at {one.time} and {other.time}")


def _overlap(one: Sitting, other: Sitting) -> bool:
    (start, end), (begins, ends) = one.span, other.span
    return start < ends and begins < end


def _listed(names: Sequence[str]) -> str:
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _advice(code: str, one: Sitting, text: str) -> Finding:
    return Finding(code, "advice", text, one.key)


def _plain(venue: str) -> str:
    return " ".join(venue.casefold().split())


def _day(date: dt.date) -> str:
    return f"{date:%A} {date.day} {date:%B %Y}"
