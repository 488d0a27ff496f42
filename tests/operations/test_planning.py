"""Work programmes: items put on, put off, brought back by their pattern, and taken from what is offered."""

import datetime as dt

import pytest
from acts import released
from people_of_the_desk import someone

from larkshire import MOMENT
from larkshire_calendar import JULY, JUNE, NOW, SEPTEMBER, body, cabinet, clerk, planned, roads
from moothall.facts.programmes import ProgrammeMeeting
from moothall.operations.calendar import Place, cancel, move
from moothall.operations.permission import NotPermittedError
from moothall.operations.planning import (
    CannotPlanItemError,
    ItemWords,
    accept_offer,
    change_planned,
    defer,
    dismiss_offer,
    drop_item,
    place,
    plan_item,
    shift,
    take_up_again,
)
from moothall.operations.reports import start_report
from moothall.queries.desk.offers import Offer, offers
from moothall.records.models import AuditRow, Body, DraftAgenda, Errand, PlannedItem, ScheduledMeeting
from moothall.records.programme_as_facts import programme
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db


def item(title: str, scheduled: ScheduledMeeting | None = None, **words: object) -> PlannedItem:
    said = ItemWords(title=title, **words)  # type: ignore[arg-type]
    return plan_item(body=roads(), words=said, scheduled=scheduled, by=clerk(), at=NOW)


def titles(scheduled: ScheduledMeeting | None) -> list[str]:
    rows = PlannedItem.objects.filter(body=roads(), scheduled=scheduled, dropped="").order_by("position", "pk")
    return [row.title for row in rows if scheduled or not row.pattern]


def printed(*, closed: bool = False) -> tuple[ProgrammeMeeting, ...]:
    return programme(roads(), NOW.date(), closed=closed)


def test_an_item_says_why_and_when_it_was_added_and_by_whom() -> None:
    (june,) = planned(JUNE)
    row = item("Winter service", june, why="Agenda setting", leads=("Ms A Quill",), decision="26/00031")
    assert (row.added_on, row.added_by) == (NOW.date(), clerk())
    (found,) = printed()
    assert found.meeting == "2026-06-11"
    assert found.items[0].title == "Winter service (26/00031)"
    assert found.items[0].added == "Agenda setting, 1 May 2026"
    assert found.items[0].lead == ("Ms A Quill",)


def test_another_role_does_not_plan_items() -> None:
    with pytest.raises(NotPermittedError):
        plan_item(body=roads(), words=ItemWords(title="Verges"), by=someone(Role.member), at=NOW)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (ItemWords(title=" "), "needs a title"),
        (ItemWords(title="Budget", pattern="annual"), "in which month"),
        (ItemWords(title="Budget", pattern="now and then"), "no way in which items come back"),
        (ItemWords(title="Depot", closed_title="Sale of the depot"), "only an exempt item"),
    ],
)
def test_words_that_do_not_hold_together(words: ItemWords, said: str) -> None:
    with pytest.raises(CannotPlanItemError, match=said):
        plan_item(body=roads(), words=words, by=clerk(), at=NOW)
    assert not PlannedItem.objects.exists()


def test_another_bodys_meeting_and_one_not_held_take_no_item() -> None:
    (june,) = planned(JUNE)
    (theirs,) = planned(JULY, of=cabinet())
    verges = item("Verges")
    with pytest.raises(CannotPlanItemError, match="another body's"):
        place(item=verges, scheduled=theirs, by=clerk(), at=NOW)
    cancel(scheduled=june, reason="", by=clerk(), at=NOW)
    with pytest.raises(CannotPlanItemError, match="is cancelled"):
        place(item=verges, scheduled=june, by=clerk(), at=NOW)


def test_put_off_to_a_later_meeting_it_remembers_from_when() -> None:
    june, july, september = planned(JUNE, JULY, SEPTEMBER)
    verges = item("Verges", june)
    defer(item=verges, reason="The survey is late", by=clerk(), at=NOW)
    defer(item=verges, reason="", by=clerk(), at=NOW)
    defer(item=verges, reason="No room", by=clerk(), at=NOW)
    assert verges.scheduled is None
    told = [(one.before, one.after, one.reason) for one in verges.deferrals.all()]
    assert told == [(june, july, "The survey is late"), (july, september, ""), (september, None, "No room")]
    (loose,) = printed()
    assert loose.items[0].deferred == "11 June 2026, 9 July 2026, 10 September 2026"
    with pytest.raises(CannotPlanItemError, match="cannot be put off"):
        defer(item=verges, reason="", by=clerk(), at=NOW)


