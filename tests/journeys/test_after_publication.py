"""What comes after an agenda is out, through the pages alone: a late item, an exemption that no longer holds, a paper
taken down, another day, no meeting at all; what a subscriber is written of it; and a report that a deputy signs."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from our_agenda import LEASE, NAMED, file, item, pdf
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from documents.assembly.packs import texts
from journeys.cast import Window, council_at_work, everyone
from larkshire import MOMENT
from moothall.facts.councils import Lasting
from moothall.jobs.loop import do_all
from moothall.operations import accounts
from moothall.operations.agendas import open_agenda
from moothall.operations.calendar import Plan, plan_meetings
from moothall.operations.clearance import ask
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.reports import start_report
from moothall.records.models import Account, Body, DraftReport, Officer, Practice
from moothall.rules.permits import Role
from web.people_of_the_desk import PASSWORD
from web.test_journey import AXE, faults

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(600),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]
BODY = "Roads and Places Committee"
READER = "wilma@example.org"
OFFER, SURVEY, BRIDGE = "Offer for the depot", "Survey of the coast road", "Closing the harbour bridge"
SECRET = "Zorblatt offers nine hundred thousand pounds."
WHY = "Rust was found on Monday, and the bridge must close this week."
TAKEN, SNOW, QUORUM = "It named a resident.", "The chamber is flooded.", "There would be no quorum."
REPORT = "Gulls on the pier"


def day(days: int) -> dt.date:
    """A working day, so many days from today or soon after."""
    found = timezone.localdate() + dt.timedelta(days=days)
    return found + dt.timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)


def an_agenda_is_out() -> None:
    """Published three weeks ago for a meeting in two days, with an open paper and an exempt one."""
    body = Body.objects.get(title=BODY)
    past = timezone.now() - dt.timedelta(days=21)
    plans = [Plan(body, day(2), "10:00", "Council Chamber, Larkham")]
    (held,) = plan_meetings(plans=plans, by=None, at=past, fixed=True)
    agenda = open_agenda(scheduled=held, by=None, at=past)
    file(item(agenda, "The coast road"), SURVEY, "Survey. The surface was measured.", "Results. It is worn.")
    file(item(agenda, "The depot"), OFFER, f"Offer. {SECRET}", exemption=LEASE)
    stops = {(one.code, one.place): NAMED for one in findings_of(held, past) if one.severity == "stop"}
    publish(scheduled=held, by=None, at=past, overrides=stops)


def a_director_and_a_deputy() -> None:
    """Dora Heath directs, and is asked to sign a report; Piers Lock may deputise."""
    Practice.objects.update_or_create(name="clearance", defaults={"value": {"signers_last": False}})
    lasting = Lasting(begins=dt.date(2025, 5, 7))
    for name, role in (("dora.heath", Role.director), ("piers.lock", Role.deputy_director)):
        user = accounts.User.objects.filter(username=name).first() or accounts.appoint(
            name=name, password=PASSWORD, roles=(role,), at=MOMENT
        )
        full = name.replace(".", " ").title()
        row = Officer.objects.create(name=full, post=role.value.capitalize(), begins=lasting.begins)
        user.email = f"{name}@larkshire.example"
        user.save()
        Account.objects.update_or_create(user=user, defaults={"officer": row})
    made = start_report(planned_item=None, scheduled=None, subject=REPORT, by=None, at=timezone.now())
    DraftReport.objects.filter(pk=made.pk).update(director=Officer.objects.get(name="Dora Heath"))


def letters(to: str) -> list[str]:
    """What was written to an address since it was asked last: subjects and words."""
    do_all(timezone.now)
    found = [f"{letter.subject}\n{letter.body}" for letter in mail.outbox if letter.to == [to]]
    mail.outbox.clear()
    return found


def a_resident_subscribes(resident: Window) -> None:
    """To the committee, by its page, and confirms by the link in the letter."""
    resident.open("/bodies")
    resident.follow(BODY)
    resident.follow("e-mail")
    resident.fill(email=READER)
    assert "Look in your mailbox" in resident.press("Send me the link")
    (letter,) = letters(READER)
    link = next(line for line in letter.splitlines() if "/confirm" in line)
    resident.open(f"/subscriptions/{link.rpartition('/subscriptions/')[2]}")
    assert f"about {BODY}" in resident.press("Confirm")


def a_late_item_needs_the_opinion_that_it_is_urgent(clerk: Window) -> None:
    """The gate is shut until the chairman's opinion and its reason are there."""
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    clerk.page.locator("main a", has_text="Add an item").first.click()
    clerk.fill(title=BRIDGE)
    clerk.press("Add the item")
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    clerk.follow(BRIDGE)
    clerk.page.get_by_text("Put a file behind it").click()
    bridge = clerk.folder / "bridge.pdf"
    bridge.write_bytes(pdf("Bridge. It closes on Friday."))
    clerk.page.set_input_files("main [name$=file]", bridge)
    clerk.page.get_by_label("Title, for readers").fill(BRIDGE)
    clerk.press("Put it there")
    the_gate(clerk)
    assert "may not be considered" in clerk.said()
    assert not clerk.page.get_by_role("button", name="Publish").count()
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    clerk.follow(BRIDGE)
    clerk.follow("The chairman’s opinion that it is urgent")
    clerk.fill(name="Mrs T Dunmore", reason=WHY)
    clerk.page.locator("main form button[type=submit]").first.click()


