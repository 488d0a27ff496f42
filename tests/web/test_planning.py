"""Planning on the desk: a year in one go, one meeting, and the work programmes."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html
from people_of_the_desk import client_of
from pytest_django import DjangoAssertNumQueries

from larkshire_calendar import body, cabinet, clerk, planned, roads, seat
from moothall.operations.planning import ItemWords, defer, plan_item
from moothall.records.models import Body, DismissedOffer, PlannedItem, PublicNotice, ScheduledMeeting, SpecialDay
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FAR = TODAY + dt.timedelta(days=70 - TODAY.weekday())
"""A Monday some ten weeks away."""


@pytest.fixture
def nerys() -> Client:
    clerk()
    return client_of_clerk()


def client_of_clerk() -> Client:
    client = Client()
    client.force_login(clerk())
    return client


def shown(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Cache-Control"] == "no-store"
    return html.document_fromstring(answer.content)


def words(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def year(of: Body, pattern: str, venue: str = "Oak Room") -> dict[str, str]:
    first = FAR.replace(day=1)
    return {
        "first": first.isoformat(),
        "last": (first + dt.timedelta(days=340)).isoformat(),
        f"pattern_{of.public_id}": pattern,
        f"venue_{of.public_id}": venue,
    }


def test_a_year_is_shown_before_it_is_planned(nerys: Client) -> None:
    seat(roads(), "Mrs T Dunmore")
    seat(cabinet(), "Mrs T Dunmore")
    both = year(roads(), "second Thursday, 10 am, not in August") | year(cabinet(), "second Thursday, 10:30")
    page = html.document_fromstring(nerys.post("/desk/calendar/plan", both).content)
    dates = page.xpath("//input[@name='meeting']/@value")
    assert len(dates) == 22 + len([1 for one in dates if "-08-" in one]) or len(dates) in range(20, 25)
    assert "are both in Oak Room" in words(page)
    assert "Mrs T Dunmore sits on both" in words(page)
    assert not ScheduledMeeting.objects.exists()
    answer = nerys.post("/desk/calendar/plan", {"meeting": dates, "confirm": "provisional"}, follow=True)
    assert f"{len(dates)} meetings are on the calendar, provisional." in answer.content.decode()
    assert ScheduledMeeting.objects.filter(state="provisional").count() == len(dates)
    assert not PublicNotice.objects.exists()


def test_what_was_said_of_a_year_is_there_the_next_time(nerys: Client) -> None:
    lines = f"Annual meeting: third Thursday of May, 10.30 am\n{FAR.day} {FAR:%B %Y}, 2 pm"
    page = html.document_fromstring(nerys.post("/desk/calendar/plan", year(roads(), lines)).content)
    form = page.xpath("//main//form")[0]
    assert "(annual meeting)" in words(page)
    nerys.post(
        "/desk/calendar/plan",
        {
            **{name: value for name, value in form.form_values() if name != "meeting"},
            "meeting": page.xpath("//input[@name='meeting']/@value"),
            "confirm": "provisional",
        },
    )
    found = {(row.kind, row.time) for row in ScheduledMeeting.objects.all()}
    assert found == {("annual", "10:30"), ("ordinary", "14:00")}
    again = shown(nerys, "/desk/calendar/plan")
    assert again.xpath(f"//textarea[@name='pattern_{roads().public_id}']")[0].text_content().split() == lines.split()
    assert again.xpath(f"//input[@name='venue_{roads().public_id}']/@value") == ["Oak Room"]


def test_where_a_year_cannot_be_planned_its_words_stand_in_the_form_again(nerys: Client) -> None:
    soon, id = TODAY + dt.timedelta(days=2), roads().public_id
    said = {"confirm": "fixed", "meeting": f"{id}|{soon}|10:00|ordinary|Oak Room", f"pattern_{id}": "every Tuesday"}
    page = html.document_fromstring(nerys.post("/desk/calendar/plan", said).content)
    assert "Nothing was planned" in words(page)
    assert page.xpath(f"//textarea[@name='pattern_{id}']")[0].text_content().split() == ["every", "Tuesday"]
    assert not ScheduledMeeting.objects.exists()


def test_many_meetings_are_planned_with_the_bodies_asked_for_once(
    nerys: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    days = [FAR + dt.timedelta(days=number) for number in range(30)]
    said = {"confirm": "provisional", "meeting": [f"{roads().public_id}|{day}|10:00|ordinary|Oak Room" for day in days]}
    with django_assert_max_num_queries(130):
        nerys.post("/desk/calendar/plan", said)
    assert ScheduledMeeting.objects.count() == 30


def test_a_pattern_that_is_not_understood_is_said_by_its_field(nerys: Client) -> None:
    answer = nerys.post("/desk/calendar/plan", year(roads(), "second Thursday if dry"))
    page = html.document_fromstring(answer.content)
    assert page.findtext(".//title").startswith("Error: ")
    link = page.xpath("//div[contains(@class,'error-summary')]//a")[0]
    assert "“if dry” is not understood" in link.text
    assert page.xpath(f"//*[@id='{link.get('href')[1:]}']")


def test_provisional_meetings_are_announced_together(nerys: Client) -> None:
    planned(FAR, at=timezone.now(), fixed=False)
    start = FAR.year - (FAR.month < 5)
    answer = nerys.post("/desk/calendar/fix", {"year": start}, follow=True)
    assert "Meetings fixed, with their notices and reminders: 1." in answer.content.decode()
    assert PublicNotice.objects.count() == 1


def test_the_calendar_of_a_year(nerys: Client) -> None:
    planned(FAR, at=timezone.now())
    SpecialDay.objects.create(day=FAR, name="Half term", calendar="Schools")
    page = shown(nerys, f"/desk/calendar?year={FAR.year - (FAR.month < 5)}&month={FAR:%Y-%m}")
    assert "Roads and Places Committee" in words(page)
    assert "is in Half term" in words(page)
    assert page.xpath("//table[contains(@class,'moothall-month')]//a[contains(@href,'/desk/meetings/')]")
    elsewhere = shown(nerys, "/desk/calendar?year=2031&body=aaaaaaaa&month=x")
    assert not elsewhere.xpath("//main//a[contains(@href,'/desk/meetings/')]")


def test_a_calendar_of_sixty_meetings_asks_the_database_a_bounded_number_of_times(
    nerys: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    planned(*(FAR + dt.timedelta(days=one) for one in range(60)), at=timezone.now(), fixed=False)
    with django_assert_max_num_queries(16):
        shown(nerys, f"/desk/calendar?year={FAR.year - (FAR.month < 5)}")


def test_the_year_on_one_sheet_and_in_ones_own_calendar(nerys: Client) -> None:
    planned(FAR, at=timezone.now())
    planned(FAR, of=cabinet(), at=timezone.now(), fixed=False)
    asked = f"year={FAR.year - (FAR.month < 5)}"
    sheet = shown(nerys, f"/desk/calendar/sheet?{asked}")
    rows = [" ".join(row.text_content().split()) for row in sheet.xpath("//table//tbody/tr")]
    assert [row.split("10am")[0] for row in rows] == ["Cabinet", "Roads and Places Committee"]
    assert f"{FAR:%a} {FAR.day}" in rows[0]
    assert "prov." in rows[0]
    assert "prov." not in rows[1]
    file = nerys.get(f"/desk/calendar/meetings.ics?{asked}&body={cabinet().public_id}").content.decode()
    assert f"DTSTART;TZID=Europe/London:{FAR:%Y%m%d}T100000" in file
    assert "STATUS:TENTATIVE" in file
    assert file.count("BEGIN:VEVENT") == 1


def test_a_year_is_not_announced_at_shorter_notice_unasked(nerys: Client) -> None:
    (row,) = planned(TODAY + dt.timedelta(days=2), at=timezone.now(), fixed=False)
    answer = nerys.post("/desk/calendar/fix", {"year": row.date.year - (row.date.month < 5)}, follow=True)
    assert "can no longer be kept" in answer.content.decode()
    address = f"/desk/meetings/{row.public_id}/change/fix"
    assert "at shorter notice" in nerys.post(address).content.decode()
    nerys.post(address, {"confirm": "shorter"})
    row.refresh_from_db()
    assert (row.state, row.convened_on) == ("fixed", TODAY)


def test_moving_a_meeting_is_told_before_it_is_done(nerys: Client) -> None:
    (row,) = planned(FAR, at=timezone.now())
    address = f"/desk/meetings/{row.public_id}/change/move"
    shown(nerys, address)
    said = {"date": (FAR + dt.timedelta(days=1)).isoformat(), "time": "14:00", "venue": "Elm Room", "reason": "Snow"}
    page = html.document_fromstring(nerys.post(address, said).content)
    assert "days counted for the old day do not count" in words(page)
    row.refresh_from_db()
    assert row.state == "fixed"
    answer = nerys.post(address, said | {"confirm": "yes"}, follow=True)
    assert "The meeting is moved" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "moved"


def test_shorter_notice_needs_a_second_word(nerys: Client) -> None:
    soon = TODAY + dt.timedelta(days=2)
    said = {"body": roads().public_id, "kind": "extraordinary", "date": soon.isoformat(), "time": "10:00"}
    without = nerys.post("/desk/calendar/call", said)
    assert "Enter the place" in without.content.decode()
    said |= {"venue": "Oak Room"}
    page = html.document_fromstring(nerys.post("/desk/calendar/call", said).content)
    assert "at shorter notice only" in words(page)
    assert page.xpath("//button[@name='confirm']/@value") == ["shorter"]
    refused = nerys.post("/desk/calendar/call", said | {"confirm": "yes"})
    assert "Error: " in refused.content.decode()
    nerys.post("/desk/calendar/call", said | {"confirm": "shorter"})
    assert ScheduledMeeting.objects.get().convened_on == TODAY


def test_what_is_not_possible_is_an_error_of_the_form(nerys: Client) -> None:
    (row,) = planned(FAR, at=timezone.now())
    past = {"date": "2020-01-06", "time": "10:00", "venue": "Oak Room"}
    page = html.document_fromstring(nerys.post(f"/desk/meetings/{row.public_id}/change/move", past).content)
    assert "has passed" in page.xpath("//div[contains(@class,'error-summary')]")[0].text_content()
    assert nerys.get(f"/desk/meetings/{row.public_id}/change/sell").status_code == 404


def test_the_page_of_a_meeting(nerys: Client) -> None:
    (row,) = planned(FAR, at=timezone.now())
    plan_item(body=roads(), words=ItemWords(title="Verges", is_key=True), scheduled=row, by=clerk(), at=timezone.now())
    page = shown(nerys, f"/desk/meetings/{row.public_id}")
    legal = [words(one) for one in page.xpath("//ol[contains(@class,'moothall-timetable')]//strong")]
    assert len(legal) == 1
    assert "legal limit" in legal[0]
    assert "Notice of meeting: Roads and Places Committee" in words(page)
    assert "Verges" in words(page)
    file = nerys.get(f"/desk/meetings/{row.public_id}/timetable.ics").content.decode()
    assert "SUMMARY:Agenda setting: Roads and Places Committee" in file


def test_the_timetable_is_the_councils(nerys: Client) -> None:
    said = {"agenda-setting": 5, "drafts": 12, "clearance": 4, "final": 1, "remind": 3}
    answer = nerys.post("/desk/calendar/timetable", said, follow=True)
    assert "The timetable is kept" in answer.content.decode()
    page = shown(nerys, "/desk/calendar/timetable")
    assert page.xpath("//input[@name='drafts']/@value") == ["12"]


ICS = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//x//EN\r
BEGIN:VEVENT\r
UID:1\r
SUMMARY:October half term\r
DTSTART;VALUE=DATE:20261026\r
DTEND;VALUE=DATE:20261031\r
END:VEVENT\r
END:VCALENDAR\r
"""


