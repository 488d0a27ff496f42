"""A scrutiny committee that sits as the crime and disorder committee for a part of its meeting."""

import datetime as dt

import pytest
from django.test import Client
from larkshire_council import larkshire
from our_agenda import EARLY, LEASE, file
from people_of_the_desk import client_of

from moothall.operations.agendas import CannotBuildError, ItemWords, add_item, open_agenda, set_exemption, sit_as
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import DraftAgenda, ScheduledMeeting
from moothall.records.readers_as_facts import published_papers
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 19)


@pytest.fixture
def agenda() -> DraftAgenda:
    return agenda_of("Scrutiny Committee")


def agenda_of(body: str) -> DraftAgenda:
    """The agenda of a body with two items."""
    row = larkshire().bodies[body]
    scheduled = ScheduledMeeting.objects.create(body=row, date=DAY, time="10:00", state="fixed")
    made = open_agenda(scheduled=scheduled, by=None, at=EARLY)
    section = row.style["sections"][0]["letter"] if row.style.get("sections") else ""
    for words in (ItemWords(title="Safer streets", purpose="To comment.", section=section),
                  ItemWords(title="Budget", section=section)):  # fmt: skip
        add_item(agenda=made, words=words, by=None, at=EARLY)
    return made


def purposes(agenda: DraftAgenda) -> dict[str, str]:
    """What stands under each item."""
    found = {item.title: item.purpose for item in draft_agenda(agenda.scheduled).items}
    return {title: found[title] for title in ("Safer streets", "Budget")}


def test_the_agenda_says_so_under_the_items(agenda: DraftAgenda) -> None:
    streets = agenda.items.get(title="Safer streets")
    sit_as(agenda=agenda, items=[streets.public_id], by=None, at=EARLY)
    assert purposes(agenda) == {
        "Safer streets": "To comment. Sitting as the Crime and Disorder Committee.",
        "Budget": "",
    }
    sit_as(agenda=agenda, items=[], by=None, at=EARLY)
    assert purposes(agenda)["Safer streets"] == "To comment."
    assert ScheduledMeeting.objects.get().sits_as is None


def test_members_of_the_other_body_may_read_what_is_restricted_in_those_items_alone(agenda: DraftAgenda) -> None:
    for title in ("Safer streets", "Budget"):
        item = agenda.items.get(title=title)
        set_exemption(item=item, exemption=LEASE, by=None, at=EARLY)
        file(item, f"On {title}", f"{title}. Who was seen where.", exemption=LEASE)
    sit_as(agenda=agenda, items=[agenda.items.get(title="Safer streets").public_id], by=None, at=EARLY)
    agenda.items.update(published_on=DAY)
    for item in agenda.items.all():
        item.papers.update(published_on=DAY)
    scheduled = ScheduledMeeting.objects.get()
    assert scheduled.sits_as is not None
    found = {one.item.title: one.restricted.bodies for one in published_papers(scheduled) if one.restricted}
    both = {scheduled.body.public_id, scheduled.sits_as.public_id}
    assert found == {"Safer streets": both, "Budget": {scheduled.body.public_id}}


def test_a_body_that_sits_as_no_other_is_refused() -> None:
    agenda = agenda_of("Roads and Places Committee")
    with pytest.raises(CannotBuildError, match="page of the body"):
        sit_as(agenda=agenda, items=[], by=None, at=EARLY)
    assert client_of(Role.clerk).get(f"/desk/agendas/{agenda.scheduled.public_id}/sits-as").status_code == 404


def test_a_clerk_chooses_the_items_on_the_desk(agenda: DraftAgenda) -> None:
    clerk: Client = client_of(Role.clerk)
    place = f"/desk/agendas/{agenda.scheduled.public_id}"
    assert "Items for which it sits as the Crime and Disorder Committee" in clerk.get(place).content.decode()
    page = clerk.get(f"{place}/sits-as").content.decode()
    assert "Safer streets" in page
    chosen = agenda.items.get(title="Safer streets").public_id
    page = clerk.post(f"{place}/sits-as", {"items": [chosen]}, follow=True).content.decode()
    assert "Sitting as the Crime and Disorder Committee." in page
    assert f'value="{chosen}" checked' in clerk.get(f"{place}/sits-as").content.decode()
    refused = clerk.post(f"{place}/sits-as", {"items": ["nothing"]}).content.decode()
    assert "<title>Error: " in refused
