"""A year of meetings from a pattern: what people type, and the dates that come of it."""

import calendar
import datetime as dt
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.pattern_words import read_pattern
from moothall.rules.patterns import LAST, ORDINALS, Pattern, PatternError, dates, in_words, municipal_year

FIRST, FINAL = dt.date(2026, 5, 21), dt.date(2027, 5, 31)
YEAR = set(range(1, 13))


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("second Thursday, 10 am, not in August", Pattern(3, (2,), months=tuple(YEAR - {8}), time="10:00")),
        ("2nd Thurs of the month at 10.30", Pattern(3, (2,), time="10:30")),
        ("LAST WEDNESDAY, 2:30 pm", Pattern(2, (LAST,), time="14:30")),
        ("first and third Monday at noon", Pattern(0, (1, 3), time="12:00")),
        ("fourth Tuesday, 12 am", Pattern(1, (4,), time="00:00")),
        ("every 3 weeks on a Tuesday, 18:30", Pattern(1, every_weeks=3, time="18:30")),
        ("every three weeks on Tuesdays 6.30pm", Pattern(1, every_weeks=3, time="18:30")),
        ("fortnightly on Fridays", Pattern(4, every_weeks=2)),
        ("every other Friday", Pattern(4, every_weeks=2)),
        ("every Monday", Pattern(0, every_weeks=1)),
        ("second Thursday quarterly", Pattern(3, (2,), every_months=3)),
        ("first Tuesday of every other month", Pattern(1, (1,), every_months=2)),
        ("first Tuesday in March, June and September", Pattern(1, (1,), months=(3, 6, 9))),
        ("first Tuesday, October to February only", Pattern(1, (1,), months=(1, 2, 10, 11, 12))),
        ("first Tuesday, not July-September or December", Pattern(1, (1,), months=tuple(YEAR - {7, 8, 9, 12}))),
        ("third Wed except Aug & Dec", Pattern(2, (3,), months=tuple(YEAR - {8, 12}))),
        ("second Thursday of January, March and July", Pattern(3, (2,), months=(1, 3, 7))),
        ("second Thursday, 2 pm, Jan/Mar/Jul", Pattern(3, (2,), months=(1, 3, 7), time="14:00")),
        ("January, March and July: second Thursday", Pattern(3, (2,), months=(1, 3, 7))),
        ("2nd Monday, twice a year, May and November", Pattern(0, (2,), months=(5, 11))),
        ("first Tuesday between October and February", Pattern(1, (1,), months=(1, 2, 10, 11, 12))),
        ("first Tuesday, Sept to May, except Dec", Pattern(1, (1,), months=tuple(YEAR - {6, 7, 8, 12}))),
        ("2nd Tuesday each month, no meeting in August", Pattern(1, (2,), months=tuple(YEAR - {8}))),
        ("third Friday monthly (excl. August)", Pattern(4, (3,), months=tuple(YEAR - {8}))),
        ("first Monday of each quarter", Pattern(0, (1,), months=(1, 4, 7, 10))),
        ("last Tuesday of each quarter", Pattern(1, (LAST,), months=(3, 6, 9, 12))),
        ("second Wednesday of the last month of each quarter", Pattern(2, (2,), months=(3, 6, 9, 12))),
        ("Thursdays, six weekly, 1830 hrs", Pattern(3, every_weeks=6, time="18:30")),
        ("every second week on Mondays, 14.00 hrs", Pattern(0, every_weeks=2, time="14:00")),
        ("alternate Wednesdays", Pattern(2, every_weeks=2)),
        ("third Friday, alternate months", Pattern(4, (3,), every_months=2)),
    ],
)
def test_what_people_type(words: str, pattern: Pattern) -> None:
    assert read_pattern(words) == pattern


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "names no weekday"),
        ("10 am", "names no weekday"),
        ("Thursday", "which Thursday"),
        ("second Thursday if the hall is free", "“if the hall is free” is not understood"),
        ("second Thursday, not in Augst", "“not in augst” is not understood"),
        ("second Thursday and third Monday", "“and third monday” is not understood"),
        ("second Thursday 10 am 2 pm", "“2 pm” is not understood"),
        ("second Thursday 13 pm", "is no time of day"),
        ("second Thursday 10:75", "is no time of day"),
        ("second Thursday every 3 weeks", "not both"),
        ("every second Thursday", "may mean two things"),
        ("every 0 weeks on a Monday", "at least 1"),
        ("first Monday in August, not in August", "every month is left out"),
        ("second Thursday bi-monthly", "may mean two things"),
        ("second Thursday, twice a year", "“twice a year” does not say when: name the months"),
        ("first Tuesday from September", "“from september” leaves one end open"),
        ("first and last Monday of each quarter", "in which month of the quarter"),
        ("first Monday of the fifth month of each quarter", "a quarter has three months"),
    ],
)
def test_what_is_not_understood_is_named(words: str, said: str) -> None:
    with pytest.raises(PatternError, match=said):
        read_pattern(words)


def test_what_was_understood_is_said_beside_what_was_not() -> None:
    with pytest.raises(PatternError) as trouble:
        read_pattern("Second Thursday, 10.30 am, not in August, if the hall is free")
    assert str(trouble.value).startswith("“if the hall is free” is not understood")
    assert str(trouble.value).endswith("understood: “not in august”, “10.30 am”, “second thursday”")


