"""What needs doing for a meeting as its days go by."""

import datetime as dt

import msgspec
import pytest

from moothall.rules.timetable import Occasion, timetable
from moothall.rules.to_do import AgendaWork, Asked, MeetingWork, PlannedWork, ReportWork, tasks

DATE = dt.date(2026, 3, 12)
STEPS = timetable(Occasion(DATE))
"""Agenda setting 29 January, drafts 11 February, clearance 25 February, final 2 March, publication 4 March."""
MEETING = MeetingWork("m", "Roads", DATE, "fixed", STEPS, agenda_open=True)
REPORT = ReportWork("r", "Verges", "drafting")
VERGES = PlannedWork("i", "Verges")


def with_(**more: object) -> MeetingWork:
    return msgspec.structs.replace(MEETING, **more)


def told(meeting: MeetingWork, on: dt.date) -> list[str]:
    return [f"{task.urgency}: {task.text}" for task in tasks([meeting], on)]


def test_nothing_is_due_long_before() -> None:
    assert told(with_(agenda_open=False, planned=(VERGES,)), dt.date(2026, 1, 20)) == []


@pytest.mark.parametrize(("day", "urgency"), [(22, "soon"), (29, "today"), (30, "late")])
def test_an_agenda_is_opened_by_its_setting(day: int, urgency: str) -> None:
    assert told(with_(agenda_open=False), dt.date(2026, 1, day)) == [f"{urgency}: Open the agenda"]


def test_a_provisional_meeting_is_to_be_fixed_and_nothing_else() -> None:
    found = told(with_(state="provisional", planned=(VERGES,)), dt.date(2026, 1, 28))
    assert found == ["soon: Fix and announce the meeting"]


def test_an_item_without_a_report_is_missing_from_the_first_drafts_on() -> None:
    assert told(with_(planned=(VERGES,)), dt.date(2026, 2, 12)) == ["late: No report has been started"]
    verbal = msgspec.structs.replace(VERGES, needs_report=False)
    assert told(with_(planned=(verbal,)), dt.date(2026, 2, 12)) == []


def test_a_report_on_its_way_through_clearance() -> None:
    day = dt.date(2026, 2, 24)
    draft = msgspec.structs.replace(VERGES, report=REPORT)
    assert told(with_(planned=(draft,)), day) == ["soon: Still a draft: clearance has not been asked for"]
    asked = (Asked("legal adviser", dt.date(2026, 2, 20)), Asked("finance adviser", dt.date(2026, 2, 25)))
    waits = msgspec.structs.replace(REPORT, state="in clearance", asked=asked)
    found = told(with_(reports=(waits,)), dt.date(2026, 2, 24))
    assert found == ["late: Not cleared yet by: finance adviser, legal adviser"]
    cleared = msgspec.structs.replace(REPORT, state="cleared")
    assert told(with_(reports=(cleared,)), day) == []


def test_a_returned_report_is_shown_at_once() -> None:
    returned = msgspec.structs.replace(REPORT, returned=True)
    assert told(with_(reports=(returned,)), dt.date(2026, 2, 2)) == ["soon: Returned to its author"]


def test_an_item_without_paper_and_the_publication() -> None:
    items = (AgendaWork("a", "Verges", "report"), AgendaWork("b", "Apologies", "standing"))
    found = told(with_(items=items), dt.date(2026, 3, 4))
    assert found == ["late: No paper behind the item", "today: Publish the agenda and its papers"]


def test_findings_that_stop_a_publication_are_told_with_it() -> None:
    found = told(with_(findings=("stop", "advice", "absolute")), dt.date(2026, 3, 3))
    assert "soon: 2 findings stand in the way of publication" in found
    assert told(with_(findings=("advice",)), dt.date(2026, 3, 3)) == ["soon: Publish the agenda and its papers"]


def test_after_publication_only_what_waits() -> None:
    items = (AgendaWork("a", "Verges", "report", 1, 1), AgendaWork("b", "Depot", "report", 1, 0))
    assert told(with_(items=items, published=True), dt.date(2026, 3, 6)) == ["soon: A paper waits to be published"]


def test_notices_of_the_law_are_told_up_to_their_day() -> None:
    from moothall.facts.agendas import NoticeProfile

    executive = Occasion(DATE, NoticeProfile("executive meeting", executive=True), key_decision=True)
    cabinet = with_(steps=timetable(executive))
    assert told(cabinet, dt.date(2026, 2, 11)) == ["today: Notice of key decisions"]
    assert told(cabinet, dt.date(2026, 2, 12)) == []


def test_meetings_stand_in_the_order_of_their_publication_days() -> None:
    early = with_(
        key="e", date=dt.date(2026, 3, 10), steps=timetable(Occasion(dt.date(2026, 3, 10))), agenda_open=False
    )
    found = tasks([with_(agenda_open=False), early], dt.date(2026, 2, 2))
    assert [task.meeting for task in found] == ["e", "m"]
    assert [task.publication for task in found] == [dt.date(2026, 3, 2), dt.date(2026, 3, 4)]


def test_when_its_day_has_passed_a_person_is_asked_whether_it_was_held() -> None:
    unfinished = with_(agenda_open=False, planned=(VERGES,))
    assert told(unfinished, DATE) != ["today: Say whether the meeting was held"]
    assert told(unfinished, DATE + dt.timedelta(days=1)) == ["today: Say whether the meeting was held"]
    assert told(unfinished, DATE + dt.timedelta(days=9)) == ["late: Say whether the meeting was held"]
    assert told(with_(state="held", published=True), DATE + dt.timedelta(days=9)) == []


def test_what_was_not_published_is_not_forgotten_when_the_meeting_was_held() -> None:
    after = DATE + dt.timedelta(days=9)
    assert told(with_(state="held"), after) == ["late: The agenda and its papers were not published"]
    rows = (AgendaWork("a", "Verges", "report", 2, 1), AgendaWork("b", "Depot", "report", 1, 1, held=True))
    assert told(with_(state="held", published=True, items=rows), after) == ["late: A paper was not published"]


def test_a_meeting_that_goes_on_needs_no_agenda_but_for_new_business() -> None:
    eve = DATE - dt.timedelta(days=1)
    assert told(with_(agenda_open=False, goes_on=True, planned=(VERGES,)), eve) == []
    assert told(with_(goes_on=True), eve) == ["late: Publish the agenda and its papers"]
