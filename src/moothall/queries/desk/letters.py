"""Letters to officers and members about their own work. No word of a draft goes by e-mail: it may be restricted."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q

from moothall.facts.letters import Letter
from moothall.queries.desk.work import work_of
from moothall.records.models import Clearance, PublishingJob, ScheduledMeeting
from moothall.records.roles import roles_of
from moothall.records.signers import absence_of, account_of, stands_for
from moothall.rules.permits import Role
from moothall.rules.to_do import Task, outstanding

Payload = Mapping[str, str]


def letters_of(payload: Payload, today: dt.date) -> Iterator[Letter]:
    """The letters that an errand about the desk asks for; none where what it is about is gone or settled."""
    if "clearance" in payload:
        yield from _of_clearance(payload["clearance"], payload.get("event", ""), today)
    elif "job" in payload:
        yield from _of_job(payload["job"])
    elif "meeting" in payload:
        yield from _of_timetable(payload["meeting"], payload.get("step", ""))


def _of_clearance(id: str, event: str, today: dt.date) -> Iterator[Letter]:
    rows = Clearance.objects.select_related(
        "revision__report__director", "revision__report__portfolio__member", "asked_of", "asked_by"
    )
    row = rows.filter(public_id=id).first()
    if row is None or event not in _EVENTS or (event == "overdue" and row.answer):
        return
    subject, words, readers = _EVENTS[event]
    deadline = _day(row.deadline)
    text = words.format(role=row.role, version=row.revision.number, deadline=deadline, answer=row.answer)
    for user in _with_address(readers(row, today)):
        yield _letter(user, subject.format(role=row.role), text, f"/desk/clearance/{row.public_id}")


def _asked(row: Clearance, today: dt.date) -> Iterable[User]:
    """The person asked; without one, or where it is not for them any more, everyone whose word it is."""
    one = row.asked_of
    if one and one.is_active and stands_for(row, account_of(one), roles_of(one), today) != "no":
        return [one]
    return _who_may(row, today)


def _chased(row: Clearance, today: dt.date) -> Iterable[User]:
    """Someone who has not answered may be away: colleagues of the role and deputies are told too."""
    return [*_asked(row, today), *_who_may(row, today, deputies=True)]


def _who_may(row: Clearance, today: dt.date, *, deputies: bool = False) -> Iterator[User]:
    """Those whose word it is; deputies where they are wanted, and those who were named for an absence of today."""
    roles = (row.role, Role.deputy_director) if row.role == Role.director else (row.role,)
    for user in User.objects.filter(is_active=True, roles__role__in=roles).distinct():
        account = account_of(user)
        standing = stands_for(row, account, roles_of(user), today)
        acts = standing == "deputy" and (deputies or absence_of(row, account.officer, today) is not None)
        if standing == "self" or acts:
            yield user


def _asking(row: Clearance, today: dt.date) -> Iterable[User]:
    authors = User.objects.filter(reports=row.revision.report)
    return [*authors, *([row.asked_by] if row.asked_by else [])]


def _both(row: Clearance, today: dt.date) -> Iterable[User]:
    return [*_asked(row, today), *_asking(row, today)]


def _everyone(row: Clearance, today: dt.date) -> Iterable[User]:
    return [*_chased(row, today), *_asking(row, today)]


_EVENTS: dict[str, tuple[str, str, Callable[[Clearance, dt.date], Iterable[User]]]] = {
    "asked": (
        "A report waits for the {role}",
        "Version {version} of a report waits for your word as {role}, by {deadline}.",
        _asked,
    ),
    "answered": (
        "The {role} has answered",
        "The {role} has answered on version {version} of your report: {answer}.",
        _asking,
    ),
    "undone": (
        "A later change undoes a clearance",
        "A later version of the report changes what the {role} had cleared in version {version}; it has to be cleared "
        "again.",
        _both,
    ),
    "chased": (
        "A report still waits for the {role}",
        "You are asked again for the word of the {role} on version {version} of a report, due by {deadline}.",
        _chased,
    ),
    "overdue": (
        "A clearance is overdue",
        "The word of the {role} on version {version} of a report was due by {deadline} and is not there.",
        _everyone,
    ),
    "put off": (
        "Another deadline for the {role}",
        "Your word as {role} on version {version} of a report is now wanted by {deadline}.",
        _asked,
    ),
    "withdrawn": (
        "The {role} need not answer",
        "Your word as {role} on version {version} of a report is no longer asked for.",
        _asked,
    ),
}
"""For each thing that happens to a request: the subject, the words, and who is told."""


def _of_job(id: str) -> Iterator[Letter]:
    """To whoever asked for something of publishing that came to nothing. Why stands on its page alone."""
    job = PublishingJob.objects.select_related("by").filter(public_id=id).exclude(trouble="").first()
    for user in _with_address([job.by] if job and job.by else ()):
        text = "What you asked for in publishing came to nothing. Its page says why, and there you can try it again."
        yield _letter(user, "It came to nothing", text, f"/desk/publishing/jobs/{id}")


def _of_timetable(id: str, key: str) -> Iterator[Letter]:
    """A reminder of a step, to those who have something left to do for it; none where it is done."""
    scheduled = ScheduledMeeting.objects.select_related("body").filter(public_id=id, state="fixed").first()
    if scheduled is None:
        return
    (work,) = work_of([scheduled], scheduled.date)
    left = outstanding(work, key)
    step = next((one for one in work.steps if one.key == key), None)
    if step is None or left == ():
        return
    meeting = f"{work.body} on {_day(scheduled.date)}"
    legal = " This is the last day that the law allows." if step.legal else ""
    text = f"For the meeting of the {meeting}: {step.name[0].lower()}{step.name[1:]} by {_day(step.date)}.{legal}"
    for user in _with_address(_concerned(left or (), step.legal)):
        path = f"/desk/meetings/{scheduled.public_id}"
        yield _letter(user, f"{step.name} by {_day(step.date)}", f"{text}{_still_to_do(left or ())}", path)


def _still_to_do(left: Sequence[Task]) -> str:
    """How much is left of what; of which reports is not said, for their titles may be restricted."""
    lines = [f"- {text} ({number})" for text, number in Counter(task.text for task in left).items()]
    return "\n\nStill to do:\n" + "\n".join(lines) if lines else ""


def _concerned(left: Sequence[Task], legal: bool) -> Iterable[User]:
    """The clerks, and until the law's own step those whose reports or items are not done."""
    clerks = Q(roles__role=Role.clerk)
    leads = {lead for task in left for lead in task.leads}
    own = Q(reports__public_id__in={task.place for task in left}) | Q(account__officer__public_id__in=leads)
    return User.objects.filter(clerks if legal else clerks | own, is_active=True)


def _with_address(users: Iterable[User]) -> Iterator[User]:
    """Each once, those that can be written to."""
    told: set[str] = set()
    for user in users:
        if user.email and user.is_active and user.email not in told:
            told.add(user.email)
            yield user


def _letter(user: User, subject: str, text: str, path: str) -> Letter:
    return Letter(to=user.email, subject=subject, text=f"{text}\n\n{settings.SITE}{path}")


def _day(date: dt.date) -> str:
    return f"{date:%A} {date.day} {date:%B %Y}"
