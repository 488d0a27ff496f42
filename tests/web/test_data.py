"""Data for other programs: tables, records, feeds, calendars, the PDF, and what crawlers ask for."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import icalendar
import pytest
from django.test import Client
from planted import plant
from released import released

from larkshire import BODY, pack
from moothall.facts.record import from_json
from moothall.records.models import Body, Indicator, Meeting, Publication
from moothall.web.components import spreadsheets

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_table_as_csv_and_as_json_says_the_same(client: Client) -> None:
    released()
    indicator = Indicator.objects.get(ref="RD01")
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"/indicators/{indicator.public_id}/readings.csv").content.decode()))
    )
    told = json.loads(client.get(f"/indicators/{indicator.public_id}/readings.json").content)["rows"]
    assert [row["value"] for row in rows] == [row["value"] for row in told] == ["88%", "91%"]


def test_the_words_of_an_address_may_be_left_out_or_wrong(client: Client) -> None:
    released()
    body = Body.objects.get(name=BODY)
    pages = [client.get(f"/bodies/{body.public_id}{words}") for words in ("", "-roads", "-quite-other-words")]
    assert {page.status_code for page in pages} == {200}
    assert len({page.content for page in pages}) == 1
    assert client.get(f"/bodies/{body.public_id}-words/members.csv").status_code == 200


def test_a_filter_narrows_the_file_too(client: Client) -> None:
    released()
    every = json.loads(client.get("/indicators/indicators.json").content)["rows"]
    some = json.loads(client.get("/indicators/indicators.json?kind=activity").content)["rows"]
    assert ([row["ref"] for row in every], [row["ref"] for row in some]) == (["RD01b", "RD01"], ["RD01b"])


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        *((text, f"'{text}") for text in ("=1+1", "@sum", "+cmd|x", "-2+3+cmd|' /C calc'!A0", " =1", "\t=1", "\r=1")),
        *((text, text) for text in ("-5.2", "+3", "-£1,200", "-4.5%", "- ", "–", "plain", "1-2")),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(written: str, cell: str) -> None:
    assert spreadsheets.cell(written) == cell


def test_the_record_of_a_publication_is_the_record(client: Client) -> None:
    publication = released()
    answer = client.get(f"/publications/{publication.public_id}/record.json")
    assert from_json(answer.content) == pack()


def test_a_feed_has_the_agenda_the_paper_and_the_decision(client: Client) -> None:
    released()
    feed = ET.fromstring(client.get("/feed.atom").content)  # noqa: S314 - our own answer
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert set(titles) == {f"{BODY}, 12 March 2026", "Resurfacing of the coast road", "26/00017 Coast road"}


def test_the_calendar_has_the_meeting_at_its_time(client: Client) -> None:
    released()
    calendar = icalendar.Calendar.from_ical(client.get("/calendar.ics").content.decode())
    [event] = calendar.walk("VEVENT")
    assert str(event["summary"]) == BODY
    assert event.decoded("dtstart").isoformat() == "2026-03-12T10:00:00+00:00"


@pytest.mark.parametrize(
    "address", ["/feeds/rumours.atom", "/bodies/zzzzzzzz/papers.atom", "/bodies/zzzzzzzz/meetings.ics"]
)
def test_what_there_is_not_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


class TestThePdf:
    """A published pack's PDF can be asked for in parts."""

    @pytest.fixture
    def address(self) -> str:
        return f"/meetings/{plant('pdf').meeting.public_id}/pack.pdf"

    def test_the_whole(self, client: Client, address: str) -> None:
        answer = client.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert b"".join(answer.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
        assert answer["Accept-Ranges"] == "bytes"

    @pytest.mark.parametrize(
        ("asked", "part"), [("bytes=0-4", slice(0, 5)), ("bytes=5-", slice(5, None)), ("bytes=-6", slice(-6, None))]
    )
    def test_a_part(self, client: Client, address: str, asked: str, part: slice) -> None:
        whole = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
        answer = client.get(address, headers={"Range": asked})
        assert answer.status_code == 206
        assert b"".join(answer.streaming_content) == whole[part]  # type: ignore[attr-defined]
        assert answer["Content-Length"] == str(len(whole[part]))

    def test_a_part_that_is_not_there(self, client: Client, address: str) -> None:
        assert client.get(address, headers={"Range": "bytes=99999999-"}).status_code == 416

    def test_a_browser_that_has_it_is_not_sent_it_again(self, client: Client, address: str) -> None:
        first = client.get(address)
        assert b"".join(first.streaming_content)  # type: ignore[attr-defined]
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304

    def test_a_publication_keeps_its_file(self, client: Client, address: str) -> None:
        publication = Publication.objects.get()
        current = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
        kept = client.get(f"/publications/{publication.public_id}/pack.pdf")
        assert b"".join(kept.streaming_content) == current  # type: ignore[attr-defined]


def test_a_pack_that_came_as_text_has_no_pdf(client: Client) -> None:
    released()
    meeting = Meeting.objects.get(date="2026-03-12")
    assert client.get(f"/meetings/{meeting.public_id}/pack.pdf").status_code == 404


def test_the_sitemap_lists_the_pages(client: Client) -> None:
    released()
    text = client.get("/sitemap.xml").content.decode()
    assert "http://127.0.0.1:8000/bodies</loc>" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_site_says_that_it_is_well(client: Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}
