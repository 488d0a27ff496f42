"""What was published as restricted stays so, and what was public can be taken down, whatever its author does later."""

import datetime as dt

import msgspec
import pytest
from our_agenda import LATER, LEASE, MOMENT, NAMED, item, meeting, pdf, rewritten, written

from moothall.facts.findings import Finding
from moothall.operations.agenda_papers import attach_report, hold, release_hold
from moothall.operations.agendas import open_agenda
from moothall.operations.files import keep
from moothall.operations.publishing import CannotPublishError, publish
from moothall.operations.publishing.gathering import gathered
from moothall.operations.publishing.publish import findings_of, settled_before
from moothall.operations.publishing.reviewing import release_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.records import papers_as_facts
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import AppendixFile, DraftPaper, GateOverride, Publication, ScheduledMeeting
from moothall.web.desk.publishing.mending import mended

pytestmark = pytest.mark.django_db
RENT = "Rent. Nine hundred thousand pounds a year were offered for the depot."


def published(scheduled: ScheduledMeeting, at: dt.datetime = MOMENT) -> Publication:
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, at) if one.severity == "stop"}
    return publish(scheduled=scheduled, by=None, at=at, overrides=stops)


def with_appendix(*, exempt: bool) -> tuple[ScheduledMeeting, AppendixFile]:
    """A published agenda with a report and an appendix, which was attached as an open one."""
    scheduled = meeting()
    agenda = open_agenda(scheduled=scheduled, by=None, at=MOMENT)
    report = written("The depot", "The lease of the depot ends in June, and it is to be let again.")
    digest = keep(pdf(RENT), public=False)
    row = AppendixFile.objects.create(
        report=report, title="Offers that were made for it", name="a.pdf", file=digest, pdf=digest, form="pdf", pages=1
    )
    attach_report(item=item(agenda, "The depot"), report=report, by=None, at=MOMENT)
    AppendixFile.objects.filter(pk=row.pk).update(exemption=msgspec.to_builtins(LEASE) if exempt else None)
    published(scheduled)
    return scheduled, row


def paper(row: AppendixFile) -> DraftPaper:
    return DraftPaper.objects.get(appendix=row)


def test_an_appendix_that_was_published_as_exempt_is_not_opened_by_its_author() -> None:
    scheduled, row = with_appendix(exempt=True)
    AppendixFile.objects.filter(pk=row.pk).update(exemption=None)
    found = {one.key: one for _, one in draft_agenda(scheduled).papers()}
    assert not found[paper(row).public_id].is_open


def test_an_open_appendix_that_is_marked_as_exempt_too_late_can_still_be_taken_down() -> None:
    scheduled, row = with_appendix(exempt=False)
    AppendixFile.objects.filter(pk=row.pk).update(exemption=msgspec.to_builtins(LEASE))
    one = take_down_paper(paper=paper(row), public_words="It was a mistake.", reason="Leak", by=None, at=LATER)
    assert one.number == 2
    edition = str(bytes(one.edition)) + str(one.changes)
    assert "Nine hundred" not in edition
    assert Publication.objects.get(number=1).gone_at == LATER
    assert scheduled.withdrawals.count() == 1


def test_what_is_open_or_confidential_cannot_be_released() -> None:
    _, row = with_appendix(exempt=False)
    with pytest.raises(CannotPublishError, match="public already"):
        release_exempt(paper=paper(row), reason="It is over.", by=None, at=LATER)
    DraftPaper.objects.filter(appendix=row).update(confidential=True)
    with pytest.raises(CannotPublishError, match="confidential"):
        release_exempt(paper=paper(row), reason="It is over.", by=None, at=LATER)


def test_an_override_holds_while_the_finding_says_the_same() -> None:
    scheduled, _ = with_appendix(exempt=False)
    met = Finding("exclusion", "stop", "The motion does not name item 4.", scheduled.public_id)
    GateOverride.objects.create(
        publication=Publication.objects.get(),
        code=met.code,
        place=met.place,
        finding=met.text,
        name="N Pollard",
        reason="It will be moved.",
        at=MOMENT,
    )
    found = gathered(scheduled)
    assert settled_before(found, [met]) == {("exclusion", scheduled.public_id): "N Pollard: It will be moved."}
    assert settled_before(found, [msgspec.structs.replace(met, text="The motion does not name item 5.")]) == {}


@pytest.mark.parametrize("openness", ["exempt", "confidential"])
def test_the_appendices_of_a_report_that_is_closed_are_closed_with_it(openness: str) -> None:
    scheduled = meeting()
    agenda = open_agenda(scheduled=scheduled, by=None, at=MOMENT)
    report = written("The depot", "It is to be let.", openness=openness, exemption=LEASE)
    digest = keep(pdf(RENT), public=False)
    AppendixFile.objects.create(
        report=report, title="Offers", name="a.pdf", file=digest, pdf=digest, form="pdf", pages=1
    )
    attach_report(item=item(agenda, "The depot"), report=report, by=None, at=MOMENT)
    assert [one.is_open for _, one in draft_agenda(scheduled).papers() if one.kind != "work programme"] == [
        False,
        False,
    ]


def test_a_report_that_was_public_does_not_close_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its author has it as exempt now, and that is cleared: the public still has the file."""
    scheduled, row = with_appendix(exempt=False)
    rewritten(row.report, "The lease of the depot ends in July.", openness="exempt", exemption=LEASE)
    monkeypatch.setattr(papers_as_facts, "are_cleared", lambda latest: {one.report_id: True for one in latest})
    found = {one.place: one for one in findings_of(scheduled, LATER) if one.code == "closed-too-late"}
    own = DraftPaper.objects.get(report=row.report)
    assert found[own.public_id].severity == "stop"
    assert "published openly on 4 March 2026" in found[own.public_id].text
    assert mended(found[own.public_id], draft_agenda(scheduled)).endswith(f"{own.public_id}/take-down")
    hold(held=own, reason="Its author takes the mark off.", by=None, at=LATER)
    assert own.public_id not in {one.place for one in findings_of(scheduled, LATER) if one.code == "closed-too-late"}
    assert next(one for _, one in gathered(scheduled).agenda.papers() if one.key == own.public_id).is_open
    release_hold(held=own, by=None, at=LATER)
    take_down_paper(paper=own, public_words="It was a mistake.", reason="Leak", by=None, at=LATER)
    assert own.public_id not in {one.place for one in findings_of(scheduled, LATER) if one.code == "closed-too-late"}
