"""Telling what a column holds from the words over it."""

import pytest

from moothall.intake.sources.text import read_text
from moothall.intake.stages.columns import Column, head_of, meaning


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Ref", Column.ref),
        ("Ref.", Column.ref),
        ("KPI Ref", Column.ref),
        ("Reference", Column.ref),
        ("Indicator description", Column.description),
        ("Performance Indicator", Column.description),
        ("Jul-24", Column.series),
        ("September 2019", Column.series),
        ("Sep 16", Column.series),
        ("Latest Month", Column.series),
        ("Latest Quarter", Column.series),
        ("Q1 2021/22", Column.series),
        ("2018/19", Column.series),
        ("Snapshot", Column.series),
        ("Previous Forecast", Column.series),
        ("Month RAG", Column.rag),
        ("Mnth/Qtr RAG", Column.rag),
        ("RAG", Column.rag),
        ("YTD RAG", Column.ytd_rag),
        ("Year RAG", Column.ytd_rag),
        ("DoT", Column.dot),
        ("Direction of Travel", Column.dot),
        ("Year to Date", Column.ytd),
        ("YTD", Column.ytd),
        ("Target", Column.target),
        ("Target 2024/25", Column.target),
        ("Floor Standard*", Column.floor),
        ("Prev. yr YTD", Column.previous_year),
        ("Previous Year", Column.previous_year),
        ("Last year outturn", Column.previous_year),
        ("In expected range?", Column.in_range),
        ("Upper", Column.upper),
        ("Lower", Column.lower),
        ("Lead officer's comments on what to do", None),
        ("", None),
    ],
)
def test_a_heading_tells_what_its_column_holds(head: str, column: Column | None) -> None:
    assert meaning(head) is column


def test_a_second_row_divides_the_expected_range_into_upper_and_lower() -> None:
    lines = read_text("Ref\tIndicator\tYTD\tExpected Activity\t\tPrev. Year\n\t\t\tUpper\tLower\t\n").lines
    head = head_of(lines)
    assert head
    assert head.columns[3:5] == (Column.upper, Column.lower)
    assert len(head.rows) == 2


def test_one_heading_over_both_thresholds_stands_over_two_columns() -> None:
    lines = read_text("Ref\tIndicator\tYTD\tExpected YTD Activity Upper Lower\t\tPrev. Year\n").lines
    head = head_of(lines)
    assert head
    assert head.columns[3:5] == (Column.upper, Column.lower)


def test_a_row_of_figures_is_no_head() -> None:
    assert head_of(read_text("FN06\tDebt collected\t97%\tGREEN\n").lines) is None
