"""The front sheet of a pack or of a supplement: the agenda, and which of its papers may be hard to read by ear."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from moothall.documents.assembly.layout import Place
from moothall.documents.assembly.links import INWARD
from moothall.documents.assembly.notices import pages_named
from moothall.documents.assembly.status import PaperStatus
from moothall.documents.composer.agenda import Acronyms, front_sheet
from moothall.documents.composer.markup import Markup, call, joined, literal
from moothall.documents.composer.words import listed, long_date
from moothall.facts.agendas import DraftAgenda
from moothall.rules.page_labels import label

_HARD = "Some papers may be hard to read with a screen reader. Ask for them in another form."


class Front(NamedTuple):
    """What a front sheet is made of; `only` are the keys of a supplement's papers, None for the whole pack."""

    agenda: DraftAgenda
    published: dt.date
    acronyms: Acronyms
    only: frozenset[str] | None
    restricted: bool

    @property
    def title(self) -> str:
        """The title of the file."""
        kind = "Supplement to the agenda" if self.only is not None else "Agenda"
        title = f"{self.agenda.body} – {kind} for {long_date(self.agenda.date)}"
        return f"{title} – restricted" if self.restricted else title


def front(said: Front, places: Sequence[Place], statuses: Sequence[PaperStatus]) -> Markup:
    """The front sheet, with links to the papers."""
    agenda = _only(said.agenda, said.only) if said.only is not None else said.agenda
    style = f"#show: loose.with(title: {literal(said.title)}, author: {literal(agenda.council)})\n"
    sheet = front_sheet(
        agenda,
        said.published,
        by_item(places),
        said.acronyms,
        restricted=said.restricted,
        address=f"{INWARD}item/",
    )
    return joined([style, _supplement(said), sheet, hard_to_read(statuses, places)])


def by_item(places: Sequence[Place]) -> Mapping[str, tuple[str, str]]:
    """The first and last label of the papers behind each item."""
    found: dict[str, tuple[str, str]] = {}
    for place in sorted(places, key=lambda place: label(place.first)):
        first, last = found.get(place.item, (place.first, place.last))
        found[place.item] = (first, max(last, place.last, key=label))
    return found


def hard_to_read(statuses: Sequence[PaperStatus], places: Sequence[Place]) -> Markup:
    """The lines that name the papers without tags or without text; none where all are sound."""
    where = {place.key: place for place in places}
    lines = [_hard(status, where[status.key]) for status in statuses if status.scanned or not status.tagged]
    return joined([call("section", 2, "", "Reading these papers"), call("par", _HARD), *lines]) if lines else Markup()


def _hard(status: PaperStatus, place: Place) -> Markup:
    told = "a scan without text" if status.scanned else "without tags"
    pages = f"{pages_named(place.first, place.last).rsplit(' ', 1)[0].lower()}"
    return call("bullets", f"{status.title} ({pages}): {told}")


def _supplement(said: Front) -> Markup:
    if said.only is None:
        return Markup()
    titles = [paper.title for _, paper in said.agenda.papers() if paper.key in said.only and paper.title]
    words = f"Supplement to the agenda, with: {listed(titles)}." if titles else "Supplement to the agenda."
    return call("par", words)


def _only(agenda: DraftAgenda, only: frozenset[str]) -> DraftAgenda:
    """The agenda with those items alone that have a paper in the supplement."""
    items = tuple(item for item in agenda.items if any(paper.key in only for paper in item.papers))
    return msgspec.structs.replace(agenda, items=items)
