"""Pictures of the demonstration for the documentation: `screenshots.py ADDRESS PASSWORD`, with `./demo` running.

A developer's tool; the pictures are committed, so that the pages of the documentation have them without a browser.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from browser import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDTH, HEIGHT = 1200, 820
PLACES = (
    ("home", "", "/", ""),
    ("desk", "clerk", "/desk", ""),
    ("year", "clerk", "/desk/calendar", ""),
    ("programme", "clerk", "/desk/programmes", "Environment and Transport"),
    ("report", "author", "/desk/reports", "Highway drainage"),
    ("clearance", "legal", "/desk/clearance", ""),
    ("agenda", "clerk", "/desk/agendas", "Environment and Transport"),
    ("publishing", "clerk", "/desk/publishing", "Environment and Transport"),
    ("papers", "member", "/desk/papers", "Environment and Transport"),
    ("published", "", "/", "Environment and Transport Cabinet Committee"),
    ("adverse", "author", "/desk/reports", "Verge cutting > Clearance"),
    ("changed", "clerk", "/desk/publishing", "Resources Cabinet Committee > Its public page"),
    ("proof", "clerk", "/desk/publishing", "Resources Cabinet Committee > publication 1"),
)
"""Name of the picture, who looks, where they begin, and the words of the links that they follow, one after another."""


def main(site: str, password: str) -> None:
    """Take every picture."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here, and only when it runs

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, who, start, link in PLACES:
            _take(browser, site, password, IMAGES / f"{name}.png", (who, start, link))
        browser.close()


def _take(browser: "Browser", site: str, password: str, target: Path, place: tuple[str, str, str]) -> None:
    who, start, link = place
    page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
    if who:
        _sign_in(page, site, who, password)
    page.goto(site + start)
    for words in filter(None, link.split(" > ")):
        page.locator("main a", has_text=words).first.click()
        page.wait_for_load_state()
    page.screenshot(path=target)
    print(target.name, page.title())


def _sign_in(page: "Page", site: str, who: str, password: str) -> None:
    page.goto(f"{site}/sign-in?next=/desk")
    page.fill("[name=username]", who)
    page.fill("[name=password]", password)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()


if __name__ == "__main__":
    main(*sys.argv[1:])
