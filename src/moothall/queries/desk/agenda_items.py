"""One item of an agenda, and one paper behind it, with what a clerk can do with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from moothall.facts.agendas import AgendaStyle, DraftItem, DraftPaper
from moothall.facts.drafts import Exemption
from moothall.queries.desk.agenda_building import reports_for
from moothall.queries.desk.agendas import Viewer, states_urgency
from moothall.queries.desk.viewers import acts_of
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.council_as_facts import membership, style
from moothall.records.files import path_of
from moothall.records.models import DraftAgenda as AgendaRow
from moothall.records.models import DraftItem as ItemRow
from moothall.records.models import DraftPaper as PaperRow
from moothall.records.models import ScheduledMeeting
from moothall.rules.permits import Act

_WORDS = (
    "title",
    "kind",
    "section",
    "purpose",
    "closed_title",
    "minutes",
    "presenter",
    "decision",
    "is_key",
    "placed_by",
)
_MINUTES = ("minutes", "minutes to note")


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item: its facts, and what its forms begin with."""

    id: str
    meeting: str
    meeting_title: str
    item: DraftItem
    style: AgendaStyle
    words: Mapping[str, object]
    openness: Mapping[str, object]
    reports: tuple[tuple[str, str], ...]
    paper_kind: str
    may_state_urgency: bool


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper: its facts, where it comes from, and what its forms begin with."""

    id: str
    item: DraftItem
    paper: DraftPaper
    meeting: str
    meeting_title: str
    report: str
    openness: Mapping[str, object]
    is_handed_in: bool


def style_of(scheduled: ScheduledMeeting) -> AgendaStyle:
    """How the meeting's agenda is numbered."""
    return style(scheduled.body)


def title_of(agenda: AgendaRow) -> str:
    """The body and the day."""
    return meeting_title(agenda.scheduled)


def chairman_of(scheduled: ScheduledMeeting) -> str:
    """The chairman of the body on the day, who presides unless the meeting chooses another; empty where unknown."""
    groups, chair = membership(scheduled.body, scheduled.date).groups, style(scheduled.body).chair
    return next((one.name for group in groups for one in group.members if one.role == chair), "")


def item_page(viewer: Viewer, row: ItemRow) -> ItemPage | None:
    """One item, for who builds the agenda."""
    acts = acts_of(viewer)
    if Act.build_agenda not in acts:
        return None
    scheduled = row.agenda.scheduled
    item = next(one for one in draft_agenda(scheduled).items if one.key == row.public_id)
    return ItemPage(
        id=row.public_id,
        meeting=scheduled.public_id,
        meeting_title=meeting_title(scheduled),
        item=item,
        style=style(scheduled.body),
        words={name: getattr(row, name) for name in _WORDS},
        openness=_openness(item.exemption, item.confidential),
        reports=tuple(report_choices(row)),
        paper_kind=item.kind if item.kind in _MINUTES else "other",
        may_state_urgency=states_urgency(viewer, scheduled),
    )


def report_choices(row: ItemRow) -> list[tuple[str, str]]:
    """The reports that could be put behind the item."""
    return [(one.id, one.title) for one in reports_for(row.agenda.scheduled)]


def paper_page(viewer: Viewer, row: PaperRow) -> PaperPage | None:
    """One paper, for who builds the agenda."""
    if Act.build_agenda not in acts_of(viewer):
        return None
    scheduled = row.item.agenda.scheduled
    found = next((item, paper) for item, paper in draft_agenda(scheduled).papers() if paper.key == row.public_id)
    item, paper = found
    return PaperPage(
        id=row.public_id,
        item=item,
        paper=paper,
        meeting=scheduled.public_id,
        meeting_title=meeting_title(scheduled),
        report=paper.report,
        openness=_openness(paper.exemption, paper.confidential),
        is_handed_in=row.report is None and row.appendix is None and paper.kind != "work programme",
    )


def file_of(viewer: Viewer, row: PaperRow) -> Path | None:
    """The file that would be bound, for who builds the agenda; None while there is none."""
    found = paper_page(viewer, row)
    path = path_of(found.paper.file, public=False) if found and found.paper.file else None
    return path if path and path.is_file() else None


def _openness(exemption: Exemption | None, confidential: bool) -> Mapping[str, object]:
    if exemption is None:
        return {"openness": "confidential" if confidential else "open"}
    return {
        "openness": "exempt",
        "paragraphs": list(exemption.paragraphs),
        "public_interest": exemption.public_interest,
        "until": exemption.until,
    }
