"""Every kind of page that links lead to, of the desk and of the public site, looked at by axe on a screen and on a
phone; nothing runs off it, and the keyboard gets everywhere and away. One page stands for each name of an address.

Public pages that this little data does not lead to are looked at in tests/components/test_in_a_browser.py.
"""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from planted_agenda import plant_agenda
from playwright.sync_api import Browser, Error, Page
from pytest_django.live_server_helper import LiveServer

from larkshire import MOMENT
from larkshire_calendar import planned
from moothall.operations.accounts import describe, grant
from moothall.operations.planning import ItemWords, plan_item
from moothall.records.models import DraftReport, Member
from moothall.rules.permits import GRANTED
from web.people_of_the_desk import nerys
from web.released import released
from web.test_journey import AXE, faults
from web.writing_a_report import report_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(900),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]
SIZES = ((1280, 900), (320, 800))
FILES = {"pdf", "csv", "json", "ics", "atom", "xml", "txt", "jpg", "docx"}
FOCUSED = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return ["", true]
  const drawn = /govuk-(radios|checkboxes)__input/.test(one.className)
  const style = drawn ? getComputedStyle(one.nextElementSibling, "::before") : getComputedStyle(one)
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
  const name = `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`
  return [name, outlined || style.boxShadow !== "none"]
}"""
"""What has the focus, and whether that can be seen; nothing where the page has not."""


@pytest.fixture
def busy(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A site on which there is something of everything, and someone who may do everything there."""
    released()
    plant_agenda()
    user = nerys()
    for role in GRANTED:
        grant(user=user, role=role, by=None, at=MOMENT)
    member = Member.objects.get(name="Mrs T Dunmore")
    describe(
        user=user, full_name=("Nerys", "Pollard"), email="", person=f"member {member.public_id}", by=None, at=MOMENT
    )
    report_of(user)
    coming, _ = planned(*(timezone.localdate() + dt.timedelta(days=days) for days in (60, 88)), at=timezone.now())
    plan_item(body=coming.body, words=ItemWords(title="Ice"), scheduled=coming, by=user, at=timezone.now())
    client = Client()
    client.force_login(user)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def kind_of(path: str) -> str:
    """The name of an address, empty for what is no page."""
    try:
        return "" if path.rpartition(".")[2] in FILES else str(resolve(path).url_name)
    except Resolver404:
        return ""


def each_kind(page: Page, site: str, start: str, under: tuple[str, ...]) -> Iterator[str]:
    """Goes to one page of each kind that links lead to; gives its kind each time."""
    seen, ahead = {kind_of(start)}, [start]
    while ahead:
        path = ahead.pop(0)
        page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
        if not is_page(page, f"{site}{path}"):
            continue
        yield kind_of(path)
        found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        for other in (urlsplit(one).path for one in found if one.startswith(site)):
            kind = kind_of(other)
            if kind and kind not in seen and other.startswith(under) and "sign-out" not in other:
                seen.add(kind)
                ahead.append(other)


def is_page(page: Page, address: str) -> bool:
    """Whether a page is open now; a file is shown by the browser in its own way, or saved."""
    try:
        answer = page.goto(address)
    except Error:
        return False
    return bool(answer and answer.headers.get("content-type", "").startswith("text/html"))


def wrong_with(page: Page) -> Iterator[str]:
    """What axe finds at each size, and what runs off the screen."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"{width}: {fault}" for fault in faults(page))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield f"{width}: {page.url} runs off the screen"


def by_keyboard(page: Page) -> Iterator[str]:
    """What the tab key comes to, one after another, until it leaves the page; each shows that it has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        name, is_shown = page.evaluate(FOCUSED)
        assert is_shown, f"{page.url}: {name} does not show that it has the focus"
        yield name
        if not name:
            return


def caught(page: Page, address: str) -> str:
    """Where the keyboard gets no further on a page; empty where it gets through."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    passed = list(by_keyboard(page))
    assert len(passed) > 10, address
    return passed[-1]


def test_every_kind_of_page_is_for_everyone(busy: Page, live_server: LiveServer) -> None:
    site = live_server.url
    report = f"{site}/desk/reports/{DraftReport.objects.get(subject='A second ferry').public_id}"
    assert [caught(busy, page) for page in (f"{site}/desk", f"{report}/text", f"{report}/appendices")] == ["", "", ""]
    desk = {kind: list(wrong_with(busy)) for kind in each_kind(busy, site, "/desk", ("/desk", "/account"))}
    busy.context.clear_cookies()
    public = {kind: list(wrong_with(busy)) for kind in each_kind(busy, site, "/", ("/",))}
    assert {kind: wrong for kind, wrong in (desk | public).items() if wrong} == {}
    assert len(desk) >= 60, sorted(desk)
    assert len(public) >= 15, sorted(public)
