"""What follows for notice when a meeting is called, moved, cancelled or adjourned: told before it is done.

Sources: Local Government Act 1972 ss.100A(6), 100B(3)-(4) and Schedule 12 para 4; SI 2012/2089 reg 6.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from moothall.facts.agendas import MeetingKind, NoticeProfile
from moothall.facts.bodies import Fact
from moothall.rules.clear_days import clear_days, counts_as_published
from moothall.rules.notice import Kind, latest_notice, required
from moothall.rules.verdicts import Reason
from moothall.rules.working_days import STANDARD, Profile

Step = Literal["notice of meeting", "shorter notice", "cancelled", "moved", "adjourned"]
ANNUAL_MONTHS = (3, 4, 5)
_PRACTICE = "practice; no enactment asks for it"


class Consequences(Fact):
    """What an act on the calendar brings with it.

    `notice_by` is the last day for the public notice, None where none is needed. `clear_days` are those left if
    the notice goes up today, of `needed`. `shorter` says that the meeting can only be held at shorter notice.
    `notices` are the public notices that go up. `told` are sentences for the one who confirms.
    """

    notice_by: dt.date | None = None
    needed: int = 0
    clear_days: int = 0
    shorter: bool = False
    notices: tuple[Step, ...] = ()
    told: tuple[Reason, ...] = ()


def on_calling(
    date: dt.date,
    today: dt.date,
    profile: NoticeProfile,
    calendar: Profile = STANDARD,
    *,
    announce: bool = True,
    kind: MeetingKind = "ordinary",
) -> Consequences:
    """A meeting is called for a day. `announce` says that its notice goes up now.

    Raises ValueError for a day that has passed.
    """
    if date < today:
        raise ValueError(f"{_day(date)} has passed")
    rule = public_notice_of(profile)
    by, needed = notice_by(date, profile, calendar)
    left = len(clear_days(today, date, calendar))
    shorter = counts_as_published(today, calendar) > by
    told = [_in_time(by, needed, rule, date), *([_summons(date, calendar)] if profile.kind == "summons" else [])]
    if shorter:
        told = [_at_shorter_notice(left, needed, by, rule, date)]
    told += _of_kind(kind, date, profile)
    step: Step = "shorter notice" if shorter else "notice of meeting"
    return Consequences(by, needed, left, shorter, (step,) if announce or shorter else (), tuple(told))


def on_moving(
    was: dt.date,
    date: dt.date,
    today: dt.date,
    profile: NoticeProfile,
    calendar: Profile = STANDARD,
    *,
    known: bool,
    agenda_out: bool = False,
) -> Consequences:
    """A meeting is moved to another day; `known` says that its old date is public, `agenda_out` that its agenda is.

    It is a meeting of that day and needs the notice of one: what was given for the old day does not count for it.
    """
    called = on_calling(date, today, profile, calendar, announce=known)
    if was == date:
        again = Reason(text="The day stays: the notice is put up again with the new time or place.", source=_PRACTICE)
        return Consequences(notices=("moved",) if known else (), told=(again,))
    fresh = Reason(
        text="The notice for the new day is a new one: days counted for the old day do not count for it.",
        source=f"{required(public_notice_of(profile), date).source}; Local Government Act 1972 s.100B(3)-(4)",
    )
    first: tuple[Step, ...] = ("moved",) if known else ()
    told = (*called.told, fresh, _AGENDA_AGAIN) if agenda_out else (*called.told, fresh)
    return msgspec.structs.replace(called, notices=first + called.notices, told=told)


def on_cancelling(
    date: dt.date, today: dt.date, *, known: bool, kind: str = "ordinary", agenda_out: bool = False
) -> Consequences:
    """A meeting is not held, or was not held on its day, which has passed."""
    told = [Reason(text="No business is done; items stay on the work programme without a date.", source=_PRACTICE)]
    if date < today:
        told.append(
            Reason(
                text="Its day has passed: this says that it was not held, as for want of a quorum. A meeting that was "
                "opened and broken off is adjourned instead.",
                source="Local Government Act 1972 Sch 12 paras 6 and 45 (quorum)",
            )
        )
    if known:
        where = "A notice of the cancellation is put up where the meeting was announced."
        told.append(Reason(text=where, source=_PRACTICE))
    if agenda_out:
        told.append(_AGENDA_STAYS)
    if kind == "annual":
        told.append(_ANNUAL)
    return Consequences(notices=("cancelled",) if known else (), told=tuple(told))


def on_adjourning(
    was: dt.date, date: dt.date, profile: NoticeProfile, calendar: Profile = STANDARD, *, known: bool
) -> Consequences:
    """A meeting goes on another day. Raises ValueError for a day before it."""
    if date < was:
        raise ValueError(f"a meeting of {_day(was)} cannot go on before it, on {_day(date)}")
    by, needed = notice_by(date, profile, calendar)
    same = Reason(
        text="An adjourned meeting goes on with the same agenda: no fresh five clear days.",
        source="the adjourned meeting is the same meeting",
    )
    new = Reason(
        text=f"New business needs its own notice: {needed} clear days, by {_day(by)}, or the chairman's opinion "
        "that it is urgent.",
        source="Local Government Act 1972 s.100B(4)",
    )
    return Consequences(notice_by=None, needed=0, notices=("adjourned",) if known else (), told=(same, new))


def public_notice_of(profile: NoticeProfile) -> Kind:
    """By which rule the public notice of a body's meetings is given."""
    return "executive meeting" if profile.executive or profile.kind == "executive meeting" else "public notice"


