"""What needs doing for the coming meetings: missing, late, uncleared or due, in the order of their publication days."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from moothall.facts.bodies import Fact
from moothall.facts.findings import Severity
from moothall.rules.timetable import Milestone
from moothall.rules.working_days import STANDARD, Profile, working_day_before

Urgency = Literal["late", "today", "soon", "open"]
Where = Literal["meeting", "agenda", "report", "start", "clearance", "item", "publish"]
SOON = 5
"""Working days before a step from which it is shown."""
NO_REPORT_NEEDED = frozenset({"verbal", "verbal update", "presentation", "standing item"})
SAY_HELD = "Say whether the meeting was held"
_ASKED_FOR: Mapping[str, frozenset[Where]] = {
    "agenda-setting": frozenset({"agenda"}),
    "drafts": frozenset({"start"}),
    "clearance": frozenset({"start", "report", "clearance"}),
    "final": frozenset({"start", "report", "clearance", "item"}),
    "publication": frozenset({"publish"}),
}
"""For each step of the timetable where the work is done that it asks for."""
_TO_FOLLOW = frozenset({"report", "late", "called in", "members' item", "to follow"})


class Asked(Fact):
    """A role that was asked to clear a report and has not answered."""

    role: str
    deadline: dt.date


class ReportWork(Fact):
    """A report for a meeting: `state` as of drafts; `asked` are those who have not answered yet."""

    key: str
    title: str
    state: str
    asked: tuple[Asked, ...] = ()
    returned: bool = False


class PlannedWork(Fact):
    """An item of the work programme for a meeting; `needs_report` is False for a verbal one. `leads` are officers."""

    key: str
    title: str
    needs_report: bool = True
    report: ReportWork | None = None
    leads: tuple[str, ...] = ()


class AgendaWork(Fact):
    """An item of the agenda: `papers` counts what is behind it, `waiting` those that are not published."""

    key: str
    title: str
    kind: str
    papers: int = 0
    waiting: int = 0
    held: bool = False


class MeetingWork(Fact):
    """A meeting as far as work goes, coming or past. `reports` go to it without an item of its programme.

    `findings` is how grave each finding on its agenda is, where that has been looked through. One that `goes_on` was
    adjourned to this day, and has the agenda that it had.
    """

    key: str
    body: str
    date: dt.date
    state: str
    steps: tuple[Milestone, ...]
    planned: tuple[PlannedWork, ...] = ()
    reports: tuple[ReportWork, ...] = ()
    agenda_open: bool = False
    published: bool = False
    items: tuple[AgendaWork, ...] = ()
    findings: tuple[Severity, ...] = ()
    goes_on: bool = False

    def day_of(self, step: str) -> dt.date:
        """The day of a step; the meeting's own where it has none such."""
        return next((one.date for one in self.steps if one.key == step), self.date)


class Task(Fact):
    """Something that needs doing: what, by when, how urgent, for which meeting, and where it is done.

    `place` is the key of what it is done at, `where` says what that is. `leads` are those whose it is.
    """

    text: str
    due: dt.date
    urgency: Urgency
    meeting: str
    body: str
    date: dt.date
    publication: dt.date
    where: Where
    place: str
    about: str = ""
    leads: tuple[str, ...] = ()


def tasks(meetings: Iterable[MeetingWork], today: dt.date, calendar: Profile = STANDARD) -> tuple[Task, ...]:
    """What needs doing now or soon, in the order of the meetings' publication days, then of its own day."""
    work = ((meeting, _after if meeting.date < today else _of) for meeting in meetings)
    found = [task for meeting, of in work for task in of(meeting) if _is_shown(task, today, calendar)]
    told = [_with_urgency(task, today) for task in found]
    return tuple(sorted(told, key=lambda task: (task.publication, task.date, task.body, task.due, task.text)))


def outstanding(meeting: MeetingWork, step: str) -> tuple[Task, ...] | None:
    """What is still to do for a step of a meeting's timetable; None for a step of which nothing here says when it is
    done, such as a notice that the law wants of itself."""
    if step not in _ASKED_FOR:
        return None
    return tuple(task for task in _of(meeting) if task.where in _ASKED_FOR[step])


