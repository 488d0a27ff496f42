"""When the bodies meet, what is on each agenda, and when its papers are published."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from moothall.demonstration.chance import chance
from moothall.demonstration.library import load
from moothall.rules.notice import latest_notice
from moothall.rules.working_days import working_day_before


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting of a body; `items` are what its agenda has after the opening, each led by its section's letter."""

    date: dt.date
    items: tuple[str, ...]
    body: str = ""
    place: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The items without the letters of their sections."""
        return tuple(item[2:] for item in self.items)


class Plain(msgspec.Struct, frozen=True, kw_only=True):
    """An item without a paper of its own: what the agenda and the minutes say of it."""

    title: str
    minutes: tuple[str, ...]
    purpose: str | None = None
    resolved: str | None = None
    to_follow: bool | None = None
    verbal: bool | None = None
    against: tuple[str, ...] = ()
    dissent: bool = False
    guests: tuple[str, ...] = ()


class Unrealised(msgspec.Struct, frozen=True, kw_only=True):
    """An item that work programmes list for a time and that does not come."""

    body: str
    title: str
    listed: dt.date
    until: dt.date
    lead: tuple[str, ...]
    added: str | None = None


class Candidate(msgspec.Struct, frozen=True):
    """A member proposed for an office."""

    name: str
    proposer: str
    seconder: str


class Election(msgspec.Struct, frozen=True):
    """An election of a vice-chairman; of two candidates with as many votes the casting vote is for the first."""

    body: str
    date: dt.date
    candidates: tuple[Candidate, ...]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A body's meetings, at what time they begin, and until when its agendas are set out by lettered sections."""

    time: str
    meetings: tuple[Sitting, ...]
    lettered_until: dt.date = dt.date.min


class Diary(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of every body, and the items that have no papers."""

    resources: Calendar
    environment: Calendar
    scrutiny: Calendar
    health: Calendar
    cabinet: Calendar
    plain: dict[str, Plain]
    unrealised: tuple[Unrealised, ...]
    elections: tuple[Election, ...]


BODIES = ("resources", "environment", "scrutiny", "health", "cabinet")


def diary() -> Diary:
    """The diary of the demonstration council."""
    return load("meetings", Diary)


def calendar(body: str) -> Calendar:
    """A body's calendar."""
    found: Calendar = getattr(diary(), body)
    return found


def sittings(body: str) -> tuple[Sitting, ...]:
    """A body's meetings in order; the first is the one before there are packs."""
    return tuple(
        msgspec.structs.replace(sitting, body=body, place=place)
        for place, sitting in enumerate(calendar(body).meetings)
    )


def all_sittings() -> Iterator[Sitting]:
    """Every meeting that has a pack, in order of date."""
    packed = [sitting for body in BODIES for sitting in sittings(body)[1:]]
    return iter(sorted(packed, key=lambda sitting: (sitting.date, BODIES.index(sitting.body))))


def previous(sitting: Sitting) -> Sitting:
    """The meeting of the same body before this one."""
    return sittings(sitting.body)[sitting.place - 1]


def is_lettered(sitting: Sitting) -> bool:
    """Whether the agenda is set out by lettered sections."""
    return sitting.date < calendar(sitting.body).lettered_until


def published(sitting: Sitting, seed: int) -> dt.date:
    """When the papers were published: on the last day that leaves the notice required, or a working day before."""
    latest = latest_notice("executive meeting" if sitting.body == "cabinet" else "papers", sitting.date)
    early = chance(seed, "published", sitting.body, sitting.date).random() < 0.5
    return working_day_before(latest) if early else latest


def election_at(sitting: Sitting) -> Election | None:
    """The election held at a meeting, if there is one."""
    found = (each for each in diary().elections if (each.body, each.date) == (sitting.body, sitting.date))
    return next(found, None)


def seen_before(sitting: Sitting, item: str) -> list[Sitting]:
    """The earlier meetings of the same body, since the first pack, whose agendas had the item."""
    return [each for each in sittings(sitting.body)[1 : sitting.place] if item in each.keys]
