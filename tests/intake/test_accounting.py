"""Every character of a source is accounted for, and every fact is found where it says it was read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import PACK

import shared_packs as real
from moothall.facts.papers import Span
from moothall.facts.readings import Paper, Use
from moothall.intake.accounting import account
from moothall.intake.coverage import coverage
from moothall.intake.reading import read
from moothall.intake.sources.text import read_text


def test_the_portions_join_up_to_the_text() -> None:
    reading = read(PACK.encode())
    assert "".join(reading.text[one.span.start : one.span.end] for one in reading.portions) == PACK


def test_a_figure_in_a_row_is_the_figures_and_the_rest_of_the_row_the_rows() -> None:
    source = read_text("Paths\t42\t41\n")
    places = {"rows/0": Span(start=0, end=11), "rows/0/now": Span(start=6, end=8)}
    portions = account(source, [Paper("report", "", 0, 1)], places)
    assert [(one.span.start, one.span.end, one.owner) for one in portions] == [
        (0, 6, "rows/0"),
        (6, 8, "rows/0/now"),
        (8, 11, "rows/0"),
        (11, 12, "report"),
    ]


def test_page_numbers_are_furniture_and_prose_is_text() -> None:
    reading = read(PACK.encode())
    by_use = {use: [reading.text[p.span.start : p.span.end] for p in reading.portions if p.use is use] for use in Use}
    assert any("intentionally left blank" in text for text in by_use[Use.furniture])
    assert any("stands empty" in text for text in by_use[Use.text])
    assert "31/00042" in by_use[Use.fact]


def test_what_is_recognised_stays_plain_text_only_in_a_fiftieth() -> None:
    covered = coverage(read(PACK.encode()))
    assert sum(covered.uses.values()) == len(PACK)
    assert covered.recognised > 500
    assert covered.plain_share <= 0.02


@pytest.mark.shared
@pytest.mark.parametrize("form", [".txt", "-layoutA.pdf", "-layoutB.pdf", "-layoutB.docx"])
@pytest.mark.parametrize("record", real.records(), ids=lambda path: path.stem)
def test_a_real_pack_is_accounted_for(record: Path, form: str) -> None:
    reading = read((record.parent / f"{record.stem}{form}").read_bytes())
    assert "".join(reading.text[one.span.start : one.span.end] for one in reading.portions) == reading.text
    assert coverage(reading).plain_share <= 0.02


MARKS = st.dictionaries(
    st.text("abc/", min_size=1, max_size=4),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(start=min(ends), end=max(ends))),
    max_size=8,
)


@given(st.text(alphabet="ab \n\t#", min_size=31, max_size=60), MARKS)
def test_whatever_is_marked_every_character_has_one_use(text: str, places: dict[str, Span]) -> None:
    source = read_text(text)
    portions = account(source, [Paper("front", "", 0, len(source.lines))], places)
    if source.lines:
        assert [one.span.start for one in portions] == [0, *(one.span.end for one in portions)][:-1]
        assert portions[-1].span.end == len(text)
    assert all(one.owner in places for one in portions if one.use is Use.fact)
