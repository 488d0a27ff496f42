"""Signing in with OpenID Connect, over HTTP, with a real provider that runs in a process of its own."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from larkshire import MOMENT
from moothall.operations.accounts import describe, disable
from moothall.operations.sessions import forget_identity
from moothall.project.headers import policy
from moothall.rules.permits import Role
from web.oidc_provider import CLIENT, PASSWORD, SECRET
from web.people_of_the_desk import nerys

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "n.pollard@larkshire.example"
Provider = Callable[..., str]


@pytest.fixture
def provider(live_server: LiveServer, tmp_path: Path, settings: Any) -> Iterator[Provider]:
    """Starts the provider; its address."""
    started: list[subprocess.Popen[str]] = []

    def start(address: str = ADDRESS, verified: bool = True, domains: tuple[str, ...] = ()) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        callback = f"{live_server.url}/sign-in/with/council/answer"
        words = [str(port), str(tmp_path), callback, address, "yes" if verified else "no"]
        script = Path(__file__).with_name("oidc_provider.py")
        process = subprocess.Popen([sys.executable, str(script), *words], stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout
        assert process.stdout.readline().strip() == "ready"
        site = f"http://127.0.0.1:{port}"
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": "council",
                        "name": "the Larkshire account",
                        "client_id": CLIENT,
                        "secret": SECRET,
                        "settings": {
                            "server_url": site,
                            "oauth_pkce_enabled": True,
                            "verified_email": list(domains),
                        },
                    }
                ]
            }
        }
        return site

    yield start
    for process in started:
        process.terminate()
        process.communicate()


def form_of(page: requests.Response, within: str) -> dict[str, str]:
    """The hidden fields of the form that posts to an address with those words."""
    form = re.search(rf'<form[^>]*action="[^"]*{within}.*?</form>', page.text, re.DOTALL)
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0] if form else page.text)
    return {name: unescape(value) for name, value in found}


def come_in(browser: requests.Session, ours: str) -> requests.Response:
    """Press the button, sign in at the provider, and come back."""
    page = browser.get(f"{ours}/sign-in")
    assert "Sign in with the Larkshire account" in page.text
    button = re.findall(r'action="(/sign-in/with/[^"]+)"', page.text)[0].replace("&amp;", "&")
    theirs = browser.post(f"{ours}{button}", data=form_of(page, "/sign-in/with"), headers={"Referer": page.url})
    assert "/accounts/login/" in theirs.url
    said = {"login": "n.pollard", "password": PASSWORD, **form_of(theirs, "/accounts/login/")}
    return browser.post(theirs.url, data=said, headers={"Referer": theirs.url})


def clerk() -> User:
    """The clerk, with the address that the provider knows."""
    user = nerys()
    describe(user=user, full_name=("Nerys", "Pollard"), email=ADDRESS, person="", by=None, at=MOMENT)
    return user


def test_an_account_with_the_verified_address_is_let_in_and_keeps_that_identity(
    live_server: LiveServer, provider: Provider
) -> None:
    provider()
    user = clerk()
    with requests.Session() as browser:
        assert come_in(browser, live_server.url).url == f"{live_server.url}/desk"
        assert "Nerys Pollard" in browser.get(f"{live_server.url}/account").text
    assert SocialAccount.objects.get().user == user
    assert User.objects.get(pk=user.pk).has_usable_password()
    with requests.Session() as browser:
        assert come_in(browser, live_server.url).url == f"{live_server.url}/desk"


@pytest.mark.parametrize(
    ("address", "verified", "domains", "let_in"),
    [
        ("stranger@larkshire.example", True, (), False),
        (ADDRESS, False, (), False),
        (ADDRESS, False, ("elsewhere.example",), False),
        (ADDRESS, False, ("larkshire.example",), True),
    ],
)
def test_an_identity_without_an_account_or_a_verified_address_stays_outside(
    live_server: LiveServer, provider: Provider, address: str, verified: bool, domains: tuple[str, ...], let_in: bool
) -> None:
    provider(address, verified, domains)
    clerk()
    with requests.Session() as browser:
        page = come_in(browser, live_server.url)
        assert ("There is no account for this identity" not in page.text) is let_in
        assert (browser.get(f"{live_server.url}/account").url == f"{live_server.url}/account") is let_in
    assert User.objects.count() == 1


def test_another_identity_with_the_same_address_is_refused_until_the_first_is_forgotten(
    live_server: LiveServer, provider: Provider
) -> None:
    provider()
    user = clerk()
    SocialAccount.objects.create(user=user, provider="council", uid="who-had-the-address-before")
    with requests.Session() as browser:
        assert "There is no account for this identity" in come_in(browser, live_server.url).text
    forget_identity(user=user, by=None, at=MOMENT)
    with requests.Session() as browser:
        assert come_in(browser, live_server.url).url == f"{live_server.url}/desk"


def test_a_closed_account_is_closed_to_its_identity_too(live_server: LiveServer, provider: Provider) -> None:
    provider()
    disable(user=clerk(), by=None, at=MOMENT)
    with requests.Session() as browser:
        assert come_in(browser, live_server.url).url == f"{live_server.url}/sign-in/closed"


def test_a_second_factor_is_asked_for_here_unless_the_provider_does(
    live_server: LiveServer, provider: Provider, settings: Any
) -> None:
    provider()
    clerk()
    settings.SECOND_FACTOR = frozenset({Role.clerk})
    with requests.Session() as browser:
        assert come_in(browser, live_server.url).url == f"{live_server.url}/account/second-factor"
    settings.OIDC_IS_SECOND_FACTOR = True
    with requests.Session() as browser:
        assert come_in(browser, live_server.url).url == f"{live_server.url}/desk"


def test_the_form_may_lead_to_the_provider_and_nowhere_else() -> None:
    assert "form-action 'self';" in policy()
    assert "form-action 'self' https://login.larkshire.example;" in policy("https://login.larkshire.example/realm")
