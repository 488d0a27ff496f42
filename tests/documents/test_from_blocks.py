"""Blocks become a tree that says the same in a better order of levels."""

import pytest

from documents.invented_blocks import block, row
from moothall.documents.from_blocks import from_blocks
from moothall.documents.tree import Cover, Heading, List, Note, Paragraph, Table
from moothall.facts.papers import Block


def only_table(*rows: Block) -> Table:
    (node,) = from_blocks(rows).nodes
    assert isinstance(node, Table)
    return node


def levels(*printed: int) -> list[int]:
    nodes = from_blocks([block("heading", f"Heading {n}", level=n) for n in printed]).nodes
    return [node.level for node in nodes if isinstance(node, Heading)]


def test_headings_start_at_two_and_never_skip() -> None:
    assert levels(1, 2, 3) == [2, 3, 4]
    assert levels(4, 6, 4) == [2, 3, 2]
    assert levels(1, 5, 3, 1) == [2, 3, 3, 2]
    assert levels(3, 1, 2) == [2, 2, 3]


def test_headings_below_the_lowest_level_share_it() -> None:
    assert levels(1, 2, 3, 4, 5, 6) == [2, 3, 4, 5, 6, 6]


def test_the_labelled_lines_of_a_report_that_was_read_are_its_cover() -> None:
    lines = ("From: Mr K Lusk, Cabinet Member", "Ms A Quill, Head of Highways", "To: Cabinet – 5 May 2026")
    rest = ("Subject: The ferry", "Summary: It is late.")
    nodes = from_blocks([block("paragraph", one) for one in ("Agenda Item 7", *lines, *rest)]).nodes
    assert [type(node) for node in nodes] == [Paragraph, Cover, Paragraph]
    (cover,) = (node for node in nodes if isinstance(node, Cover))
    assert [line.marker for line in cover.lines] == ["From:", "From:", "To:", "Subject:"]


def test_a_table_of_labels_is_the_cover_of_a_report_that_was_read() -> None:
    said = {"From": "Mr K Lusk\nMs A Quill", "To": "Cabinet", "Portfolio": "Roads", "Classification": "Unrestricted"}
    rows = [row(f"{label}:", words) for label, words in said.items()]
    (cover, text) = from_blocks([*rows, block("paragraph", "Words.")]).nodes
    assert isinstance(cover, Cover)
    assert [line.text for line in cover.lines][:2] == ["From: Mr K Lusk\nMs A Quill", "To: Cabinet"]
    assert isinstance(text, Paragraph)


def test_two_labels_are_no_cover_and_nor_are_labels_further_down() -> None:
    few = [
        block("paragraph", "From: the harbour"),
        block("paragraph", "To: the quay"),
        block("paragraph", "We sailed."),
    ]
    assert not any(isinstance(node, Cover) for node in from_blocks(few).nodes)
    deep = [*(block("paragraph", f"Line {n}.") for n in range(9)), *few, block("paragraph", "Date: today")]
    assert not any(isinstance(node, Cover) for node in from_blocks(deep).nodes)


def test_furniture_and_empty_blocks_leave_no_trace() -> None:
    nodes = from_blocks(
        [block("furniture", "Page 4"), block("paragraph", " "), block("paragraph", "Real words.")]
    ).nodes
    assert [node.text for node in nodes if isinstance(node, Paragraph)] == ["Real words."]
    assert len(nodes) == 1


def test_a_node_keeps_the_index_of_its_block_and_its_page() -> None:
    (node,) = from_blocks([block("paragraph", "Words.", page=9, label="7a")], first=40).nodes
    assert (node.place.block, node.place.page, node.place.label, node.place.anchor) == (40, 9, "7a", "p40")


def test_list_items_nest_by_level() -> None:
    items = [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]
    (node,) = from_blocks([block("list_item", text, level=level) for text, level in items]).nodes
    assert isinstance(node, List)
    assert [item.text for item in node.items] == ["a", "e"]
    assert [item.text for item in node.items[0].items] == ["b", "d"]
    assert [item.text for item in node.items[0].items[0].items] == ["c"]


def test_a_bullet_before_a_printed_number_says_nothing() -> None:
    texts = ["1.1. The first", "(a) a part", "2) another", "12 libraries opened"]
    (node,) = from_blocks([block("list_item", text, marker="•") for text in texts]).nodes
    assert isinstance(node, List)
    assert [item.marker for item in node.items] == ["1.1.", "(a)", "2)", "•"]


