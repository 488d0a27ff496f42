"""The demonstration council as it is set up: seats in balance, members in office when they served."""

import datetime as dt
from collections import Counter

from moothall.demonstration.council import REVIEWED, council_as_set_up
from moothall.facts.balance import BalanceRule, BodySeats, GroupSizes
from moothall.facts.councils import Body, Council, Lasting
from moothall.rules.balance_check import check, review_due

TODAY = dt.date(2026, 11, 22)
ORDINARY = BalanceRule().kinds


def holds(one: Lasting, day: dt.date) -> bool:
    return one.begins <= day and (one.ends is None or day <= one.ends)


def groups(council: Council, day: dt.date) -> GroupSizes:
    spells = [spell for member in council.members for spell in member.groups if holds(spell, day)]
    return GroupSizes(Counter(spell.group for spell in spells))


def allocated(body: Body, day: dt.date) -> BodySeats:
    latest = max(one.begins for one in body.allocations if one.begins <= day)
    mine = [one for one in body.allocations if one.begins == latest and one.kind == "councillor"]
    return BodySeats(body.title, body.size or 0, {one.group: one.seats for one in mine}, body.kind in ORDINARY)


def seats(council: Council, day: dt.date) -> list[BodySeats]:
    excepted = ("council", "cabinet")
    return [allocated(body, day) for body in council.bodies if body.kind not in excepted and body.begins <= day]


def test_the_seats_keep_to_the_principles_of_balance() -> None:
    council = council_as_set_up()
    findings = check(groups(council, TODAY), seats(council, TODAY))
    assert [one.text for one in findings if one.severity == "stop"] == []


def test_two_bodies_are_off_their_own_share_for_the_sake_of_the_totals() -> None:
    council = council_as_set_up()
    findings = check(groups(council, TODAY), seats(council, TODAY))
    assert {one.code for one in findings} == {"balance-body"}
    assert {one.place for one in findings} == {
        "Health Overview and Scrutiny Committee",
        "Audit and Governance Committee",
    }


def test_the_groups_are_those_for_which_the_seats_were_allocated() -> None:
    council = council_as_set_up()
    assert review_due(groups(council, REVIEWED), groups(council, TODAY), REVIEWED) == ()


def test_every_seat_that_is_allocated_is_taken_by_the_group() -> None:
    council = council_as_set_up()
    of = {member.name: member.groups[0].group for member in council.members if member.groups}
    for body in council.bodies:
        if body.kind != "council":
            sitting = Counter(of[one.member] for one in body.seats if holds(one, TODAY) and one.member in of)
            assert sitting == +Counter(allocated(body, TODAY).seats), body.title


def test_a_division_has_one_member_at_a_time() -> None:
    council = council_as_set_up()
    for day in (dt.date(2024, 6, 1), dt.date(2025, 8, 1), TODAY):
        serving = Counter(one.division for one in council.members if one.division and holds(one, day))
        assert max(serving.values()) == 1
    assert len(serving) == next(body.size for body in council.bodies if body.kind == "council") == 42


def test_guests_from_elsewhere_are_no_officers_of_the_council() -> None:
    assert not any("NHS" in one.post or "Police" in one.post for one in council_as_set_up().officers)
