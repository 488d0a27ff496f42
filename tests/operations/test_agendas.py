"""Building an agenda: what is on it when it is opened, what can be done with items, and what is refused."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from larkshire import MOMENT
from moothall.facts.drafts import Exemption
from moothall.operations import agendas as acts
from moothall.operations.agendas import CannotBuildError, ItemWords
from moothall.operations.permission import NotPermittedError
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import AuditRow, DraftAgenda, DraftItem
from operations.agendas_of_larkshire import (
    EXEMPT,
    JANUARY,
    body,
    chairman,
    item,
    meeting,
    opened,
    planned,
    published,
)

pytestmark = pytest.mark.django_db
WHO = {"by": None, "at": MOMENT}


def titles(agenda: DraftAgenda) -> list[str]:
    """The agenda as `number title`."""
    return [f"{one.number} {one.title}" for one in draft_agenda(agenda.scheduled).items]


def row(agenda: DraftAgenda, title: str) -> DraftItem:
    return agenda.items.get(title=title)


def test_a_new_agenda_has_the_standing_items_and_what_the_work_programme_has_for_it() -> None:
    roads = body()
    meeting(roads, JANUARY)
    march = meeting(roads)
    planned(march, "Winter service", decision="26/00014", is_key=True)
    planned(march, "work programme")
    planned(march, "Dropped", dropped="withdrawn")
    assert titles(opened(march)) == [
        "1 Introduction/Webcast announcement",
        "2 Apologies and Substitutes",
        "3 Declarations of Interest by Members in items on the agenda",
        "4 Minutes of the meeting held on 15 January 2026",
        "5 Winter service",
        "6 Work Programme",
    ]
    winter = draft_agenda(march).items[4]
    assert (winter.decision, winter.is_key, winter.kind) == ("26/00014", True, "report")


def test_a_body_that_has_not_met_has_no_minutes_to_approve() -> None:
    assert not any("Minutes" in title for title in titles(opened()))


def test_an_extraordinary_meeting_approves_no_minutes() -> None:
    roads = body()
    meeting(roads, JANUARY)
    march = meeting(roads)
    march.kind = "extraordinary"
    march.save()
    assert not any("Minutes" in title for title in titles(opened(march)))


def test_a_body_with_standing_items_of_its_own_has_those_in_their_sections() -> None:
    march = meeting(body(lettered=True))
    planned(march, "Dashboard", section="C")
    assert titles(opened(march)) == [
        "A1 Apologies and Substitutes",
        "A2 Declarations of Interest",
        "C1 Dashboard",
        "C2 Work Programme",
    ]


def test_an_agenda_is_opened_once() -> None:
    march = meeting()
    assert opened(march) == opened(march)
    assert AuditRow.objects.count() == 1


def test_a_cancelled_meeting_has_no_agenda() -> None:
    march = meeting()
    march.state = "cancelled"
    with pytest.raises(CannotBuildError, match="cancelled"):
        opened(march)


def test_an_exempt_item_of_the_programme_is_exempt_on_the_agenda_and_its_paragraph_is_missed() -> None:
    march = meeting()
    planned(march, "Property matter", closed_title="Sale of the old mill", exempt=True)
    opened(march)
    last = draft_agenda(march).items[-1]
    assert (last.title, last.closed_title, last.is_open) == ("Property matter", "Sale of the old mill", False)
    assert last.exemption == Exemption()


def test_an_item_goes_behind_those_of_its_openness_and_can_be_moved_among_them() -> None:
    agenda = opened()
    road, ice = item(agenda, "Road"), item(agenda, "Ice")
    acts.set_exemption(item=item(agenda, "Mill"), exemption=EXEMPT, **WHO)
    assert titles(agenda)[-3:] == ["5 Road", "6 Ice", "7 Mill"]
    acts.move_item(item=ice, up=True, **WHO)
    assert titles(agenda)[-3:] == ["5 Ice", "6 Road", "7 Mill"]
    acts.move_item(item=road, up=False, **WHO)
    assert titles(agenda)[-3:] == ["5 Ice", "6 Road", "7 Mill"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=8))
def test_moving_loses_no_item_and_keeps_open_ones_first(moves: list[tuple[int, bool]]) -> None:
    agenda = opened(meeting(body(f"Committee {DraftAgenda.objects.count()}")))
    rows = [item(agenda, f"Item {place}") for place in range(3)]
    for one in rows[:1]:
        acts.set_exemption(item=one, exemption=EXEMPT, **WHO)
    everything = list(agenda.items.all())
    for place, up in moves:
        acts.move_item(item=everything[place], up=up, **WHO)
    found = draft_agenda(agenda.scheduled).items
    assert {one.key for one in found} == {one.public_id for one in everything}
    assert [one.is_open for one in found] == sorted((one.is_open for one in found), reverse=True)
    assert [one.number for one in found] == [str(place) for place in range(1, len(found) + 1)]


def test_the_motion_follows_from_the_items_until_someone_words_it() -> None:
    agenda = opened()
    assert draft_agenda(agenda.scheduled).motion == ""
    acts.set_exemption(item=item(agenda, "Mill"), exemption=EXEMPT, **WHO)
    assert "paragraph 3 of Part 1 of Schedule 12A" in draft_agenda(agenda.scheduled).motion
    acts.set_motion(agenda=agenda, text="That we meet in private.", **WHO)
    assert draft_agenda(agenda.scheduled).motion == "That we meet in private."
    acts.set_motion(agenda=agenda, text=" ", **WHO)
    assert "Schedule 12A" in draft_agenda(agenda.scheduled).motion


def test_an_item_added_to_a_published_agenda_is_late_and_numbered_after_the_one_before() -> None:
    agenda = opened()
    published(agenda)
    storm = item(agenda, "Storm", kind="late")
    found = next(one for one in draft_agenda(agenda.scheduled).items if one.key == storm.public_id)
    assert (found.number, found.late, found.added) == ("4a", True, dt.date(2026, 3, 4))


def test_what_is_published_keeps_its_place_its_section_and_its_openness() -> None:
    agenda = opened()
    road = item(agenda, "Road")
    published(agenda)
    road.refresh_from_db()
    for act in (
        lambda: acts.move_item(item=road, up=True, **WHO),
        lambda: acts.remove_item(item=road, **WHO),
        lambda: acts.set_exemption(item=road, exemption=EXEMPT, **WHO),
        lambda: acts.change_item(item=road, words=ItemWords(title="Road", section="C"), **WHO),
    ):
        with pytest.raises(CannotBuildError, match="Item 5 is published"):
            act()
    acts.change_item(item=road, words=ItemWords(title="The ring road"), **WHO)
    assert "5 The ring road" in titles(agenda)


def test_an_item_is_taken_off() -> None:
    agenda = opened()
    acts.remove_item(item=item(agenda, "Road"), **WHO)
    assert not agenda.items.filter(title="Road").exists()


def test_an_item_needs_a_title() -> None:
    with pytest.raises(CannotBuildError, match="title"):
        item(opened(), "  ")


def test_an_item_of_the_programme_comes_on_the_agenda_once() -> None:
    agenda = opened()
    winter = planned(agenda.scheduled, "Winter service")
    acts.place_planned(agenda=agenda, planned=winter, **WHO)
    with pytest.raises(CannotBuildError, match="already"):
        acts.place_planned(agenda=agenda, planned=winter, **WHO)


def test_urgency_needs_a_name_and_a_reason() -> None:
    agenda = opened()
    storm = item(agenda, "Storm")
    with pytest.raises(CannotBuildError, match="special circumstances"):
        acts.state_urgency(item=storm, name="Mrs A Rush", reason=" ", **WHO)
    acts.state_urgency(item=storm, name="Mrs A Rush", reason="The bridge fell on Sunday.", **WHO)
    assert draft_agenda(agenda.scheduled).items[-1].urgency_by == "Mrs A Rush"


def test_the_opinion_is_that_of_the_chairman_of_this_meeting() -> None:
    agenda, other = opened(), opened(meeting(body("Planning Committee")))
    rush = chairman(agenda.scheduled.body)
    storm, flood = item(agenda, "Storm"), item(other, "Flood")
    with pytest.raises(NotPermittedError, match="do not sit on the body"):
        acts.state_urgency(item=flood, name="Mrs A Rush", reason="It rains.", by=rush, at=MOMENT)
    acts.state_urgency(item=storm, name="Mrs A Rush", reason="The bridge fell on Sunday.", by=rush, at=MOMENT)
    assert row(agenda, "Storm").urgency_reason == "The bridge fell on Sunday."


def test_notices_are_the_councils_until_the_meeting_has_its_own() -> None:
    agenda = opened()
    acts.set_notices(agenda=agenda, notices=(("Refreshments", "Tea at 9.45."), (" ", "")), **WHO)
    assert draft_agenda(agenda.scheduled).notices == (("Refreshments", "Tea at 9.45."),)


def test_nobody_builds_without_the_role(django_user_model: type[User]) -> None:
    osman = django_user_model.objects.create_user("osman")
    agenda = opened()
    for act in (
        lambda: acts.open_agenda(scheduled=agenda.scheduled, by=osman, at=MOMENT),
        lambda: acts.add_item(agenda=agenda, words=ItemWords(title="Road"), by=osman, at=MOMENT),
        lambda: acts.set_motion(agenda=agenda, text="", by=osman, at=MOMENT),
        lambda: acts.state_urgency(item=item(agenda), name="A", reason="B", by=osman, at=MOMENT),
    ):
        with pytest.raises(NotPermittedError):
            act()


def test_no_title_gets_into_the_audit_trail() -> None:
    agenda = opened()
    road = item(agenda, "Zebra crossings", closed_title="Secret stripes")
    acts.change_item(item=road, words=ItemWords(title="Zebra crossings of Larkford"), **WHO)
    acts.set_motion(agenda=agenda, text="That stripes be painted", **WHO)
    acts.state_urgency(item=road, name="Mrs A Rush", reason="Stripes are fading", **WHO)
    trail = json.dumps(list(AuditRow.objects.values_list("line", flat=True)))
    assert not any(word in trail for word in ("Zebra", "tripes", "Rush"))


def test_words_changed_while_the_pack_is_published_leave_the_items_number_alone() -> None:
    agenda = opened()
    stale = item(agenda, "Ring road")
    published(agenda)
    acts.change_item(item=stale, words=ItemWords(title="Ring road in winter"), by=None, at=MOMENT)
    kept = DraftItem.objects.get(pk=stale.pk)
    assert kept.kept_number
    assert kept.title == "Ring road in winter"
    with pytest.raises(CannotBuildError, match="is published"):
        acts.remove_item(item=stale, by=None, at=MOMENT)


def test_standing_items_that_name_no_section_stand_in_the_first() -> None:
    of = body(lettered=True)
    of.standing = []
    of.save()
    agenda = opened(meeting(of))
    assert {row.section for row in agenda.items.all()} == {"A"}
