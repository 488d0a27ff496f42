"""What was cleared of a report, by whom and when: published with an open report, and with no other."""

import datetime as dt

import pypdfium2
import pytest
from django.test import Client
from our_agenda import EARLY, LEASE, MEETING, MOMENT, NAMED, item, meeting, written
from people_of_the_desk import someone

from moothall.operations.agenda_papers import attach_report
from moothall.operations.agendas import open_agenda, set_exemption
from moothall.operations.clearance import answer, ask, waive
from moothall.operations.publishing import CannotPublishError, publish
from moothall.operations.publishing.making import with_reports_typeset
from moothall.operations.publishing.publish import findings_of
from moothall.records.drafts_as_facts import latest
from moothall.records.files import path_of
from moothall.records.models import (
    Account,
    AgendaItem,
    Body,
    DraftAgenda,
    DraftReport,
    Officer,
    Practice,
    PublishedFile,
    Route,
    ScheduledMeeting,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
OPEN, CLOSED = "The ferry at Pell Head", "The price of the ferry"
WORDS = "Only from the reserve, says Marrowfat."


def advised(title: str, role: Role, name: str, **cover: object) -> DraftReport:
    """A report on which an adviser, who is the officer of that name, has advised."""
    report, adviser = written(title, "Words.", **cover), someone(role)
    officer = Officer.objects.create(name=name, post="Head of Service", begins=dt.date(2025, 1, 1))
    Account.objects.create(user=adviser, officer=officer)
    request = ask(report=report, roles=[role.value], by=None, at=EARLY)[0]
    answer(clearance=request, advice="favourable with remarks", words=WORDS, by=adviser, at=EARLY)
    return report


def put_out(scheduled: ScheduledMeeting, at: dt.datetime = MOMENT) -> None:
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, at) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=at, overrides=stops)


def published() -> tuple[ScheduledMeeting, DraftReport]:
    """An open and an exempt report, both advised on, out."""
    scheduled = meeting()
    agenda = open_agenda(scheduled=scheduled, by=None, at=EARLY)
    shown = advised(OPEN, Role.finance_adviser, "Quill")
    attach_report(item=item(agenda, OPEN), report=shown, by=None, at=EARLY)
    closed = item(agenda, CLOSED)
    set_exemption(item=closed, exemption=LEASE, by=None, at=EARLY)
    hidden = advised(CLOSED, Role.legal_adviser, "Ferrier", openness="exempt", exemption=LEASE)
    attach_report(item=closed, report=hidden, by=None, at=EARLY)
    put_out(scheduled)
    return scheduled, shown


def page_of(title: str) -> str:
    found = AgendaItem.objects.get(title=title)
    return Client().get(f"/items/{found.public_id}", follow=True).content.decode()


def words_of(*, public: bool) -> str:
    """The words of the pack as it was published, in one of its versions."""
    row = PublishedFile.objects.filter(kind="pack").latest("pk")
    with pypdfium2.PdfDocument(path_of(row.public if public else row.restricted, public=public)) as pack:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pack).split())


def test_an_open_report_carries_its_record_in_print_and_on_the_page_without_the_advice() -> None:
    published()
    page, pdf = page_of(OPEN), words_of(public=True)
    for said in ("Finance adviser", "Favourable with remarks", "Quill, Head of Service"):
        assert said in page
        assert said in pdf
    assert "Version 2, 20 February 2026" in page
    assert "Marrowfat" not in page + pdf


def test_an_exempt_report_carries_none() -> None:
    published()
    assert "Ferrier" not in words_of(public=True) + words_of(public=False) + page_of(OPEN)


def test_a_version_that_was_typeset_before_it_was_cleared_is_typeset_again_with_its_record() -> None:
    scheduled = meeting()
    report = written(OPEN, "Words.")
    attach_report(
        item=item(open_agenda(scheduled=scheduled, by=None, at=EARLY), OPEN), report=report, by=None, at=EARLY
    )
    with_reports_typeset(scheduled, at=EARLY)
    before = latest(report).pdf
    waive(report=report, role="finance adviser", reason=WORDS, by=None, at=EARLY)
    with_reports_typeset(scheduled, at=EARLY)
    assert before != latest(report).pdf
    put_out(scheduled)
    assert "Taken forward without it" in words_of(public=True)
    assert "Marrowfat" not in words_of(public=True)


def test_a_report_to_two_bodies_in_turn_names_in_each_pack_the_one_that_it_is_for() -> None:
    first, second = meeting(), meeting(MEETING + dt.timedelta(days=14))
    second.body = Body.objects.get(title="Cabinet")
    second.save()
    report = written(OPEN, "Words.", future_pathway="Cabinet")
    for scheduled in (first, second):
        Route.objects.create(report=report, scheduled=scheduled, position=scheduled.pk)
        agenda = open_agenda(scheduled=scheduled, by=None, at=EARLY)
        attach_report(item=item(agenda, OPEN), report=report, by=None, at=EARLY)
    put_out(first)
    assert "To: Roads and Places Committee – 12 March 2026 Subject:" in words_of(public=True)
    put_out(second)
    assert "To: Cabinet – 26 March 2026 Subject:" in words_of(public=True)
    agenda = DraftAgenda.objects.get(scheduled=first)
    attach_report(item=item(agenda, CLOSED), report=written(CLOSED, "Words."), by=None, at=EARLY)
    put_out(first, MOMENT + dt.timedelta(hours=1))
    assert "To: Roads and Places Committee – 12 March 2026 Subject: The ferry" in words_of(public=True)
    assert "Cabinet – 26 March 2026" not in words_of(public=True)


def test_what_was_published_keeps_its_record_when_the_practice_changes() -> None:
    scheduled, _ = published()
    Practice.objects.create(name="clearance", value={"is_published": False})
    with pytest.raises(CannotPublishError, match="Nothing has changed"):
        put_out(scheduled, MOMENT + dt.timedelta(hours=1))
