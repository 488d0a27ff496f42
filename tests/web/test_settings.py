"""What each council settles for itself: seen by all on the desk, changed by a clerk, and what follows from it."""

import datetime as dt
import json
import re

import pytest
from django.test import Client
from people_of_the_desk import client_of, osman
from pytest_django import DjangoAssertNumQueries

from larkshire_calendar import JULY, NOW, planned
from moothall.facts.clearances import ClearancePractice
from moothall.operations import council
from moothall.operations.audit import broken_links
from moothall.operations.council import CouncilError
from moothall.operations.permission import NotPermittedError
from moothall.records.clearance_as_facts import steps_to
from moothall.records.models import AuditRow, Errand, Practice
from moothall.records.practice import CALENDAR, CLEARANCE, MEETING_HOURS, REVIEW_AFTER, SETTINGS
from moothall.rules.bank_holidays import Stretch
from moothall.rules.clearance import deadline
from moothall.rules.permits import Role
from moothall.rules.working_days import Profile, Reading
from moothall.web.desk.council.settings import PAGES

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
WEEK = 7 * DAY
DAYS = {
    "closed_weekdays": ["5", "6"],
    "bank_holidays": "on",
    "published_on_closed_day": "next working day",
    "long_notice": "calendar",
}


@pytest.fixture
def nerys() -> Client:
    return client_of(Role.clerk)


def said(client: Client, place: str = "") -> str:
    """The page's words."""
    page = client.get(f"/desk/council/settings{place}").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<main") :]))


