"""Tables in PDFs: with rules and without, wrapped, merged, and running over pages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typeset import read, rows, solid, table, texts, turned, typeset

from moothall.intake.lines import tables
from moothall.intake.sources.pdf import read_pdf

MEASURES = [
    ["Ref", "Measure", "Jul-31", "Aug-31", "RAG", "Target"],
    ["BN01", "Share of bins collected on the day that was promised", "91%", "93%", "GREEN", "90%"],
    ["BN02", "Streets swept", "", "84%", "AMBER", "88%"],
    ["BN03", "Share of reports of litter answered within three working days", "1,204", "980", "RED", "900"],
]
WIDTHS = "columns: (45pt, 110pt, 45pt, 45pt, 55pt, 45pt)"
STYLES = {
    "ruled": WIDTHS,
    "ruled, in the middle": f"{WIDTHS}, align: horizon",
    "ruled, in the middle and centred": f"{WIDTHS}, align: center + horizon",
    "rules across": f"{WIDTHS}, stroke: (x: none)",
    "rule under the head": f"{WIDTHS}, stroke: (x, y) => if y == 0 {{ (bottom: 1pt) }}",
    "no rules": f"{WIDTHS}, stroke: none",
    "no rules, figures to the right": f"{WIDTHS}, stroke: none, align: (x, y) => if x > 1 {{ right }} else {{ left }}",
    "a head to the left of figures": (
        f"{WIDTHS}, stroke: none, align: (x, y) => if x > 1 and y > 0 {{ right }} else {{ left }}"
    ),
    "tinted, without rules": f"{WIDTHS}, stroke: none, fill: (x, y) => if calc.odd(y) {{ luma(230) }}",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_table_is_read_cell_by_cell_however_it_is_set(style: str) -> None:
    assert rows(read(table(MEASURES, style))) == MEASURES


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_table_on_a_turned_page_is_read_the_same(degrees: int) -> None:
    data = turned(typeset(table(MEASURES, STYLES["ruled"])), degrees)
    assert rows(read_pdf(data)) == MEASURES


def test_a_table_set_sideways_on_its_page_is_read_the_same() -> None:
    sideways = f"#rotate(-90deg, reflow: true)[#box(width: 420pt, {table(MEASURES, STYLES['ruled'])})]".replace(
        "#table", "table"
    )
    assert rows(read(sideways, width=420, height=560)) == MEASURES


def test_a_head_over_several_columns_stands_in_the_first_of_them() -> None:
    source = read(
        """#table(columns: (50pt, 120pt, 60pt, 60pt),
        table.cell(rowspan: 2)[Ref], table.cell(rowspan: 2)[Measure], table.cell(colspan: 2)[Expected range],
        [Upper], [Lower], [BN07], [Calls about missed bins], [1,200], [900])"""
    )
    assert rows(source) == [
        ["Ref", "Measure", "Expected range", ""],
        ["", "", "Upper", "Lower"],
        ["BN07", "Calls about missed bins", "1,200", "900"],
    ]


def test_rows_below_a_cell_that_spans_them_stay_rows() -> None:
    source = read(
        """#table(columns: (130pt, 120pt, 60pt),
        table.cell(rowspan: 2)[1. Make lighting safer], [Survey the lamps], [Green],
        [Replace the broken ones], [Amber])"""
    )
    assert rows(source) == [
        ["1. Make lighting safer", "Survey the lamps", "Green"],
        ["", "Replace the broken ones", "Amber"],
    ]


def test_paragraphs_of_a_cell_are_lines_of_it_and_list_items_have_bullets() -> None:
    source = read(
        """#table(columns: (80pt, 220pt), [Action], [The survey is done.

        - Lamps counted in all eleven parishes of the district by the end of May
        - Broken ones reported

        More will follow.], [Next], [Nothing])"""
    )
    first = solid(source)[0].cells[1].text.split("\n")
    assert first == [
        "The survey is done.",
        "• Lamps counted in all eleven parishes of the district by the end of May",
        "• Broken ones reported",
        "More will follow.",
    ]


def test_a_section_line_inside_a_table_is_a_row_of_it() -> None:
    cells = [["Heading", "Budget", "Variance"], ["Places directorate", "", ""], ["Roads", "5,174.0", "−84.6"]]
    for style in ("columns: (150pt, 60pt, 60pt)", "columns: (150pt, 60pt, 60pt), stroke: (x: none)"):
        assert rows(read(table(cells, style))) == cells


def test_two_tables_one_below_the_other_are_two() -> None:
    second = [["Service area", "Director"], ["Waste and recycling", "Prunella Ashdown"]]
    for style in ("stroke: 0.5pt", "stroke: (x: none)", "stroke: none"):
        markup = (
            table(MEASURES, f"{WIDTHS}, {style}") + "\n#v(14pt)\n" + table(second, f"columns: (150pt, 150pt), {style}")
        )
        source = read(markup)
        assert rows(source) == [*MEASURES, *second]
        assert len(list(tables(source.lines))) == 2


def test_prose_around_a_table_stays_prose() -> None:
    source = read("Key measures\n\n" + table(MEASURES, STYLES["no rules"]) + "\n\nBN02 – Fewer brooms than hoped for.")
    assert [line.is_row for line in solid(source)] == [False, True, True, True, True, False]


def test_rows_set_in_bold_at_the_top_are_the_head() -> None:
    cells = [[f"*{cell}*" for cell in MEASURES[0]], *MEASURES[1:]]
    for style in ("ruled", "no rules"):
        assert [line.header for line in solid(read(table(cells, STYLES[style])))] == [True, False, False, False]


LONG = " ".join(f"The parish of place {n} was asked, and it answered in the {n}th week;" for n in range(1, 40))


@pytest.mark.parametrize("style", ["stroke: 0.5pt", "stroke: none", "stroke: (x: none)"])
def test_a_row_that_runs_over_the_page_is_one_row_and_the_repeated_head_is_furniture(style: str) -> None:
    markup = f"""#table(columns: (60pt, 200pt, 60pt), {style},
        table.header([*No*], [*Progress*], [*Status*]), [1], [{LONG}], [Green], [2], [Nothing yet.], [Red])"""
    source = read(markup, height=300)
    assert rows(source) == [["No", "Progress", "Status"], ["1", LONG, "Green"], ["2", "Nothing yet.", "Red"]]
    assert len(list(tables(source.lines))) == 1
    heads = [line for line in source.lines if line.is_furniture]
    assert len(heads) + 1 == source.page_count


@pytest.mark.parametrize("style", ["stroke: 0.5pt", "stroke: none"])
def test_a_table_that_goes_on_without_its_head_keeps_its_columns(style: str) -> None:
    cells = [["Ward", "Reports", "Change"], *([f"Ward {n}", f"{n * 17}", f"{n}%"] for n in range(1, 31))]
    align = "align: (x, y) => if x > 0 and y > 0 { right } else { left }"
    source = read(table(cells, f"columns: (120pt, 90pt, 90pt), {align}, {style}"), height=320)
    assert rows(source) == cells
    assert len(list(tables(source.lines))) == 1


def test_a_table_on_the_next_page_with_another_head_is_another_table() -> None:
    one = [["*Ref*", "*Measure*", "*Value*"], ["BN01", "Bins", "91%"]]
    two = [["*Ref*", "*Activity*", "*Count*"], ["BN09", "Calls", "12"]]
    style = "columns: (60pt, 120pt, 60pt)"
    source = read(f"#v(1fr)\n{table(one, style)}\n#pagebreak()\n{table(two, style)}")
    assert len(list(tables(source.lines))) == 2


def test_a_word_broken_in_a_narrow_column_is_one_word() -> None:
    cells = [["Broadmarshes", "Hallowdown"], ["11", "12"]]
    markup = table([["Broadmar#linebreak()shes", "Hallowdown"], cells[1]], "columns: (52pt, 70pt)")
    assert rows(read("Broadmarshes is far. Broadmarshes is wet.\n\n" + markup)) == cells


def test_the_places_of_cells_are_those_of_their_words() -> None:
    source = read("A *marked* start\n\n" + table(MEASURES, STYLES["ruled"]))
    for line in source.lines:
        for cell in line.cells:
            assert source.text[cell.span.start : cell.span.end] == cell.text


WORDS = st.lists(st.text(alphabet="abcdefghijklmnoprstuvw", min_size=2, max_size=9), min_size=1, max_size=7).map(
    " ".join
)
FIGURES = st.from_regex(r"[1-9][0-9]{0,3}%?", fullmatch=True)
TABLES = st.lists(st.tuples(WORDS, WORDS, FIGURES, st.one_of(FIGURES, st.just(""))), min_size=2, max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=TABLES, style=st.sampled_from(["stroke: 0.5pt", "stroke: none", "stroke: (x: none)"]))
def test_any_table_comes_back_as_it_was_set(body: list[tuple[str, str, str, str]], style: str) -> None:
    cells = [["Ref", "Measure", "Value", "Before"], *map(list, body)]
    source = read(table(cells, f"columns: (80pt, 130pt, 50pt, 50pt), {style}"), height=900)
    assert rows(source) == cells


def test_text_in_the_tables_of_a_source_is_not_also_prose() -> None:
    assert len(texts(read(table(MEASURES, STYLES["ruled"])))) == len(MEASURES)
