"""Restricted material and drafts do not leave, by any page, file, feed, answer or log; and why they do not.

Each guard is then taken away, and the marker is seen to leak: so the tests would notice.
"""

import dataclasses
import datetime as dt
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grimp
import msgspec
import our_agenda
import pytest
from django.conf import settings
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from importlinter.adapters.user_options import TomlFileUserOptionReader
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from planted import DRAFT, MARKS, RESTRICTED, inside, plant, said_publicly
from planted_agenda import plant_agenda

from larkshire import BODY
from moothall.facts.readings import Reading
from moothall.jobs.loop import do_all
from moothall.operations import release as releasing
from moothall.operations.public.subscriptions import ask, confirm
from moothall.queries.desk.archive import draft_version
from moothall.queries.public.meetings import meeting_page
from moothall.queries.public.pages import KINDS, all_keys, find
from moothall.records.files import path_of, root
from moothall.records.models import AuditRow, Errand, Meeting, PackVersion, PaperWithdrawal, Publication, Subscription
from moothall.rules.permits import TABLE, Act, Role

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 4)


def leaks(client: Client, publication: Publication) -> set[str]:
    """The addresses at which a marker can be read."""
    said = said_publicly(client, publication)
    return {address for address, text in said for mark in MARKS if mark.lower() in text.lower()}


