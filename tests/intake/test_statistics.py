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
    halves = ("Ashmere", "26.5", "Dunwold", "25.1"), ("Colbeck", "26.3", "Eastry", "23.8"), ("Fenby", "2.1", "", "")
    [table] = facts("Table 2: Rates by district\n\n" + rows(*halves))
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


def test_figures_by_quarter_need_no_caption_but_figures_under_a_sentence_are_none() -> None:
    quarters = (("Qtr 1 (Apr – Jun)", "243", "273"), ("Qtr 2 (Jul – Sept)", "182", "212"), ("Qtr 3", "1", "2"))
    [table] = facts("The numbers rose.\n\n" + rows(("", "North", "South"), *quarters))
    assert (table.title, table.columns) == (None, ("", "North", "South"))
    answers = (("Ashmere", "78%", "22%"), ("Colbeck", "100%", "0"), ("Eastry", "72%", "28%"))
    assert facts("Most answered.\n\n" + rows(("Asked at", "Helpful", "Not"), *answers)) == []


def test_a_comment_beside_the_figures_is_a_column_like_any_other() -> None:
    districts = tuple(
        (name, "11", "12", "Slight increase but still lower rate") for name in ("Ashmere", "Colbeck", "Eastry")
    )
    [table] = facts("Table 1: Rates\n\n" + rows(("", "2011/12", "2012/13", "Comment"), *districts))
    assert table.rows == districts


def test_a_budget_under_a_caption_is_none() -> None:
    head = ("Division", "Budget", "Forecast", "Variance")
    assert facts("Table 1: Budget\n\n" + rows(head, *((name, "4.0", "5.0", "1.0") for name in "ABC"))) == []


def test_every_heading_and_figure_keeps_its_place() -> None:
    head = (("", "County", ""), ("", "2011/12", "2012/13"))
    text = rows(*head, *((name, "1", "2") for name in ("Starts", "Finishes", "All")))
    [cited] = read_statistics(divide(read_text(COVER + text).lines))
    whole = COVER + text
    assert whole[cited.marks["rows/1/2"].start : cited.marks["rows/1/2"].end] == "2"
    assert whole[cited.marks["columns/2"].start :].startswith("County")
    assert whole[: cited.marks["columns/2"].end].endswith("2012/13")


def test_lists_of_people_money_and_indicators_are_no_statistics() -> None:
    assert facts(rows(*((name, "–", "Fenland Trust") for name in ("Jo Bray", "Al Dunn", "Kit Moss")))) == []
    assert facts(rows(("", "£m"), ("Growth", "-0.1"), ("Adults", "-1.9"), ("Total", "-2.0"))) == []
    head = ("Ref", "Indicator", "Jul-24", "RAG", "Target")
    assert facts(rows(head, *((f"RV0{n}", "Debt", "9%", "RED", "20%") for n in range(4)))) == []
