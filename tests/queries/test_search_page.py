"""The search page: what it says to any question, and what it offers to narrow it."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from filled_index import HEALTH, HIGHWAYS, entry, fill
from moothall.queries.public.cards import Filter, SearchPage
from moothall.queries.public.search import DEEPEST, LONGEST, PER_PAGE, search_page
from moothall.queries.public.search_index import home
from moothall.records.models import Body, Person

pytestmark = pytest.mark.django_db
AVA, BEN, OLD = "pers0001", "pers0002", "pers0003"
ENTRIES = (
    entry("Road salt is kept in three barns.", people=(AVA,), page_url="/meetings/m1/pack.pdf#page=7", label="5"),
    entry("The road to Brackendown was gritted.", kind="Minutes", people=(OLD,), date=dt.date(2025, 2, 3)),
    entry("The winter vaccination budget.", body=HEALTH, divisions=("Ansty and Fell",), date=dt.date(2024, 11, 20)),
)


@pytest.fixture(autouse=True)
def published() -> None:
    """Two bodies and three names, two of which mean one person."""
    Body.objects.create(public_id=HIGHWAYS, name="Highways Committee")
    Body.objects.create(public_id=HEALTH, name="Health Board")
    Body.objects.create(public_id="b0dy0003", name="A body of which nothing is published")
    ava = Person.objects.create(public_id=AVA, name="Mrs A Quill")
    Person.objects.create(public_id=OLD, name="Ava Quill", merged_into=ava)
    Person.objects.create(public_id=BEN, name="Mr B Tarn")
    fill(settings.SEARCH_INDEX, ENTRIES)


def asked(**parameters: str) -> SearchPage:
    return search_page(parameters)


def titles(page: SearchPage) -> list[str]:
    return ["".join(part.text for part in hit.snippet).split()[1] for hit in page.hits]


def filter_of(page: SearchPage, name: str) -> Filter:
    return next(one for one in page.filters if one.name == name)


def offered(page: SearchPage, name: str) -> list[tuple[str, str]]:
    return [(choice.value, choice.text) for choice in filter_of(page, name).choices]


def test_before_anything_is_asked_there_are_filters_and_nothing_else() -> None:
    page = asked()
    assert (page.question, page.hits, page.pager, page.problem) == (None, (), None, None)
    assert [one.name for one in page.filters] == ["body", "kind", "person", "division", "from", "to", "order"]


def test_a_hit_leads_to_its_paragraph_and_to_its_page_in_the_pack() -> None:
    (hit,) = asked(q="barns").hits
    assert (hit.title, hit.url, hit.kind) == ("Winter service", "/items/1tem0001", "Report")
    assert (hit.body, hit.date, hit.label) == ("Highways Committee", dt.date(2026, 3, 4), "5")
    assert hit.page_url == "/meetings/m1/pack.pdf#page=7"
    assert [part.text for part in hit.snippet if part.hit] == ["barns"]


def test_what_is_offered_is_what_has_something_published() -> None:
    page = asked(q="road")
    assert offered(page, "body") == [("", "All"), (HEALTH, "Health Board"), (HIGHWAYS, "Highways Committee")]
    assert offered(page, "kind") == [("", "All"), ("Minutes", "Minutes"), ("Report", "Report")]
    assert offered(page, "person") == [("", "All"), (AVA, "Mrs A Quill")]
    assert offered(page, "division") == [("", "All"), ("Ansty and Fell", "Ansty and Fell")]


def test_where_no_division_is_named_none_is_offered() -> None:
    fill(settings.SEARCH_INDEX, ENTRIES[:2])
    assert "division" not in [one.name for one in asked().filters]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"body": HIGHWAYS}, ["salt", "road"]),
        ({"kind": "Minutes"}, ["road"]),
        ({"division": "Ansty and Fell"}, ["winter"]),
        ({"from": "2025-01-01", "to": "2025-12-31"}, ["road"]),
        ({"from": "1/1/2025", "q": "road", "order": "newest"}, ["salt", "road"]),
        ({"to": "3 February 2025"}, ["road", "winter"]),
        ({"body": "n0sub0dy"}, []),
        ({"q": "road", "body": HEALTH}, []),
    ],
    ids=str,
)
def test_filters_narrow_what_is_found(parameters: dict[str, str], expected: list[str]) -> None:
    assert titles(asked(**parameters)) == expected


def test_a_person_is_found_under_the_name_that_was_made_one_with_theirs() -> None:
    assert titles(asked(person=AVA)) == ["salt", "road"]


def test_the_choices_made_stay_chosen() -> None:
    page = asked(q="road", body=HIGHWAYS, order="newest", **{"from": "2025-01-01"})
    assert [choice.value for one in page.filters for choice in one.choices if choice.chosen and choice.value] == [
        HIGHWAYS,
        "newest",
    ]
    assert filter_of(page, "from").value == "2025-01-01"


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ({"q": "road", "from": "31/02/2026"}, "“31/02/2026” is not a date. Write it like 12/3/2026."),
        ({"to": "soon"}, "“soon” is not a date. Write it like 12/3/2026."),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "The first day is after the last: change one of the dates."),
        ({"q": "-road"}, "Say what to look for too, not only what to leave out."),
        ({"q": "&"}, "There is no word in “&”."),
        ({"q": "a" * (LONGEST + 1)}, "Search for fewer words: at most 300 characters."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_question_that_is_none_is_answered_with_what_is_wrong(parameters: dict[str, str], problem: str) -> None:
    page = asked(**parameters)
    assert (page.problem, page.hits) == (problem, ())
    assert page.filters


def test_an_index_that_is_damaged_is_said_to_be_out_of_order() -> None:
    (home(settings.SEARCH_INDEX) / "meta.json").write_text("{")
    assert asked(q="road").problem == "The search cannot answer at the moment. Try again later."


def test_many_hits_come_in_pages_that_keep_the_question() -> None:
    fill(settings.SEARCH_INDEX, [entry(f"Bridge number {number}.") for number in range(2 * PER_PAGE + 3)])
    page = asked(q="bridge", kind="Report", page="2")
    assert page.pager is not None
    assert (page.pager.total, page.pager.first, page.pager.last) == (43, 21, 40)
    assert parse_qs(urlsplit(page.pager.next or "").query) == {"q": ["bridge"], "kind": ["Report"], "page": ["3"]}
    last = asked(q="bridge", page="3")
    assert (len(last.hits), last.pager and last.pager.next) == (3, None)


@pytest.mark.parametrize(("written", "shown"), [("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("99", 3), ("9999999", 1)])
def test_a_page_that_is_not_there_shows_the_nearest_that_is(written: str, shown: int) -> None:
    fill(settings.SEARCH_INDEX, [entry(f"Bridge number {number}.") for number in range(2 * PER_PAGE + 3)])
    page = asked(q="bridge", page=written)
    assert page.pager is not None
    assert [link.number for link in page.pager.links if link.current] == [shown]


def test_the_pages_end_deep_down_but_the_count_is_of_all() -> None:
    count = PER_PAGE * DEEPEST + 30
    fill(settings.SEARCH_INDEX, [entry(f"Bridge number {number}.") for number in range(count)])
    page = asked(q="bridge", page=str(DEEPEST))
    assert page.pager is not None
    assert (page.pager.total, page.pager.next, len(page.hits)) == (count, None, PER_PAGE)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"salt road"', ("salt road", "salt", "road")),
        ("vacination", ("vaccination",)),
        ("brackendwn road", ("brackendown road", "road")),
        ("salt vaccination", ("salt", "vaccination")),
        ("xylophone", ()),
    ],
)
def test_when_nothing_is_found_near_questions_are_suggested_that_find_something(
    words: str, expected: tuple[str, ...]
) -> None:
    page = asked(q=words)
    assert (page.hits, page.suggestions) == ((), expected)
    assert all(asked(q=other).hits for other in page.suggestions)


@given(st.dictionaries(st.sampled_from(["q", "body", "person", "kind", "from", "to", "page", "order"]), st.text()))
@trying(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_parameters_have_an_answer(parameters: dict[str, str]) -> None:
    assert isinstance(search_page(parameters), SearchPage)


def test_two_people_made_one_are_one_choice_at_once() -> None:
    assert (AVA, "Mrs A Quill") in offered(asked(), "person")
    Person.objects.filter(public_id=AVA).update(merged_into=Person.objects.get(public_id=BEN))
    assert offered(asked(), "person") == [("", "All"), (BEN, "Mr B Tarn")]
    assert titles(asked(person=BEN)) == ["salt", "road"]


def test_a_search_asks_the_database_once() -> None:
    asked()
    with CaptureQueriesContext(connection) as queries:
        asked(q="road", person=AVA)
    assert len(queries) == 1
