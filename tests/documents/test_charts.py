"""Charts are true to their numbers, told in words as well, and stand whatever they are given."""

import re
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.documents import charts

SVG = "{http://www.w3.org/2000/svg}"
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = [f"{month} {year}" for year in (24, 25) for month in MONTH_NAMES]
NUMBERS = st.one_of(st.none(), st.floats(), st.integers(-(10**9), 10**9).map(float))
ODD = st.lists(NUMBERS, max_size=30)


def drawn(svg: str) -> Element:
    return defusedxml.ElementTree.fromstring(svg)


def said(svg: str) -> str:
    return drawn(svg).findtext(f"{SVG}desc") or ""


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in drawn(svg).iter(f"{SVG}text")]


def two_years() -> str:
    values = [90 + (index * 7 % 10) for index in range(24)]
    ratings = ["GREEN" if value >= 95 else "AMBER" if value >= 92 else "RED" for value in values]
    targets, floors = [95.0] * 12 + [96.0] * 12, [92.0] * 24
    return charts.line(
        "Calls answered within a minute",
        MONTHS,
        values,
        targets=targets,
        floors=floors,
        ratings=ratings,
        show=lambda number: f"{charts.plain(number)}%",
    )


def test_a_line_chart_says_in_words_what_it_shows() -> None:
    assert said(two_years()) == (
        "24 figures from Jan 24 to Dec 25, between 90% and 99%. Latest: 91%, red. Target: 96%. Floor: 92%."
    )
    assert drawn(two_years()).findtext(f"{SVG}title") == "Calls answered within a minute"
    assert drawn(two_years()).get("role") == "img"


def test_ratings_are_told_by_shape_colour_and_word() -> None:
    svg = two_years()
    assert {"Green", "Amber", "Red", "Target", "Floor"} <= set(texts(svg))
    marks = [
        path for path in drawn(svg).iter(f"{SVG}path") if path.get("stroke-linecap") or path.get("fill") == "#c4281b"
    ]
    assert [mark.get("stroke-linecap") for mark in marks] == ["round", "square", None]
    assert sum((mark.get("d") or "").count("M") for mark in marks) == 24 + 3  # with one of each in the key


def test_a_line_chart_of_two_years_is_small() -> None:
    assert len(two_years().encode()) <= 2048


def test_the_grid_has_round_numbers_that_hold_all_values() -> None:
    svg = charts.line("Cases", ["Q1", "Q2", "Q3"], [-130, 412, 980])
    numbers = [float(text.replace(",", "")) for text in texts(svg) if re.fullmatch(r"-?[\d,]+", text)]
    assert numbers == [-500, 0, 500, 1000]


def test_a_gap_breaks_the_line() -> None:
    svg = charts.line("Cases", ["a", "b", "c", "d"], [1, 2, None, 3])
    (path,) = [path.get("d") or "" for path in drawn(svg).iter(f"{SVG}path") if path.get("fill") == "none"]
    assert (path.count("M"), path.count("L")) == (2, 1)


def test_a_target_that_changes_is_level_over_each_period_for_which_it_holds() -> None:
    svg = charts.line("Cases", ["a", "b", "c", "d"], [1, 2, 3, 4], targets=[2, 2, 3, 3])
    (path,) = [path.get("d") or "" for path in drawn(svg).iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert path.count("H") == 2


def test_without_figures_a_chart_says_so() -> None:
    assert said(charts.line("Cases", ["a"], [None])) == "No figures."
    assert said(charts.sparkline("Cases", [])) == "No figures."
    assert said(charts.bullet("Cases", None, None, None)) == "No figures."
    assert said(charts.bar("Variance", None, 10)) == "Not given."
    assert said(charts.rag_bar("Ratings", 0, 0, 0)) == "None."


def test_a_bar_goes_left_when_its_value_is_negative() -> None:
    def lengths(value: float) -> list[str]:
        return re.findall(r"M60 8h(-?\d+)", charts.bar("Variance", value, 50))

    assert lengths(-50) == ["-58"]
    assert lengths(25) == ["29"]
    assert lengths(0) == []


def test_a_bullet_says_its_value_target_and_floor() -> None:
    assert said(charts.bullet("Calls", 91, 95, 90)) == "Value 91, target 95, floor 90."


def test_a_rating_bar_counts_in_words_and_leaves_no_sliver_for_none() -> None:
    svg = charts.rag_bar("Ratings", 12, 3, 0, 1)
    assert said(svg) == "12 green, 3 amber, 1 not rated."
    assert len(list(drawn(svg).iter(f"{SVG}path"))) == 3
    assert texts(svg) == ["12 green", "3", "1"]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", sorted(charts.COLOURS.values()))
def test_colours_stand_out_from_white_paper(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 3


def test_markup_in_a_name_stays_text() -> None:
    svg = charts.line("<b>&", ["<i>", "b"], [1, 2], show=lambda number: f"<{number:g}>")
    assert drawn(svg).findtext(f"{SVG}title") == "<b>&"
    assert "<i>" in texts(svg)


@given(ODD, st.data())
def test_a_line_chart_stands_whatever_the_figures(values: list[float | None], data: st.DataObject) -> None:
    extras = st.one_of(st.just([]), st.lists(NUMBERS, min_size=len(values), max_size=len(values)))
    words = st.sampled_from([None, "", "GREEN", "Amber", "red", "n/a"])
    ratings = data.draw(st.one_of(st.just([]), st.lists(words, min_size=len(values), max_size=len(values))))
    labels = [f"P{index}" for index in range(len(values))]
    svg = charts.line("Odd", labels, values, targets=data.draw(extras), floors=data.draw(extras), ratings=ratings)
    assert_inside(svg, 640, 240)


@given(ODD, NUMBERS, NUMBERS, NUMBERS)
def test_small_charts_stand_whatever_the_figures(
    values: list[float | None], one: float | None, other: float | None, third: float | None
) -> None:
    assert_inside(charts.sparkline("Odd", values), 100, 28)
    assert_inside(charts.bullet("Odd", one, other, third), 200, 20)
    assert_inside(charts.bar("Odd", one, 10.0), 120, 16)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_rating_bar_never_overflows(green: int, amber: int, red: int, unrated: int) -> None:
    svg = charts.rag_bar("Odd", green, amber, red, unrated)
    for start, width in re.findall(r'd="M([\d.]+) 0h([\d.]+)v', svg):
        assert float(start) + float(width) <= 320.2


def assert_inside(svg: str, width: int, height: int) -> None:
    """Every line starts, and every horizontal ends, within the picture."""
    assert "nan" not in svg.lower().replace("finan", "")
    for path in drawn(svg).iter(f"{SVG}path"):
        steps = path.get("d") or ""
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", steps):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height
        assert all(0 <= float(x) <= width for x in re.findall(r"H(-?[\d.]+)", steps))
