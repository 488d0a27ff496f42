"""A clerk's and a reader's way through the running site, in a real browser; axe finds nothing on the way."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from moothall.web.components import assets
from web.people_of_the_desk import PASSWORD, nerys

AXE = assets.ROOT / "node_modules" / "axe-core" / "axe.min.js"
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "communities-pack.txt"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]


def faults(page: Page) -> list[str]:
    """What axe finds on the page that is open; its script is put in past the site's own policy."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", RULES)
    return [f"{page.url}: {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_a_clerk_imports_and_releases_a_pack_and_a_resident_reads_it(
    chromium: Browser, live_server: LiveServer
) -> None:
    nerys()
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    wrong: list[str] = []
    page.goto(f"{live_server.url}/desk/archive")
    wrong += faults(page)
    page.fill("#id_username", "nerys.pollard")
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.set_input_files("#pack", EXAMPLE)
    page.click("form[enctype] button")
    assert "The pack is a draft now." in page.inner_text("main")
    wrong += faults(page)
    if page.locator("[name=name]").count():
        page.fill("[name=name]", "Nerys Pollard")
        page.fill("[name=reason]", "The slip says no more than that.")
    page.click("article button")
    assert "The pack is released." in page.inner_text("main")
    wrong += faults(page)
    page.click("text=Sign out")
    page.goto(live_server.url)
    page.click("main a[href^='/meetings/']")
    assert "Agenda" in page.inner_text("main")
    wrong += faults(page)
    page.click("main a[href^='/items/'] >> nth=-1")
    wrong += faults(page)
    page.fill("#site-search", "library")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=library")
    wrong += faults(page)
    assert wrong == []
    page.close()


def test_a_reader_without_script_can_do_the_same(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.click("text=Committees")
    assert page.inner_text("h1") == "Committees"
    context.close()
