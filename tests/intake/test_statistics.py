"""Reading tables of statistics."""

from dashboards import COVER, rows

from moothall.facts.measures import StatisticsTable
from moothall.intake.sources.text import read_text
from moothall.intake.stages.division import divide
from moothall.intake.stages.statistics import read_statistics


def facts(text: str) -> list[StatisticsTable]:
    return [cited.fact for cited in read_statistics(divide(read_text(COVER + text).lines))]


DISTRICTS = (("Ashmere", "75", "169", "+ 125%"), ("Colbeck", "102", "n/a", "- 47%"), ("Total", "177", "169", "- 5%"))


def test_a_table_of_districts_keeps_its_headings_rows_and_caption() -> None:
    [table] = facts("Table 1: Visitors\n\n" + rows(("District", "2010/11", "2011/12", "% change"), *DISTRICTS))
    assert table.title == "Table 1: Visitors"
    assert table.columns == ("District", "2010/11", "2011/12", "% change")
    assert table.rows == DISTRICTS


def test_a_head_of_two_rows_names_each_column_by_both() -> None:
    head = (("", "County", "", "National", ""), ("", "2011/12", "2012/13", "2011/12", "2012/13"))
    body = tuple((name, "1", "2", "3", "4") for name in ("Starts", "Finishes", "All"))
    [table] = facts(rows(*head, *body))
    assert table.columns == ("", "County 2011/12", "County 2012/13", "National 2011/12", "National 2012/13")


def test_two_halves_side_by_side_are_read_left_half_first() -> None:
    [table] = facts(
        rows(("Ashmere", "26.5", "Dunwold", "25.1"), ("Colbeck", "26.3", "Eastry", "23.8"), ("Fenby", "2.1", "", ""))
    )
    assert [row[0] for row in table.rows] == ["Ashmere", "Colbeck", "Fenby", "Dunwold", "Eastry"]


def test_a_line_between_two_tables_of_one_width_is_a_row_that_names_what_follows() -> None:
    lines = ("Police", "1", "2", "3"), ("Housing", "4", "5", "6"), ("Schools", "7", "8", "9")
    text = rows(("District", "2010/11", "2011/12", "2012/13"), *DISTRICTS) + "Referrals\n\n" + rows(*lines)
    [table] = facts(text)
    assert [row[0] for row in table.rows] == [
        "Ashmere",
        "Colbeck",
        "Total",
        "Referrals",
        "Police",
        "Housing",
        "Schools",
    ]


def test_lists_of_people_money_and_indicators_are_no_statistics() -> None:
    assert facts(rows(*((name, "–", "Fenland Trust") for name in ("Jo Bray", "Al Dunn", "Kit Moss")))) == []
    assert facts(rows(("", "£m"), ("Growth", "-0.1"), ("Adults", "-1.9"), ("Total", "-2.0"))) == []
    head = ("Ref", "Indicator", "Jul-24", "RAG", "Target")
    assert facts(rows(head, *((f"RV0{n}", "Debt", "9%", "RED", "20%") for n in range(4)))) == []