def test_put_off_it_takes_its_report_along_and_leaves_an_agenda_that_is_not_published() -> None:
    june, july = planned(JUNE, JULY)
    row = item("Winter service", june)
    report = start_report(planned_item=row, scheduled=None, subject="", by=someone(Role.author), at=NOW)
    agenda = DraftAgenda.objects.create(scheduled=june)
    agenda.items.create(title=row.title, planned_item=row)
    defer(item=row, reason="Figures are awaited", by=clerk(), at=NOW)
    report.refresh_from_db()
    assert [one.scheduled for one in report.route.all()] == [july]
    assert report.due_on == dt.date(2026, 6, 10)
    assert not agenda.items.exists()
    place(item=row, scheduled=None, by=clerk(), at=NOW)
    assert not report.route.exists()
    place(item=row, scheduled=july, by=clerk(), at=NOW)
    assert [one.scheduled for one in report.route.all()] == [july]


@pytest.mark.parametrize("kinds", [("other",), ("report",), ("report", "other")])
def test_a_file_that_was_handed_in_is_not_thrown_away_by_putting_its_item_off(kinds: tuple[str, ...]) -> None:
    june, _ = planned(JUNE, JULY)
    row = item("Winter service", june)
    report = start_report(planned_item=row, scheduled=None, subject="", by=someone(Role.author), at=NOW)
    placed = DraftAgenda.objects.create(scheduled=june).items.create(title=row.title, planned_item=row)
    for kind in kinds:
        own = kind == "report" and len(kinds) > 1
        placed.papers.create(kind=kind, title="A map", report=report if own else None)
    with pytest.raises(CannotPlanItemError, match="files were handed in"):
        defer(item=row, reason="", by=clerk(), at=NOW)
    assert placed.papers.exists()


def test_a_published_item_keeps_its_place_on_the_agenda_when_it_is_put_off() -> None:
    june, july = planned(JUNE, JULY)
    row = item("Winter service", june)
    agenda = DraftAgenda.objects.create(scheduled=june, first_published=NOW)
    agenda.items.create(title=row.title, planned_item=row, kept_number="7", published_on=NOW.date())
    defer(item=row, reason="", by=clerk(), at=NOW)
    assert (row.scheduled, agenda.items.count()) == (july, 1)


def test_brought_forward_is_not_put_off() -> None:
    june, july = planned(JUNE, JULY)
    verges = item("Verges", july)
    place(item=verges, scheduled=june, by=clerk(), at=NOW)
    assert not verges.deferrals.exists()


def test_items_are_moved_up_and_down_and_in_front_of_others() -> None:
    june, july = planned(JUNE, JULY)
    one, two, three = (item(title, june) for title in ("One", "Two", "Three"))
    shift(item=three, up=True, by=clerk(), at=NOW)
    assert titles(june) == ["One", "Three", "Two"]
    shift(item=one, up=True, by=clerk(), at=NOW)
    shift(item=two, up=False, by=clerk(), at=NOW)
    assert titles(june) == ["One", "Three", "Two"]
    four = item("Four", july)
    place(item=four, scheduled=june, before=three, by=clerk(), at=NOW)
    assert titles(june) == ["One", "Four", "Three", "Two"]


def test_what_comes_back_is_on_the_meetings_of_its_pattern_once() -> None:
    june, july, september = planned(JUNE, JULY, SEPTEMBER)
    dashboard = item("Dashboard", pattern="every other meeting")
    item("Work programme", pattern="every meeting")
    item("Safety report", pattern="annual", month=8)
    assert [titles(one) for one in (june, july, september)] == [
        ["Dashboard", "Work programme"],
        ["Work programme"],
        ["Dashboard", "Work programme", "Safety report"],
    ]
    assert titles(None) == []
    planned(dt.date(2026, 10, 8), dt.date(2026, 11, 12))
    assert PlannedItem.objects.filter(recurs_from=dashboard).count() == 3
    with pytest.raises(CannotPlanItemError, match="comes back"):
        place(item=dashboard, scheduled=june, by=clerk(), at=NOW)


def test_an_occurrence_that_was_put_off_or_taken_off_does_not_come_again() -> None:
    june, july = planned(JUNE, JULY)
    template = item("Dashboard", pattern="every meeting")
    first = template.recurrences.get(scheduled=june)
    defer(item=first, reason="", by=clerk(), at=NOW)
    drop_item(item=template.recurrences.exclude(pk=first.pk).get(), reason="Twice", by=clerk(), at=NOW)
    change_planned(item=template, words=ItemWords(title="The dashboard", pattern="every meeting"), by=clerk(), at=NOW)
    assert (titles(june), titles(july)) == ([], ["The dashboard"])


def test_what_no_longer_comes_back_is_gone_from_coming_meetings() -> None:
    june, july = planned(JUNE, JULY)
    template = item("Dashboard", pattern="every meeting")
    drop_item(item=template, reason="Members have it on the site", by=clerk(), at=NOW)
    assert (titles(june), titles(july)) == ([], [])
    take_up_again(item=template, by=clerk(), at=NOW)
    assert (titles(june), titles(july)) == (["Dashboard"], ["Dashboard"])
    with pytest.raises(CannotPlanItemError, match="say why"):
        drop_item(item=template, reason=" ", by=clerk(), at=NOW)