def _of(meeting: MeetingWork) -> Iterator[Task]:
    if meeting.state == "provisional":
        yield _task(meeting, "Fix and announce the meeting", meeting.day_of("agenda-setting"), "meeting", meeting.key)
        return
    if meeting.goes_on and not meeting.agenda_open:
        return
    if not meeting.agenda_open:
        yield _task(meeting, "Open the agenda", meeting.day_of("agenda-setting"), "agenda", meeting.key)
    yield from _notices(meeting)
    for item in meeting.planned:
        yield from _planned(meeting, item)
    for report in meeting.reports:
        yield from _report(meeting, report)
    for row in meeting.items:
        yield from _behind(meeting, row)
    yield from _found(meeting)
    if not meeting.published:
        yield _task(meeting, "Publish the agenda and its papers", meeting.day_of("publication"), "publish", meeting.key)


def _after(meeting: MeetingWork) -> Iterator[Task]:
    """What is left when the day has passed: whether the meeting was held is a person's word, and its papers are open
    to the public for years (Local Government Act 1972 s.100C), so that what was not published is not forgotten."""
    next_day = meeting.date + dt.timedelta(days=1)
    if meeting.state != "held":
        yield _task(meeting, SAY_HELD, next_day, "meeting", meeting.key)
    if meeting.agenda_open and not meeting.published:
        yield _task(meeting, "The agenda and its papers were not published", next_day, "publish", meeting.key)
    for row in meeting.items if meeting.published else ():
        if row.waiting and not row.held:
            yield _task(meeting, "A paper was not published", next_day, "publish", meeting.key, row.title)


def _notices(meeting: MeetingWork) -> Iterator[Task]:
    """Notices that the law wants of themselves, each until its day: nothing says when one has been given."""
    for step in meeting.steps:
        if step.key in ("key-decision", "private", "private-again", "summons"):
            task = _task(meeting, step.name, step.date, "meeting", meeting.key)
            yield msgspec.structs.replace(task, urgency="open")


def _planned(meeting: MeetingWork, item: PlannedWork) -> Iterator[Task]:
    if item.report:
        yield from _report(meeting, item.report, item.leads)
    elif item.needs_report:
        due = meeting.day_of("drafts")
        yield _task(meeting, "No report has been started", due, "start", item.key, item.title, item.leads)


def _report(meeting: MeetingWork, report: ReportWork, leads: Sequence[str] = ()) -> Iterator[Task]:
    due = meeting.day_of("clearance")
    if report.state == "drafting":
        text = "Returned to its author" if report.returned else "Still a draft: clearance has not been asked for"
        yield _task(meeting, text, due, "report", report.key, report.title, leads)
    elif report.state == "in clearance":
        roles = ", ".join(sorted({one.role for one in report.asked}))
        earliest = min([due, *(one.deadline for one in report.asked)])
        text = f"Not cleared yet by: {roles}" if roles else "Clearance is not complete"
        yield _task(meeting, text, earliest, "clearance", report.key, report.title, leads)


def _behind(meeting: MeetingWork, row: AgendaWork) -> Iterator[Task]:
    if row.held and not meeting.published:
        return
    if row.kind in _TO_FOLLOW and not row.papers:
        yield _task(meeting, "No paper behind the item", meeting.day_of("final"), "item", row.key, row.title)
    if meeting.published and row.waiting:
        yield _task(meeting, "A paper waits to be published", meeting.date, "publish", meeting.key, row.title)


def _found(meeting: MeetingWork) -> Iterator[Task]:
    stops = sum(one != "advice" for one in meeting.findings)
    if stops:
        words = "1 finding stands" if stops == 1 else f"{stops} findings stand"
        text = f"{words} in the way of publication"
        yield _task(meeting, text, meeting.day_of("publication"), "publish", meeting.key)


def _task(
    meeting: MeetingWork,
    text: str,
    due: dt.date,
    where: Where,
    place: str,
    about: str = "",
    leads: Sequence[str] = (),
) -> Task:
    return Task(
        text=text,
        due=due,
        urgency="soon",
        meeting=meeting.key,
        body=meeting.body,
        date=meeting.date,
        publication=meeting.day_of("publication"),
        where=where,
        place=place,
        about=about,
        leads=tuple(leads),
    )


def _is_shown(task: Task, today: dt.date, calendar: Profile) -> bool:
    """From some working days before its day on; what is told once, up to its day."""
    if task.urgency == "open" and task.due < today:
        return False
    returned = task.text.startswith("Returned")
    return returned or working_day_before(task.due, SOON, calendar) <= today


def _with_urgency(task: Task, today: dt.date) -> Task:
    urgency: Urgency = "late" if task.due < today else "today" if task.due == today else "soon"
    return msgspec.structs.replace(task, urgency=urgency)
