"""Clear days between publication and meeting.

REAL: the dates stand in a law report or in a council's published paper. COMPUTED: worked out by hand from the
rule, with the holidays that the case is about named beside it.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import day_by_day as slow
from days import day
from moothall.rules.clear_days import (
    clear_days,
    counts_as_published,
    day_published,
    earliest_meeting,
    has_clear_days,
    last_clear_day,
    latest_publication,
)
from moothall.rules.working_days import PARISH, STANDARD, Profile, Reading

dates = st.dates(dt.date(1975, 1, 1), dt.date(2059, 12, 31))
profiles = st.sampled_from(slow.PROFILES)
readings = st.sampled_from(Reading)
numbers = st.integers(1, 30)


@pytest.mark.parametrize(
    ("published", "meeting", "needed", "counted", "enough"),
    [
        # REAL: R v Swansea City Council ex p Elitestone (CA 1993): Saturday 28 and Sunday 29 April do not count
        ("Thu 26 Apr 1990", "Tue 01 May 1990", 3, 2, False),
        # REAL: front sheets of a county council's committees
        ("Thu 12 Sep 2019", "Fri 20 Sep 2019", 5, 5, True),
        ("Thu 24 Nov 2016", "Fri 02 Dec 2016", 5, 5, True),
        ("Tue 07 Jan 2025", "Wed 15 Jan 2025", 5, 5, True),
        ("Tue 26 Mar 2019", "Wed 03 Apr 2019", 5, 5, True),
        ("Wed 26 Mar 2014", "Thu 03 Apr 2014", 5, 5, True),
        # REAL: a borough's extraordinary council, a unitary's constitution committee
        ("Fri 31 Oct 2014", "Mon 10 Nov 2014", 5, 5, True),
        ("Tue 23 Sep 2014", "Wed 01 Oct 2014", 5, 5, True),
        # REAL: town councils' summonses (3 days); Monday 1 May 2023 is a bank holiday
        ("Tue 25 Apr 2023", "Tue 02 May 2023", 3, 3, True),
        ("Fri 12 Sep 2014", "Thu 18 Sep 2014", 3, 3, True),
        # COMPUTED
        ("Fri 13 Jul 2012", "Thu 19 Jul 2012", 5, 3, False),
        ("Mon 15 Apr 2019", "Wed 24 Apr 2019", 5, 4, False),  # Good Friday and Easter Monday
        ("Fri 27 May 2022", "Tue 07 Jun 2022", 5, 4, False),  # Jubilee: 2 and 3 June out, 30 May counts
        ("Fri 27 May 2022", "Wed 08 Jun 2022", 5, 5, True),
        ("Tue 13 Sep 2022", "Wed 21 Sep 2022", 5, 4, False),  # state funeral, 19 September
        ("Fri 28 Apr 2023", "Tue 09 May 2023", 5, 4, False),  # 1 May and coronation, 8 May
        ("Fri 28 Apr 2023", "Wed 10 May 2023", 5, 5, True),
        ("Fri 20 Dec 2024", "Thu 02 Jan 2025", 5, 5, True),
        ("Fri 23 Dec 2022", "Wed 04 Jan 2023", 5, 4, False),  # 26 and 27 December, 2 January
        # REAL: from a decision to the call-in meeting, counted by a county council in 2014
        ("Fri 24 Jan 2014", "Wed 12 Feb 2014", 12, 12, True),
    ],
)
def test_papers_have_their_clear_days_or_not(
    published: str, meeting: str, needed: int, counted: int, enough: bool
) -> None:
    assert len(clear_days(day(published), day(meeting))) == counted
    assert has_clear_days(day(published), day(meeting), needed) is enough


ELITESTONE = day("Thu 26 Apr 1990"), day("Tue 01 May 1990")


def test_the_days_that_count_are_shown() -> None:
    assert clear_days(*ELITESTONE) == (day("Fri 27 Apr 1990"), day("Mon 30 Apr 1990"))


@pytest.mark.parametrize(
    ("meeting", "latest", "counted"),
    [
        # COMPUTED, five clear days, Monday to Friday without bank holidays
        ("Wed 04 Apr 2018", "Fri 23 Mar 2018", "26 27 28 29 03"),
        ("Wed 24 Apr 2019", "Fri 12 Apr 2019", "15 16 17 18 23"),
        ("Mon 29 Apr 2019", "Wed 17 Apr 2019", "18 23 24 25 26"),
        ("Mon 11 May 2020", "Thu 30 Apr 2020", "01 04 05 06 07"),  # VE Day on Friday 8 May
        ("Wed 04 May 2022", "Mon 25 Apr 2022", "26 27 28 29 03"),
        ("Mon 06 Jun 2022", "Wed 25 May 2022", "26 27 30 31 01"),  # Jubilee
        ("Wed 08 Jun 2022", "Fri 27 May 2022", "30 31 01 06 07"),
        ("Thu 09 Jun 2022", "Mon 30 May 2022", "31 01 06 07 08"),
        ("Tue 20 Sep 2022", "Fri 09 Sep 2022", "12 13 14 15 16"),  # state funeral
        ("Wed 21 Sep 2022", "Mon 12 Sep 2022", "13 14 15 16 20"),
        ("Thu 29 Dec 2022", "Mon 19 Dec 2022", "20 21 22 23 28"),
        ("Wed 04 Jan 2023", "Thu 22 Dec 2022", "23 28 29 30 03"),
        ("Tue 09 May 2023", "Thu 27 Apr 2023", "28 02 03 04 05"),  # coronation
        ("Wed 10 May 2023", "Fri 28 Apr 2023", "02 03 04 05 09"),
        ("Thu 11 May 2023", "Tue 02 May 2023", "03 04 05 09 10"),
        ("Wed 03 Jan 2024", "Thu 21 Dec 2023", "22 27 28 29 02"),
        ("Mon 30 Dec 2024", "Wed 18 Dec 2024", "19 20 23 24 27"),
        ("Wed 08 Jan 2025", "Mon 30 Dec 2024", "31 02 03 06 07"),
        ("Wed 23 Apr 2025", "Fri 11 Apr 2025", "14 15 16 17 22"),
        ("Wed 08 Apr 2026", "Fri 27 Mar 2026", "30 31 01 02 07"),
        ("Wed 30 Dec 2026", "Fri 18 Dec 2026", "21 22 23 24 29"),  # Monday 28 December is the substitute
        ("Wed 06 Jan 2027", "Thu 24 Dec 2026", "29 30 31 04 05"),
    ],
)
def test_the_latest_day_to_publish_leaves_five_clear_days(meeting: str, latest: str, counted: str) -> None:
    assert latest_publication(day(meeting), 5) == day(latest)
    assert [f"{d:%d}" for d in clear_days(day(latest), day(meeting))] == counted.split()


@pytest.mark.parametrize(
    ("meeting", "needed", "profile", "latest"),
    [
        # COMPUTED: 24 December excluded by the constitution; offices closed 27 to 31 December
        ("Mon 30 Dec 2024", 5, slow.MINSTER, "Tue 17 Dec 2024"),
        ("Wed 08 Jan 2025", 5, slow.ABBEY, "Mon 23 Dec 2024"),
        # COMPUTED: parish reading of section 243, Saturdays count
        ("Thu 13 Apr 2023", 3, PARISH, "Mon 03 Apr 2023"),
        ("Mon 30 Dec 2024", 3, PARISH, "Fri 20 Dec 2024"),
        ("Tue 09 May 2023", 3, PARISH, "Wed 03 May 2023"),
        # a paper may be put up on the Sunday, and the Monday counts already
        ("Mon 13 Jan 2025", 5, slow.WEEKEND_PUBLISHER, "Sun 05 Jan 2025"),
        ("Mon 13 Jan 2025", 5, STANDARD, "Fri 03 Jan 2025"),
    ],
)
def test_the_latest_day_to_publish_follows_the_council_s_profile(
    meeting: str, needed: int, profile: Profile, latest: str
) -> None:
    assert latest_publication(day(meeting), needed, profile) == day(latest)


@pytest.mark.parametrize(
    ("decision", "calendar", "working"),
    [
        # COMPUTED: 28 clear days in both readings; 1 March 2024 lies in a leap year
        ("Wed 15 Jun 2022", "Tue 17 May 2022", "Tue 03 May 2022"),
        ("Tue 10 Jan 2023", "Mon 12 Dec 2022", "Fri 25 Nov 2022"),
        ("Tue 14 Jan 2025", "Mon 16 Dec 2024", "Fri 29 Nov 2024"),
        ("Fri 01 Mar 2024", "Thu 01 Feb 2024", "Mon 22 Jan 2024"),
    ],
)
def test_28_clear_days_before_a_decision_in_both_readings(decision: str, calendar: str, working: str) -> None:
    assert latest_publication(day(decision), 28, reading=Reading.calendar) == day(calendar)
    assert latest_publication(day(decision), 28, reading=Reading.working) == day(working)


def test_a_calendar_notice_cannot_be_put_up_on_a_closed_day() -> None:
    assert latest_publication(day("Tue 07 Jun 2022"), 3, reading=Reading.calendar) == day("Wed 01 Jun 2022")


@given(dates, st.integers(-5, 60), profiles, readings)
def test_clear_days_are_those_of_the_day_by_day_version(
    published: dt.date, ahead: int, profile: Profile, reading: Reading
) -> None:
    meeting = published + dt.timedelta(days=ahead)
    assert list(clear_days(published, meeting, profile, reading)) == slow.clear_days(
        published, meeting, profile, reading
    )


@given(dates, numbers, profiles, readings)
def test_the_latest_publication_is_that_of_the_day_by_day_version(
    meeting: dt.date, needed: int, profile: Profile, reading: Reading
) -> None:
    assert latest_publication(meeting, needed, profile, reading) == slow.latest_publication(
        meeting, needed, profile, reading
    )


@given(dates, numbers, profiles, readings)
def test_the_earliest_meeting_is_that_of_the_day_by_day_version(
    published: dt.date, needed: int, profile: Profile, reading: Reading
) -> None:
    earliest = earliest_meeting(published, needed, profile, reading)
    assert earliest == slow.earliest_meeting(published, needed, profile, reading)
    assert last_clear_day(published, needed, profile, reading) == earliest - slow.ONE


@given(dates, numbers, profiles, readings)
def test_a_day_later_is_too_late(meeting: dt.date, needed: int, profile: Profile, reading: Reading) -> None:
    latest = latest_publication(meeting, needed, profile, reading)
    assert has_clear_days(latest, meeting, needed, profile, reading)
    assert not has_clear_days(latest + slow.ONE, meeting, needed, profile, reading)


@pytest.mark.parametrize(
    ("published", "profile", "counts"),
    [
        ("Sat 04 Jan 2025", STANDARD, "Mon 06 Jan 2025"),
        ("Wed 25 Dec 2024", STANDARD, "Fri 27 Dec 2024"),
        ("Mon 06 Jan 2025", STANDARD, "Mon 06 Jan 2025"),
        ("Sat 04 Jan 2025", slow.WEEKEND_PUBLISHER, "Sat 04 Jan 2025"),
        ("Sat 04 Jan 2025", PARISH, "Sat 04 Jan 2025"),
    ],
)
def test_a_paper_put_up_on_a_closed_day_counts_as_the_setting_says(
    published: str, profile: Profile, counts: str
) -> None:
    assert counts_as_published(day(published), profile) == day(counts)


FIVE_PM = Profile(name="papers up after five count for the next day", cut_off=dt.time(17))


@pytest.mark.parametrize(
    ("utc", "profile", "counts"),
    [
        ("2025-01-07T16:59", FIVE_PM, "Tue 07 Jan 2025"),
        ("2025-01-07T17:00", FIVE_PM, "Tue 07 Jan 2025"),
        ("2025-01-07T17:01", FIVE_PM, "Wed 08 Jan 2025"),
        ("2025-01-10T17:01", FIVE_PM, "Mon 13 Jan 2025"),
        ("2025-07-01T16:01", FIVE_PM, "Wed 02 Jul 2025"),  # 17:01 in England
        ("2025-07-01T23:30", STANDARD, "Wed 02 Jul 2025"),  # past midnight in England
        ("2025-01-07T23:30", STANDARD, "Tue 07 Jan 2025"),
    ],
)
def test_the_moment_of_publication_gives_its_day_in_england(utc: str, profile: Profile, counts: str) -> None:
    assert day_published(dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC), profile) == day(counts)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_published(dt.datetime(2025, 1, 7, 12))  # noqa: DTZ001 - the point of the test


def test_no_clear_days_at_all_are_no_requirement() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        latest_publication(day("Wed 08 Jan 2025"), 0)
