"""The calendar rules told one day at a time: slow, short, and obviously right.

The holidays come from an independent library, so that the quick rules are held against something that shares
neither their data nor their method.
"""

import datetime as dt

import holidays

from moothall.rules.working_days import PARISH, STANDARD, Profile, Reading, Stretch

ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=range(1974, 2062))
ONE = dt.timedelta(days=1)

MINSTER = Profile(name="closed on Christmas Eve", closed_dates=((12, 24),))
ABBEY = Profile(
    name="offices closed between Christmas and New Year",
    closures=(Stretch(first=dt.date(2024, 12, 27), last=dt.date(2024, 12, 31)),),
)
WEEKEND_PUBLISHER = Profile(name="a paper put up on a Sunday is published", published_on_closed_day="same day")
PROFILES = (STANDARD, PARISH, MINSTER, ABBEY, WEEKEND_PUBLISHER)


def is_open(day: dt.date, profile: Profile) -> bool:
    """Whether the council works on a day."""
    if day.weekday() in profile.closed_weekdays or day in ENGLAND:
        return False
    if profile is PARISH and (in_christmas_break(day) or in_easter_break(day) or in_mourning(day)):
        return False
    return (day.month, day.day) not in profile.closed_dates and not any(day in closure for closure in profile.closures)


def in_christmas_break(day: dt.date) -> bool:
    """The last week day before Christmas Day, the first after it that is no bank holiday, and all between."""
    eve = dt.date(day.year, 12, 24)
    while eve.weekday() == 6:
        eve -= ONE
    end = dt.date(day.year, 12, 26)
    while end.weekday() == 6 or end in ENGLAND:
        end += ONE
    return eve <= day <= end


def in_easter_break(day: dt.date) -> bool:
    """Maundy Thursday to Easter Tuesday."""
    return any("Good Friday" in ENGLAND.get(day + ONE * ahead, "") for ahead in range(-4, 2))


def in_mourning(day: dt.date) -> bool:
    """The two times of mourning on which the national association of local councils has advised."""
    return dt.date(2021, 4, 9) <= day <= dt.date(2021, 4, 17) or dt.date(2022, 9, 8) <= day <= dt.date(2022, 9, 19)


def clear_days(published: dt.date, meeting: dt.date, profile: Profile, reading: Reading) -> list[dt.date]:
    """The days that count between publication and meeting."""
    while profile.published_on_closed_day == "next working day" and not is_open(published, profile):
        published += ONE
    counted, day = [], published + ONE
    while day < meeting:
        if reading is Reading.calendar or is_open(day, profile):
            counted.append(day)
        day += ONE
    return counted


def latest_publication(meeting: dt.date, needed: int, profile: Profile, reading: Reading) -> dt.date:
    """Going back from the meeting, the first day that is early enough."""
    day = meeting - ONE
    while len(clear_days(day, meeting, profile, reading)) < needed:
        day -= ONE
    return day


def earliest_meeting(published: dt.date, needed: int, profile: Profile, reading: Reading) -> dt.date:
    """Going on from publication, the first day that is late enough."""
    day = published + ONE
    while len(clear_days(published, day, profile, reading)) < needed:
        day += ONE
    return day
