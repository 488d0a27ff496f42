"""Writing a report in a real browser: typed, closed, come back to; two write at once and choose."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.contrib.auth.models import User
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from pytest_django.live_server_helper import LiveServer

from moothall.documents.from_editor import from_html
from moothall.documents.writing_text import to_text
from moothall.facts.writing import (
    Run,
    Writing,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.operations.reports import save_version
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import DraftReport
from moothall.rules.written_words import words_of
from web.test_journey import AXE, faults
from web.writing_a_report import LATER, author, report_of, signed_in
from written import Keys, example

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]


@pytest.fixture
def report(live_server: LiveServer) -> DraftReport:
    return report_of(author("alice"), author("bob"))


def window(chromium: Browser, live_server: LiveServer, user: User) -> BrowserContext:
    """A browser of someone's own, signed in."""
    context = chromium.new_context(viewport={"width": 1200, "height": 1000})
    cookie = signed_in(user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return context


@pytest.fixture
def alice(chromium: Browser, live_server: LiveServer, report: DraftReport) -> Iterator[BrowserContext]:
    context = window(chromium, live_server, author("alice"))
    yield context
    context.close()


@pytest.fixture
def bob(chromium: Browser, live_server: LiveServer, report: DraftReport) -> Iterator[BrowserContext]:
    context = window(chromium, live_server, author("bob"))
    yield context
    context.close()


def writing(context: BrowserContext, live_server: LiveServer, report: DraftReport) -> Page:
    """The page on which the text is written, its editor open, and nothing refused by the site's policy."""
    page = context.new_page()
    page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{live_server.url}/desk/reports/{report.public_id}/text")
    page.locator(".ProseMirror").wait_for()
    return page


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_contain_text("Kept at", timeout=15000)


def test_a_report_is_written_left_and_come_back_to(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport, tmp_path: Path
) -> None:
    page = writing(alice, live_server, report)
    keys = [block.key for block in report_draft(latest(report)).writing.blocks]
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("The ferry was late on nine days.")
    page.keyboard.press("Enter")
    page.keyboard.type("A second boat is to be hired.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Heading", exact=True).click()
    page.keyboard.type("Days late")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Table", exact=True).click()
    page.keyboard.type("Month")
    kept(page)
    assert [fault for fault in faults(page) if "empty-table-header" not in fault] == []  # it is being filled
    page.close()  # the browser is closed, and nothing was saved as a version
    assert latest(report).number == 1

    page = writing(alice, live_server, report)
    expect(page.locator(".ProseMirror")).to_contain_text("A second boat is to be hired.")
    expect(page.locator(".ProseMirror table")).to_contain_text("Month")
    page.locator(".ProseMirror p").first.click()
    page.get_by_role("button", name="Picture", exact=True).click()
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "quay.png")
    page.set_input_files("dialog input[type=file]", tmp_path / "quay.png")
    page.click("dialog button[type=submit]")
    expect(page.locator("dialog .govuk-error-message")).to_have_text("Fill in: What it shows")
    page.get_by_label("What it shows").fill("The quay at low water")
    page.click("dialog button[type=submit]")
    page.locator(".ProseMirror figure img").wait_for()
    page.get_by_role("button", name="Save as a version").click()
    assert "Version 2 is saved." in page.inner_text("main")
    assert faults(page) == []
    blocks = report_draft(latest(report)).writing.blocks
    assert [block.key for block in blocks if block.key in keys] == keys
    assert {WrittenTable, WrittenFigure, WrittenHeading, WrittenParagraph} <= {type(block) for block in blocks}
    assert next(block.level for block in blocks if isinstance(block, WrittenHeading) and block.text == "Days late") == 2
    page.close()


