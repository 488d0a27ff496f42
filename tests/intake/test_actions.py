"""Reading action plans."""

from hypothesis import given, settings
from hypothesis import strategies as st
from papers import COVER, parts_of, table

from moothall.facts.actions import TrackedAction
from moothall.intake.stages.actions import read_tracked_actions

REVIEW = COVER.replace("Bridges and culverts", "Progress report on the Flooded Lanes Select Committee and action plan")


def actions(*papers: str) -> list[TrackedAction]:
    return [cited.fact for cited in read_tracked_actions(parts_of(*papers))]


def numbered(*papers: str) -> list[tuple[str | None, str | None]]:
    return [(action.number, action.rag) for action in actions(*papers)]


def test_a_table_for_each_recommendation() -> None:
    plan = "".join(
        "**Select Committee – Flooded Lanes**\n\n"
        + table(
            (f"Recommendation {number}", "Progress to date", "Status"),
            (f"That lane {number} be drained.", "Drains ordered.", status),
        )
        for number, status in (("1", "Significant progress"), ("2", "Green"))
    )
    first, second = actions(REVIEW, plan)
    assert first == TrackedAction(
        review="Flooded Lanes Select Committee",
        number="1",
        title="That lane 1 be drained.",
        status="Significant progress",
        progress="Drains ordered.",
    )
    assert (second.number, second.rag) == ("2", "Green")


def test_the_rest_of_a_recommendation_on_the_next_page_belongs_to_it() -> None:
    head = ("Recommendation 7", "Progress to date", "Status")
    pages = (
        table(head, ("That lanes be drained.", "Drains ordered.", "")) + "Page 31\n\n"
        "**Select Committee – Flooded Lanes**\n\n" + table(("", "Pumps hired.", "Amber"))
    )
    [action] = actions(REVIEW, pages)
    assert (action.number, action.rag, action.progress) == ("7", "Amber", "Drains ordered. Pumps hired.")


HEAD = ("No.", "Recommendation", "Priority Action", "Outcome", "Deadline", "RAG")


def test_a_row_for_each_action_with_cells_that_slipped() -> None:
    plan = table(
        HEAD,
        ("1.0", "Drain the lanes.", "Survey", "All surveyed", "May 2019", "Green"),
        ("1.1", "", "Order drains", "Ordered", "June 2019", "", "Amber"),
        ("", "", "Hire pumps"),
        ("", "", "Train drivers", "Trained", "July 2019", "Green"),
        ("2.0", "Page 33", "Warn drivers.", "Signs", "Signs put up", "May 2019", "Red"),
    )
    assert numbered(REVIEW, plan) == [("1.0", "Green"), ("1.1", "Amber"), (None, "Green"), ("2.0", "Red")]


def test_a_plan_goes_on_after_a_line_that_the_page_tore_from_its_row() -> None:
    plan = table(HEAD, ("1.0", "Drain.", "Survey", "Done", "May", "Green")) + (
        "Before the survey could be made the whole of the river had risen above the parapets of every bridge.\n\n"
        + table(("", "and fell", "", "Signs"), ("1.1", "", "Signs", "Up", "June", "Amber"))
    )
    assert numbered(REVIEW, plan) == [("1.0", "Green"), ("1.1", "Amber")]


def test_a_number_on_a_line_of_its_own_belongs_to_the_row_below() -> None:
    plan = (
        table(HEAD, ("1.0", "Drain.", "Survey", "Done", "May", "Green"))
        + "1.1\n\n"
        + table(("Signs", "Up", "June", "Amber"))
    )
    assert numbered(REVIEW, plan) == [("1.0", "Green"), ("1.1", "Amber")]


def test_actions_without_numbers_are_counted_under_their_heading() -> None:
    head = ("Action", "Lead officer", "Timescale", "Progress", "Status")
    plan = "Priority 1: Dry lanes\n\n" + table(
        head,
        ("Clear culverts", "Ivy Lode", "May 2019", "Half cleared", "Amber"),
        ("Paint gauges", "Jo Hythe", "Now", "Done", "Green"),
    )
    first, second = actions(COVER, plan)
    assert first == TrackedAction(
        review="Priority 1: Dry lanes",
        number="1",
        rag="Amber",
        title="Clear culverts",
        owner="Ivy Lode",
        deadline="May 2019",
        status="Amber",
        progress="Half cleared",
    )
    assert (second.number, second.title) == ("2", "Paint gauges")


def test_headings_across_a_plan_begin_the_count_again() -> None:
    plan = table(
        ("Priority 1: Dry lanes", "", "", "", ""),
        ("Action", "Lead", "When", "Progress", "RAG"),
        ("Clear culverts", "Ivy Lode", "May 2019", "Half cleared", "Amber – delayed"),
        ("Paint gauges", "Jo Hythe", "Now", "Done", "Green"),
        ("Priority 2: Safe bridges", "", "", "", ""),
        ("Weigh lorries", "Jo Hythe", "June 2019", "Not begun", "Red"),
    )
    assert [(one.review, one.number, one.rag) for one in actions(COVER, plan)] == [
        ("Priority 1: Dry lanes", "1", "Amber"),
        ("Priority 1: Dry lanes", "2", "Green"),
        ("Priority 2: Safe bridges", "1", "Red"),
    ]


@given(st.permutations(range(5)))
@settings(deadline=None)
def test_columns_are_told_by_their_words_in_whatever_order(order: list[int]) -> None:
    head = ("Ref", "Action", "Responsible", "By when", "RAG status")
    rows = (("1", "Clear culverts", "Ivy Lode", "May 2019", "Red"), ("2", "Paint gauges", "Jo Hythe", "June", "Green"))
    plan = table(*([row[place] for place in order] for row in (head, *rows)))
    found = actions(REVIEW, plan)
    assert [(one.number, one.title, one.owner, one.deadline, one.rag) for one in found] == list(rows)


def test_progress_told_in_paragraphs_with_a_colour() -> None:
    prose = "".join(
        f"Recommendation {number}: Drain lane {number}.\n\nDrains were ordered.\n\nRAG: {colour}\n\n"
        for number, colour in (("1", "Green"), ("2", "Amber"))
    )
    assert numbered(REVIEW, prose) == [("1", "Green"), ("2", "Amber")]


def test_a_plan_without_progress_and_a_list_of_recommendations_are_not_tracked() -> None:
    plan = table(("Issue", "Action to be taken", "Owner", "Timescale"), ("Mud", "Sweep", "Ivy Lode", "May 2019"))
    assert actions(REVIEW, plan, "Recommendation 1: Drain.\n\nRecommendation 2: Warn.\n\n") == []


def test_every_action_keeps_its_place() -> None:
    plan = table(HEAD, ("1.0", "Drain.", "Survey", "Done", "May 2019", "Green"))
    [cited] = read_tracked_actions(parts_of(REVIEW, plan))
    assert {"", "number", "rag", "title", "deadline", "status"} <= cited.marks.keys()
