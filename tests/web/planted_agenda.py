"""An agenda of our own with a marker in everything that is restricted, held back, a draft, or a word of the desk."""

import datetime as dt
import io

import pikepdf
from our_agenda import EARLY, LATER, MOMENT, agenda_of, file, item, meeting, our_agenda, paper, pdf, rewritten, written
from people_of_the_desk import nerys, someone
from planted import DRAFT, REASON, RESTRICTED

from moothall.facts.drafts import Exemption
from moothall.jobs.loop import do_all
from moothall.operations.agenda_papers import attach_report, hold, replace_file
from moothall.operations.agendas import open_agenda, set_exemption
from moothall.operations.appendices import AppendixWords, add_appendix
from moothall.operations.clearance import answer, ask
from moothall.operations.publishing.asking import ask_to_publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.reviewing import keep_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.operations.release import NamedOverride
from moothall.operations.typesetting import bring_papers_up_to_date
from moothall.records.drafts_as_facts import latest
from moothall.records.models import Comment, ScheduledMeeting, WorkingCopy
from moothall.rules.permits import Role

MAY = dt.date(2026, 5, 14)


def plant_agenda() -> ScheduledMeeting:
    """Publish it, correct a paper, take one down; leave drafts of it and of another meeting on the desk."""
    scheduled = our_agenda()
    agenda = agenda_of(scheduled)
    _closed_report(scheduled)
    _closed_appendix(scheduled)
    held = file(item(agenda, "Parking at Pell Head"), f"{DRAFT} parking", f"{DRAFT} parking. It would cost {DRAFT}.")
    hold(held=held, reason=f"{REASON} is being checked", by=None, at=EARLY)
    down = file(agenda.items.get(title="Parking at Pell Head"), "Letters", f"Letters. One is from {REASON} himself.")
    _advice(scheduled)
    _publish(scheduled, MOMENT)
    _desk_words(scheduled)
    survey = paper(scheduled, "Survey of the surface")
    new = betraying(pdf("Survey. The surface was measured at fifty places.", "Results. It is worn."), DRAFT)
    replace_file(paper=survey, data=new, name=f"{DRAFT}.pdf", by=None, at=LATER)
    _publish(scheduled, LATER)
    take_down_paper(paper=down, public_words="It named a person.", reason=f"{REASON} complained", by=None, at=LATER)
    closed = paper(scheduled, f"{RESTRICTED} terms of the lease")
    later = dt.date(2028, 1, 10)
    keep_exempt(paper=closed, until=later, reason=f"{REASON} still negotiates", by=None, at=LATER)
    return scheduled


def _closed_report(scheduled: ScheduledMeeting) -> None:
    """A report written here that is exempt, under an item whose closed title is restricted."""
    exemption = Exemption(paragraphs=("3",), public_interest=f"{REASON} would gain.", until=f"{REASON} has signed")
    placed = item(agenda_of(scheduled), "Lease of a building", closed_title=f"{RESTRICTED} lease of the tower")
    set_exemption(item=placed, exemption=exemption, by=None, at=EARLY)
    report = written(
        f"{RESTRICTED} terms of the lease",
        f"The rent is {RESTRICTED} a year.",
        openness="exempt",
        exemption=exemption,
        summary=f"{RESTRICTED} in short",
        recommendations=(f"accept {RESTRICTED}",),
    )
    attach_report(item=placed, report=report, by=None, at=EARLY)


def _closed_appendix(scheduled: ScheduledMeeting) -> None:
    """An exempt appendix behind an open report, with the marker in its words, its name, its tags and its metadata."""
    road = paper(scheduled, "Resurfacing of the coast road")
    assert road.report is not None
    exemption = Exemption(paragraphs=("3",), public_interest=f"{REASON} would lose.", until=f"{REASON} has tendered")
    words = AppendixWords(title=f"{RESTRICTED} tenders", exemption=exemption)
    data = betraying(pdf(f"{RESTRICTED} tenders. The lowest is by {RESTRICTED} Brothers."), RESTRICTED)
    add_appendix(report=road.report, data=data, name=f"{RESTRICTED}.pdf", words=words, by=None, at=EARLY)
    bring_papers_up_to_date(agenda=agenda_of(scheduled), by=None, at=EARLY)


def betraying(file: bytes, marker: str) -> bytes:
    """The PDF with a marker wherever a file betrays what its pages do not say."""
    with pikepdf.open(io.BytesIO(file)) as opened:
        with opened.open_metadata() as metadata:
            metadata["dc:description"] = f"{marker} description"
        opened.docinfo["/Author"] = f"{marker} wrote it"
        opened.attachments[f"{marker}.txt"] = marker.encode()
        for page in opened.pages:
            page.obj.PieceInfo = pikepdf.Dictionary(Private=f"{marker} piece")
        made = io.BytesIO()
        opened.save(made)
    return made.getvalue()


def _advice(scheduled: ScheduledMeeting) -> None:
    """An adviser's remarks, which are for the desk."""
    road = paper(scheduled, "Resurfacing of the coast road").report
    assert road is not None
    ask(report=road, roles=[Role.legal_adviser.value], by=None, at=EARLY)
    [asked] = latest(road).clearances.all()
    remarks = f"{REASON} may go to court"
    answer(clearance=asked, advice="favourable with remarks", words=remarks, by=someone(Role.legal_adviser), at=EARLY)


def _publish(scheduled: ScheduledMeeting, at: dt.datetime) -> None:
    said = NamedOverride(f"{REASON} N Pollard", f"{REASON} waits for it")
    stops = {(one.code, one.place): said for one in findings_of(scheduled, at) if one.severity == "stop"}
    job = ask_to_publish(scheduled=scheduled, overrides=stops, by=None, at=at)
    do_all(lambda: at)
    job.refresh_from_db()
    assert job.publication, job.trouble


def _desk_words(scheduled: ScheduledMeeting) -> None:
    """A later version of a published report, a comment, a working copy, and the agenda of another meeting."""
    road = paper(scheduled, "Resurfacing of the coast road").report
    assert road is not None
    revision = latest(road)
    Comment.objects.create(revision=revision, text=f"{DRAFT} is wrong here", at=LATER)
    rewritten(road, f"{DRAFT} is what we say now.", summary=DRAFT)
    WorkingCopy.objects.create(report=road, user=nerys(), base=revision, draft=latest(road).draft, at=LATER)
    hold(held=paper(scheduled, "Resurfacing of the coast road"), reason=f"{REASON} writes it", by=None, at=LATER)
    other = open_agenda(scheduled=meeting(MAY), by=None, at=EARLY)
    file(item(other, f"{DRAFT} item", closed_title=f"{RESTRICTED} item"), f"{DRAFT} paper", f"{DRAFT} words.")
