"""Tables over page ends, and readers of tables that meet anything."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import COVER, FRONT, parts_of, table

from moothall.facts.papers import Span
from moothall.intake.cited import Cited
from moothall.intake.lines import Line
from moothall.intake.sources.text import read_text
from moothall.intake.stages.actions import read_tracked_actions
from moothall.intake.stages.budgets import read_budget_lines
from moothall.intake.stages.decisions import read_decisions
from moothall.intake.stages.division import Part
from moothall.intake.stages.programmes import read_programmes
from moothall.intake.stages.reports import read_reports
from moothall.intake.stages.rows import filled, grids
from moothall.intake.stages.statistics import read_statistics

ROW = ("Weirs", "1", "2")
READERS = (
    read_reports,
    read_decisions,
    read_programmes,
    read_budget_lines,
    read_tracked_actions,
    read_statistics,
)
WORDS = st.sampled_from(
    [
        "",
        "No.",
        "Item",
        "Recommendation 3",
        "Action",
        "Progress",
        "RAG",
        "Green",
        "1.1",
        "Net Budget",
        "Variance",
        "-3.0",
        "Movement",
        "2019/20",
        "78%",
        "Annual",
        "12 September 2019",
        "MARCH",
        "Ivy Lode",
        "Version",
        "Date",
        "Author",
        "n/a",
        "• Weirs",
        "WORK PROGRAMME 2019",
        "Total",
        "Decision No: 19/00033",
        "RECORD OF DECISION",
        "Contact details",
        "a@b.example",
        "PATTERN OF REGULAR ITEMS",
    ]
)
PROGRAMME = "WORK PROGRAMME 2019\n\n12 September 2019\n\n"


def widths(text: str, slack: int = 0) -> list[int]:
    """How many rows each table of a text has."""
    lines = read_text(text).lines
    return [len(grid.rows) for grid in grids(lines, is_head, slack)]


def is_head(row: Line) -> bool:
    return row.column(0) == "Head"


def test_a_table_goes_on_over_a_page_end_and_a_repeated_caption() -> None:
    assert widths(table(ROW) + "Page 3\n\nTable 1, continued\n\n" + table(ROW, ROW)) == [3]


def test_a_new_head_a_sentence_or_another_width_begins_another_table() -> None:
    assert widths(table(ROW) + table(("Head", "a", "b"), ROW)) == [1, 2]
    assert widths(table(ROW) + "Rivers rose, and that was all.\n\n" + table(ROW)) == [1, 1]
    assert widths(table(ROW) + table((*ROW, "3", "4"))) == [1, 1]
    assert widths(table(ROW) + table((*ROW, "3")), slack=1) == [2]


def test_rows_as_facts_leave_nothing_between_them() -> None:
    facts = [Cited("a", {"": Span(start=5, end=9)}), Cited("b", {"": Span(start=12, end=20)})]
    wholes = [cited.marks[""] for cited in filled(facts, Span(start=0, end=30))]
    assert wholes == [Span(start=0, end=9), Span(start=9, end=30)]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.__name__))
@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=7), max_size=14))
def test_no_table_however_odd_stops_a_reader(
    reader: Callable[[Sequence[Part]], Iterator[Cited[Any]]], rows: list[list[str]]
) -> None:
    text = COVER + PROGRAMME + table(*rows)
    for cited in reader(parts_of(text)):
        assert all(0 <= span.start <= span.end <= len(FRONT + text) for span in cited.marks.values())