def notice_by(date: dt.date, profile: NoticeProfile, calendar: Profile = STANDARD) -> tuple[dt.date, int]:
    """The last day for the public notice of a meeting, and how many clear days that keeps."""
    kind = public_notice_of(profile)
    needed = max(required(kind, date).days, profile.local_minimum)
    return latest_notice(kind, date, calendar, profile.local_minimum), needed


def _in_time(by: dt.date, needed: int, kind: Kind, date: dt.date) -> Reason:
    text = f"Notice and agenda must be published by {_day(by)}: {needed} clear days before the meeting."
    return Reason(text=text, source=required(kind, date).source)


_AGENDA_AGAIN = Reason(
    text="The agenda is out for the old day, so publish it again for the new one, under Publishing: its front sheet "
    "names the day on which the meeting is held, items and papers keep their numbers and pages, and their clear days "
    "are counted from then. Until you do, it stands on the page of the old day, which says that the meeting was moved.",
    source="Local Government Act 1972 s.100B(1), (3)-(4): the agenda open to inspection is that for the meeting",
)
_AGENDA_STAYS = Reason(
    text="The agenda and papers that are out stay on the meeting's page, which says that it is cancelled.",
    source="Local Government Act 1972 s.100C(1): what was open stays so for six years",
)

_ANNUAL = Reason(
    text="An annual meeting must be held: in March, April or May, in a year of elections within 21 days of the "
    "retirement of the old members.",
    source="Local Government Act 1972 Sch 12 para 1",
)


def _of_kind(kind: MeetingKind, date: dt.date, profile: NoticeProfile) -> Iterator[Reason]:
    """What an annual or extraordinary meeting brings with it, and what a summons does."""
    if kind == "annual" and date.month not in ANNUAL_MONTHS:
        yield _ANNUAL
    if kind == "extraordinary" and profile.kind == "summons":
        yield Reason(
            text="The chairman may call it at any time; five members who have asked for it may call it themselves when "
            "that was refused, or nothing was done in seven days.",
            source="Local Government Act 1972 Sch 12 para 3",
        )
    if kind == "extraordinary":
        text = "It does not approve minutes: those of the last meeting wait for the next ordinary one."
        yield Reason(text=text, source="SI 1993/202 Sch 2 para 2")
    if profile.kind == "summons" and kind != "annual":
        text = "Only what the summons names may be done, besides what standing orders let in as urgent."
        yield Reason(text=text, source="Local Government Act 1972 Sch 12 para 4(5)")


def _summons(date: dt.date, calendar: Profile) -> Reason:
    by = latest_notice("summons", date, calendar)
    return Reason(text=f"The summons goes to every member by {_day(by)}.", source=required("summons", date).source)


def _at_shorter_notice(left: int, needed: int, by: dt.date, kind: Kind, date: dt.date) -> Reason:
    text = (
        f"{needed} clear days can no longer be kept: the last day was {_day(by)}, and {left} are left. The meeting can "
        "be called at shorter notice; its notice goes up when it is called, and the papers are open from then on."
    )
    return Reason(text=text, source=required(kind, date).source)


def _day(date: dt.date) -> str:
    return f"{date:%A} {date.day} {date:%B %Y}"
