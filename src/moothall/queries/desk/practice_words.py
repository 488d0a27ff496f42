"""What the council has settled, in plain sentences for the page of settings."""

import calendar
import datetime as dt
from collections.abc import Iterator

from moothall.documents.composer.words import listed, long_date
from moothall.facts.balance import BalanceRule
from moothall.facts.clearances import ClearancePractice
from moothall.facts.drafts import Template
from moothall.records.agenda_as_facts import Habits
from moothall.rules.timetable import Practice
from moothall.rules.working_days import Profile, Reading


def of_calendar(profile: Profile) -> Iterator[str]:
    """Which days are closed, and how days are counted."""
    closed = [calendar.day_name[day] for day in sorted(profile.closed_weekdays)]
    closed += ["bank holidays"] if profile.bank_holidays else []
    closed += [f"{day} {calendar.month_name[month]}" for month, day in profile.closed_dates]
    yield f"Closed: {listed(closed)}." if closed else "Every day is a working day."
    yield from (f"Closed {stretch(one.first, one.last)}." for one in profile.closures)
    if profile.section_243:
        yield "Closed in the breaks of section 243 (parish and town councils)."
    if profile.cut_off:
        yield f"What is published after {profile.cut_off:%H:%M} counts for the next day."
    if profile.published_on_closed_day == "same day":
        yield "What is published on a closed day counts for that day."
    counted = "days of the calendar" if profile.long_notice is Reading.calendar else "working days"
    yield f"The 28 clear days of key decisions and private meetings are {counted}."


def of_clearance(practice: ClearancePractice) -> Iterator[str]:
    """Who signs, what a later change undoes, and whether clearance is published."""
    if not practice.signers:
        yield "Reports are not signed; advisers alone clear them."
    elif practice.signers_last:
        yield f"The {', then the '.join(practice.signers)}, signs once the advisers have cleared."
    else:
        yield f"Signed by the {listed(practice.signers)}, in any order."
    if practice.elsewhere:
        yield f"A change outside the advised sections undoes the clearance of the {listed(practice.elsewhere)}."
    yield f"A slip of the pen of up to {practice.slip_letters} letters undoes nothing."
    if practice.clerk_records:
        yield "A clerk may record a signature that was given on paper or by e-mail."
    yield f"How an open report was cleared is {'' if practice.is_published else 'not '}published with it."


def of_hours(hours: float) -> Iterator[str]:
    """How long a meeting is taken to last."""
    yield f"A meeting is taken to last {hours:g} hour{'' if hours == 1 else 's'}."


def of_review(days: int) -> Iterator[str]:
    """When an exemption is looked at again."""
    yield f"{days} day{'' if days == 1 else 's'} after the meeting."


def of_timetable(practice: Practice) -> Iterator[str]:
    """The steps before a meeting."""
    yield from (f"{one.name}: {one.number} {one.count}." for one in practice.offsets)
    yield f"People are reminded {practice.remind} working days before each step."


def of_template(template: Template) -> Iterator[str]:
    """The sections of a report, and who advises."""
    yield f"Sections: {listed(template.sections)}."
    yield f"Implications: {listed(list(_advised(template)))}."


def of_agendas(habits: Habits) -> Iterator[str]:
    """How agendas are worded and late items numbered."""
    words = {"after": "numbered after the item that they follow", "end": "numbered on at the end"}
    yield f"Late items are {words.get(habits.late_numbers, habits.late_numbers)}."
    titles = [title for title, _ in habits.notices if title]
    yield f"Notices on front sheets: {listed(titles)}." if titles else "No standing notices on front sheets."


def of_balance(rule: BalanceRule) -> Iterator[str]:
    """How shares are worked out."""
    counted = "without vacancies" if rule.denominator == "members" else "with vacancies"
    yield f"Members are counted {counted}; a half is rounded {'to even' if rule.half == 'even' else rule.half}."


def stretch(first: dt.date, last: dt.date) -> str:
    """A stretch of days, as it is written in the form: `24 December 2026 to 1 January 2027`."""
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"


def _advised(template: Template) -> Iterator[str]:
    for one in template.implications:
        yield f"{one.name} ({one.adviser})" if one.adviser else one.name
