"""Asking the search index: words, phrases, what to leave out, limits, order, and the words found in their place."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filled_index import HEALTH, HIGHWAYS, entry, fill
from moothall.queries.public.search_index import (
    SNIPPET_CHARACTERS,
    IndexUnusableError,
    Question,
    ask,
    home,
    opened,
    parts,
    stamp,
    values,
)

ENTRIES = (
    entry("Road salt is kept in three barns; the winter routes were reviewed.", people=("pers0001",)),
    entry("The committee thanked the drivers who salted the road to Brackendown.", kind="Minutes"),
    entry("Café licences: Zoë Müller’s petition asked for “naïve” tables outside.", date=dt.date(2025, 7, 1)),
    entry("The winter vaccination budget was agreed.", body=HEALTH, date=dt.date(2024, 11, 20)),
    entry(
        "Flood defence at Ansty Mill.",
        date=dt.date(2026, 1, 8),
        divisions=("Ansty and Fell", "Brackendown"),
        people=("pers0001", "pers0002"),
    ),
    entry("Flood defence at Tarn Bridge.", date=dt.date(2026, 2, 9), divisions=("Tarn",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("search"), ENTRIES)


def found(index: Path, words: str = "", **limits: object) -> list[str]:
    """The first two words of each entry found."""
    answer = ask(index, Question(words, **limits))  # type: ignore[arg-type]
    assert answer.total == len(answer.found)
    return [" ".join(one.entry.text.split()[:2]) for one in answer.found]


def test_all_words_must_occur_and_their_stems_count(index: Path) -> None:
    assert sorted(found(index, "roads salting")) == ["Road salt", "The committee"]
    assert found(index, "salt winter") == ["Road salt"]
    assert found(index, "salt vaccination") == []


def test_quotes_keep_a_phrase_together(index: Path) -> None:
    assert found(index, '"road salt"') == ["Road salt"]
    assert found(index, "“road salt”") == ["Road salt"]
    assert found(index, '"salt road"') == []


def test_a_hyphen_before_a_word_or_phrase_leaves_it_out(index: Path) -> None:
    assert found(index, "winter -vaccination") == ["Road salt"]
    assert found(index, 'flood -"Tarn Bridge"') == ["Flood defence"]


def test_a_question_that_only_leaves_out_has_no_answer(index: Path) -> None:
    assert found(index, "-winter") == []


def test_a_hyphen_within_a_word_leaves_nothing_out(tmp_path: Path) -> None:
    folder = fill(tmp_path, [entry("Well-being of staff")])
    assert found(folder, "well-being") == ["Well-being of"]


@pytest.mark.parametrize("words", ["zoe muller", "Zoë Müller’s", "CAFÉ", "cafe naive"])
def test_accents_may_be_left_out(index: Path, words: str) -> None:
    assert found(index, words) == ["Café licences:"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"body": HEALTH}, ["The winter"]),
        ({"kind": "Minutes"}, ["The committee"]),
        ({"person": "pers0002"}, ["Flood defence"]),
        ({"division": "Ansty and Fell"}, ["Flood defence"]),
        ({"division": "Ansty"}, []),
        ({"since": dt.date(2026, 3, 5)}, []),
        ({"until": dt.date(2024, 11, 20)}, ["The winter"]),
        (
            {"since": dt.date(2024, 11, 20), "until": dt.date(2025, 7, 1), "newest": True},
            ["Café licences:", "The winter"],
        ),
        ({"body": HIGHWAYS, "person": "pers0001", "until": dt.date(2026, 2, 1)}, ["Flood defence"]),
    ],
    ids=str,
)
def test_limits_alone_give_everything_within_them(index: Path, limits: dict[str, object], expected: list[str]) -> None:
    assert found(index, **limits) == expected


def test_words_and_limits_hold_together(index: Path) -> None:
    assert found(index, "winter", body=HEALTH) == ["The winter"]
    assert found(index, "winter", kind="Minutes") == []


def test_newest_first_goes_by_date(index: Path) -> None:
    answer = ask(index, Question("flood", newest=True))
    assert [one.entry.date for one in answer.found] == [dt.date(2026, 2, 9), dt.date(2026, 1, 8)]


def test_a_page_of_results_knows_how_many_there_are_in_all(index: Path) -> None:
    first, second = (ask(index, Question("flood", newest=True), limit=1, offset=place) for place in (0, 1))
    assert (first.total, second.total) == (2, 2)
    assert first.found[0].entry.text != second.found[0].entry.text


def test_the_words_found_are_marked_at_the_right_characters(index: Path) -> None:
    snippet = ask(index, Question("müller naive")).found[0].snippet
    assert "".join(part.text for part in snippet) == ENTRIES[2].text
    assert [part.text for part in snippet if part.hit] == ["Müller", "naïve"]


def test_a_snippet_of_a_long_paragraph_is_cut_around_the_words_found(tmp_path: Path) -> None:
    folder = fill(tmp_path, [entry("Größe und Länge. " * 60 + "Here is the grit bin. " + "Später noch mehr. " * 60)])
    snippet = ask(folder, Question("grit")).found[0].snippet
    assert [part.text for part in snippet if part.hit] == ["grit"]
    assert (snippet[0].text, snippet[-1].text) == ("…", "…")
    assert len("".join(part.text for part in snippet[1:-1]).encode()) <= SNIPPET_CHARACTERS


def test_what_is_found_by_limits_alone_is_shown_from_its_start(index: Path) -> None:
    snippet = ask(index, Question("", person="pers0002")).found[0].snippet
    assert [(part.text, part.hit) for part in snippet] == [("Flood defence at Ansty Mill.", False)]


def test_an_entry_comes_back_whole(index: Path) -> None:
    assert ask(index, Question("Ansty")).found[0].entry == ENTRIES[4]


@pytest.mark.parametrize("words", ["", " ", '"', "-", "--", "&", "( ) [ ] { }", '""', "“”", "\\", "–", "*", ":", "😀"])
def test_signs_alone_find_nothing(index: Path, words: str) -> None:
    assert found(index, words) == []


@pytest.mark.parametrize("words", ["flood\\", "flood:", "(flood", "flood*", "{flood", '"flood', "flood & !", "+flood"])
def test_signs_beside_words_mean_nothing_to_the_index(index: Path, words: str) -> None:
    assert found(index, words) == ["Flood defence"] * 2


@pytest.mark.parametrize("words", ["text:flood", "flood^2", "flood~1", "flood/2026"])
def test_words_that_a_sign_joins_are_a_phrase(index: Path, words: str) -> None:
    assert found(index, words) == []


@given(words=st.text(max_size=60))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_asked(index: Path, words: str) -> None:
    answer = ask(index, Question(words))
    assert answer.total <= len(ENTRIES)


@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=400))
@settings(max_examples=25, deadline=None)
def test_marked_words_of_any_text_are_pieces_of_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = fill(tmp_path_factory.mktemp("any"), [entry(f"gritting {text}")])
    snippet = ask(folder, Question("gritting")).found[0].snippet
    assert "".join(part.text for part in snippet).strip("…") in f"gritting {text}"
    assert "gritting" in [part.text for part in snippet if part.hit]


def test_words_and_phrases_are_told_apart() -> None:
    assert parts('winter "road salt" -budget -"two words" “curled”') == [
        (False, "winter"),
        (False, "road salt"),
        (True, "budget"),
        (True, "two words"),
        (False, "curled"),
    ]


def test_the_values_of_a_facet_are_those_that_some_entry_has(index: Path) -> None:
    assert values(index, "body") == (HIGHWAYS, HEALTH)
    assert values(index, "division") == ("Ansty and Fell", "Brackendown", "Tarn")
    assert values(index, "kind") == ("Minutes", "Report")


def test_the_stamp_changes_with_the_index(tmp_path: Path) -> None:
    assert stamp(tmp_path) == 0
    fill(tmp_path, ENTRIES[:1])
    first = stamp(tmp_path)
    fill(tmp_path, ENTRIES)
    assert 0 < first != stamp(tmp_path)


def test_an_index_that_is_not_there_yet_has_no_answers(tmp_path: Path) -> None:
    assert ask(tmp_path / "none", Question("flood")).total == 0


def test_a_damaged_index_says_so(tmp_path: Path) -> None:
    fill(tmp_path, ENTRIES)
    (home(tmp_path) / "meta.json").write_text("{")
    with pytest.raises(IndexUnusableError):
        ask(tmp_path, Question("flood"))
    opened.cache_clear()
    with pytest.raises(IndexUnusableError):
        ask(tmp_path, Question("flood"))
