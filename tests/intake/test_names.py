"""People in printed lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.intake.passages import plain
from moothall.intake.stages.names import Person, is_name, people


def listed(text: str) -> list[Person]:
    return people(plain(text))


def names(text: str) -> list[str]:
    return [str(person.name) for person in listed(text)]


def test_members_are_divided_by_commas_and_the_last_and() -> None:
    assert names("Mr A B Fern, Mrs C Oakley and Ms D Elm") == ["Mr A B Fern", "Mrs C Oakley", "Ms D Elm"]


def test_honours_belong_to_the_name_before_the_comma() -> None:
    found = listed("Mr A Fern, MBE (Chairman), Sir Bo Oakley, KBE DL, Dr C Elm OBE and Mrs D Ash, MBE, JP")
    assert [str(person.name) for person in found] == ["Mr A Fern", "Sir Bo Oakley", "Dr C Elm", "Mrs D Ash"]
    assert [str(person.honours) for person in found] == ["MBE", "KBE DL", "OBE", "MBE, JP"]
    assert str(found[0].role) == "Chairman"


def test_a_substitute_names_the_member_replaced_without_honours() -> None:
    [first, second] = listed("Mr A Fern (Substitute for Mrs D Ash, MBE) and Ms B Elm (substituting for Dr C Oakley)")
    assert (str(first.substitute_for), str(second.substitute_for)) == ("Mrs D Ash", "Dr C Oakley")
    assert first.role is None


@pytest.mark.parametrize(
    "role",
    ["Chairman", "Chair", "Chairwoman", "Vice-Chairman", "Vice Chair", "Vice-Chairperson", "Deputy Chair", "Co-Chair"],
)
def test_a_role_is_kept_as_printed(role: str) -> None:
    [person] = listed(f"Cllr A Fern ({role})")
    assert str(person.role) == role


def test_posts_may_hold_brackets_and_commas() -> None:
    found = listed(
        "Mr A Fern (Head of Parks, Trees and Paths), Ms B Elm (Lawyer (Highways)) and Mrs C Ash (Clerk) (for part)"
    )
    assert [str(person.title) for person in found] == ["Head of Parks, Trees and Paths", "Lawyer (Highways)", "Clerk"]


def test_posts_may_follow_the_name_without_brackets() -> None:
    found = listed("Mr A Fern, Head of Parks and Paths, Ms B Elm, Strategy and Works Manager, and Mrs C Ash")
    assert [(str(person.name), person.title and str(person.title)) for person in found] == [
        ("Mr A Fern", "Head of Parks and Paths"),
        ("Ms B Elm", "Strategy and Works Manager"),
        ("Mrs C Ash", None),
    ]


def test_a_bracket_left_open_does_not_swallow_the_next_person() -> None:
    found = listed("Ms J Fern (Partner (Roads & Bridges); Mrs R Elm (Director of Works), Mr B Ash (Counsel)")
    assert [str(person.title) for person in found] == ["Partner (Roads & Bridges)", "Director of Works", "Counsel"]


def test_names_need_no_title() -> None:
    assert names("Rae Fernley, Jo O'Dell-Ash and Mr P Elm") == ["Rae Fernley", "Jo O'Dell-Ash", "Mr P Elm"]
    assert names("Tess Green (Head of Parks); Ravi de la Cruz (Analyst)") == ["Tess Green", "Ravi de la Cruz"]


def test_how_one_took_part_is_no_post() -> None:
    [person] = listed("Mr A Fern (virtual)")
    assert person.title is None


def test_one_plural_title_serves_the_whole_list() -> None:
    assert names("Councillors A Fern (Chair), B. Elm and C McAsh") == ["A Fern", "B. Elm", "C McAsh"]


def test_after_a_plural_title_a_surname_is_a_name() -> None:
    assert names("Councillors Fern (Chair), O'Dell and Oakley-Ash") == ["Fern", "O'Dell", "Oakley-Ash"]


def test_a_bracket_ends_an_entry_where_the_comma_is_missing() -> None:
    assert names("Mr A Fern (Chairman) Mrs B Elm (Vice-Chairman) Dr C Ash") == ["Mr A Fern", "Mrs B Elm", "Dr C Ash"]


def test_a_vacancy_is_nobody() -> None:
    assert names("Mr A Fern, Vacancy, two vacancies and Mrs B Elm") == ["Mr A Fern", "Mrs B Elm"]


def test_names_may_stand_on_lines_of_their_own() -> None:
    assert names("Cllr A Fern – Vice-Chair\nCllr B Elm\nThe Rev. C Ash\nLord Oakley") == [
        "Cllr A Fern",
        "Cllr B Elm",
        "The Rev. C Ash",
        "Lord Oakley",
    ]


@pytest.mark.parametrize(
    "text", ["Head of Highways", "Vacancy", "the Chairman", "UNRESTRICTED ITEMS", "Roads Committee", "4 March 2031", ""]
)
def test_posts_bodies_and_headings_are_no_names(text: str) -> None:
    assert not is_name(text)


@given(st.text(alphabet="MrsDAbeFn ,;()&\n-–'.and", max_size=200))
def test_any_text_gives_people_whose_names_stand_in_it(text: str) -> None:
    for person in listed(text):
        assert str(person.name) in text
        assert person.whole.span.start <= person.name.span.start
