"""Writing a report in a real browser: typed, closed, come back to; two write at once and choose."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.contrib.auth.models import User
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from moothall.documents.editor_html import from_html
from moothall.facts.writing import WrittenFigure, WrittenHeading, WrittenParagraph, WrittenTable
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
    draft = msgspec.structs.replace(report_draft(base), writing=example())
    save_version(report=report, draft=draft, base=base, by=author("alice"), at=LATER)
    page = writing(alice, live_server, report)
    html = page.input_value("input[name=html]")
    assert from_html(html, fresh=Keys()) == example()
    page.get_by_role("button", name="Change the footnote: Harbour log, May.").click()
    page.get_by_label("Words of the note").fill("Harbour log, June.")
    page.click("dialog button[type=submit]")
    assert "Harbour log, June." in page.input_value("input[name=html]")
    kept(page)
    page.close()
