"""What is found about planned meetings: rooms, members, closed days, special days."""

import datetime as dt

import msgspec

from moothall.rules.clashes import Sitting, clashes

ROADS = Sitting("r", "roads", "Roads Committee", dt.date(2026, 6, 11), "10:00", "Oak Room", frozenset({"dunmore"}))
SCHOOLS = Sitting("s", "schools", "Schools Committee", dt.date(2026, 6, 11), "11:00", "oak  room")
NAMES = {"dunmore": "Mrs T Dunmore", "pell": "Mr G H Pell"}


def codes(*sittings: Sitting, special: dict[dt.date, list[str]] | None = None) -> list[str]:
    return [finding.code for finding in clashes(sittings, NAMES, special or {})]


def test_two_meetings_in_one_room() -> None:
    (found,) = clashes([ROADS, SCHOOLS], NAMES, {})
    assert found.code == "room"
    assert "Schools Committee and Roads Committee are both in oak room" in " ".join(found.text.split())


def test_a_member_of_both() -> None:
    other = msgspec.structs.replace(SCHOOLS, venue="Elm Room", members=frozenset({"dunmore", "pell"}))
    (found,) = clashes([ROADS, other], NAMES, {})
    assert found.text.startswith("Mrs T Dunmore sits on both")


def test_one_after_the_other_is_no_clash() -> None:
    assert codes(ROADS, msgspec.structs.replace(SCHOOLS, time="14:00")) == []
    assert codes(ROADS, msgspec.structs.replace(SCHOOLS, time="12:59")) == ["room"]


def test_a_body_meets_once_a_day() -> None:
    again = msgspec.structs.replace(ROADS, key="r2", time="18:00")
    (found,) = clashes([ROADS, again], NAMES, {})
    assert (found.code, found.severity) == ("same-body", "stop")


def test_bank_holidays_weekends_and_special_days() -> None:
    assert codes(msgspec.structs.replace(ROADS, date=dt.date(2026, 8, 31))) == ["bank-holiday"]
    assert codes(msgspec.structs.replace(ROADS, date=dt.date(2026, 8, 30))) == ["closed-day"]
    assert codes(ROADS, special={ROADS.date: ["half term", "the election"]}) == ["special-day", "special-day"]


def test_an_annual_meeting_in_june() -> None:
    assert codes(msgspec.structs.replace(ROADS, kind="annual")) == ["annual-meeting"]
    assert codes(msgspec.structs.replace(ROADS, kind="annual", date=dt.date(2026, 5, 21))) == []


def test_only_what_is_new_is_told_of_and_against_everything() -> None:
    late = msgspec.structs.replace(SCHOOLS, date=dt.date(2026, 8, 31))
    assert [one.place for one in clashes([ROADS, SCHOOLS, late], NAMES, {}, new={"r"})] == ["r"]
    assert clashes([ROADS, SCHOOLS], NAMES, {}, new=()) == ()
