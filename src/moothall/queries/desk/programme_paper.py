"""A body's work programme as the paper it is printed as."""

import datetime as dt

from moothall.documents.pack_text import ProgrammePaper
from moothall.records.calendar_as_facts import body_title, calendar_profile, timetable_practice
from moothall.records.council_as_facts import style
from moothall.records.models import Body, ScheduledMeeting
from moothall.records.programme_as_facts import coming, day, programme
from moothall.rules.timetable import Occasion, Practice, timetable


def programme_paper(body: Body, on: dt.date, *, closed: bool = False) -> ProgrammePaper:
    """The paper as of a day: by agenda section for a lettered agenda, else with leads, kinds and the pattern.

    What is closed is in it only for those entitled.
    """
    year = on.year - (on.month < 5)
    period = f"{year}/{(year + 1) % 100:02}"
    meetings = programme(body, on, closed=closed)
    name = body_title(body)
    if style(body).sections:
        return ProgrammePaper(title=f"WORK PROGRAMME – {period}", body=name, meetings=meetings)
    habits = timetable_practice()
    return ProgrammePaper(
        title=f"{name.upper()} - WORK PROGRAMME {period}",
        body="",
        meetings=meetings,
        updated=day(on),
        sittings={one.date.isoformat(): _told(one, habits) for one in coming(body, on)},
    )


def _told(row: ScheduledMeeting, habits: Practice) -> str:
    """What follows a meeting's date: when it begins, and when its agenda is set."""
    steps = timetable(Occasion(row.date, kind=row.kind), habits, calendar_profile())
    setting = next((step.date for step in steps if step.key == "agenda-setting"), None)
    return row.time.replace(":", ".") + (f" – agenda setting {day(setting)}" if setting else "")
