"""Where the references of a report lead while it is read on the desk, before any pack carries it."""

from collections.abc import Callable, Mapping

from moothall.documents.back_matter import appendix_lines
from moothall.documents.cross_references import Reference
from moothall.documents.own_places import APPENDIX
from moothall.facts.agendas import DraftAgenda
from moothall.facts.drafts import ReportDraft
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import DraftReport
from moothall.rules.page_labels import PageLabelError, label, within

Address = Callable[[str], str]


def references(
    report: DraftReport, draft: ReportDraft, *, appendix: Address, item: Callable[[str, str], str]
) -> Reference:
    """To appendices, and to items and pages of the agenda of the meeting that the report goes to next.

    `appendix` gives the address of an appendix by its key, `item` that of an item by its meeting and its number. A
    page is known once its paper was published: the link leads to its item.
    """
    letters = _letters(draft)
    stops = list(report.route.select_related("scheduled__body"))
    ahead = [stop.scheduled for stop in stops if not stop.views] or [stop.scheduled for stop in stops[-1:]]
    agenda = draft_agenda(ahead[0]) if ahead else None

    def leads(kind: str, place: str, told: bool) -> str:
        if kind == "appendix":
            return appendix(letters[place]) if place in letters else ""
        number = _item(agenda, kind, place) if agenda else ""
        return item(agenda.key, number) if agenda and number else ""

    return leads


def _letters(draft: ReportDraft) -> Mapping[str, str]:
    """The keys of the appendices by the letters or numbers that the report gives them."""
    named = zip(draft.appendices, appendix_lines(draft), strict=True)
    return {found[1]: one.key for one, line in named if (found := APPENDIX.match(line.text))}


def _item(agenda: DraftAgenda, kind: str, place: str) -> str:
    """The number of the item that is meant, or behind which the page stands; empty where there is none."""
    if kind == "item":
        return next((one.number for one in agenda.items if one.number.casefold() == place.casefold()), "")
    try:
        wanted = label(place)
        for item, paper in agenda.papers():
            if paper.first_label and within(wanted, label(paper.first_label), label(paper.last_label)):
                return item.number
    except PageLabelError:
        return ""
    return ""
