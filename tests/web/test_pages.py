"""The public site's pages: stored when a pack is released, served with one query."""

import datetime as dt
from unittest import mock

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from released import released

from larkshire import MARCH
from moothall.operations.pages import renew_stale
from moothall.records.models import Decision, Meeting, MinuteItem, MinutesSet, Person, StoredPage
from moothall.web.public import views

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC)


def today(date: dt.date) -> "mock._patch[object]":
    """The site's clock shows this day."""
    return mock.patch.object(views, "_today", return_value=date)


def addresses() -> list[str]:
    keys = StoredPage.objects.filter(moved_to="").values_list("key", flat=True)
    return ["/" if key == "home" else f"/{key}" for key in keys]


def test_every_stored_page_is_served_with_its_parts_in_the_shell(client: Client) -> None:
    released()
    assert len(addresses()) > 30
    for address in addresses():
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.content.count(b"<main") == answer.content.count(b"<h1") == 1, address
        assert b"\x1f" not in answer.content, address


def test_a_stored_page_takes_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    released()
    with today(dt.date(2026, 3, 4)):
        for address in addresses():
            with django_assert_num_queries(1):
                client.get(address)


def test_a_page_that_cannot_be_stored_takes_twelve_at_most(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    released()
    lists = ["/people?kind=member", "/decisions?year=2026", "/indicators?rag=green", "/calendar?body=zzzzzzzz"]
    stale = [
        address for address in addresses() if StoredPage.objects.filter(key=address[1:], fresh_until__isnull=False)
    ]
    files = ["/feed.atom", "/calendar.ics", "/indicators/indicators.csv", "/people/people.json"]
    with today(dt.date(2027, 1, 1)):
        for address in (*lists, *stale, *files, "/calendar", "/search?q=coast"):
            with django_assert_max_num_queries(12, info=address):
                assert client.get(address).status_code == 200, address


def test_a_page_that_speaks_of_the_future_is_made_anew_when_the_day_has_come(client: Client) -> None:
    released()
    address = f"/meetings/{Meeting.objects.get(date=MARCH).public_id}"
    with today(MARCH):
        assert "Add this meeting to your calendar" in client.get(address).content.decode()
    with today(MARCH + dt.timedelta(days=1)):
        assert "Add this meeting to your calendar" not in client.get(address).content.decode()
    renew_stale(at=LATER)
    assert StoredPage.objects.get(key=address[1:]).fresh_until is None


@pytest.mark.parametrize(
    ("day", "month"), [(dt.date(2026, 1, 20), "March 2026"), (MARCH, "March 2026"), (dt.date(2031, 5, 1), "March 2026")]
)
def test_the_calendar_opens_at_the_next_meeting_else_at_the_latest(client: Client, day: dt.date, month: str) -> None:
    released()
    with today(day):
        assert f"Meetings in {month}" in client.get("/calendar").content.decode()
        assert client.get("/calendar?at=today").headers["Location"] == f"/calendar/{day:%Y-%m}"


def test_a_decision_that_only_minutes_name_is_listed_as_considered(client: Client) -> None:
    released()
    named = Decision.objects.create(number="26/00088", key="26/00088", title="Lease of the old boathouse")
    MinuteItem.objects.update(decision=named)
    with today(LATER.date()):
        text = client.get("/decisions?status=considered").content.decode()
    assert "Lease of the old boathouse" in text
    assert "15 Jan 2026" in text
    assert "Lease of the old boathouse" not in client.get("/decisions?status=proposed").content.decode()


def test_an_item_leads_to_what_was_read_from_its_papers(client: Client) -> None:
    publication = released()
    sheet = MinutesSet.objects.select_related("meeting", "paper__item").get(publication=publication)
    assert sheet.paper is not None
    assert sheet.paper.item is not None
    text = client.get(f"/items/{sheet.paper.item.public_id}").content.decode()
    assert "Minutes, item by item" in text
    assert f"/meetings/{sheet.meeting.public_id}" in text


def test_a_meeting_known_from_its_minutes_says_where_it_was_and_what_each_minute_was_about(client: Client) -> None:
    meeting = MinutesSet.objects.select_related("meeting").get(publication=released()).meeting
    text = " ".join(client.get(f"/meetings/{meeting.public_id}").content.decode().split())
    assert "Council Chamber, Larkham" in text
    assert "Street lighting (item 3)" in text


def test_a_page_is_not_sent_to_a_browser_that_has_it(client: Client) -> None:
    released()
    tag = client.get("/about")["ETag"]
    assert client.get("/about", headers={"If-None-Match": tag}).status_code == 304


def test_a_persons_page_says_what_they_did_and_nothing_of_what_they_declared(client: Client) -> None:
    released()
    okafor = Person.objects.get(name="Mr P Okafor")
    text = client.get(f"/people/{okafor.public_id}").content.decode()
    assert "that the trial be noted" in text
    assert "15 Jan 2026" in text
    assert "declared" not in text.lower()


@pytest.mark.parametrize("address", ["/meetings/zzzzzzzz", "/meetings/short", "/bodies/zzzzzzzz/budget", "/wp-login"])
def test_a_page_that_is_not_there_says_so_in_the_shell(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


def test_a_slash_too_many_leads_to_the_page_without(client: Client) -> None:
    assert client.get("/bodies/")["Location"] == "/bodies"
    request = RequestFactory().get("/")
    request.path = "//evil.example/"
    assert views.not_found(request, Http404())["Location"] == "/evil.example"


def test_every_answer_has_the_security_headers(client: Client) -> None:
    released()
    for address in ("/", "/desk", "/nowhere", "/feed.atom"):
        answer = client.get(address)
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/bodies", "/people", "/decisions", "/indicators", "/calendar", "/about"])
def test_a_site_on_which_nothing_is_published_yet_says_so(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
