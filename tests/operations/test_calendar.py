"""The calendar: meetings planned, fixed, moved, cancelled, adjourned and called, in public and with notice."""

import datetime as dt

import pytest
from django.test import Client
from people_of_the_desk import someone

from larkshire_calendar import JULY, JUNE, NOW, SEPTEMBER, cabinet, clerk, planned, roads
from moothall.operations.calendar import (
    CannotPlanError,
    Place,
    Plan,
    ShorterNoticeError,
    adjourn,
    cancel,
    convene,
    fix_meetings,
    move,
    plan_meetings,
    say_held,
)
from moothall.operations.pages import rerender
from moothall.operations.permission import NotPermittedError
from moothall.operations.planning import ItemWords, plan_item
from moothall.operations.projection import clear
from moothall.records.models import (
    AuditRow,
    DraftAgenda,
    Errand,
    Meeting,
    PlannedItem,
    PublicNotice,
    ScheduledMeeting,
    StoredPage,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=20)


def notices() -> list[str]:
    return list(PublicNotice.objects.order_by("pk").values_list("kind", flat=True))


def reminders(scheduled: ScheduledMeeting) -> list[str]:
    rows = Errand.objects.filter(kind="remind", payload__meeting=scheduled.public_id).order_by("due_at")
    return [f"{row.payload['step']} {row.due_at:%d %b %H:%M}" for row in rows]


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def events(address: str = "/calendar.ics") -> str:
    return Client().get(address).content.decode().replace("\r\n ", "")


def test_a_year_is_planned_in_one_act() -> None:
    rows = planned(JUNE, JULY, SEPTEMBER, fixed=False)
    assert [row.state for row in rows] == ["provisional"] * 3
    assert [one for one in AuditRow.objects.values_list("line", flat=True) if "meetings planned" in one][1:] == []
    assert notices() == []
    assert not Meeting.objects.exists()
    assert not Errand.objects.exists()


def test_a_body_meets_once_a_day_and_nothing_is_planned_by_halves() -> None:
    planned(JULY)
    with pytest.raises(CannotPlanError, match="Roads and Places Committee has a meeting on 9 July 2026 already"):
        planned(JUNE, JULY)
    with pytest.raises(CannotPlanError, match="already"):
        planned(JUNE, JUNE)
    with pytest.raises(CannotPlanError, match="30 April 2026 has passed"):
        planned(JUNE, dt.date(2026, 4, 30))
    assert ScheduledMeeting.objects.count() == 1


def test_another_role_does_not_plan() -> None:
    with pytest.raises(NotPermittedError):
        plan_meetings(plans=[Plan(roads(), JUNE)], by=someone(Role.author), at=NOW)


def test_a_fixed_meeting_is_on_the_public_calendar_with_its_notice_and_reminders() -> None:
    (row,) = planned(JUNE)
    assert notices() == ["notice of meeting"]
    notice = PublicNotice.objects.get()
    assert "will be held on Thursday 11 June 2026 at 10am at Oak Room" in notice.text
    assert row.meeting
    assert row.meeting.is_planned
    assert "Oak Room" in page(f"/meetings/{row.meeting.public_id}")
    assert "agenda has not been published yet" in page(f"/meetings/{row.meeting.public_id}")
    assert "Roads and Places Committee" in page("/calendar/2026-06")
    assert "11 June 2026" in page(f"/bodies/{row.body.public_id}")
    assert "DTSTART;TZID=Europe/London:20260611T100000" in events()
    assert reminders(row) == [
        "drafts 08 May 07:00",
        "clearance 22 May 07:00",
        "final 28 May 07:00",
        "publication 01 Jun 07:00",
    ]


def test_provisional_meetings_are_fixed_together() -> None:
    rows = planned(JUNE, JULY, fixed=False)
    fix_meetings(meetings=rows, by=clerk(), at=NOW)
    assert notices() == ["notice of meeting"] * 2
    with pytest.raises(CannotPlanError, match="is fixed, not provisional"):
        fix_meetings(meetings=rows, by=clerk(), at=NOW)


