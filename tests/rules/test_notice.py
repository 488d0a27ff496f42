"""Notice of meetings and papers, and items that come late."""

import pytest

from days import day
from moothall.rules.notice import Kind, OpenItem, Urgency, in_time, latest_notice, may_consider, required
from moothall.rules.working_days import PARISH, Profile, Reading

MEETING = day("Wed 15 Jan 2025")
IN_TIME, TOO_LATE = day("Tue 07 Jan 2025"), day("Fri 10 Jan 2025")


@pytest.mark.parametrize(
    ("kind", "meeting", "days"),
    [
        ("public notice", "Tue 01 May 1990", 3),  # the law of Elitestone
        ("public notice", "Mon 30 Sep 2002", 3),
        ("public notice", "Tue 01 Oct 2002", 5),  # SI 2002/715
        ("papers", "Mon 30 Sep 2002", 3),
        ("papers", "Tue 01 Oct 2002", 5),
        ("summons", "Wed 15 Jan 2025", 3),  # SI 2002/715 left the summons alone
        ("parish", "Wed 15 Jan 2025", 3),
        ("executive meeting", "Wed 15 Jan 2025", 5),
        ("private meeting", "Wed 15 Jan 2025", 28),
        ("private meeting, second notice", "Wed 15 Jan 2025", 5),
        ("key decision", "Wed 15 Jan 2025", 28),
        ("general exception", "Wed 15 Jan 2025", 5),
    ],
)
def test_the_law_of_the_day_says_how_many_clear_days(kind: Kind, meeting: str, days: int) -> None:
    requirement = required(kind, day(meeting))
    assert requirement.days == days
    assert requirement.source


def test_a_notice_that_the_law_did_not_know_yet_is_refused() -> None:
    with pytest.raises(ValueError, match="'key decision' for 2012-09-09"):
        required("key decision", day("Sun 09 Sep 2012"))


@pytest.mark.parametrize(
    ("kind", "meeting", "profile", "latest"),
    [
        ("papers", "Wed 15 Jan 2025", Profile(), "Tue 07 Jan 2025"),
        ("summons", "Wed 15 Jan 2025", Profile(), "Thu 09 Jan 2025"),
        ("parish", "Thu 13 Apr 2023", PARISH, "Mon 03 Apr 2023"),
        # a private item of the cabinet, 28 clear days in the calendar, or in working days by setting
        ("private meeting", "Tue 08 Dec 2026", Profile(), "Mon 09 Nov 2026"),
        ("private meeting", "Tue 08 Dec 2026", Profile(long_notice=Reading.working), "Wed 28 Oct 2026"),
        ("key decision", "Wed 15 Jun 2022", Profile(), "Tue 17 May 2022"),
        ("key decision", "Wed 15 Jun 2022", Profile(long_notice=Reading.working), "Tue 03 May 2022"),
    ],
)
def test_the_last_day_for_a_notice(kind: Kind, meeting: str, profile: Profile, latest: str) -> None:
    assert latest_notice(kind, day(meeting), profile) == day(latest)


def test_a_council_s_own_longer_minimum_comes_before_the_law_s() -> None:
    assert latest_notice("papers", MEETING, local_minimum=7) == day("Fri 03 Jan 2025")
    late = in_time("papers", IN_TIME, MEETING, local_minimum=7)
    assert not late.allowed
    assert late.reasons[0].source == "the council's own minimum"


def test_a_council_s_shorter_minimum_changes_nothing() -> None:
    assert latest_notice("papers", MEETING, local_minimum=3) == IN_TIME


def test_papers_that_were_late_are_refused_with_the_arithmetic_and_the_law() -> None:
    late = in_time("papers", TOO_LATE, MEETING)
    assert not late.allowed
    assert late.reasons[0].text == "2 clear days, 5 needed: it had to be published by 2025-01-07"
    assert "s.100B" in late.reasons[0].source


def test_papers_put_up_on_a_saturday_are_said_to_count_from_monday() -> None:
    found = in_time("papers", day("Sat 04 Jan 2025"), MEETING)
    assert found.allowed
    assert "counted as published on 2025-01-06" in found.remarks[0].text


def test_an_item_open_for_five_clear_days_may_be_considered() -> None:
    assert may_consider(OpenItem(published=IN_TIME, meeting=MEETING)).allowed


def test_an_item_open_since_a_meeting_was_convened_at_shorter_notice_may_be_considered() -> None:
    assert may_consider(OpenItem(published=TOO_LATE, meeting=MEETING, convened=TOO_LATE)).allowed


def test_an_item_added_after_the_short_notice_may_not() -> None:
    item = OpenItem(published=day("Mon 13 Jan 2025"), meeting=MEETING, convened=TOO_LATE)
    assert not may_consider(item).allowed


def test_a_late_item_waits_for_the_chairman_s_opinion() -> None:
    found = may_consider(OpenItem(published=TOO_LATE, meeting=MEETING))
    assert not found.allowed
    assert "s.100B(4)(b)" in found.reasons[-1].source


def test_a_late_item_may_be_considered_when_the_chairman_finds_it_urgent() -> None:
    urgency = Urgency(by="Cllr Aldous", presiding=True, circumstances="The bridge closed on Thursday.")
    found = may_consider(OpenItem(published=TOO_LATE, meeting=MEETING), urgency)
    assert found.allowed
    assert "2 clear days" in found.remarks[0].text


@pytest.mark.parametrize(
    ("urgency", "why"),
    [
        (Urgency(by="the clerk", presiding=False, circumstances="The bridge closed."), "not the clerk's"),
        (Urgency(by="Cllr Aldous", presiding=True, circumstances="  "), "must be stated"),
    ],
)
def test_an_opinion_by_another_or_without_circumstances_does_not_help(urgency: Urgency, why: str) -> None:
    found = may_consider(OpenItem(published=TOO_LATE, meeting=MEETING), urgency)
    assert not found.allowed
    assert why in found.reasons[0].text


def test_the_executive_has_no_urgency_opinion() -> None:
    urgency = Urgency(by="the Leader", presiding=True, circumstances="The bridge closed on Thursday.")
    found = may_consider(OpenItem(published=TOO_LATE, meeting=MEETING, executive=True), urgency)
    assert not found.allowed
    assert "regs 6(2)" in found.reasons[-1].source
