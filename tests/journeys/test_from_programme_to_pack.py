"""The whole loop through the pages alone: a year planned, a report written, cleared and published with an exempt
appendix, a supplement after it; nine people, each in a browser of their own, and a resident who sees what is open."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone
from our_agenda import pdf
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from documents.assembly.packs import texts
from documents.tags import errors
from journeys.cast import Window, council_at_work, everyone
from moothall.documents.assembly.check import faults as faults_of_tags
from moothall.jobs.loop import do_all
from web.test_journey import AXE, faults
from web.test_member_papers import everything_in

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(600),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]
BODY = "Roads and Places Committee"
FERRY, TREES = "A second ferry", "Trees by the harbour road"
SECRET = "Zorblatt"
GROUND = "It would weaken the council while it bargains."
WRITTEN = (
    "The ferry to Pell Head was late on nine days in May.",
    "One boat sails it, and she was built in 1961.",
    "It is proposed to hire a second boat. What was offered is in the exempt appendix.",
    "Hiring costs £90,000 a year, from the transport reserve.",
    "The council may provide ferries (Highways Act 1980, section 24).",
    "The boat will have a ramp; an assessment was made.",
    "No personal data is used.",
    "A second boat would make the service reliable.",
)
ANSWERS = {
    "fred.coyne": "Favourable",
    "lena.moss": "Favourable",
    "eve.marsh": "Favourable",
    "dan.crake": "Favourable, with remarks",
    "dora.heath": "Sign it",
    "jim.tarrant": "Sign it",
}


def a_year_is_planned(clerk: Window) -> None:
    """Two meetings from a pattern, with their notices."""
    first = timezone.localdate() + dt.timedelta(days=25)
    clerk.open("/desk/calendar/plan")
    clerk.fill(first=f"{first}", last=f"{first + dt.timedelta(days=70)}")
    row = clerk.page.get_by_role("group", name=BODY)
    row.locator("[name^=pattern_]").fill("second Thursday, 10 am")
    row.locator("[name^=venue_]").fill("Council Chamber, Larkham")
    clerk.press("Show the dates")
    assert "are on the calendar" in clerk.press("Plan, fix and announce them")


def items_stand_on_the_work_programme(clerk: Window) -> None:
    """One for a report, one whose paper is to come later."""
    for title in (FERRY, TREES):
        clerk.open("/desk/programmes")
        clerk.follow(BODY)
        clerk.follow("Add an item")
        clerk.fill(title=title, why="Agenda setting")
        clerk.page.get_by_label("For the meeting").select_option(index=1)
        clerk.page.get_by_label("Section of the agenda").select_option(index=1)
        assert "The item is on the programme." in clerk.press("Put it on")


def a_report_is_written(author: Window) -> None:
    """From the item and the council's template: cover, text, and an exempt appendix."""
    author.open("/desk/reports")
    author.follow(FERRY)
    author.press("Start from the template")
    author.follow("Change the cover")
    author.fill(
        authors="Ida Finch | Head of Ferries",
        divisions="Pell Head",
        summary="The ferry is late too often. A second boat is proposed.",
        recommendations="The Committee is asked to ENDORSE the hire of a second boat.",
        contacts="Ida Finch | Head of Ferries | ida.finch@larkshire.example | 01632 960002",
    )
    assert "Version 2 is saved." in author.press("Save as a version")
    author.follow("Write the text")
    author.page.locator(".ProseMirror").wait_for()
    for place, words in enumerate(WRITTEN):
        author.page.locator(".ProseMirror p").nth(place).click()
        author.page.keyboard.type(words)
    expect(author.page.locator("[data-kept]")).to_contain_text("Kept at", timeout=15000)
    assert "Version 3 is saved." in author.press("Save as a version")
    author.follow("Appendices")
    offer = author.folder / "offer.pdf"
    offer.write_bytes(pdf(f"Offer. {SECRET} Ferries asks ninety thousand pounds a year.", "Terms. It ends in 2031."))
    author.page.set_input_files("main [name=file]", offer)
    author.fill(title="Terms of the hire", public_interest=GROUND, until="When the contract is signed")
    author.page.get_by_label("Exempt", exact=True).check()
    author.page.get_by_label("3. ").check()
    assert "Exempt, paragraph 3" in author.press("Add it")


def clearance_is_asked_for(author: Window) -> None:
    """Of everyone whom the report still needs."""
    author.open("/desk/reports")
    author.follow(FERRY)
    author.follow("Clearance")
    for role in ("Director", "Cabinet member"):
        author.page.get_by_label(role, exact=True).check()
    assert "They have been asked." in author.press("Ask")


