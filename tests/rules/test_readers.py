"""Who may read which restricted paper: the truth table of EX-13 (s.100F) and of seats, grants and offices."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rules.permits import Role
from moothall.rules.readers import Grant, Ground, Reader, Restricted, Seat, ground, is_open_to_members, may_read_all

TODAY = dt.date(2026, 3, 6)
MEETING = dt.date(2026, 3, 12)
LONG_AGO = dt.date(2025, 5, 7)
PERSONAL = Restricted(
    meeting="meeting1", item="item0001", date=MEETING, bodies=frozenset({"roads"}), paragraphs=frozenset({"1"})
)
TRADE = dataclasses.replace(PERSONAL, paragraphs=frozenset({"3"}))

CLERK = Reader(roles=frozenset({Role.clerk}))
MONITORING_OFFICER = Reader(roles=frozenset({Role.monitoring_officer}))
SITS = Reader(roles=frozenset({Role.body_member}), councillor=True, seats=(Seat("roads", LONG_AGO),))
COOPTED = Reader(roles=frozenset({Role.coopted}), seats=(Seat("roads", LONG_AGO),))
COUNCILLOR = Reader(roles=frozenset({Role.member}), councillor=True, seats=(Seat("parks", LONG_AGO),))
COOPTED_ELSEWHERE = Reader(roles=frozenset({Role.coopted}), seats=(Seat("schools", LONG_AGO),))
WITNESS = Reader(roles=frozenset({Role.author}), grants=(Grant("meeting1", "item0001"),))
ADMINISTRATOR = Reader(roles=frozenset({Role.administrator}))
AUTHOR = Reader(roles=frozenset({Role.author}))


@pytest.mark.parametrize(
    ("reader", "of_a_person", "of_trade"),
    [
        (CLERK, Ground.office, Ground.office),
        (MONITORING_OFFICER, Ground.office, Ground.office),
        (SITS, Ground.seat, Ground.seat),
        (COOPTED, Ground.seat, Ground.seat),
        (COUNCILLOR, None, Ground.statute),
        (COOPTED_ELSEWHERE, None, None),
        (WITNESS, Ground.grant, Ground.grant),
        (ADMINISTRATOR, None, None),
        (AUTHOR, None, None),
        (Reader(), None, None),
    ],
)
def test_each_reader_and_two_papers(reader: Reader, of_a_person: Ground | None, of_trade: Ground | None) -> None:
    plain_trade = dataclasses.replace(TRADE, contract_terms=False)
    assert (ground(reader, PERSONAL, TODAY), ground(reader, plain_trade, TODAY)) == (of_a_person, of_trade)


@pytest.mark.parametrize(
    ("paragraphs", "contract_terms", "opened"),
    [
        ({"1"}, False, False),
        ({"2"}, False, False),
        ({"3"}, False, True),
        ({"3"}, True, False),
        ({"3"}, None, False),
        ({"4"}, False, False),
        ({"5"}, False, False),
        ({"6"}, None, True),
        ({"6"}, True, True),
        ({"7"}, False, False),
        ({"3", "6"}, False, True),
        ({"3", "5"}, False, False),
        ({"1", "6"}, False, False),
        (set(), False, False),
    ],
)
def test_what_section_100f_opens_to_every_councillor(
    paragraphs: set[str], contract_terms: bool | None, opened: bool
) -> None:
    paper = dataclasses.replace(PERSONAL, paragraphs=frozenset(paragraphs), contract_terms=contract_terms)
    assert is_open_to_members(paper) is opened
    assert (ground(COUNCILLOR, paper, TODAY) is Ground.statute) is opened
    assert ground(COOPTED_ELSEWHERE, paper, TODAY) is None


def test_what_is_confidential_is_opened_by_no_statute_but_read_by_those_who_sit() -> None:
    secret = dataclasses.replace(TRADE, confidential=True, contract_terms=False)
    assert ground(COUNCILLOR, secret, TODAY) is None
    assert ground(SITS, secret, TODAY) is Ground.seat


def test_a_grant_for_one_item_is_for_that_item_alone() -> None:
    other = dataclasses.replace(PERSONAL, item="item0002")
    elsewhere = dataclasses.replace(PERSONAL, meeting="meeting2")
    whole = Reader(grants=(Grant("meeting1"),))
    assert [ground(WITNESS, paper, TODAY) for paper in (PERSONAL, other, elsewhere)] == [Ground.grant, None, None]
    assert [ground(whole, paper, TODAY) for paper in (PERSONAL, other, elsewhere)] == [Ground.grant, Ground.grant, None]


@pytest.mark.parametrize(
    ("seat", "counts"),
    [
        (Seat("roads", LONG_AGO), True),
        (Seat("roads", LONG_AGO, TODAY), True),
        (Seat("roads", LONG_AGO, TODAY - dt.timedelta(days=1)), False),
        (Seat("roads", MEETING), True),
        (Seat("roads", MEETING + dt.timedelta(days=1)), False),
        (Seat("parks", LONG_AGO), False),
        (Seat("roads", LONG_AGO, substitute=True), False),
    ],
)
def test_a_seat_counts_while_it_lasts_and_from_when_it_begins_by_the_meeting(seat: Seat, counts: bool) -> None:
    reader = dataclasses.replace(COOPTED, seats=(seat,))
    assert (ground(reader, PERSONAL, TODAY) is Ground.seat) is counts


def test_a_seat_without_the_role_of_a_member_is_not_enough() -> None:
    assert ground(dataclasses.replace(SITS, roles=frozenset({Role.account})), PERSONAL, TODAY) is None


def test_a_body_that_sits_as_another_lets_in_the_members_of_both() -> None:
    both = dataclasses.replace(PERSONAL, bodies=frozenset({"scrutiny", "roads"}))
    assert ground(SITS, both, TODAY) is Ground.seat


def test_the_whole_pack_is_for_who_may_read_every_restricted_paper_in_it() -> None:
    plain_trade = dataclasses.replace(TRADE, contract_terms=False)
    assert may_read_all(SITS, [PERSONAL, plain_trade], TODAY)
    assert not may_read_all(COUNCILLOR, [PERSONAL, plain_trade], TODAY)
    assert may_read_all(COUNCILLOR, [plain_trade], TODAY)
    assert not may_read_all(CLERK, [], TODAY)


@given(
    roles=st.frozensets(st.sampled_from(list(Role))),
    paragraphs=st.frozensets(st.sampled_from("1234567")),
    councillor=st.booleans(),
    terms=st.none() | st.booleans(),
    confidential=st.booleans(),
)
def test_without_seat_and_grant_only_office_and_statute_remain(
    roles: frozenset[Role], paragraphs: frozenset[str], councillor: bool, terms: bool | None, confidential: bool
) -> None:
    paper = dataclasses.replace(PERSONAL, paragraphs=paragraphs, contract_terms=terms, confidential=confidential)
    found = ground(Reader(roles=roles, councillor=councillor), paper, TODAY)
    if roles & {Role.clerk, Role.monitoring_officer}:
        assert found is Ground.office
    elif found is not None:
        assert found is Ground.statute
        assert councillor
        assert paragraphs <= {"3", "6"}
        assert not confidential