@pytest.mark.parametrize("form", ["pdf", "text"])
def test_nothing_public_has_a_marker(
    client: Client, form: str, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    with django_capture_on_commit_callbacks(execute=True):
        publication = plant(form)
    said = dict(said_publicly(client, publication))
    assert {address: mark for address, text in said.items() for mark in MARKS if mark.lower() in text.lower()} == {}
    assert not any(mark in caplog.text for mark in MARKS)
    assert len(said) > 100
    assert "last resurfaced in 2009" in said["/search?q=coast"]
    assert (f"/publications/{publication.public_id}/pack.pdf (streams)" in said) is (form == "pdf")


class TestGuardOne:
    """The public version is built without the restricted parts."""

    def test_taken_away_the_restricted_report_is_everywhere(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
    ) -> None:
        monkeypatch.setattr(releasing, "_edition", _as_it_is)
        with django_capture_on_commit_callbacks(execute=True):
            publication = plant("text")
        found = leaks(client, publication)
        kinds = {address.split("/")[1].partition("?")[0] for address in found}
        assert {"search", "indicators", "items", "publications", "decisions", "statistics"} <= kinds

    def test_taken_away_for_the_file_the_pdf_has_it(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(releasing, "_public_file", _source_itself)
        assert any(".pdf" in address for address in leaks(client, plant()))

    def test_what_is_built_is_looked_through_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(releasing, "public_edition", _as_it_is)
        with pytest.raises(releasing.CannotReleaseError, match="still carries"):
            plant("text")


def _source_itself(version: PackVersion, edition: Reading, pages: list[int]) -> bytes:
    return path_of(version.source.sha256, public=False).read_bytes()


def _as_it_is(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, text="", portions=())


class TestGuardTwo:
    """The public site and the API have no path to drafts, by contract."""

    CONTRACT = "Public pages and the API have no path to drafts"
    PLANTED = ("moothall.web.public.views", "moothall.queries.desk.archive")

    def test_the_contract_breaks_when_a_public_view_imports_the_desk(self) -> None:
        graph = grimp.build_graph("moothall", include_external_packages=True, cache_dir=None)
        contract = _contract(self.CONTRACT)
        assert contract.check(graph, verbose=False).kept
        graph.add_import(importer=self.PLANTED[0], imported=self.PLANTED[1])
        assert not contract.check(graph, verbose=False).kept

    def test_taken_away_a_public_view_shows_a_draft(self, admin_user: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        plant("text")
        monkeypatch.setitem(TABLE, Act.import_pack, frozenset(Role))
        version = PackVersion.objects.order_by("-pk")[0]

        def view(request: HttpRequest) -> HttpResponse:
            found = draft_version(admin_user, version.pack.public_id, version.number)
            return HttpResponse(found.record if found else "")

        assert DRAFT in view(RequestFactory().get("/")).content.decode()


def _contract(name: str) -> ForbiddenContract:
    """A contract as `lint-imports` reads it."""
    configure()
    options = TomlFileUserOptionReader().read_options(str(Path(__file__).parents[2] / "pyproject.toml"))
    assert options is not None
    chosen = next(one for one in options.contracts_options if one["name"] == name)
    session = {**options.session_options, "root_packages": ["moothall"]}
    return ForbiddenContract(name=name, session_options=session, contract_options=chosen)


class TestGuardThree:
    """Public queries give frozen cards, so that no template can walk a relation into a draft."""

    TEMPLATE = Template("{{ page.publication.version.record }} {{ page.body.packs.all.0.versions.all.1.record }}")

    def test_every_page_is_made_of_frozen_cards_of_plain_values(self) -> None:
        plant("text")
        for key in all_keys():
            page = find(key, TODAY)
            if page and page[1] != ():
                _assert_plain(page[1])
        assert len(KINDS) > 20

    def test_with_a_card_a_template_reaches_nothing(self) -> None:
        plant("text")
        meeting = Meeting.objects.get(body__name=BODY, date="2026-03-12")
        card = meeting_page(meeting.public_id, meeting.date)
        assert self.TEMPLATE.render(Context({"page": card})).strip() == ""

    def test_taken_away_a_template_walks_from_a_row_into_a_draft(self) -> None:
        plant("text")
        meeting = Meeting.objects.get(body__name=BODY, date="2026-03-12")
        text = self.TEMPLATE.render(Context({"page": meeting}))
        assert RESTRICTED in text
        assert DRAFT in text


def _assert_plain(value: Any) -> None:
    """A frozen card all the way down."""
    if dataclasses.is_dataclass(value):
        assert value.__dataclass_params__.frozen  # type: ignore[union-attr]
        for field in dataclasses.fields(value):
            _assert_plain(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            _assert_plain(inner)
    else:
        assert value is None or type(value).__module__ in ("builtins", "datetime"), value


class TestGuardFour:
    """Every address declares who may go there, and the desk is for clerks."""

    def test_the_desk_shows_a_visitor_nothing(self, client: Client) -> None:
        plant("text")
        answer = client.get("/desk/archive", follow=True)
        assert answer.redirect_chain[0][0].startswith("/sign-in")
        assert not any(mark in answer.content.decode() for mark in MARKS)

    def test_taken_away_the_desk_shows_drafts_to_everyone(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plant("text")
        monkeypatch.setitem(TABLE, Act.import_pack, frozenset(Role))
        assert DRAFT in client.get("/desk/archive").content.decode()


def kept_for_the_public() -> Iterator[str]:
    """Every file that lies where the public's files are, and the search index, with everything inside."""
    for folder in (root(public=True), Path(settings.SEARCH_INDEX)):
        for file in sorted(folder.rglob("*")):
            data = file.read_bytes() if file.is_file() else b""
            yield "\n".join(inside(data)) if data.startswith(b"%PDF") else data.decode("latin-1")


class TestAnAgendaOfOurOwn:
    """The same for what is published from an agenda built here: corrected, with a paper taken down and others held."""

    def test_nothing_public_has_a_marker(
        self, client: Client, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
    ) -> None:
        caplog.set_level(logging.DEBUG)
        with django_capture_on_commit_callbacks(execute=True):
            scheduled = plant_agenda()
        publication = Publication.objects.get(meeting__scheduled=scheduled, current=True)
        said = dict(said_publicly(client, publication))
        marks = (*MARKS, our_agenda.SECRET)
        assert {address: mark for address, text in said.items() for mark in marks if mark.lower() in text.lower()} == {}
        assert not any(mark in caplog.text for mark in MARKS)
        assert not any(mark in row for row in AuditRow.objects.values_list("line", flat=True) for mark in MARKS)
        assert not any(mark.lower() in text.lower() for text in kept_for_the_public() for mark in marks)
        meeting = publication.meeting.public_id
        assert "measured at fifty places" in said[f"/meetings/{meeting}/pages/5"]
        down = PaperWithdrawal.objects.get().first_label
        assert "taken down" in said[f"/meetings/{meeting}/pages/{down}"].lower()
        assert len(said) > 60

    def test_no_letter_and_no_errand_has_a_marker(self, django_capture_on_commit_callbacks: Any) -> None:
        ask(email="wilma@example.org", kind="everything", subject="", at=our_agenda.EARLY)
        confirm(subscription=Subscription.objects.get(), at=our_agenda.EARLY)
        with django_capture_on_commit_callbacks(execute=True):
            plant_agenda()
        do_all(lambda: our_agenda.LATER)
        told = [letter for letter in mail.outbox if "wilma@example.org" in letter.to]
        assert [letter.subject for letter in told if "Roads and Places" in letter.subject]
        said = "".join(str(letter.message()) + letter.subject + str(letter.body) for letter in mail.outbox)
        said += str(list(Errand.objects.values_list("payload", "trouble", "key")))
        assert [mark for mark in (*MARKS, our_agenda.SECRET) if mark.lower() in said.lower()] == []

    def test_what_was_taken_down_is_gone_and_says_so(self, client: Client) -> None:
        scheduled = plant_agenda()
        first = Publication.objects.get(meeting__scheduled=scheduled, number=1)
        for address in ("pack.pdf", "record.json"):
            assert client.get(f"/publications/{first.public_id}/{address}").status_code == 410
        page = client.get(f"/meetings/{first.meeting.public_id}").content.decode()
        assert "a paper was taken down" in page
        assert "Paper taken down" in page
        assert "Corrected paper, item A4, pages 5 to 6: Survey of the surface" in page
        assert "forty" in page
        assert "fifty" in page
        current = Publication.objects.get(meeting__scheduled=scheduled, current=True)
        answer = client.get(f"/publications/{current.public_id}/pack.pdf")
        assert answer.status_code == 200
        answer.close()