def it_is_cleared(one: Window, answer: str) -> None:
    """By the person to whom it comes, who reads the version first."""
    one.open("/desk/clearance")
    assert FERRY in one.follow(FERRY)
    assert WRITTEN[3] in one.said()
    one.page.get_by_label(answer, exact=True).check()
    if "remarks" in answer:
        one.fill(words="No personal data is used, as the report says.")
    assert "Your answer is recorded." in one.press("Send your answer")


def the_agenda_is_built(clerk: Window) -> None:
    """From standing items and work programme, with the report behind its item; one paper is said to follow."""
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    clerk.press("Open the agenda")
    clerk.follow(FERRY)
    clerk.page.get_by_text("Put a report behind it").click()
    clerk.page.get_by_label("Report", exact=True).select_option(label=FERRY)
    clerk.press("Put it there")
    clerk.page.locator("h1 a").click()
    clerk.follow(TREES)
    clerk.page.get_by_label("What it is").last.select_option(label="Report to follow")
    clerk.press("Save the item")
    clerk.page.locator("h1 a").click()
    clerk.press("Bring the papers up to date")


def it_is_published(clerk: Window, number: int) -> None:
    """Through the gate, whose findings are read; what is asked for is done by the process that does errands."""
    clerk.open("/desk/publishing")
    clerk.follow(BODY)
    gate = clerk.page.url.removeprefix(clerk.site)
    clerk.page.get_by_label("I have read what was found").check()
    clerk.press("Publish")
    clerk.open("/desk")
    do_all(timezone.now)
    clerk.open(gate)
    assert f"publication {number}" in clerk.said()


def what_was_to_follow_comes(clerk: Window) -> None:
    """A paper is put behind its item, which is no longer said to follow."""
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    clerk.follow(TREES)
    clerk.page.get_by_text("Put a file behind it").click()
    trees = clerk.folder / "trees.pdf"
    trees.write_bytes(pdf("Trees. Forty limes are to be planted along the harbour road."))
    clerk.page.set_input_files("main [name$=file]", trees)
    clerk.page.get_by_label("Title, for readers").fill(TREES)
    clerk.press("Put it there")
    clerk.page.get_by_label("What it is").last.select_option(label="Report")
    clerk.press("Save the item")


def a_resident_reads_it(resident: Window) -> dict[str, str]:
    """Without what is exempt; gives the words of the pack's pages by their labels."""
    resident.open("/")
    said = resident.follow(BODY)
    assert FERRY in said
    assert "Supplement 1" in said
    assert "Terms of the hire" not in said
    resident.follow(FERRY)
    assert WRITTEN[0] in resident.said()
    resident.page.go_back()
    pack = resident.file("Agenda reports pack, with what was added")
    assert SECRET not in everything_in(pack) + resident.page.content()
    looked_at(pack, resident.folder)
    pages = texts(pack)
    assert "Document is Restricted" in pages["5"]
    assert "Forty limes" in pages["9"]
    return pages


def a_member_reads_it(member: Window) -> dict[str, str]:
    """With what is exempt, and her name on each page; gives the words of the pages by their labels."""
    member.open("/desk/papers")
    assert "You may read it because you sit on the body" in member.follow(BODY)
    pack = member.file("Agenda reports pack")
    looked_at(pack, member.folder)
    pages = texts(pack)
    assert SECRET in pages["5"]
    assert all("Grace Pell" in words for words in pages.values())
    return pages


def looked_at(pack: bytes, folder: Path) -> None:
    """Page by page: each bears its label, a blank one says so; and neither checker, nor ours, finds fault with tags."""
    pages = texts(pack)
    assert all(f"Page {label}" in words for label, words in pages.items())
    assert any("This page is intentionally left blank" in words for words in pages.values())
    assert errors(pack, folder) + faults_of_tags(pack) == []


def test_a_year_is_planned_and_a_report_written_cleared_and_published(
    chromium: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    council_at_work()
    wrong: list[str] = []
    steps = (
        ("ada.quill", a_year_is_planned),
        ("ada.quill", items_stand_on_the_work_programme),
        ("ida.finch", a_report_is_written),
        ("ida.finch", clearance_is_asked_for),
        *((who, partial(it_is_cleared, answer=answer)) for who, answer in ANSWERS.items()),
        ("ada.quill", the_agenda_is_built),
        ("ada.quill", partial(it_is_published, number=1)),
        ("ada.quill", what_was_to_follow_comes),
        ("ada.quill", partial(it_is_published, number=2)),
    )
    with everyone(chromium, live_server.url, tmp_path) as at_work:
        for who, act in steps:
            act(at_work[who])
            wrong += faults(at_work[who].page)
        public = a_resident_reads_it(at_work[""])
        restricted = a_member_reads_it(at_work["grace.pell"])
        wrong += faults(at_work[""].page) + faults(at_work["grace.pell"].page)
    assert set(public) <= set(restricted)
    assert set(restricted) - set(public) <= {"6"}
    assert wrong == []
