"""Who may go where: every address has a row, and every row holds for every role."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from people_of_the_desk import client_of, nerys
from pytest_django import DjangoAssertNumQueries
from released import released

from larkshire import MOMENT
from moothall.operations.accounts import grant
from moothall.project import access
from moothall.project.access import POLICY, as_markdown
from moothall.rules.permits import GRANTED, TABLE, Act, Role, permit

DOCS = Path(__file__).parents[2] / "docs" / "permissions.md"
SAMPLES = {
    "id": "aaaaaaaa",
    "meeting": "bbbbbbbb",
    "body": "aaaaaaaa",
    "publication": "cccccccc",
    "label": "27",
    "file": "ffffffff",
    "pack": "dddddddd",
    "doubt": "eeeeeeee",
    "uidb36": "1",
    "key": "set-password",
    "provider_id": "council",
    "pk": 99,
    "session": 99,
    "account_id": 99,
    "grant": "aaaaaaaa",
    "what": "close",
    "number": 1,
    "part": 1,
    "kind": "meetings",
    "month": "2026-03",
    "page": "decisions",
    "name": "decisions",
    "form": "csv",
    "digest": "0" * 64,
    "stop": 99,
    "comment": "gggggggg",
    "acronym": 99,
    "token": "aaaaaaaa",
    "item": "iiiiiiii",
    "paper": "jjjjjjjj",
    "version": "public",
    "appendix": "hhhhhhhh",
    "clearance": "gggggggg",
    "job": "kkkkkkkk",
    "report": "ffffffff",
}


def patterns() -> Iterator[URLPattern]:
    yield from (one for one in get_resolver().url_patterns if isinstance(one, URLPattern))


def address(pattern: URLPattern) -> str:
    """The pattern's address with sample values."""
    names = pattern.pattern.regex.groupindex
    try:
        return reverse(pattern.name, kwargs={name: SAMPLES[name] for name in names})  # type: ignore[arg-type]
    except NoReverseMatch as error:
        raise AssertionError(f"{pattern.name} needs a sample for {set(names) - set(SAMPLES)}") from error


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert [one.name for one in patterns() if one.name not in POLICY] == []
    assert set(POLICY) == {one.name for one in patterns()}


@pytest.mark.django_db
def test_an_address_without_a_row_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    without = {name: act for name, act in POLICY.items() if name != "health"}
    assert client.get("/health").status_code == 200
    monkeypatch.setattr(access, "POLICY", without)
    assert client.get("/health").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_every_address_is_reached_by_who_may_and_by_nobody_else(role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    """By GET and by POST; what lies behind is not called here, so that all roles at all addresses take seconds."""
    decide = access.Access.process_view
    monkeypatch.setattr(access.Access, "process_view", lambda *given: decide(*given) or HttpResponse(b"reached"))
    monkeypatch.setattr(access, "refused", lambda request, reason: HttpResponse(reason.encode(), status=403))
    client = client_of(role)
    wrong = []
    for pattern, method in product(patterns(), ("get", "post")):
        answer = getattr(client, method)(address(pattern))
        verdict = permit({role}, POLICY[str(pattern.name)])
        sent_to_sign_in = answer.headers.get("Location", "").startswith("/sign-in?next=")
        told = sent_to_sign_in if role is Role.visitor else answer.content.decode() == verdict.reason
        if (answer.content == b"reached") is not verdict.allowed or not (verdict.allowed or told):
            wrong.append((pattern.name, method, answer.status_code))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_fails_for_an_id_that_is_not_there(method: str) -> None:
    user = nerys()
    for role in GRANTED:
        grant(user=user, role=role, by=None, at=MOMENT)
    client = Client()
    wrong = []
    for pattern in patterns():
        client.force_login(user)
        answer = getattr(client, method)(address(pattern))
        if answer.status_code >= 500 or answer.status_code == 403:
            wrong.append((pattern.name, answer.status_code))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["9" * 5000, "²"])
def test_no_address_fails_for_what_is_asked_of_it_and_the_desk_is_kept_by_no_cache(value: str) -> None:
    user = nerys()
    for role in GRANTED:
        grant(user=user, role=role, by=None, at=MOMENT)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    names = ("page", "year", "month", "day", "at", "body", "q", "since", "kind", "show", "against")
    asked = dict.fromkeys(names, value)
    addresses = {str(one.name): address(one) for one in patterns() if "sign-out" not in str(one.name)}
    answers = {name: client.get(place, asked) for name, place in addresses.items()}
    assert {name: one.status_code for name, one in answers.items() if one.status_code >= 500} == {}
    shown = {name: one for name, one in answers.items() if one.status_code == 200}
    desk = {name: one.headers.get("Cache-Control", "") for name, one in shown.items() if "/desk" in addresses[name]}
    assert {name: kept for name, kept in desk.items() if "no-store" not in kept} == {}


@pytest.mark.django_db
def test_who_is_not_allowed_is_told_what_is_missing() -> None:
    answer = client_of(Role.account).get("/desk")
    assert answer.status_code == 403
    assert "ask the administrator for a role" in answer.content.decode()


@pytest.mark.django_db
def test_a_public_page_does_not_ask_who_is_looking(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    released()
    client.force_login(nerys())
    with django_assert_num_queries(1):
        answer = client.get("/about")
    assert "Vary" not in answer.headers
    assert not answer.cookies


def test_a_visitor_may_only_read_subscribe_and_sign_in() -> None:
    allowed = {act for act in Act if permit({Role.visitor}, act).allowed}
    assert allowed == {Act.read_public, Act.subscribe, Act.sign_in}
    assert all(permit({role}, act).reason for act in Act for role in Role if role not in TABLE[act])


def test_the_page_of_permissions_is_current() -> None:
    assert as_markdown() in DOCS.read_text(encoding="utf-8")
