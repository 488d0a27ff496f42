"""Building an agenda in a real browser: first without script and with the keyboard alone, then looked at by axe."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from moothall.records.agenda_as_facts import draft_agenda
from moothall.rules.permits import Role
from operations.agendas_of_larkshire import item, opened
from web.people_of_the_desk import client_of
from web.test_journey import AXE, faults

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]


def signed_in(chromium: Browser, live_server: LiveServer, *, script: bool, width: int) -> Page:
    context = chromium.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
    cookie = client_of(Role.clerk).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return context.new_page()


def test_an_agenda_is_built_by_keyboard_without_script(chromium: Browser, live_server: LiveServer) -> None:
    agenda = opened()
    item(agenda, "Road")
    page = signed_in(chromium, live_server, script=False, width=1200)
    page.goto(f"{live_server.url}/desk/agendas/{agenda.scheduled.public_id}")
    page.get_by_role("button", name="Add an item").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Title, for everyone").fill("Ice on the roads")
    page.get_by_role("button", name="Add the item").press("Enter")
    page.locator("#id_openness-openness_1").check()
    page.get_by_role("button", name="Save who may stay").press("Enter")
    assert "There is a problem" in page.inner_text("main")
    page.locator("#id_openness-openness_0").check()
    page.get_by_role("button", name="Save who may stay").press("Enter")
    page.goto(f"{live_server.url}/desk/agendas/{agenda.scheduled.public_id}")
    page.get_by_role("button", name="Up 6 Ice on the roads").press("Enter")
    assert "Moved up." in page.inner_text("main")
    assert [one.title for one in draft_agenda(agenda.scheduled).items][-2:] == ["Ice on the roads", "Road"]
    page.context.close()


@pytest.mark.parametrize("width", [320, 1400])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    chromium: Browser, live_server: LiveServer, width: int
) -> None:
    agenda = opened()
    road = item(agenda, "Road", closed_title="The closed one")
    meeting = agenda.scheduled.public_id
    page = signed_in(chromium, live_server, script=True, width=width)
    wrong: list[str] = []
    for path in ("", f"/{meeting}", f"/{meeting}/add", f"/items/{road.public_id}", f"/{meeting}/preview/restricted"):
        page.goto(f"{live_server.url}/desk/agendas{path}")
        wrong += faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong == []
    page.context.close()
