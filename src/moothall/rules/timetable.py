"""The timetable of a meeting, counted back from its day in working days; the legal limits among it.

What is law comes from `rules.notice`; what is the council's practice are offsets that it sets.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from moothall.facts.agendas import NoticeProfile
from moothall.facts.bodies import Fact
from moothall.rules.convening import notice_by
from moothall.rules.notice import latest_notice, required
from moothall.rules.working_days import STANDARD, Profile, this_or_previous, working_day_before

Count = Literal["weeks before the meeting", "working days before the meeting", "working days before publication"]
COUNTS: tuple[Count, ...] = (
    "weeks before the meeting",
    "working days before the meeting",
    "working days before publication",
)


class Offset(Fact):
    """A step that the council has set: how far before the meeting, or before the papers are published."""

    key: str
    name: str
    number: int
    count: Count


class Practice(Fact):
    """How the council counts back; `remind` is how many working days before a step people are reminded of it."""

    offsets: tuple[Offset, ...] = (
        Offset("agenda-setting", "Agenda setting", 6, "weeks before the meeting"),
        Offset("drafts", "First drafts", 15, "working days before publication"),
        Offset("clearance", "Clearance complete", 5, "working days before publication"),
        Offset("final", "Final papers", 2, "working days before publication"),
    )
    remind: int = 2


class Milestone(Fact):
    """A step of a meeting's timetable; `legal` is a limit that an enactment sets, with its source."""

    key: str
    name: str
    date: dt.date
    legal: bool = False
    source: str = ""


class Occasion(Fact):
    """The meeting that a timetable is for. `key_decision` and `private` say that it has such an item.

    `convened` is the day it was called where that was at shorter notice.
    """

    date: dt.date
    notice: NoticeProfile = NoticeProfile()
    kind: str = "ordinary"
    convened: dt.date | None = None
    key_decision: bool = False
    private: bool = False


def timetable(
    meeting: Occasion, practice: Practice | None = None, calendar: Profile = STANDARD
) -> tuple[Milestone, ...]:
    """The steps to a meeting in the order of their days, the meeting itself last.

    An adjourned meeting goes on with papers that are out. One called at shorter notice publishes on the day it
    is called, and steps before that day are left out.
    """
    end = Milestone("meeting", "Meeting", meeting.date)
    if meeting.kind == "adjourned":
        return (end,)
    out = publication(meeting, calendar)
    steps = [*_legal(meeting, out, calendar), *(_step(one, meeting, out, calendar) for one in _offsets(practice))]
    if meeting.convened:
        steps = [step for step in steps if step.date >= meeting.convened]
    return (*sorted(steps, key=lambda step: (step.date, step.legal)), end)


def publication(meeting: Occasion, calendar: Profile = STANDARD) -> dt.date:
    """The last day on which the law, or the council's own longer minimum, lets notice and papers be published."""
    by, _ = notice_by(meeting.date, meeting.notice, calendar)
    return max(by, meeting.convened) if meeting.convened else by


def remind_on(step: Milestone, practice: Practice | None = None, calendar: Profile = STANDARD) -> dt.date:
    """The day on which people are reminded of a step."""
    days = (practice or Practice()).remind
    return working_day_before(step.date, days, calendar) if days > 0 else this_or_previous(step.date, calendar)


def _offsets(practice: Practice | None) -> tuple[Offset, ...]:
    return (practice or Practice()).offsets


def _step(offset: Offset, meeting: Occasion, out: dt.date, calendar: Profile) -> Milestone:
    if offset.count == "weeks before the meeting":
        date = this_or_previous(meeting.date - dt.timedelta(weeks=offset.number), calendar)
    else:
        end = out if offset.count == "working days before publication" else meeting.date
        date = (
            working_day_before(end, offset.number, calendar) if offset.number > 0 else this_or_previous(end, calendar)
        )
    return Milestone(offset.key, offset.name, date)


def _legal(meeting: Occasion, out: dt.date, calendar: Profile) -> Iterator[Milestone]:
    notice = meeting.notice
    _, needed = notice_by(meeting.date, notice, calendar)
    rule = required("executive meeting" if notice.executive else "papers", meeting.date)
    source = rule.source if needed == rule.days else f"the council's own minimum of {needed} clear days; {rule.source}"
    yield Milestone("publication", "Publication of notice, agenda and papers", out, True, source)
    if notice.kind == "summons":
        by = latest_notice("summons", meeting.date, calendar)
        yield Milestone("summons", "Summons to members", by, True, required("summons", meeting.date).source)
    if notice.executive and meeting.key_decision:
        yield _long("key-decision", "Notice of key decisions", "key decision", meeting.date, calendar)
    if notice.executive and meeting.private:
        yield _long("private", "Notice of a private meeting", "private meeting", meeting.date, calendar)
        yield _long(
            "private-again",
            "Second notice of a private meeting",
            "private meeting, second notice",
            meeting.date,
            calendar,
        )


def _long(
    key: str,
    name: str,
    kind: Literal["key decision", "private meeting", "private meeting, second notice"],
    date: dt.date,
    calendar: Profile,
) -> Milestone:
    return Milestone(key, name, latest_notice(kind, date, calendar), True, required(kind, date).source)
