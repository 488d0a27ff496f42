"""Every page type in a real browser, narrow and wide: axe finds nothing, nothing runs off the screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from components.invented.pages import PAGES
from components.rendering import rendered
from moothall.web.components import assets

AXE = assets.ROOT / "node_modules" / "axe-core" / "axe.min.js"
STATIC = (assets.ROOT / "build" / "static", Path(assets.__file__).parent / "static")
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
SITE = "http://northvale.example"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_PAGE = pytest.mark.parametrize("name", list(PAGES))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]


def static(path: str) -> Path:
    return next(file for folder in STATIC if (file := folder / path).is_file())


def answer(route: Route) -> None:
    """What the site would: the page that the address names, styles and fonts; a pack is an empty page."""
    path = route.request.url.removeprefix(f"{SITE}/").split("#")[0]
    if path.startswith("static/"):
        file = static(path.removeprefix("static/"))
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    elif path.startswith("page-"):
        number = int(path.removeprefix("page-"))
        route.fulfill(body=rendered([*PAGES.values()][number]), content_type="text/html; charset=utf-8")
    else:
        route.fulfill(body="<!doctype html><html lang=en><title>Pack</title>", content_type="text/html")


@pytest.fixture
def screen(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1400, "height": 800})
    page.route("**/*", answer)
    yield page
    page.close()


def opened(screen: Page, name: str) -> Page:
    screen.goto(f"{SITE}/page-{list(PAGES).index(name)}")
    return screen


def faults(screen: Page) -> list[str]:
    """What axe finds, each with the first place."""
    screen.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = screen.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{fault['id']}: {fault['help']} at {fault['nodes'][0]['target']}" for fault in found["violations"]]


def widest(screen: Page) -> int:
    """How wide the page is, with what would have to be scrolled to."""
    return int(screen.evaluate("document.documentElement.scrollWidth"))


@EVERY_PAGE
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(screen: Page, name: str) -> None:
    page = opened(screen, name)
    assert faults(page) == []
    assert widest(page) <= 1400
    page.set_viewport_size({"width": 320, "height": 800})
    assert widest(page) <= 320


@pytest.mark.parametrize("width", [1020, 1024, 1100, 1159, 1160])
def test_a_page_has_margins_and_fills_what_is_between_them(screen: Page, width: int) -> None:
    page = opened(screen, "meeting")
    page.set_viewport_size({"width": width, "height": 800})
    sides = "[...document.querySelectorAll('.govuk-width-container')].map(one => one.getBoundingClientRect())"
    for left, right in page.evaluate(f"{sides}.map(one => [one.left, one.right])"):
        assert left >= 15
        assert right == width - left
        assert right - left >= 950


def test_the_first_key_leads_past_the_header(screen: Page) -> None:
    page = opened(screen, "meeting")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_the_site_speaks_in_its_own_typeface(screen: Page) -> None:
    page = opened(screen, "home")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Atkinson')


def test_printed_pages_leave_out_what_only_a_screen_needs(screen: Page) -> None:
    page = opened(screen, "meeting")
    page.emulate_media(media="print")
    shown = page.locator(".moothall-navigation, .govuk-breadcrumbs, .moothall-search").filter(visible=True)
    assert shown.count() == 0
    assert page.locator("#minute-114").is_visible()
