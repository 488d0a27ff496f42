"""A body's work programme as the paper it is printed as."""

import datetime as dt

from moothall.documents.pack_text import ProgrammePaper
from moothall.facts.agendas import AgendaStyle
from moothall.records.calendar_as_facts import body_title, calendar_profile, timetable_practice
from moothall.records.council_as_facts import style
from moothall.records.models import Body, ScheduledMeeting
from moothall.records.programme_as_facts import coming, day, last_changed, programme
from moothall.rules.timetable import Occasion, Practice, timetable

AHEAD = 8
"""Meetings that a programme by sections prints though nothing is planned for them yet."""


def programme_paper(body: Body, on: dt.date, *, closed: bool = False, but: dt.date | None = None) -> ProgrammePaper:
    """The paper as of a day: by agenda section for a lettered agenda, else with leads, kinds and the pattern.

    What is closed is in it only for those entitled. `but` is the day of a meeting that it leaves out: the one to
    which it goes.
    """
    year = on.year - (on.month < 5)
    period = f"{year}/{(year + 1) % 100:02}"
    meetings = tuple(one for one in programme(body, on, closed=closed) if but is None or one.day != but)
    name = body_title(body)
    ahead = [one for one in coming(body, on) if one.date != but]
    if style(body).sections:
        return ProgrammePaper(
            title=f"WORK PROGRAMME – {period}",
            body=name,
            meetings=meetings,
            sections=_sections(style(body)),
            days=tuple(one.date.isoformat() for one in ahead[:AHEAD]),
        )
    habits, changed = timetable_practice(), last_changed(body)
    return ProgrammePaper(
        title=f"{name.upper()} - WORK PROGRAMME {period}",
        body="",
        meetings=meetings,
        updated=day(changed) if changed else "",
        sittings={one.date.isoformat(): _told(one, habits) for one in ahead},
    )


def _sections(lettered: AgendaStyle) -> tuple[str, ...]:
    """The sections to which business is planned: not that of the opening, nor that of exempt items, which stand with
    the others."""
    planned = [one for one in lettered.sections[1:] if "exempt" not in one.title.lower()]
    return tuple(f"{one.letter} – {one.title}" for one in planned)


def _told(row: ScheduledMeeting, habits: Practice) -> str:
    """What follows a meeting's date: when it begins, and when its agenda is set."""
    steps = timetable(Occasion(row.date, kind=row.kind), habits, calendar_profile())
    setting = next((step.date for step in steps if step.key == "agenda-setting"), None)
    return row.time.replace(":", ".") + (f" – agenda setting {day(setting)}" if setting else "")
