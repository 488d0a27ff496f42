"""A passkey in a real browser: added after a password, then enough by itself; axe finds nothing on the way."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from web.people_of_the_desk import PASSWORD, nerys
from web.test_journey import AXE, faults

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not AXE.is_file(), reason="axe has not been fetched (./test does)"),
]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_added_and_then_signs_in_by_itself(chromium: Browser, live_server: LiveServer) -> None:
    nerys()
    page = chromium.new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto(f"{live_server.url}/sign-in")
    wrong = faults(page)
    page.fill("#id_username", "nerys.pollard")
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.goto(f"{live_server.url}/account/passkeys/add")
    wrong += faults(page)
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/account/second-factor/codes")
    wrong += faults(page)
    page.click("text=Sign out")
    page.goto(f"{live_server.url}/sign-in")
    page.click("#passkey_login")
    page.wait_for_url("**/desk")
    page.goto(f"{live_server.url}/account")
    assert "Set up" in page.inner_text("main")
    wrong += faults(page)
    assert wrong == []
    page.close()