def test_the_second_thursdays_of_a_year_without_august() -> None:
    found = dates(read_pattern("second Thursday, 10 am, not in August"), FIRST, FINAL)
    assert [f"{date:%d %b}" for date in found] == [
        "11 Jun", "09 Jul", "10 Sep", "08 Oct", "12 Nov", "10 Dec", "14 Jan", "11 Feb", "11 Mar", "08 Apr", "13 May",
    ]  # fmt: skip


def test_weeks_go_on_through_a_month_that_is_left_out() -> None:
    found = dates(read_pattern("every 3 weeks on a Tuesday, not in August"), dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert [f"{date:%d %b}" for date in found] == ["07 Jul", "28 Jul", "08 Sep", "29 Sep"]


def test_a_fifth_monday_is_met_on_where_there_is_one() -> None:
    found = dates(Pattern(0, (5,)), dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert [date.month for date in found] == [3, 6, 8, 11]


def test_a_municipal_year_ends_with_the_may_after() -> None:
    assert municipal_year(dt.date(2026, 5, 21)) == (dt.date(2026, 5, 21), dt.date(2027, 5, 31))


PATTERNS = st.one_of(
    st.builds(
        Pattern,
        weekday=st.integers(0, 6),
        ordinals=st.lists(st.sampled_from(list(ORDINALS)), min_size=1, max_size=3, unique=True).map(tuple),
        every_months=st.integers(1, 6),
        months=st.sets(st.integers(1, 12), min_size=1).map(lambda months: tuple(sorted(months))),
        time=st.times().map(lambda time: f"{time:%H:%M}"),
    ),
    st.builds(
        Pattern,
        weekday=st.integers(0, 6),
        every_weeks=st.integers(1, 9),
        months=st.sets(st.integers(1, 12), min_size=1).map(lambda months: tuple(sorted(months))),
        time=st.times().map(lambda time: f"{time:%H:%M}"),
    ),
)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


def slow(pattern: Pattern, first: dt.date, last: dt.date) -> list[dt.date]:
    """Every day asked in turn whether the body meets on it."""
    all_days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in all_days if day.month in pattern.months and meets(pattern, day, first)]


def meets(pattern: Pattern, day: dt.date, first: dt.date) -> bool:
    if day.weekday() != pattern.weekday:
        return False
    if pattern.every_weeks:
        return (day - first).days // 7 % pattern.every_weeks == 0
    apart = (day.year - first.year) * 12 + day.month - first.month
    week = (day.day - 1) // 7 + 1
    is_last = day.day + 7 > calendar.monthrange(day.year, day.month)[1]
    return apart % pattern.every_months == 0 and (week in pattern.ordinals or (is_last and LAST in pattern.ordinals))


@given(PATTERNS, DAYS, st.integers(0, 800))
def test_the_dates_are_those_of_asking_every_day(pattern: Pattern, first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    assert list(dates(pattern, first, last)) == slow(pattern, first, last)


@given(PATTERNS)
def test_a_pattern_told_in_words_is_read_as_the_same(pattern: Pattern) -> None:
    assert read_pattern(in_words(pattern)) == pattern


MONTH_NAMES = [name for number, name in enumerate(calendar.month_name) if number]
NAMED_MONTHS = st.lists(st.sampled_from(MONTH_NAMES), min_size=1, max_size=5, unique=True)
ORDINAL_WORDS = st.sampled_from([("second", 2), ("3rd", 3), ("last", LAST), ("final", LAST), ("first", 1)])
CLOCK_WORDS = st.sampled_from([("10 am", "10:00"), ("2.30 p.m.", "14:30"), ("noon", "12:00"), ("1830 hrs", "18:30")])
JOINED = st.sampled_from([", ", " and ", "/", " & "])


@given(ORDINAL_WORDS, st.integers(0, 6), CLOCK_WORDS, NAMED_MONTHS, JOINED, st.randoms(use_true_random=False))
def test_the_parts_of_a_pattern_stand_in_any_order(
    place: tuple[str, int], weekday: int, clock: tuple[str, str], months: list[str], between: str, chance: Random
) -> None:
    parts = [f"{place[0]} {calendar.day_name[weekday]}", f"at {clock[0]}", between.join(months)]
    chance.shuffle(parts)
    numbers = tuple(sorted(MONTH_NAMES.index(name) + 1 for name in months))
    assert read_pattern("; ".join(parts)) == Pattern(weekday, (place[1],), months=numbers, time=clock[1])


@given(ORDINAL_WORDS, st.integers(0, 6), st.text("bcdfghjklqvxz", min_size=4, max_size=9), st.booleans())
def test_a_word_that_is_none_is_always_named(place: tuple[str, int], weekday: int, nonsense: str, before: bool) -> None:
    known = f"{place[0]} {calendar.day_name[weekday]}"
    with pytest.raises(PatternError, match=f"“{nonsense}” is not understood.*understood: “{known.lower()}”"):
        read_pattern(f"{nonsense} {known}" if before else f"{known} {nonsense}")


@given(st.text(max_size=60))
def test_any_words_are_a_pattern_or_refused_with_a_reason(words: str) -> None:
    with suppress(PatternError):
        assert dates(read_pattern(words), FIRST, FINAL) is not None
