"""Reading the indicators of a dashboard."""

import pytest
from dashboards import AREA, COVER, facts, read, rows

MONTHLY = (
    "Ref",
    "Indicator description",
    "Jul-24",
    "Aug-24",
    "Month RAG",
    "DoT",
    "YTD",
    "YTD RAG",
    "Target",
    "Floor",
    "Prev. Year",
)
PAID = ("RV01", "Invoices paid in time", "91%", "88%", "AMBER", "↓", "90%", "GREEN", "90%", "80%", "93%")


def test_a_row_gives_every_figure_under_its_heading() -> None:
    [indicator] = facts(AREA + rows(MONTHLY, PAID))
    assert indicator.kind == "kpi"
    assert (indicator.ref, indicator.description) == ("RV01", "Invoices paid in time")
    assert indicator.series == (("Jul-24", "91%"), ("Aug-24", "88%"))
    assert (indicator.rag, indicator.dot, indicator.ytd, indicator.ytd_rag) == ("AMBER", "down", "90%", "GREEN")
    assert (indicator.target, indicator.floor, indicator.previous_year) == ("90%", "80%", "93%")
    assert (indicator.service_area, indicator.director) == ("Revenues", "Petra Lindqvist")
    assert (indicator.cabinet_member, indicator.delivered_by) == ("Idris Vaughan", "Northgate Ltd")
    assert indicator.frequency == "month"


@pytest.mark.parametrize("order", [(0, 1, 8, 9, 2, 3, 4, 5, 6, 7, 10), (1, 0, 10, 9, 8, 7, 6, 5, 4, 2, 3)])
def test_the_order_of_columns_does_not_matter(order: tuple[int, ...]) -> None:
    table = rows(tuple(MONTHLY[i] for i in order), tuple(PAID[i] for i in order))
    assert facts(AREA + table) == facts(AREA + rows(MONTHLY, PAID))


def test_every_fact_is_cited_where_it_is_printed() -> None:
    text = AREA + rows(MONTHLY, PAID)
    [cited] = read(text)
    printed = {name: (COVER + text)[span.start : span.end] for name, span in cited.marks.items()}
    assert printed["target"] == "90%"
    assert printed["series/1/1"] == "88%"
    assert printed["director"] == "Petra Lindqvist"
    assert printed["~head/0"].startswith("Ref")


def test_months_three_apart_make_a_quarterly_indicator() -> None:
    head = ("Ref", "Indicator", "Mar-24", "Jun-24", "Sep-24", "RAG", "Target", "Floor")
    [indicator] = facts(rows(head, ("CS07", "Complaints answered", "75%", "56%", "71%", "RED", "85%", "80%")))
    assert indicator.frequency == "quarter"


def test_a_heading_says_that_the_indicators_below_are_quarterly() -> None:
    head = ("Ref", "Indicator", "Latest Quarter", "RAG", "Target", "Floor")
    [indicator] = facts(rows(head, ("CS07", "Complaints answered", "75%", "RED", "85%", "80%")))
    assert indicator.frequency == "quarter"


def test_an_annual_forecast_is_yearly_with_its_forecasts_as_series() -> None:
    head = ("Ref", "Indicator", "Latest Forecast", "RAG", "DoT", "Previous Forecast", "Target", "Floor Standard")
    [indicator] = facts(
        "Annual Indicators\n\n" + rows(head, ("PI03", "Receipts", "100%", "GREEN", "↔", "98%", "100%", "90%"))
    )
    assert indicator.frequency == "year"
    assert indicator.series == (("Latest Forecast", "100%"), ("Previous Forecast", "98%"))


def test_an_activity_indicator_has_its_range_and_no_rating() -> None:
    head = (
        "Ref",
        "Indicator description",
        "Year to date",
        "In expected range",
        "Expected Activity",
        "",
        "Prev. yr YTD",
    )
    table = rows(
        head,
        ("", "", "", "", "Upper", "Lower", ""),
        ("RV01b", "Invoices received", "357", "Below", "437", "366", "390"),
    )
    [indicator] = facts(table)
    assert indicator.kind == "activity"
    assert (indicator.in_range, indicator.upper, indicator.lower) == ("Below", "437", "366")
    assert indicator.rag is None
    assert indicator.frequency is None


def test_the_paragraph_that_begins_with_the_reference_is_the_comment() -> None:
    comment = "RV01 – Payment slowed while the new ledger was brought in."
    [indicator] = facts(AREA + rows(MONTHLY, PAID) + comment + "\n")
    assert indicator.comment == comment


def test_one_paragraph_may_speak_of_several_indicators() -> None:
    other = ("RV02", *PAID[1:])
    first, second = facts(rows(MONTHLY, PAID, other) + "RV01 & RV02 include agency invoices.\n")
    assert first.comment == second.comment == "RV01 & RV02 include agency invoices."


def test_a_comment_on_an_indicator_that_is_not_there_belongs_to_none() -> None:
    [indicator] = facts(rows(MONTHLY, PAID) + "RV09 – Something else.\n")
    assert indicator.comment is None


def test_a_footnote_belongs_to_the_figures_that_bear_its_mark() -> None:
    marked = (*PAID[:8], "90%*", "80%", "93%")
    [indicator] = facts(rows(MONTHLY, marked) + "* Raised from 85% in May\n")
    [footnote] = indicator.footnotes
    assert (footnote.mark, footnote.text, footnote.field) == ("*", "Raised from 85% in May", "target")
    assert indicator.target == "90%*"


def test_a_table_that_goes_on_without_its_head_is_read_under_the_head_before() -> None:
    text = rows(MONTHLY, PAID) + rows(("RV02", *PAID[1:]))
    assert [indicator.ref for indicator in facts(text)] == ["RV01", "RV02"]


def test_other_tables_hold_no_indicators() -> None:
    assert facts(rows(("Indicator", "Floor Standard", "Target"), ("RV01 - Invoices", "80%", "90%"))) == []
    assert facts(rows(("GREEN", "Target met"), ("RED", "Floor not met"))) == []