def the_gate(clerk: Window) -> None:
    """The page before publication of the meeting that is to come."""
    clerk.open("/desk/publishing")
    clerk.follow(BODY)


def what_came_of_it(clerk: Window, button: str) -> str:
    """What the page of a job says, once the process that does errands has done it and nobody looks on."""
    clerk.press(button)
    job = clerk.page.url.removeprefix(clerk.site)
    clerk.open("/desk")
    do_all(timezone.now)
    clerk.open(job)
    return clerk.said()


def it_is_published(clerk: Window) -> None:
    """What was found is read, and what is asked for is done."""
    the_gate(clerk)
    for each in clerk.page.locator("main [name^=reason]:visible").all():
        each.fill("The committee cannot wait for it.")
    if clerk.page.locator("main [name=name]:visible").count():
        clerk.fill(name="N Pollard")
    clerk.page.get_by_label("I have read what was found").check()
    assert "The proof of publication" in what_came_of_it(clerk, "Publish")


def the_late_item_is_public(resident: Window) -> None:
    """With the opinion and its reason, on the page; and the subscriber is told."""
    resident.open("/")
    assert f"Urgent in the opinion of Mrs T Dunmore: {WHY}" in resident.follow(BODY)
    (letter,) = letters(READER)
    assert BRIDGE in letter


def an_exempt_paper_is_released(clerk: Window) -> None:
    """Its exemption no longer holds."""
    clerk.open("/desk/publishing/exemptions")
    clerk.follow(OFFER)
    clerk.page.get_by_label("Make the paper public now").check()
    clerk.fill(reason="The depot is sold.")
    assert "The proof of publication" in what_came_of_it(clerk, "Decide")


def it_is_read_where_it_was_withheld(resident: Window) -> None:
    """On the page that the slip was, in the pack and by its citation, and found by its words."""
    resident.open("/")
    resident.follow(BODY)
    pages = texts(resident.file("Agenda reports pack"))
    (label,) = (label for label, words in pages.items() if SECRET in words)
    address = resident.page.url.removeprefix(resident.site).rpartition("/")[2][:8]
    assert SECRET in resident.open(f"/meetings/{address}/pages/{label}").inner_text("main")
    assert f"Page {label} in the pack" in resident.open("/search?q=Zorblatt").inner_text("main")
    assert "a paper that was exempt is public now" in letters(READER)[0]


def a_paper_is_taken_down(clerk: Window) -> None:
    """With a line for the public and a reason for the desk."""
    the_gate(clerk)
    clerk.page.locator("main tr", has_text=SURVEY).get_by_role("link", name="Take down").click()
    clerk.fill(public_words=TAKEN, reason="A resident asked.")
    assert "The proof of publication" in what_came_of_it(clerk, "Take it down")


def it_is_gone(resident: Window) -> None:
    """From page, pack and search, with the line in its place."""
    resident.open("/")
    resident.follow(BODY)
    resident.page.reload()  # a browser keeps a page for a minute
    assert SURVEY not in resident.said()
    pages = texts(resident.file("Agenda reports pack"))
    assert not any("The surface was measured" in words for words in pages.values())
    assert any(TAKEN in words for words in pages.values())
    assert SURVEY not in resident.open("/search?q=surface+measured").inner_text("main")
    mail.outbox.clear()


def the_meeting_is_moved(clerk: Window) -> None:
    """What follows is told before it is done; then the agenda is published again for the new day."""
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    meeting = clerk.page.url.rpartition("/")[2][:8]
    clerk.open(f"/desk/meetings/{meeting}/change/move")
    clerk.fill(date=f"{day(20)}", reason=SNOW)
    assert "publish it again for the new one" in clerk.press("Continue")
    clerk.press("Move it")