def test_a_cancelled_meeting_says_so_everywhere_and_reminds_nobody() -> None:
    (row,) = planned(JUNE)
    item = PlannedItem.objects.create(body=row.body, scheduled=row, title="Verges", added_on=NOW.date())
    cancel(scheduled=row, reason="The hall is flooded", by=clerk(), at=LATER)
    item.refresh_from_db()
    row.refresh_from_db()
    assert (row.state, item.scheduled) == ("cancelled", None)
    assert notices() == ["notice of meeting", "cancelled"]
    assert "Reason: The hall is flooded." in PublicNotice.objects.order_by("pk")[1].text
    assert reminders(row) == []
    assert row.meeting
    assert "This meeting was cancelled." in page(f"/meetings/{row.meeting.public_id}")
    assert "(cancelled)" in page("/calendar/2026-06")
    assert "Cancelled" in page(f"/bodies/{row.body.public_id}")
    assert "STATUS:CANCELLED" in events(f"/bodies/{row.body.public_id}/meetings.ics")
    assert "METHOD:CANCEL" in events(f"/meetings/{row.meeting.public_id}/meeting.ics")
    assert ": cancelled" in Client().get("/feeds/meetings.atom").content.decode()
    with pytest.raises(CannotPlanError, match="is cancelled and cannot be moved"):
        move(scheduled=row, to=Place(JULY, "10:00"), reason="", by=clerk(), at=LATER)


def test_a_moved_meeting_takes_its_work_along() -> None:
    (row,) = planned(JUNE)
    agenda = DraftAgenda.objects.create(scheduled=row)
    item = PlannedItem.objects.create(body=row.body, scheduled=row, title="Verges", added_on=NOW.date())
    new = move(scheduled=row, to=Place(dt.date(2026, 6, 18), "14:00", "Elm Room"), reason="", by=clerk(), at=LATER)
    for one in (row, agenda, item):
        one.refresh_from_db()
    assert row.state == "moved"
    assert (new.state, new.instead_of) == ("fixed", row)
    assert agenda.scheduled == item.scheduled == new
    assert notices() == ["notice of meeting", "moved", "notice of meeting"]
    assert reminders(row) == []
    assert "publication 08 Jun 07:00" in reminders(new)
    assert row.meeting
    assert new.meeting
    old = page(f"/meetings/{row.meeting.public_id}")
    assert "This meeting is not held on this day." in old
    assert f"/meetings/{new.meeting.public_id}" in old
    instead = page(f"/meetings/{new.meeting.public_id}")
    assert "was moved or adjourned to this day" in instead
    assert f"/meetings/{row.meeting.public_id}" in instead
    assert "(moved)" in page("/calendar/2026-06")


def test_a_meeting_whose_day_has_passed_is_not_moved() -> None:
    (row,) = planned(JUNE)
    with pytest.raises(CannotPlanError, match="11 June 2026 has passed"):
        move(scheduled=row, to=Place(JULY, "10:00"), reason="", by=clerk(), at=NOW + dt.timedelta(days=60))


def test_five_clear_days_that_can_no_longer_be_kept_must_be_agreed_to() -> None:
    (row,) = planned(JULY)
    soon = Place(dt.date(2026, 5, 27), "10:00")
    with pytest.raises(ShorterNoticeError, match="5 clear days can no longer be kept"):
        move(scheduled=row, to=soon, reason="", by=clerk(), at=LATER)
    new = move(scheduled=row, to=soon, reason="The grant lapses", by=clerk(), at=LATER, shorter_notice=True)
    assert new.convened_on == LATER.date()
    assert notices()[1:] == ["moved", "shorter notice"]
    assert "2 clear days lie between" in PublicNotice.objects.get(kind="shorter notice").text


def test_another_room_is_the_same_meeting() -> None:
    (row,) = planned(JUNE)
    same = move(scheduled=row, to=Place(JUNE, "10:30", "Elm Room"), reason="", by=clerk(), at=LATER)
    assert same.pk == row.pk
    assert (
        "It had been announced on Thursday 11 June 2026 at 10am at Oak Room."
        in PublicNotice.objects.get(kind="moved").text
    )
    row.refresh_from_db()
    assert row.meeting
    assert "10:30am" in page(f"/meetings/{row.meeting.public_id}")
    assert "SEQUENCE:1" in events()


