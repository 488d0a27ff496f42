"""An agenda of our own with a marker in everything that is restricted, held back, a draft, or a word of the desk."""

import datetime as dt

from our_agenda import EARLY, LATER, MOMENT, agenda_of, file, item, meeting, our_agenda, paper, pdf, rewritten, written
from people_of_the_desk import nerys
from planted import DRAFT, REASON, RESTRICTED

from moothall.facts.drafts import Exemption
from moothall.operations.agenda_papers import attach_report, hold, replace_file
from moothall.operations.agendas import open_agenda, set_exemption
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.reviewing import keep_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.operations.release import NamedOverride
from moothall.records.drafts_as_facts import latest
from moothall.records.models import Comment, ScheduledMeeting, WorkingCopy

MAY = dt.date(2026, 5, 14)


def plant_agenda() -> ScheduledMeeting:
    """Publish it, correct a paper, take one down; leave drafts of it and of another meeting on the desk."""
    scheduled = our_agenda()
    agenda = agenda_of(scheduled)
    _closed_report(scheduled)
    held = file(item(agenda, "Parking at Pell Head"), f"{DRAFT} parking", f"{DRAFT} parking. It would cost {DRAFT}.")
    hold(held=held, reason=f"{REASON} is being checked", by=None, at=EARLY)
    down = file(agenda.items.get(title="Parking at Pell Head"), "Letters", f"Letters. One is from {REASON} himself.")
    _publish(scheduled, MOMENT)
    _desk_words(scheduled)
    survey = paper(scheduled, "Survey of the surface")
    new = pdf("Survey. The surface was measured at fifty places.", "Results. It is worn.")
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


def _publish(scheduled: ScheduledMeeting, at: dt.datetime) -> None:
    said = NamedOverride(f"{REASON} N Pollard", f"{REASON} waits for it")
    stops = {(one.code, one.place): said for one in findings_of(scheduled, at) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=at, overrides=stops)


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