def test_a_moved_meeting_keeps_its_recurring_items_and_gets_no_second_ones() -> None:
    june, _ = planned(JUNE, JULY)
    item("Dashboard", pattern="every meeting")
    new = move(scheduled=june, to=Place(dt.date(2026, 6, 18), "10:00"), reason="", by=clerk(), at=NOW)
    planned(SEPTEMBER)
    assert titles(new) == ["Dashboard"]


def test_the_pattern_of_regular_items_is_printed_by_month() -> None:
    planned(JUNE)
    item("Safety report", pattern="annual", month=9)
    item("Complaints", pattern="six-monthly", month=3, leads=("Ms A Quill",))
    months = [(one.meeting, [entry.title for entry in one.items]) for one in printed()]
    assert months == [("March", ["Complaints"]), ("September", ["Safety report", "Complaints"])]
    assert printed()[0].items[0].kind == "Six-monthly"


def test_what_comes_to_every_other_meeting_stands_in_the_pattern_under_its_months() -> None:
    planned(JUNE, JULY, SEPTEMBER)
    item("Dashboard", pattern="every other meeting")
    months = [(one.meeting, [entry.title for entry in one.items]) for one in printed() if not one.day]
    assert months == [("June", ["Dashboard"]), ("September", ["Dashboard"])]


def test_a_lettered_body_prints_its_sections_in_their_order() -> None:
    roads()
    Body.objects.update(style={"numbering": "sections", "sections": [
        {"letter": "A", "title": "Committee business"}, {"letter": "B", "title": "Key decisions"}]})  # fmt: skip
    (june,) = planned(JUNE)
    item("Coast road", june, section="B")
    item("Work programme", june, section="A")
    (found,) = printed()
    assert [entry.section for entry in found.items] == ["A – Committee business", "B – Key decisions"]


def test_a_closed_title_is_for_those_entitled() -> None:
    (june,) = planned(JUNE)
    item("Land at Larkham", june, exempt=True, closed_title="Sale of the depot to Marlow Ltd")
    assert printed()[0].items[0].title == "Land at Larkham"
    assert "Marlow" not in repr(printed())
    assert printed(closed=True)[0].items[0].title == "Sale of the depot to Marlow Ltd"
    assert not AuditRow.objects.filter(line__contains="Marlow").exists()


def test_a_key_decision_of_the_executive_is_reminded_of_by_its_own_notice() -> None:
    (june,) = planned(JUNE, of=cabinet(), at=NOW - dt.timedelta(days=30))
    plan_item(body=cabinet(), words=ItemWords(title="Coast road", is_key=True), scheduled=june, by=clerk(), at=NOW)
    assert Errand.objects.filter(key=f"remind/{june.public_id}/key-decision").exists()


def offered(of: Body) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in offers(of, MOMENT.date()):
        found.setdefault(one.source, []).append(one.title)
    return found


def first(of: Body, source: str) -> Offer:
    return next(one for one in offers(of, MOMENT.date()) if one.source == source)


def test_published_programmes_decisions_actions_and_minutes_are_offered_by_themselves() -> None:
    told = released().meeting.body
    told.kind = Body.Kind.scrutiny
    told.save()
    found = offered(told)
    assert found["published programme"] == ["Winter service review", "Cycle routes"]
    assert "forthcoming decision" not in found, "the decision was proposed to this very body"
    assert "action" not in found
    assert offered(roads())["forthcoming decision"] == ["Coast road"]


def test_a_key_decision_that_the_executive_plans_is_offered_to_scrutiny_alone() -> None:
    words = ItemWords(title="Sale of the old library", is_key=True, decision="26/00040")
    plan_item(body=cabinet(), words=words, by=clerk(), at=NOW)
    assert offered(roads()) == {"forthcoming decision": ["Sale of the old library"]}
    assert offered(cabinet()) == {}
    assert offered(body("Planning Committee", Body.Kind.committee)) == {}


def test_an_offer_is_taken_or_put_away_once() -> None:
    told = released().meeting.body
    one = first(told, "published programme")
    row = accept_offer(body=told, source=one.source, key=one.key, by=clerk(), at=MOMENT)
    assert (row.title, row.why) == ("Winter service review", "Published work programme, 12 March 2026")
    with pytest.raises(CannotPlanItemError, match="no longer offered"):
        accept_offer(body=told, source=one.source, key=one.key, by=clerk(), at=MOMENT)
    other = first(told, "published programme")
    dismiss_offer(body=told, source=other.source, key=other.key, by=clerk(), at=MOMENT)
    assert "published programme" not in offered(told)