def upload(client: Client, data: bytes, name: str = "days.ics") -> html.HtmlElement:
    file = SimpleUploadedFile(name, data)
    answer = client.post("/desk/calendar/days", {"name": "School holidays", "file": file}, follow=True)
    return html.document_fromstring(answer.content)


def test_school_holidays_from_a_calendar_file(nerys: Client) -> None:
    assert "5 days, 26 October 2026 to 30 October 2026" in words(upload(nerys, ICS))
    assert "3 days" in words(upload(nerys, b"First,Last,Name\n24/12/2026,2026-12-26,Christmas\n", "days.csv"))
    nerys.post("/desk/calendar/days/forget", {"name": "School holidays"})
    assert not SpecialDay.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\x00\xff", "The file is no text"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCAL", "damaged"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "no days in it"),
        (b"when,what\n1 May,Fair\n", "not understood"),
        (b"date,name\nsoon,Fair\n", "Line 2: “soon” is no date"),
        (b"date,name\n2026-05-01,\n", "Line 2 has no name"),
        (b"first,last,name\n2026-05-02,2026-05-01,Fair\n", "ends before it begins"),
        (b"first,last,name\n2026-05-02,2027-05-01,Fair\n", "lasts more than 120 days"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong(nerys: Client, data: bytes, said: str) -> None:
    page = upload(nerys, data)
    assert said in page.xpath("//div[contains(@class,'error-summary')]")[0].text_content()
    assert not SpecialDay.objects.exists()


def item(title: str, scheduled: ScheduledMeeting | None = None, **more: object) -> PlannedItem:
    said = ItemWords(title=title, **more)  # type: ignore[arg-type]
    return plan_item(body=roads(), words=said, scheduled=scheduled, by=clerk(), at=timezone.now())


def test_a_programme_with_its_items_and_their_history(nerys: Client) -> None:
    first, _ = planned(FAR, FAR + dt.timedelta(days=28), at=timezone.now())
    verges = item("Verges", first, why="Agenda setting", leads=("Ms A Quill",))
    item("Dashboard", pattern="every meeting")
    item("Cycle routes")
    defer(item=verges, reason="The survey is late", by=clerk(), at=timezone.now())
    page = shown(nerys, f"/desk/programmes/{roads().public_id}")
    text = words(page)
    assert "Agenda setting" in text
    assert "Ms A Quill" in text
    assert ": The survey is late" in text
    assert "Items that come back" in text
    groups = [words(one) for one in page.xpath("//section[contains(@class,'moothall-plan-group')]/h2")]
    assert len(groups) == 3
    assert "Work programmes" in words(shown(nerys, "/desk/programmes"))
    history = words(shown(nerys, f"/desk/programme-items/{verges.public_id}"))
    assert "The survey is late" in history


def test_an_item_is_put_on_worded_anew_and_taken_off(nerys: Client) -> None:
    (meeting,) = planned(FAR, at=timezone.now())
    id = roads().public_id
    refused = nerys.post(f"/desk/programmes/{id}/new", {"title": ""})
    assert "Enter a title" in refused.content.decode()
    nerys.post(f"/desk/programmes/{id}/new", {"title": "Verges", "scheduled": meeting.public_id, "leads": "Ms A Quill"})
    row = PlannedItem.objects.get()
    assert (row.scheduled, row.leads) == (meeting, ["Ms A Quill"])
    address = f"/desk/programme-items/{row.public_id}"
    nerys.post(address, {"title": "Verges and hedges"})
    nerys.post(f"{address}/drop", {"reason": ""})
    row.refresh_from_db()
    assert (row.title, row.dropped) == ("Verges and hedges", "")
    nerys.post(f"{address}/drop", {"reason": "Done"})
    assert "Taken off (1)" in words(shown(nerys, f"/desk/programmes/{id}"))
    nerys.post(f"{address}/drop", {"again": "yes"})
    row.refresh_from_db()
    assert row.dropped == ""


def test_items_are_moved_by_buttons_alone(nerys: Client) -> None:
    first, second = planned(FAR, FAR + dt.timedelta(days=28), at=timezone.now())
    one, two = item("One", first), item("Two", first)
    address = f"/desk/programme-items/{two.public_id}/move"
    answer = nerys.post(address, {"act": "up", "scheduled": first.public_id})
    assert answer["Location"].endswith(f"#item-{two.public_id}")
    two.refresh_from_db()
    assert two.position == 1
    nerys.post(address, {"act": "place", "scheduled": second.public_id})
    two.refresh_from_db()
    assert two.scheduled == second
    nerys.post(address, {"act": "place", "scheduled": first.public_id, "before": one.public_id})
    nerys.post(f"/desk/programme-items/{one.public_id}/move", {"act": "defer"})
    one.refresh_from_db()
    assert one.scheduled == second


def test_an_item_is_put_off_with_its_reason_on_its_own_page(nerys: Client) -> None:
    first, second = planned(FAR, FAR + dt.timedelta(days=28), at=timezone.now())
    row = plan_item(body=roads(), words=ItemWords(title="Verges"), scheduled=first, by=clerk(), at=timezone.now())
    page = shown(nerys, f"/desk/programme-items/{row.public_id}")
    (form,) = page.xpath("//form[contains(@action,'/move')]")
    said = {"act": "place", "scheduled": second.public_id, "reason": "Figures are awaited"}
    nerys.post(form.get("action"), said)
    assert "Figures are awaited" in words(shown(nerys, f"/desk/programme-items/{row.public_id}"))
    template = plan_item(
        body=roads(), words=ItemWords(title="Dashboard", pattern="every meeting"), by=clerk(), at=timezone.now()
    )
    assert not shown(nerys, f"/desk/programme-items/{template.public_id}").xpath("//form[contains(@action,'/move')]")


def test_what_is_offered_is_taken_or_put_away(nerys: Client) -> None:
    for title in ("Coast road", "Library"):
        words_ = ItemWords(title=title, is_key=True)
        plan_item(body=cabinet(), words=words_, by=clerk(), at=timezone.now())
    id = roads().public_id
    page = shown(nerys, f"/desk/programmes/{id}")
    keys = page.xpath("//input[@name='key']/@value")
    assert len(keys) == 2
    said = {"source": "forthcoming decision", "scheduled": ""}
    nerys.post(f"/desk/programmes/{id}/offered", said | {"key": keys[0], "act": "accept"})
    nerys.post(f"/desk/programmes/{id}/offered", said | {"key": keys[1], "act": "dismiss"})
    assert PlannedItem.objects.filter(body=roads()).count() == DismissedOffer.objects.count() == 1
    assert "Offered" not in words(shown(nerys, f"/desk/programmes/{id}"))


def test_the_paper_says_what_everyone_may_read(nerys: Client) -> None:
    (meeting,) = planned(FAR, at=timezone.now())
    item("Land at Larkham", meeting, exempt=True, closed_title="Sale to Marlow Ltd")
    id = roads().public_id
    assert "Sale to Marlow Ltd" in words(shown(nerys, f"/desk/programmes/{id}"))
    paper = words(shown(nerys, f"/desk/programmes/{id}/paper"))
    assert "Land at Larkham" in paper
    assert "Marlow" not in paper
    author = client_of(Role.author)
    assert "Marlow" not in words(shown(author, f"/desk/programmes/{id}"))
    assert "Marlow" not in words(shown(author, f"/desk/meetings/{meeting.public_id}"))


def test_the_paper_as_a_tagged_pdf(nerys: Client) -> None:
    import pikepdf

    (meeting,) = planned(FAR, at=timezone.now())
    item("Land at Larkham", meeting, exempt=True, closed_title="Sale to Marlow Ltd")
    answer = nerys.get(f"/desk/programmes/{roads().public_id}/programme.pdf")
    assert answer.content.startswith(b"%PDF")
    from io import BytesIO

    with pikepdf.open(BytesIO(answer.content)) as made:
        assert "/StructTreeRoot" in made.Root
        assert str(made.Root.Lang) == "en-GB"


def test_those_who_only_look_have_no_buttons(nerys: Client) -> None:
    (meeting,) = planned(FAR, at=timezone.now())
    verges = item("Verges", meeting)
    author = client_of(Role.author)
    page = shown(author, f"/desk/programmes/{roads().public_id}")
    assert not page.xpath("//form[@data-move]")
    assert "Change the meeting" not in words(shown(author, f"/desk/meetings/{meeting.public_id}"))
    assert author.post(f"/desk/programme-items/{verges.public_id}/move", {"act": "up"}).status_code == 403
    refused = author.post(f"/desk/programme-items/{verges.public_id}", {"title": "Mine"})
    verges.refresh_from_db()
    assert refused.status_code == 200
    assert verges.title == "Verges"


def test_a_board_asks_the_database_a_bounded_number_of_times(
    nerys: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    days = [FAR + dt.timedelta(days=28 * one) for one in range(8)]
    rows = planned(*days, at=timezone.now(), fixed=False)
    for number in range(24):
        item(f"Item {number}", rows[number % 8])
    with django_assert_max_num_queries(32):
        shown(nerys, f"/desk/programmes/{roads().public_id}")
    with django_assert_max_num_queries(14):
        shown(nerys, "/desk/programmes")


def test_every_committee_is_in_the_list(nerys: Client) -> None:
    body("Planning Committee", Body.Kind.committee)
    assert "Planning Committee" in words(shown(nerys, "/desk/programmes"))
