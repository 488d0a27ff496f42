"""Nobody is shown a way that is closed to them: each role follows the links and forms of the desk, and none is refused.

One small council: an agenda that is published with an exempt paper, and a report on its way to a meeting, with an
appendix, which every adviser and signer was asked to clear. Of links and forms that lead to pages of one kind, some
are tried. Each form is sent as it stands, and what it did is taken back.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html
from our_agenda import EARLY, meeting, pdf, rewritten
from people_of_the_desk import client_of, someone

from moothall.operations.accounts import describe
from moothall.operations.appendices import AppendixWords, add_appendix
from moothall.operations.clearance import ADVISERS, SIGNERS, ask
from moothall.operations.permission import NotPermittedError
from moothall.operations.planning import ItemWords, plan_item
from moothall.operations.reports import start_report
from moothall.records.models import Member, Officer
from moothall.rules.permits import GRANTED, TABLE, Act, Role
from web.test_member_papers import published

pytestmark = pytest.mark.django_db
EACH = 2
"""How many pages, and forms, of one kind are tried."""
ALL_OF = {"desk-programme", "desk-programme-item", "desk-meeting"}
"""Kinds of which all are tried: one of them alone has the report on it."""
LEFT_OUT = {
    "sign-out",
    "desk-publish",
    "desk-agenda-papers",
    "desk-agenda-preview-file",
    "desk-report-pdf",
    "desk-report-word-file",
    "desk-programme-file",
    "desk-restricted-file",
}
"""What would end the session, and what makes large files, which takes long; beside them stand pages of the same act."""
THE_DESK = ("/desk", "/account", "/archive")


@pytest.fixture
def council() -> None:
    """Larkshire with business in every state."""
    published()
    for role in GRANTED:
        _belongs(role)
    coming = meeting(dt.date(2030, 3, 14))
    planned = plan_item(body=coming.body, words=ItemWords(title="A second ferry"), scheduled=coming, by=None, at=EARLY)
    plan_item(body=coming.body, words=ItemWords(title="Bus shelters"), scheduled=coming, by=None, at=EARLY)
    author = someone(Role.author)
    report = start_report(planned_item=planned, scheduled=None, subject="A second ferry", by=author, at=EARLY)
    words = AppendixWords(title="Soundings")
    add_appendix(report=report, data=pdf("Soundings. Four."), name="s.pdf", words=words, by=author, at=EARLY)
    ask(report=rewritten(report, "It would cross twice a day."), roles=ADVISERS | SIGNERS, by=author, at=EARLY)


def _belongs(role: Role) -> None:
    """Members' accounts are of members of the council, the directors' of officers."""
    of = {Role.body_member: "Mrs T Dunmore", Role.chairman: "Mr P Okafor", Role.member: "Mr K Lusk"}
    if role in of:
        person = f"member {Member.objects.get(name=of[role]).public_id}"
    elif role is Role.director:
        person = f"officer {Officer.objects.earliest('pk').public_id}"
    else:
        return
    describe(user=someone(role), full_name=("", role.value), email="", person=person, by=None, at=EARLY)


@dataclass
class Walk:
    """Someone who goes wherever the pages of the desk lead, and what was refused on the way."""

    client: Client
    refusals: list[Exception]
    seen: set[str] = field(default_factory=set)
    tried: Counter[str] = field(default_factory=Counter)
    closed: list[tuple[str, str]] = field(default_factory=list)

    def through(self, *beginnings: str) -> None:
        """Follow every link and send every form, from page to page."""
        ways = [(one, "the beginning") for one in beginnings]
        while ways:
            address, page = ways.pop(0)
            if self._is_new(address):
                ways += [(one, address) for one in self._open(address, page)]

    def _is_new(self, address: str, method: str = "") -> bool:
        kind = f"{method}{name_of(address)}"
        enough = self.tried[kind] >= EACH and kind not in ALL_OF
        if enough or f"{method}{address}" in self.seen or name_of(address) in LEFT_OUT:
            return False
        self.seen.add(f"{method}{address}")
        self.tried[kind] += 1
        return True

    def _open(self, address: str, page: str) -> Iterator[str]:
        answer = self.client.get(address)
        self._note(answer.status_code in (403, 404, 405, 500), address, page)
        if answer.status_code in (301, 302):
            yield urljoin(address, answer.headers["Location"])
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            return
        document = html.fromstring(answer.content)
        for form in document.forms:
            self._send(form, address)
        for link in document.xpath("//a/@href"):
            if urljoin(address, link).startswith(THE_DESK):
                yield urljoin(address, link).split("#")[0]

    def _send(self, form: html.FormElement, page: str) -> None:
        """Each button of a form, pressed as the form stands; what that did is undone."""
        where = urljoin(page, form.get("action") or page)
        for button in form.xpath(".//button") if form.method == "POST" else ():
            pressed = {button.get("name"): button.get("value", "")} if button.get("name") else {}
            if self._is_new(f"{urljoin(page, button.get('formaction') or where)}", f"POST {sorted(pressed.items())} "):
                with transaction.atomic():
                    answer = self.client.post(where, dict(form.form_values()) | pressed)
                    transaction.set_rollback(True)
                self._note(answer.status_code in (403, 405, 500), where, page)

    def _note(self, is_refused: bool, address: str, page: str) -> None:
        if is_refused or self.refusals:
            self.closed.append((name_of(address), name_of(page)))
        self.refusals.clear()


def name_of(address: str) -> str:
    """The name of an address's kind; the address itself where it is none of ours."""
    try:
        return str(resolve(urlsplit(address).path).url_name)
    except Resolver404:
        return address


def test_nobody_is_shown_a_way_that_is_closed(council: None, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals: list[Exception] = []
    monkeypatch.setattr(NotPermittedError, "__init__", lambda self, *words: refusals.append(self))
    walks = {role: Walk(client_of(role), refusals) for role in one_of_each_kind()}
    for role, walk in walks.items():
        walk.through("/desk", *(["/account"] if role is Role.administrator else []))
    assert {role.value: walk.closed for role, walk in walks.items() if walk.closed} == {}
    assert all(len(walk.seen) > 15 for walk in walks.values())


def one_of_each_kind() -> list[Role]:
    """One of the roles that may do the same: what differs among those is whose report it is, or who sits where."""
    found = {frozenset(act for act in Act if role in TABLE[act]): role for role in sorted(GRANTED, reverse=True)}
    return sorted(found.values())