def test_an_adjourned_meeting_goes_on_without_fresh_days() -> None:
    (row,) = planned(JUNE)
    day_after = Place(dt.date(2026, 6, 12), "09:00", "Oak Room")
    at = dt.datetime(2026, 6, 11, 15, 0, tzinfo=dt.UTC)
    new = adjourn(scheduled=row, to=day_after, reason="The hour was late", by=clerk(), at=at)
    assert (row.state, new.kind, new.convened_on) == ("adjourned", "adjourned", None)
    assert notices() == ["notice of meeting", "adjourned"]
    assert "It will go on on Friday 12 June 2026 at 9am" in PublicNotice.objects.order_by("-pk")[0].text
    assert reminders(new) == []


def test_an_extra_meeting_is_called() -> None:
    extra = Plan(cabinet(), dt.date(2026, 5, 6), "09:00", "Oak Room", "extraordinary")
    with pytest.raises(ShorterNoticeError):
        convene(plan=extra, reason="The budget", by=clerk(), at=NOW)
    assert not ScheduledMeeting.objects.exists()
    row = convene(plan=extra, reason="The budget", by=clerk(), at=NOW, shorter_notice=True)
    assert (row.state, row.is_public, row.convened_on) == ("fixed", True, NOW.date())
    assert "extraordinary meeting of the Cabinet" in PublicNotice.objects.get().text


def test_a_day_may_be_used_again_after_a_cancellation() -> None:
    (row,) = planned(JUNE)
    cancel(scheduled=row, reason="", by=clerk(), at=NOW)
    (again,) = planned(JUNE)
    row.refresh_from_db()
    assert row.meeting is None
    assert again.meeting
    assert again.meeting.state == ""
    assert "cancelled" not in page(f"/meetings/{again.meeting.public_id}")


def test_what_is_planned_outlives_a_takedown_and_a_rendering_of_everything() -> None:
    (row,) = planned(JUNE)
    assert row.meeting
    clear(row.meeting)
    row.meeting.refresh_from_db()
    assert (row.meeting.is_planned, row.meeting.planned_venue) == (True, "Oak Room")
    StoredPage.objects.all().delete()
    rerender(at=NOW)
    assert "Oak Room" in page(f"/meetings/{row.meeting.public_id}")
    assert "Roads and Places Committee" in page("/calendar/2026-06")


AFTER = dt.datetime.combine(JUNE, dt.time(18), dt.UTC) + dt.timedelta(days=1)


def test_a_person_says_that_a_meeting_was_held_and_what_it_did_not_take_waits() -> None:
    (row,) = planned(JUNE)
    taken, left = (
        plan_item(body=row.body, words=ItemWords(title=one), scheduled=row, by=clerk(), at=NOW) for one in "AB"
    )
    each = plan_item(body=row.body, words=ItemWords(title="Dashboard", pattern="every meeting"), by=clerk(), at=NOW)
    DraftAgenda.objects.create(scheduled=row).items.create(title="A", planned_item=taken)
    with pytest.raises(CannotPlanError, match="is still to come"):
        say_held(scheduled=row, by=clerk(), at=NOW)
    assert say_held(scheduled=row, by=clerk(), at=AFTER) == 1
    for one in (row, taken, left):
        one.refresh_from_db()
    assert (row.state, taken.scheduled, left.scheduled) == ("held", row, None)
    assert [one.reason for one in left.deferrals.all()] == ["Not on the agenda of the meeting"]
    assert each.recurrences.get().scheduled == row
    assert reminders(row) == []
    with pytest.raises(CannotPlanError, match="is held and cannot be cancelled"):
        cancel(scheduled=row, reason="", by=clerk(), at=AFTER)


def test_nothing_is_known_of_items_where_the_agenda_was_built_elsewhere() -> None:
    (row,) = planned(JUNE)
    item = plan_item(body=row.body, words=ItemWords(title="Verges"), scheduled=row, by=clerk(), at=NOW)
    assert say_held(scheduled=row, by=clerk(), at=AFTER) == 0
    item.refresh_from_db()
    assert item.scheduled == row


def test_a_meeting_without_a_quorum_is_said_not_to_have_been_held() -> None:
    (row,) = planned(JUNE)
    item = plan_item(body=row.body, words=ItemWords(title="Verges"), scheduled=row, by=clerk(), at=NOW)
    cancel(scheduled=row, reason="No quorum", by=clerk(), at=AFTER)
    assert [one.reason for one in item.deferrals.all()] == ["The meeting was cancelled: No quorum"]
    assert "cancelled" in notices()
