"""An agenda of the Roads and Places Committee for 12 March 2026, built by the acts that build one."""

import datetime as dt
from typing import Any

import msgspec
import typst
from larkshire_council import larkshire

from moothall.facts.drafts import Cover, Exemption
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenParagraph
from moothall.operations.agenda_papers import PaperWords, attach_file, attach_report
from moothall.operations.agendas import ItemWords, add_item, open_agenda, set_exemption
from moothall.operations.release import NamedOverride
from moothall.operations.reports import report_draft, save_version, start_report
from moothall.records.drafts_as_facts import latest
from moothall.records.models import Body, DraftAgenda, DraftItem, DraftPaper, DraftReport, ScheduledMeeting

MEETING = dt.date(2026, 3, 12)
EARLY = dt.datetime(2026, 2, 20, 9, 0, tzinfo=dt.UTC)
MOMENT = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 9, 9, 30, tzinfo=dt.UTC)
SECRET = "Zorblatt"
LEASE = Exemption(paragraphs=("3",), public_interest=f"It would weaken the council towards {SECRET} Holdings.")
NAMED = NamedOverride("N Pollard", "The committee cannot wait for it.")


def pdf(*pages: str) -> bytes:
    """A tagged PDF with those words, a page each."""
    text = "\n#pagebreak()\n".join(f"= {words.split('.')[0]}\n{words}" for words in pages)
    source = f'#set document(title: "A paper")\n#set text(lang: "en", region: "GB")\n{text}'
    return typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"])


def meeting(date: dt.date = MEETING) -> ScheduledMeeting:
    """The meeting, in the calendar."""
    body = Body.objects.filter(title="Roads and Places Committee").first()
    if body is None:
        larkshire()
        body = Body.objects.get(title="Roads and Places Committee")
    return ScheduledMeeting.objects.create(
        body=body, date=date, time="10:00", venue="Council Chamber, Larkham", state="fixed"
    )


def written(subject: str, *paragraphs: str, **cover: Any) -> DraftReport:
    """A report that says so."""
    report = start_report(planned_item=None, scheduled=None, subject=subject, by=None, at=EARLY)
    return rewritten(report, *paragraphs, **cover)


def rewritten(report: DraftReport, *paragraphs: str, **cover: Any) -> DraftReport:
    """The report in another version."""
    base = latest(report)
    draft = report_draft(base)
    blocks = tuple(
        WrittenParagraph(f"para{number:04}", (Run(words),)) for number, words in enumerate(paragraphs, start=1)
    )
    said = Cover(subject=report.subject, summary="What it is about.", recommendations=("note the report",))
    draft = msgspec.structs.replace(
        draft,
        cover=msgspec.structs.replace(said, **cover),
        writing=Writing((WrittenHeading("heading1", "Background"), *blocks)),
    )
    save_version(report=report, draft=draft, base=base, by=None, at=EARLY)
    return report


def item(agenda: DraftAgenda, title: str, **words: Any) -> DraftItem:
    """An item on the agenda."""
    return add_item(agenda=agenda, words=ItemWords(title=title, section="A", **words), by=None, at=EARLY)


def file(placed: DraftItem, title: str, *pages: str, exemption: Exemption | None = None) -> DraftPaper:
    """A paper that came as a file."""
    words = PaperWords(title=title, exemption=exemption)
    return attach_file(item=placed, data=pdf(*pages), name="paper.pdf", words=words, by=None, at=EARLY)


def our_agenda() -> ScheduledMeeting:
    """An agenda with a report, a survey that came as a file, and an exempt item with a closed title."""
    scheduled = meeting()
    agenda = open_agenda(scheduled=scheduled, by=None, at=EARLY)
    road = item(agenda, "Resurfacing of the coast road")
    words = ("The coast road between Larkham and Pell Head was last resurfaced in 2009.", "It would take eleven weeks.")
    attach_report(item=road, report=written("Resurfacing of the coast road", *words), by=None, at=EARLY)
    file(road, "Survey of the surface", "Survey. The surface was measured at forty places.", "Results. It is worn.")
    depot = item(agenda, "Depot lease", closed_title=f"Sale of the depot to {SECRET} Holdings")
    set_exemption(item=depot, exemption=LEASE, by=None, at=EARLY)
    file(
        depot,
        f"Offer of {SECRET} Holdings",
        f"Offer. {SECRET} Holdings offers nine hundred thousand pounds for the depot.",
        "Terms. The council would leave in June.",
        "Rivals. Two others offered less.",
        exemption=LEASE,
    )
    return scheduled


def paper(scheduled: ScheduledMeeting, title: str) -> DraftPaper:
    """A paper of the agenda by its title."""
    return DraftPaper.objects.get(item__agenda__scheduled=scheduled, title=title)


def agenda_of(scheduled: ScheduledMeeting) -> DraftAgenda:
    """The agenda of a meeting."""
    return DraftAgenda.objects.get(scheduled=scheduled)
