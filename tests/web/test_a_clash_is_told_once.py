"""What a planned meeting clashes with: two things with the same words are told once."""

import datetime as dt

import pytest

from larkshire_calendar import body, planned, roads, seat
from moothall.queries.desk.planned_year import planned_year
from moothall.records.models import Body
from moothall.rules.standing_dates import read_standing_dates

pytestmark = pytest.mark.django_db


def test_a_meeting_beside_one_that_stands_and_one_that_is_planned_too_is_told_of_a_shared_member_once() -> None:
    other = body("Planning Committee", Body.Kind.committee)
    for one in (roads(), other):
        seat(one, "Mrs T Dunmore")
    planned(dt.date(2026, 6, 11), of=roads())
    lines = read_standing_dates("second Thursday of June, 10 am")
    wanted = {roads().public_id: (lines, "Oak Room"), other.public_id: (lines, "Elm Room")}
    shown = planned_year(wanted, dt.date(2026, 5, 1), dt.date(2027, 4, 30), dt.date(2026, 3, 4))
    found = next(one.findings for one in shown if one.body == other.public_id)
    assert len([words for words in found if "Mrs T Dunmore sits on both" in words]) == 1
