"""A work programme moved by keyboard and by mouse in a real browser, and without script."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from larkshire_calendar import clerk, planned, roads
from moothall.operations.planning import ItemWords, plan_item
from moothall.records.models import PlannedItem

pytestmark = pytest.mark.django_db(transaction=True)


def programme(live_server: LiveServer, browser: Browser, *, script: bool = True) -> Page:
    """The page of a programme with three items on one meeting and none on the next."""
    day = timezone.localdate() + dt.timedelta(days=60)
    first, _ = planned(day, day + dt.timedelta(days=28), at=timezone.now())
    for title in ("One", "Two", "Three"):
        plan_item(body=roads(), words=ItemWords(title=title), scheduled=first, by=clerk(), at=timezone.now())
    client = Client()
    client.force_login(clerk())
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1000, "height": 1200})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/desk/programmes/{roads().public_id}")
    return page


def titles() -> list[str]:
    rows = PlannedItem.objects.filter(scheduled__isnull=False).order_by("scheduled__date", "position")
    return [row.title for row in rows]


def told(page: Page) -> str:
    page.wait_for_selector("#told:not(:empty)", state="attached")
    return page.inner_text("#told")


def test_by_keyboard_the_focus_stays_and_what_was_done_is_told(chromium: Browser, live_server: LiveServer) -> None:
    page = programme(live_server, chromium)
    page.locator("li.moothall-plan-item", has_text="Three").locator("button[value=up]").focus()
    page.keyboard.press("Enter")
    assert told(page) == "“Three” is moved up, to place 2 of 3."
    focused = "[document.activeElement.value, document.activeElement.closest('li').querySelector('a').textContent]"
    assert page.evaluate(focused) == ["up", "Three"]
    page.context.close()
    assert titles() == ["One", "Three", "Two"]


def test_by_mouse_an_item_is_dragged_to_another_meeting(chromium: Browser, live_server: LiveServer) -> None:
    page = programme(live_server, chromium)
    item = page.locator("li.moothall-plan-item", has_text="One")
    item.drag_to(page.locator(".moothall-plan-group").nth(1), source_position={"x": 400, "y": 15})
    assert told(page).startswith("“One” is now for ")
    page.context.close()
    assert titles() == ["Two", "Three", "One"]


@pytest.mark.parametrize("width", [1200, 1024])
def test_the_places_of_a_clerks_desk_stand_on_one_line(chromium: Browser, live_server: LiveServer, width: int) -> None:
    page = programme(live_server, chromium)
    page.set_viewport_size({"width": width, "height": 800})
    tops = "[...document.querySelectorAll('.moothall-navigation__item')].map(one => one.offsetTop)"
    assert len(set(page.evaluate(tops))) == 1
    page.context.close()


def test_without_script_the_buttons_do_the_same(chromium: Browser, live_server: LiveServer) -> None:
    page = programme(live_server, chromium, script=False)
    page.locator("li.moothall-plan-item", has_text="Two").locator("button[value=defer]").click()
    assert "“Two” is now for" in page.inner_text("main")
    page.context.close()
    assert titles() == ["One", "Three", "Two"]