def it_is_found_on_its_new_day(resident: Window, old: list[str]) -> None:
    """The old day leads there; its pages are as they were, and its urgent item is urgent no more."""
    (moved, again) = letters(READER)
    assert "Meeting moved" in moved
    assert SNOW in moved
    assert "An agenda was published" in again
    resident.open(old[0])
    resident.page.reload()
    assert "It was moved to" in resident.said()
    resident.page.locator(".govuk-notification-banner a").click()
    said = resident.said()
    assert BRIDGE in said
    assert "Urgent in the opinion" not in said
    front = " ".join(texts(resident.file("Agenda reports pack"))["1"].split())
    assert "Moved from another day" in front


def the_meeting_is_cancelled(clerk: Window) -> None:
    """With the reason, which stands in the notice."""
    clerk.open("/desk/agendas")
    clerk.follow(BODY)
    meeting = clerk.page.url.rpartition("/")[2][:8]
    clerk.open(f"/desk/meetings/{meeting}/change/cancel")
    clerk.fill(reason=QUORUM)
    assert "stay on the meeting's page" in clerk.press("Continue")
    clerk.press("Cancel the meeting")


def nobody_is_left_waiting(resident: Window) -> None:
    """The page says so, the calendar file takes it out, and the letter's link ends the subscription."""
    (letter,) = letters(READER)
    assert "Meeting cancelled" in letter
    assert QUORUM in letter
    page = next(line for line in letter.splitlines() if "/meetings/" in line)
    path = f"/meetings/{page.rpartition('/meetings/')[2]}"
    resident.open(path)
    resident.page.reload()
    assert "This meeting was cancelled" in resident.said()
    file_of_it = resident.page.request.get(f"{resident.site}{path[:18]}/meeting.ics").text()
    assert "METHOD:CANCEL" in file_of_it
    leave = letter.rpartition("/subscriptions/")[2].split()[0]
    resident.open(f"/subscriptions/{leave}")
    assert "not subscribed any more" in resident.press("End")


def the_director_is_away(director: Window) -> None:
    """She says who deputises."""
    director.open("/desk/council/away/new")
    director.page.get_by_label("Deputy", exact=True).select_option(label="Piers Lock, Deputy director")
    director.fill(begins=f"{timezone.localdate()}", ends=f"{timezone.localdate() + dt.timedelta(days=5)}")
    director.page.locator("main form button[type=submit]").first.click()
    director.page.wait_for_load_state()
    ask(report=DraftReport.objects.get(subject=REPORT), roles=["director"], by=None, at=timezone.now())


def the_deputy_signs(deputy: Window) -> None:
    """Who is told by letter, finds the report, and signs in the director's place."""
    (letter,) = letters("piers.lock@larkshire.example")
    assert "/desk/clearance/" in letter
    assert REPORT not in letter
    deputy.open("/desk/clearance")
    deputy.follow(REPORT)
    deputy.page.get_by_label("Sign it", exact=True).check()
    assert "Your answer is recorded." in deputy.press("Send your answer")


def test_a_late_item_a_release_a_takedown_another_day_none_at_all_and_a_deputy(
    chromium: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    council_at_work()
    an_agenda_is_out()
    a_director_and_a_deputy()
    old: list[str] = []
    steps = (
        ("", a_resident_subscribes),
        ("ada.quill", a_late_item_needs_the_opinion_that_it_is_urgent),
        ("ada.quill", it_is_published),
        ("", the_late_item_is_public),
        ("ada.quill", an_exempt_paper_is_released),
        ("", it_is_read_where_it_was_withheld),
        ("ada.quill", a_paper_is_taken_down),
        ("", it_is_gone),
        ("", lambda resident: old.append(where_it_is(resident))),
        ("ada.quill", the_meeting_is_moved),
        ("ada.quill", it_is_published),
        ("", partial(it_is_found_on_its_new_day, old=old)),
        ("ada.quill", the_meeting_is_cancelled),
        ("", nobody_is_left_waiting),
        ("dora.heath", the_director_is_away),
        ("piers.lock", the_deputy_signs),
    )
    wrong: list[str] = []
    with everyone(chromium, live_server.url, tmp_path, ("ada.quill", "dora.heath", "piers.lock")) as at_work:
        for who, act in steps:
            act(at_work[who])
            wrong += faults(at_work[who].page)
    assert wrong == []


def where_it_is(resident: Window) -> str:
    """The address of the meeting to come."""
    resident.open("/")
    resident.follow(BODY)
    return resident.page.url.removeprefix(resident.site)
