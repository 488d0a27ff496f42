"""What follows for notice from calling, moving, cancelling and adjourning a meeting."""

import datetime as dt

import pytest

from moothall.facts.agendas import NoticeProfile
from moothall.rules.convening import on_adjourning, on_calling, on_cancelling, on_moving

PAPERS = NoticeProfile()
MEETING = dt.date(2016, 12, 2)


def test_there_is_time_up_to_the_last_day() -> None:
    """A committee of 2 December 2016 published on 24 November: five clear days."""
    found = on_calling(MEETING, dt.date(2016, 11, 24), PAPERS)
    assert (found.notice_by, found.needed, found.clear_days, found.shorter) == (dt.date(2016, 11, 24), 5, 5, False)
    assert found.notices == ("notice of meeting",)
    assert "Thursday 24 November 2016" in found.told[0].text
    assert "s.100A(6)(a)" in found.told[0].source


def test_a_day_later_is_shorter_notice() -> None:
    found = on_calling(MEETING, dt.date(2016, 11, 25), PAPERS)
    assert (found.clear_days, found.shorter, found.notices) == (4, True, ("shorter notice",))


def test_three_days_were_too_few_with_a_weekend_between() -> None:
    """R v Swansea City Council ex p Elitestone: 26 April to 1 May 1990, three clear days needed, two counted."""
    found = on_calling(dt.date(1990, 5, 1), dt.date(1990, 4, 26), PAPERS)
    assert (found.needed, found.clear_days, found.shorter) == (3, 2, True)


def test_a_day_that_has_passed() -> None:
    with pytest.raises(ValueError, match="has passed"):
        on_calling(MEETING, dt.date(2016, 12, 3), PAPERS)


def test_the_executive_by_its_own_regulations_and_the_council_by_summons() -> None:
    cabinet = on_calling(dt.date(2026, 3, 12), dt.date(2026, 3, 2), NoticeProfile("executive meeting", executive=True))
    assert "SI 2012/2089" in cabinet.told[0].source
    council = on_calling(dt.date(2026, 3, 12), dt.date(2026, 3, 2), NoticeProfile("summons"))
    assert [reason.text for reason in council.told][1] == "The summons goes to every member by Friday 6 March 2026."


def test_a_move_needs_the_notice_of_the_new_day_and_says_so_in_public() -> None:
    found = on_moving(dt.date(2026, 3, 12), dt.date(2026, 3, 19), dt.date(2026, 3, 2), PAPERS, known=True)
    assert found.notices == ("moved", "notice of meeting")
    assert not found.shorter
    quiet = on_moving(dt.date(2026, 3, 12), dt.date(2026, 3, 19), dt.date(2026, 3, 2), PAPERS, known=False)
    assert quiet.notices == ()


def test_a_move_to_next_week_may_be_shorter_notice() -> None:
    found = on_moving(dt.date(2026, 3, 19), dt.date(2026, 3, 12), dt.date(2026, 3, 9), PAPERS, known=True)
    assert found.notices == ("moved", "shorter notice")
    assert found.clear_days == 2


def test_another_room_on_the_same_day_is_no_new_meeting() -> None:
    found = on_moving(dt.date(2026, 3, 12), dt.date(2026, 3, 12), dt.date(2026, 3, 11), PAPERS, known=True)
    assert (found.notices, found.shorter) == (("moved",), False)


def test_a_cancellation_is_put_up_where_the_meeting_was_announced() -> None:
    today = dt.date(2026, 3, 2)
    assert on_cancelling(dt.date(2026, 3, 12), today, known=True).notices == ("cancelled",)
    assert on_cancelling(dt.date(2026, 3, 12), today, known=False).notices == ()
    annual = on_cancelling(dt.date(2026, 5, 21), today, known=True, kind="annual")
    assert "must be held" in annual.told[-1].text


def test_a_meeting_without_a_quorum_is_said_not_to_have_been_held() -> None:
    found = on_cancelling(dt.date(2026, 3, 1), dt.date(2026, 3, 2), known=True)
    assert found.notices == ("cancelled",)
    assert "for want of a quorum" in found.told[1].text


def test_an_adjourned_meeting_needs_no_fresh_days_but_new_business_does() -> None:
    found = on_adjourning(dt.date(2026, 3, 12), dt.date(2026, 3, 13), PAPERS, known=True)
    assert (found.notice_by, found.shorter, found.notices) == (None, False, ("adjourned",))
    assert "no fresh five clear days" in found.told[0].text
    assert "s.100B(4)" in found.told[1].source
    with pytest.raises(ValueError, match="cannot go on before it"):
        on_adjourning(dt.date(2026, 3, 12), dt.date(2026, 3, 11), PAPERS, known=True)


def test_an_extraordinary_meeting_of_the_council_says_who_may_call_it_and_what_it_may_do() -> None:
    summons, date, today = NoticeProfile("summons"), dt.date(2026, 3, 12), dt.date(2026, 3, 2)
    sources = [reason.source for reason in on_calling(date, today, summons, kind="extraordinary").told]
    assert "Local Government Act 1972 Sch 12 para 3" in sources
    assert "SI 1993/202 Sch 2 para 2" in sources
    assert "Local Government Act 1972 Sch 12 para 4(5)" in sources
    committee = [reason.source for reason in on_calling(date, today, PAPERS, kind="extraordinary").told]
    assert "SI 1993/202 Sch 2 para 2" in committee
    assert not any("Sch 12" in source for source in committee)


@pytest.mark.parametrize(("month", "told"), [(2, True), (3, False), (5, False), (6, True)])
def test_an_annual_meeting_out_of_its_months_is_pointed_out(month: int, told: bool) -> None:
    found = on_calling(dt.date(2027, month, 18), dt.date(2026, 12, 1), NoticeProfile("summons"), kind="annual")
    assert any("must be held" in reason.text for reason in found.told) is told
