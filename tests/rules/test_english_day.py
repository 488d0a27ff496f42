"""The day in England at a moment that is kept in UTC."""

import datetime as dt

import pytest

from moothall.rules.english_day import english_day


def test_half_past_midnight_in_summer_is_already_the_next_day_here() -> None:
    assert english_day(dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 7, 2)


def test_in_winter_the_day_is_that_of_greenwich() -> None:
    assert english_day(dt.datetime(2026, 12, 1, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 12, 1)


def test_a_moment_without_a_time_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        english_day(dt.datetime(2026, 7, 1, 12))  # noqa: DTZ001 - the fault itself
