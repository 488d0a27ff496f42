"""Words of a pack are never read as markup."""

import json

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.documents.composer.markup import Code, Markup, call, literal, quoted
from moothall.documents.composer.words import clock, honoured, listed

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)
VALUES = st.recursive(
    st.none() | st.integers(-(10**9), 10**9) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def back(code: str) -> object:
    """What the typesetter takes a literal for."""
    source = f"#metadata({code}) <it>".encode()
    return json.loads(typst.Compiler(source).query("<it>", field="value", one=True))


@settings(max_examples=30, deadline=None)
@given(VALUES)
def test_a_value_comes_through_as_it_was(value: object) -> None:
    assert back(literal(value)) == value


def test_what_looks_like_markup_is_text() -> None:
    text = 'A *bold* #claim, "quoted" \\ [with] $1,000$ // and @more'
    assert back(quoted(text)) == text


def test_control_characters_are_left_out() -> None:
    assert back(quoted("a\x00b\x07c\nd")) == "abc\nd"


def test_content_and_code_are_passed_as_they_stand() -> None:
    assert literal(Markup("#par[x]")) == "[#par[x]]"
    assert call("ruled", Code("(1fr, auto)"), ["a"], size=3) == '#ruled((1fr, auto), ("a", ), size: 3)\n'


def test_times_are_told_as_papers_tell_them() -> None:
    told = {time: clock(time) for time in ("00:05", "09:30", "12:00", "14:00", "23:59")}
    assert told == {
        "00:05": "12.05 am",
        "09:30": "9.30 am",
        "12:00": "12.00 pm",
        "14:00": "2.00 pm",
        "23:59": "11.59 pm",
    }


def test_lists_and_honours() -> None:
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert honoured("Mrs D Fern", "MBE") == "Mrs D Fern, MBE"
    assert honoured("Mrs D Fern", None) == "Mrs D Fern"
