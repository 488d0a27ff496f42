"""Reading the one-page summary of ratings."""

from dashboards import COVER, rows

from moothall.facts.measures import IndicatorSummary
from moothall.intake.sources.text import read_text
from moothall.intake.stages.division import divide
from moothall.intake.stages.summaries import read_summaries


def facts(text: str) -> list[IndicatorSummary]:
    return [cited.fact for cited in read_summaries(divide(read_text(COVER + text).lines))]


def test_each_group_begins_with_its_name_beside_the_headings() -> None:
    table = rows(
        ("Revenues", "Month RAG", "YTD RAG"),
        ("RV01: Invoices paid in time", "GREEN", "AMBER"),
        ("Highways", "Latest RAG", "YTD RAG"),
        ("Potholes mended within 28 days", "RED", "N/a"),
    )
    first, second = facts(table)
    assert (first.group, first.ref, first.label) == ("Revenues", "RV01", "Invoices paid in time")
    assert (first.latest_rag, first.ytd_rag) == ("GREEN", "AMBER")
    assert (second.group, second.ref, second.label) == ("Highways", None, "Potholes mended within 28 days")


def test_a_group_named_above_its_table_is_found_there() -> None:
    [row] = facts("Revenues\n\n" + rows(("Ref", "Indicator", "Latest RAG"), ("RV01", "Invoices paid", "GREEN")))
    assert (row.group, row.ref, row.label, row.latest_rag) == ("Revenues", "RV01", "Invoices paid", "GREEN")


def test_a_detail_table_is_no_summary() -> None:
    assert facts(rows(("Ref", "Indicator", "Jul-24", "RAG", "Target"), ("RV01", "Invoices", "9%", "RED", "20%"))) == []


def test_a_summary_broken_by_the_page_goes_on_under_the_same_group() -> None:
    first = rows(("Revenues", "Month RAG", "YTD RAG"), ("Bills sent in time", "GREEN", "RED"))
    text = first + "Page 12\n\n" + rows(("Calls answered", "AMBER", "N/a"))
    assert [(line.group, line.label, line.latest_rag) for line in facts(text)] == [
        ("Revenues", "Bills sent in time", "GREEN"),
        ("Revenues", "Calls answered", "AMBER"),
    ]