def test_parts_of_two_sources_have_anchors_of_their_own() -> None:
    (node,) = from_blocks([block("paragraph", "Words.")], first=7, series="minutes-").nodes
    assert node.place.anchor == "minutes-p7"


def test_a_list_that_begins_deep_keeps_all_its_items() -> None:
    (node,) = from_blocks(
        [block("list_item", text, level=level) for text, level in [("a", 2), ("b", 1), ("c", 0)]]
    ).nodes
    assert isinstance(node, List)
    assert [item.text for item in node.items] == ["a", "b", "c"]


def test_rows_of_one_table_stay_together_over_a_page_break() -> None:
    table = only_table(
        row("District", "Visits"), row("Northvale", "12"), block("furniture", "Page 8"), row("Eastmoor", "9")
    )
    assert [cells[0].lines for cells in (*table.head, *table.body)] == [("District",), ("Northvale",), ("Eastmoor",)]


def test_rows_of_different_tables_are_different_tables() -> None:
    nodes = from_blocks([row("A", "B", table=1), row("C", "D", table=2)]).nodes
    assert [type(node) for node in nodes] == [Table, Table]


def test_marked_header_cells_head_their_columns() -> None:
    table = only_table(row("Area", "2024", header=True), row("", "Q1", header=True), row("Northvale", "4"))
    assert [[cell.scope for cell in cells] for cells in table.head] == [["col", "col"], ["", "col"]]
    assert [cell.scope for cell in table.body[0]] == ["", ""]


def test_an_unmarked_first_row_of_names_heads_the_columns_and_labels_head_the_rows() -> None:
    table = only_table(
        row("District", "Visits", "Change"), row("Northvale", "120", "+4%"), row("Eastmoor", "95", "-2%")
    )
    assert [cell.scope for cell in table.head[0]] == ["col", "col", "col"]
    assert [[cell.scope for cell in cells] for cells in table.body] == [["row", "", ""], ["row", "", ""]]


def test_a_table_of_labels_and_answers_has_row_headers_alone() -> None:
    table = only_table(row("From:", "Ada Marsh, Cabinet Member"), row("To:", "Resources Committee"))
    assert table.head == ()
    assert [cells[0].scope for cells in table.body] == ["row", "row"]


def test_figures_head_nothing() -> None:
    table = only_table(row("12", "14%"), row("£1,200", "3"))
    assert table.head == ()
    assert {cell.scope for cells in table.body for cell in cells} == {""}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("A Marsh", "–", "Chairman"), ("R Hale", "–", "Member")),
        (("GREEN", "The target was met"), ("RED", "The floor was not met")),
        (("Brook Lane", "A paragraph that goes on for longer than any name of a column would do"), ("Depot", "None")),
    ],
)
def test_a_first_row_that_is_like_the_others_heads_no_columns(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert only_table(row(*first), row(*second)).head == ()


def test_a_row_of_one_cell_heads_the_rows_under_it() -> None:
    table = only_table(row("Item", "Lead"), row("Section B"), row("Budget", "R Hale"))
    divider = table.body[0][0]
    assert (divider.lines, divider.columns, divider.scope) == (("Section B",), 2, "rowgroup")


def test_a_table_takes_in_the_caption_above_it() -> None:
    caption, below = block("paragraph", "Table 3: Visits by district"), block("paragraph", "Table 4 follows later.")
    first, last = from_blocks([caption, row("A", "B"), below]).nodes
    assert isinstance(first, Table)
    assert first.caption is not None
    assert first.caption.text == "Table 3: Visits by district"
    assert isinstance(last, Paragraph)


def test_paragraphs_with_a_mark_under_a_table_are_its_notes() -> None:
    blocks = [
        block("paragraph", "* not a note: there is no table yet"),
        row("A", "B"),
        block("paragraph", "* provisional"),
        block("paragraph", "** not available"),
        block("paragraph", "The text goes on."),
    ]
    nodes = from_blocks(blocks).nodes
    assert [(node.mark, node.text) for node in nodes if isinstance(node, Note)] == [
        ("*", "* provisional"),
        ("**", "** not available"),
    ]
    assert [type(node) for node in nodes] == [Paragraph, Table, Note, Note, Paragraph]
