"""The timetable of a meeting, counted back; legal limits from the law's own dated examples."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from days import day
from moothall.facts.agendas import NoticeProfile
from moothall.rules.timetable import Milestone, Occasion, Offset, Practice, publication, remind_on, timetable
from moothall.rules.working_days import is_working_day

EXECUTIVE = NoticeProfile("executive meeting", executive=True)


def steps(meeting: Occasion, practice: Practice | None = None) -> dict[str, str]:
    return {step.key: f"{step.date:%a %d %b %Y}" for step in timetable(meeting, practice)}


def test_a_meeting_in_march() -> None:
    assert steps(Occasion(dt.date(2026, 3, 12))) == {
        "agenda-setting": "Thu 29 Jan 2026",
        "drafts": "Wed 11 Feb 2026",
        "clearance": "Wed 25 Feb 2026",
        "final": "Mon 02 Mar 2026",
        "publication": "Wed 04 Mar 2026",
        "meeting": "Thu 12 Mar 2026",
    }


@pytest.mark.parametrize(
    ("meeting", "by"),
    [
        ("Wed 4 Apr 2018", "Fri 23 Mar 2018"),
        ("Mon 11 May 2020", "Thu 30 Apr 2020"),
        ("Tue 20 Sep 2022", "Fri 9 Sep 2022"),
        ("Wed 4 Jan 2023", "Thu 22 Dec 2022"),
        ("Wed 30 Dec 2026", "Fri 18 Dec 2026"),
        ("Wed 6 Jan 2027", "Thu 24 Dec 2026"),
    ],
)
def test_the_legal_limit_is_five_clear_working_days(meeting: str, by: str) -> None:
    """Examples of latest publication dates for five clear days, Monday to Friday without bank holidays."""
    (limit,) = [step for step in timetable(Occasion(day(meeting))) if step.legal]
    assert limit.date == day(by)
    assert "s.100B" in limit.source


def test_a_longer_minimum_of_the_council_comes_before_the_law() -> None:
    profile = NoticeProfile(local_minimum=7)
    assert publication(Occasion(dt.date(2026, 3, 12), profile)) == dt.date(2026, 3, 2)
    assert any("own minimum of 7" in step.source for step in timetable(Occasion(dt.date(2026, 3, 12), profile)))


def test_the_council_is_summoned_as_well() -> None:
    assert steps(Occasion(dt.date(2026, 3, 12), NoticeProfile("summons")))["summons"] == "Fri 06 Mar 2026"


def test_key_decisions_and_private_meetings_of_the_executive_have_notices_of_their_own() -> None:
    found = steps(Occasion(dt.date(2026, 3, 12), EXECUTIVE, key_decision=True, private=True))
    assert found["key-decision"] == found["private"] == "Wed 11 Feb 2026"
    assert found["private-again"] == "Wed 04 Mar 2026"
    assert "private" not in steps(Occasion(dt.date(2026, 3, 12), private=True))


def test_an_adjourned_meeting_has_nothing_left_to_do_but_meet() -> None:
    assert list(steps(Occasion(dt.date(2026, 3, 12), kind="adjourned"))) == ["meeting"]


def test_a_meeting_at_shorter_notice_publishes_on_the_day_it_is_called() -> None:
    found = steps(Occasion(dt.date(2026, 3, 12), convened=dt.date(2026, 3, 9)))
    assert found == {"publication": "Mon 09 Mar 2026", "meeting": "Thu 12 Mar 2026"}


def test_steps_of_the_councils_own() -> None:
    practice = Practice((Offset("briefing", "Chairman's briefing", 1, "working days before the meeting"),))
    assert steps(Occasion(dt.date(2026, 4, 7)), practice)["briefing"] == "Thu 02 Apr 2026"


def test_people_are_reminded_some_working_days_before() -> None:
    step = Milestone("final", "Final papers", dt.date(2026, 3, 2))
    assert remind_on(step) == dt.date(2026, 2, 26)
    assert remind_on(step, Practice(remind=0)) == step.date


@given(st.dates(dt.date(2013, 1, 1), dt.date(2059, 12, 1)))
def test_every_step_is_on_a_working_day_and_in_order(date: dt.date) -> None:
    found = timetable(Occasion(date, EXECUTIVE, key_decision=True))
    assert all(is_working_day(step.date) for step in found[:-1])
    assert [step.date for step in found] == sorted(step.date for step in found)
