"""Which period a column of a dashboard is about."""

import datetime as dt

import pytest

from moothall.rules.reporting_periods import period

REPORTED = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("heading", "month"),
    [
        ("Jul-24", dt.date(2024, 7, 1)),
        ("July 2024", dt.date(2024, 7, 1)),
        ("Sept. 24", dt.date(2024, 9, 1)),
        ("Dec '23", dt.date(2023, 12, 1)),
        ("Q1 2024/25", dt.date(2024, 6, 1)),
        ("Qtr 3 2024-25", dt.date(2024, 12, 1)),
        ("Q4 24/25", dt.date(2025, 3, 1)),
        ("2024/25", dt.date(2025, 3, 1)),
        ("2024-2025", dt.date(2025, 3, 1)),
    ],
)
def test_a_heading_that_names_its_period(heading: str, month: dt.date) -> None:
    found = period(heading, REPORTED)
    assert (found.month, found.told, found.label) == (month, True, heading)


@pytest.mark.parametrize("heading", ["Latest Month", "Snapshot", "Actual", ""])
def test_a_heading_that_names_none_counts_as_the_month_it_was_reported_in(heading: str) -> None:
    found = period(heading, REPORTED)
    assert (found.month, found.told, found.label) == (dt.date(2026, 3, 1), False, "reported Mar-26")


def test_a_previous_figure_comes_before_the_latest() -> None:
    before, latest = (period(heading, REPORTED) for heading in ("Previous Forecast", "Latest Forecast"))
    assert (before.label, before < latest) == ("before Mar-26", True)


def test_periods_stand_in_the_order_of_time() -> None:
    headings = ["Dec-25", "Q1 2025/26", "Jan-26", "2024/25"]
    found = sorted(period(heading, REPORTED) for heading in headings)
    assert [one.label for one in found] == ["2024/25", "Q1 2025/26", "Dec-25", "Jan-26"]
