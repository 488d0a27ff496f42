"""The council in a real browser: set up without script, looked at by axe on a screen and on a phone."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from moothall.records.models import Appointment, Body, Member
from moothall.rules.permits import Role
from operations.larkshire_council import larkshire
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


def test_a_clerk_sets_up_a_body_and_appoints_to_it_without_script(chromium: Browser, live_server: LiveServer) -> None:
    larkshire()
    page = signed_in(chromium, live_server, script=False, width=1200)
    page.goto(f"{live_server.url}/desk/council/bodies")
    page.get_by_role("link", name="Set up a body").press("Enter")
    page.get_by_label("Name").fill("Harbour Board")
    page.get_by_label("Kind of body").select_option("committee")
    page.get_by_label("Size").fill("3")
    page.get_by_label("Quorum").fill("4")
    page.get_by_role("button", name="Save").press("Enter")
    assert "The quorum is larger than the body." in page.inner_text("main")
    page.get_by_label("Quorum").fill("2")
    page.get_by_role("button", name="Save").press("Enter")
    page.get_by_role("link", name="Harbour Board").press("Enter")
    page.get_by_role("link", name="Appoint a member").press("Enter")
    page.get_by_label("Member", exact=True).select_option(label="Mr K Lusk")
    page.get_by_label("Role").select_option("chairman")
    page.get_by_role("button", name="Save").press("Enter")
    assert "Mr K Lusk" in page.inner_text("main")
    assert Appointment.objects.get(body__title="Harbour Board").role == "chairman"
    page.context.close()


@pytest.mark.parametrize("width", [320, 1400])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    chromium: Browser, live_server: LiveServer, width: int
) -> None:
    larkshire()
    body, member = Body.objects.get(title="Scrutiny Committee"), Member.objects.get(name="Mr K Lusk")
    page = signed_in(chromium, live_server, script=True, width=width)
    wrong: list[str] = []
    for path in ("", f"/bodies/{body.public_id}", "/balance", f"/members/{member.public_id}", "/posts", "/groups/new"):
        page.goto(f"{live_server.url}/desk/council{path}")
        wrong += faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.context.close()
    assert wrong == []
