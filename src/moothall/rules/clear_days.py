"""Clear days: whole days between publication and meeting, neither of the two counted.

Sources: *R v Herefordshire Justices* (1820) 3 B & Ald 581 (both end days left out); *R v Swansea City
Council ex p Elitestone* (1993) 66 P&CR 422 (working days only); *Joicey v Northumberland County Council*
[2014] EWHC 3657 (Admin) (a paper is available only when it can really be inspected).
"""

import datetime as dt

from moothall.rules.bank_holidays import ONE_DAY
from moothall.rules.english_day import ENGLAND
from moothall.rules.working_days import (
    EVERY_DAY,
    STANDARD,
    Profile,
    Reading,
    this_or_next,
    this_or_previous,
    working_day_after,
    working_day_before,
    working_days_between,
)


def day_published(moment: dt.datetime, profile: Profile = STANDARD) -> dt.date:
    """The day for which a paper put up at `moment` counts as published.

    `moment` is aware. After the profile's cut-off hour in England it is the next day. Raises ValueError for a
    moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment of publication needs a time zone")
    local = moment.astimezone(ENGLAND)
    late = profile.cut_off is not None and local.time() > profile.cut_off
    return counts_as_published(local.date() + ONE_DAY * late, profile)


def counts_as_published(day: dt.date, profile: Profile = STANDARD) -> dt.date:
    """The day itself, or the next working day where the profile says that a closed day does not count."""
    return day if profile.published_on_closed_day == "same day" else this_or_next(day, profile)


def clear_days(
    published: dt.date, meeting: dt.date, profile: Profile = STANDARD, reading: Reading = Reading.working
) -> tuple[dt.date, ...]:
    """The clear days between publication and meeting, in order; their number is what the law asks for."""
    return working_days_between(counts_as_published(published, profile), meeting, _counted(profile, reading))


def has_clear_days(
    published: dt.date,
    meeting: dt.date,
    needed: int,
    profile: Profile = STANDARD,
    reading: Reading = Reading.working,
) -> bool:
    """Whether at least `needed` clear days lie between publication and meeting."""
    return len(clear_days(published, meeting, profile, reading)) >= needed


def latest_publication(
    meeting: dt.date, needed: int, profile: Profile = STANDARD, reading: Reading = Reading.working
) -> dt.date:
    """The last day to publish for `needed` clear days before a meeting. Raises ValueError below 1."""
    eve = working_day_before(meeting, needed, _counted(profile, reading)) - ONE_DAY
    return eve if profile.published_on_closed_day == "same day" else this_or_previous(eve, profile)


def earliest_meeting(
    published: dt.date, needed: int, profile: Profile = STANDARD, reading: Reading = Reading.working
) -> dt.date:
    """The first day, working or not, before which `needed` clear days have run. Raises ValueError below 1."""
    return last_clear_day(published, needed, profile, reading) + ONE_DAY


def last_clear_day(
    published: dt.date, needed: int, profile: Profile = STANDARD, reading: Reading = Reading.working
) -> dt.date:
    """The `needed`th clear day after publication. Raises ValueError below 1."""
    return working_day_after(counts_as_published(published, profile), needed, _counted(profile, reading))


def _counted(profile: Profile, reading: Reading) -> Profile:
    return EVERY_DAY if reading is Reading.calendar else profile