def post(client: Client, key: str, **data: object) -> str:
    """What the page says that follows."""
    answer = client.post(f"/desk/council/settings/{key}", data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_setting_has_a_page_and_a_default(nerys: Client) -> None:
    assert {page.name for page in PAGES.values()} == set(SETTINGS)
    for key, page in PAGES.items():
        assert page.title in said(nerys, f"/{key}")
        assert SETTINGS[page.name].refusal(SETTINGS[page.name].default) == ""
    assert nerys.get("/desk/council/settings/weather").status_code == 404


@pytest.mark.parametrize("key", PAGES)
def test_a_form_saved_as_it_stands_changes_nothing(nerys: Client, key: str) -> None:
    """What the form shows of a setting is what it gives back."""
    name = PAGES[key].name
    form = PAGES[key].form(initial=PAGES[key].form.entered(SETTINGS[name].default))
    shown = {field.name: field.value() for field in form}
    post(nerys, key, **{name: value for name, value in shown.items() if value not in (None, False)})
    now, default = SETTINGS[name].now(), SETTINGS[name].default
    assert (now if not isinstance(now, Profile) else Profile(**as_data(now) | {"name": default.name})) == default


def as_data(profile: Profile) -> dict[str, object]:
    return {name: getattr(profile, name) for name in profile.__struct_fields__}


def test_whatever_can_be_settled_is_on_its_form() -> None:
    for page in PAGES.values():
        fields = getattr(SETTINGS[page.name].type, "__struct_fields__", ("number",))
        assert set(page.form.base_fields) == set(fields) - {"name"}


def test_closed_days_are_written_as_people_write_them(nerys: Client) -> None:
    days = {"closed_dates": "24 December\n\n2 January", "closures": "28 December 2026 to 31 December 2026\n7 May 2026"}
    page = post(nerys, "closed-days", **DAYS, **days, cut_off="17:00")
    assert "It is settled." in page
    profile = CALENDAR.now()
    assert profile.closed_dates == ((12, 24), (1, 2))
    may = dt.date(2026, 5, 7)
    assert profile.closures[1] == Stretch(first=may, last=may)
    assert profile.cut_off == dt.time(17)
    assert "Closed: Saturday, Sunday, bank holidays, 24 December and 2 January." in said(nerys)
    assert "Closed 28 December 2026 to 31 December 2026." in said(nerys)
    form = said(nerys, "/closed-days")
    assert "24 December 2 January" in form
    assert "7 May 2026" in form


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        ({"closed_weekdays": [str(day) for day in range(7)]}, "Leave at least one day of the week open."),
        ({"closed_dates": "31 February"}, "“31 February” is no day."),
        ({"closures": "31 December 2026 to 24 December 2026"}, "ends before it begins."),
        ({"cut_off": "late"}, "Enter an hour, such as 17:00."),
        ({"long_notice": "lunar"}, "lunar is not one of the available choices."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(nerys: Client, entered: dict[str, object], words: str) -> None:
    page = post(nerys, "closed-days", **DAYS | entered)
    assert "<title>Error: Closed days and notice" in page
    assert words in page
    assert not Practice.objects.exists()


def test_the_steps_of_coming_meetings_keep_off_a_day_that_is_closed() -> None:
    meeting = planned(JULY)[0]
    before, due = reminders(), deadline(steps_to(meeting), NOW.date())
    council.settle(
        name="calendar", value=Profile(closures=(Stretch(first=JULY - WEEK, last=JULY - DAY),)), by=None, at=NOW
    )
    after = reminders()
    assert set(before) == set(after)
    assert all(after[step] < before[step] for step in ("publication", "final", "drafts"))
    assert deadline(steps_to(meeting), NOW.date()) < due


def reminders() -> dict[str, dt.datetime]:
    """When people are reminded of each step."""
    return {row.payload["step"]: row.due_at for row in Errand.objects.filter(kind="remind")}


def test_clearance_is_settled_and_told(nerys: Client) -> None:
    post(nerys, "clearance", signers=["director"], elsewhere=["finance adviser"], slip_letters="0")
    assert CLEARANCE.now() == ClearancePractice(("director",), False, ("finance adviser",), 0, False)
    assert "Signed by the director, in any order." in said(nerys)
    post(nerys, "clearance", slip_letters="2", is_published="on")
    assert "Reports are not signed; advisers alone clear them." in said(nerys)
    assert "How an open report was cleared is published with it." in said(nerys)


def test_hours_and_days_are_numbers_that_can_be(nerys: Client) -> None:
    assert "Error:" in post(nerys, "meeting-length", number="0")
    assert "Error:" in post(nerys, "exemption-reviews", number="soon")
    post(nerys, "meeting-length", number="2.5")
    post(nerys, "exemption-reviews", number="180")
    assert (MEETING_HOURS.now(), REVIEW_AFTER.now()) == (2.5, 180)
    page = said(nerys)
    assert "A meeting is taken to last 2.5 hours. Change" in page
    assert "advisers have cleared." in page
    assert page.count("Not settled yet") == 6


def test_the_act_refuses_what_the_form_would(nerys: Client) -> None:
    turned = Profile(closures=(Stretch(first=JULY, last=JULY - DAY),))
    endless = Profile(closures=(Stretch(first=JULY, last=dt.date.max),))
    refused = (("calendar", turned), ("calendar", endless), ("meeting hours", 0.0))
    for name, value in (*refused, ("clearance", ClearancePractice(("clerk",)))):
        with pytest.raises(CouncilError):
            council.settle(name=name, value=value, by=None, at=NOW)
    assert not Practice.objects.exists()


def test_it_is_put_on_record_without_a_word_of_it() -> None:
    council.settle(name="calendar", value=Profile(long_notice=Reading.working), by=None, at=NOW)
    line = json.loads(AuditRow.objects.get().line)
    assert (line["act"], line["about"], set(line["detail"])) == ("practice settled", "calendar", {"digest"})
    assert list(broken_links()) == []


def test_others_look_and_do_not_change() -> None:
    for role in (Role.member, Role.director, Role.administrator):
        assert "Change" not in said(client_of(role))
        answer = client_of(role).post("/desk/council/settings/clearance", {"slip_letters": "0"})
        assert answer.status_code == 403
    with pytest.raises(NotPermittedError):
        council.settle(name="meeting hours", value=1.0, by=osman(), at=NOW)


def test_the_page_asks_few_questions(nerys: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(20, exact=False):
        said(nerys)