def test_what_is_typed_out_of_reach_is_kept_in_the_browser_and_offered(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    page = writing(alice, live_server, report)
    alice.set_offline(True)
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("Typed on the train.")
    expect(page.locator("[data-kept]")).to_contain_text("kept in this browser", timeout=15000)
    page.close()
    alice.set_offline(False)
    page = writing(alice, live_server, report)
    page.get_by_role("button", name="Use that text").click()
    expect(page.locator(".ProseMirror")).to_contain_text("Typed on the train.")
    kept(page)
    page.close()


def test_what_reached_the_council_is_not_offered_again(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    page = writing(alice, live_server, report)
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("Typed and left at once.")
    page.goto(f"{live_server.url}/desk/reports")
    page.wait_for_timeout(1500)
    page.close()
    page = writing(alice, live_server, report)
    expect(page.locator(".ProseMirror")).to_contain_text("Typed and left at once.")
    expect(page.get_by_role("button", name="Use that text")).to_have_count(0)
    page.close()


def test_what_is_typed_just_before_the_browser_crashes_is_offered(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    page = writing(alice, live_server, report)
    page.route("**/keep", lambda asked: asked.abort())  # nothing reaches the council in time
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("Typed last.")
    page.wait_for_timeout(1000)
    assert page.evaluate("localStorage.length") == 1
    with pytest.raises(PlaywrightError):
        page.goto("chrome://crash")
    page = writing(alice, live_server, report)
    page.get_by_role("button", name="Use that text").click()
    expect(page.locator(".ProseMirror")).to_contain_text("Typed last.")
    kept(page)
    page.close()


def test_what_is_saved_after_the_session_ended_is_offered_on_coming_back(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    page = writing(alice, live_server, report)
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("Typed over lunch.")
    alice.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save as a version").click()
    expect(page).to_have_url(re.compile(f"sign-in.*next=.*{report.public_id}"))
    page.close()
    cookie = signed_in(author("alice")).cookies["sessionid"].value
    alice.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = writing(alice, live_server, report)
    page.get_by_role("button", name="Use that text").click()
    page.get_by_role("button", name="Save as a version").click()
    expect(page.locator("main")).to_contain_text("Typed over lunch.")
    assert page.evaluate("localStorage.length") == 0
    page.evaluate("localStorage.setItem(document.querySelector('[data-saved]').dataset.saved, '{}')")
    page.reload()
    assert page.evaluate("localStorage.length") == 1, "what was typed since is kept when the page is come back to"
    page.close()


def test_what_a_browser_keeps_is_its_users_alone_and_goes_when_they_sign_out(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    page = writing(alice, live_server, report)
    alice.set_offline(True)
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("Alice typed this.")
    expect(page.locator("[data-kept]")).to_contain_text("kept in this browser", timeout=15000)
    page.close()
    alice.set_offline(False)
    session(alice, live_server, "bob")
    page = writing(alice, live_server, report)
    assert page.evaluate("localStorage.length") == 1
    expect(page.get_by_role("button", name="Use that text")).to_have_count(0)
    page.close()
    session(alice, live_server, "alice")
    page = writing(alice, live_server, report)
    expect(page.get_by_role("button", name="Use that text")).to_have_count(1)
    page.route("**/keep", lambda asked: asked.abort())
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("And this.")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{live_server.url}/")
    assert page.evaluate("localStorage.length") == 0
    page.close()


def session(context: BrowserContext, live_server: LiveServer, name: str) -> None:
    """Somebody else is signed in to the browser."""
    cookie = signed_in(author(name)).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


PASTED = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><!--StartFragment-->
<h1>1.<span style='font:7pt'>&nbsp;&nbsp; </span>The quay<o:p></o:p></h1>
<p class=MsoNormal>1.1<span style='mso-tab-count:1'>   </span>It is 12 m<sup>2</sup> too small<a
 style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
 style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>for
 boats</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span>
</span>and their crews</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>(a)<span>&nbsp; </span>
</span>for carts</p>
<table class=MsoTableGrid><thead><tr><td>Year</td><td>Boats</td></tr></thead><tr><td>2026</td><td>9</td></tr></table>
<p class=MsoNormal><img src="file:///C:/clip_image001.png" alt="The quay at low water"><o:p></o:p></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
 href="#_ftnref1">[1]</a> Harbour log.</p></div></div><!--EndFragment--></body></html>"""
PASTE = """html => {
  const held = new DataTransfer()
  held.setData("text/html", html)
  const paste = new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true })
  document.querySelector(".ProseMirror").dispatchEvent(paste)
}"""


def test_what_is_pasted_from_word_keeps_its_structure(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    page = writing(alice, live_server, report)
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+A")
    page.evaluate(PASTE, PASTED)
    blocks = from_html(page.input_value("input[name=html]"), fresh=Keys()).blocks
    assert to_text(Writing(blocks)).split("\n\n") == [
        "# The quay",
        "[1.1] It is 12 m² too small^[Harbour log.].",
        "- for boats\n  - and their crews",
        "(a) for carts",
        "|! Year |! Boats |\n| 2026 | 9 |",
        "[1.2] \\[Picture: The quay at low water\\]",
    ]
    expect(page.get_by_text("Pictures that were not pasted: 1.")).to_be_visible()
    kept(page)
    page.close()


def test_two_write_in_one_paragraph_and_one_of_them_chooses(
    alice: BrowserContext, bob: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    hers, his = writing(alice, live_server, report), writing(bob, live_server, report)
    for page, words in ((hers, "Hers: hire one boat."), (his, "His: buy one boat.")):
        page.locator(".ProseMirror p").first.click()
        page.keyboard.type(words)
        kept(page)
    his.locator(".ProseMirror p").nth(1).click()
    his.keyboard.type("Only he wrote here.")
    hers.get_by_role("button", name="Save as a version").click()
    his.get_by_role("button", name="Save as a version").click()
    assert "both texts are kept" in his.inner_text("main")
    assert "Hers: hire one boat." in his.inner_text("main")
    assert faults(his) == []
    his.get_by_role("button", name="Keep both").click()
    assert "Settled." in his.inner_text("main")
    said = " ".join(words_of(block) for block in report_draft(latest(report)).writing.blocks)
    for words in ("Hers: hire one boat.", "His: buy one boat.", "Only he wrote here."):
        assert words in said
    hers.close()
    his.close()


def test_the_tools_are_reached_by_keyboard(alice: BrowserContext, live_server: LiveServer, report: DraftReport) -> None:
    page = writing(alice, live_server, report)
    page.locator(".ProseMirror p").first.click()
    page.keyboard.type("bold")
    page.keyboard.press("Control+A")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Section"
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Bold"
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror p strong").first).to_have_text("bold")
    kept(page)
    page.close()


def test_the_editor_gives_back_all_that_can_be_written(
    alice: BrowserContext, live_server: LiveServer, report: DraftReport
) -> None:
    base = latest(report)
    more = WrittenList("iiiiiiii", (WrittenItem((Run("the fare"),)),), "letter", goes_on=True)
    whole = Writing((*example().blocks, more))
    draft = msgspec.structs.replace(report_draft(base), writing=whole)
    save_version(report=report, draft=draft, base=base, by=author("alice"), at=LATER)
    page = writing(alice, live_server, report)
    html = page.input_value("input[name=html]")
    assert from_html(html, fresh=Keys()) == whole
    page.get_by_role("button", name="Change the footnote: Harbour log, May.").click()
    page.get_by_label("Words of the note").fill("Harbour log, June.")
    page.click("dialog button[type=submit]")
    assert "Harbour log, June." in page.input_value("input[name=html]")
    kept(page)
    page.close()
