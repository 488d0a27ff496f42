"""Reading budget monitoring tables."""

from hypothesis import given, settings
from hypothesis import strategies as st
from papers import COVER, parts_of, table

from moothall.facts.measures import BudgetLine
from moothall.intake.stages.budgets import read_budget_lines

HEAD = (
    "Budget Book Heading",
    "Net Budget",
    "Net Forecast Variance",
    "Director adjustment",
    "Revised Net Variance",
    "Last Reported position",
    "Movement",
)
FIELDS = ("net_budget", "net_forecast_variance", "adjustment", "revised_net_variance", "last_reported", "movement")
UNITS = ("", *("£'000s" for _ in FIELDS))
ROADS = ("- Roads & Rivers", "1,204.5", "-3.0", "0.0", "-3.0", "1.5", "-4.5")
TOTAL = ("**Total Works**", "**1,204.5**", "**-3.0**", "**0.0**", "**-3.0**", "**1.5**", "**-4.5**")


def lines(*rows: str) -> list[BudgetLine]:
    return [cited.fact for cited in read_budget_lines(parts_of(COVER, *rows))]


def test_each_heading_keeps_its_figures_as_printed() -> None:
    first, last = lines(table(HEAD, UNITS, ROADS, TOTAL))
    assert first == BudgetLine(heading="Roads & Rivers", **dict(zip(FIELDS, ROADS[1:], strict=True)))
    assert (last.heading, last.net_budget) == ("Total Works", "1,204.5")


def test_a_heading_across_the_table_divides_it_and_is_no_line() -> None:
    found = lines(table(HEAD, UNITS).rstrip("\n") + "\n**Works Directorate**\n" + table(ROADS, TOTAL))
    assert [line.heading for line in found] == ["Roads & Rivers", "Total Works"]


def test_a_table_goes_on_over_the_page() -> None:
    found = lines(table(HEAD, UNITS, ROADS), "Page 12\n\n", table(TOTAL))
    assert [line.heading for line in found] == ["Roads & Rivers", "Total Works"]


@settings(deadline=None)
@given(st.permutations(range(len(FIELDS))))
def test_columns_are_told_by_their_words_in_whatever_order(order: list[int]) -> None:
    def row(cells: tuple[str, ...]) -> tuple[str, ...]:
        return (cells[0], *(cells[1 + place] for place in order))

    [line] = lines(table(row(HEAD), row(ROADS)))
    assert line == BudgetLine(heading="Roads & Rivers", **dict(zip(FIELDS, ROADS[1:], strict=True)))


def test_other_words_of_the_field_and_brackets_for_underspending_are_read() -> None:
    head = ("Division", "Revised Budget £m", "Forecast outturn £m", "Variance £m", "Previously reported variance £m")
    [line] = lines(table(head, ("Rivers", "£12.4m", "£12.1m", "(0.3)", "-0.1")))
    assert (line.net_budget, line.net_forecast_variance, line.last_reported) == ("£12.4m", "(0.3)", "-0.1")


def test_of_gross_income_and_net_the_net_is_read() -> None:
    head = ("Budget Book Heading", "Cash Limit", "", "", "Variance", "", "", "Movement")
    parts = ("", "Gross", "Income", "Net", "Gross", "Income", "Net", "")
    [line] = lines(table(head, parts, ("Weirs", "9.0", "-1.0", "8.0", "0.5", "-0.1", "0.4", "0.1")))
    assert (line.net_budget, line.net_forecast_variance, line.movement) == ("8.0", "0.4", "0.1")


def test_a_table_of_money_without_budget_and_variance_is_none() -> None:
    assert lines(table(("", "£m"), ("Rivers", "-0.100"), ("Total", "4.850"))) == []
    assert lines(table(("Scheme", "Budget", "Start"), ("Weir", "2.0", "May 2020"))) == []


def test_rows_and_heads_are_accounted_for_as_wholes() -> None:
    text = table(HEAD, UNITS, ROADS, TOTAL)
    parts = parts_of(COVER, text)
    wholes = [cited.marks[""] for cited in read_budget_lines(parts)]
    assert wholes[0].end == wholes[1].start
    assert wholes[1].end - wholes[0].start >= len(text.rstrip("\n"))
