"""From an agenda, its papers and their places to the whole value of the pack.

The public reading is built from what is open alone: it is given neither the reports nor the files of withheld
papers, and no closed title. What it says of those is the slip that stands in their place.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from moothall.documents.agenda_outline import outline
from moothall.documents.assembly.layout import Place
from moothall.documents.composer.agenda import Acronyms, front_facts
from moothall.documents.published.files import owner_of, write_file
from moothall.documents.published.front import write_front
from moothall.documents.published.printed import Printed
from moothall.documents.published.reports import report_facts, write_report
from moothall.documents.published.script import Script
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper, without_closed_titles
from moothall.facts.drafts import ReportDraft
from moothall.facts.readings import Reading

Source = ReportDraft | Reading
"""What a paper says: a report written here, or a file as intake read it."""

SLIP = "By virtue of paragraph(s) {} of Part 1 of Schedule 12A of the Local Government Act 1972."
CONFIDENTIAL = "By virtue of section 100A(3) of the Local Government Act 1972 this is confidential."
ENDS = "Document is Restricted"


def reading_of(
    agenda: DraftAgenda,
    sources: Mapping[str, Source],
    printed: Sequence[Printed],
    places: Sequence[Place],
    published: dt.date,
    *,
    restricted: bool,
    acronyms: Acronyms = (),
) -> Reading:
    """The reading of a pack as it was bound: `printed` are its pages, `places` where its papers stand.

    `agenda` is without what is held. `sources` are the papers' words by their keys; a paper without is told by its
    title and its pages. `acronyms` are the index on the front sheet. `restricted` gives the restricted version; the
    public one never looks at the sources of papers that are not open, nor of one that was taken down.
    """
    said = agenda if restricted else without_closed_titles(agenda)
    bound = _Bound(printed, places)
    script = Script()
    ranges = bound.ranges(said)
    front = front_facts(said, published, ranges, restricted=restricted)
    write_front(script, said, front, bound.front(), outline(said, ranges, restricted=restricted), acronyms)
    for item, paper in said.papers():
        _write(script, said, item, paper, sources.get(paper.key) if _is_shown(paper, restricted) else None, bound)
    return script.reading(front, len(printed))


def _is_shown(paper: DraftPaper, restricted: bool) -> bool:
    return restricted or (paper.is_open and not paper.withdrawn)


class _Bound:
    """The pages of each paper."""

    def __init__(self, printed: Sequence[Printed], places: Sequence[Place]) -> None:
        self.printed = printed
        self.places = {place.key: place for place in places}
        self.index = {page.label: number for number, page in enumerate(printed)}

    def front(self) -> Sequence[Printed]:
        """The pages of the front sheet: those before the first paper."""
        starts = [self.index[place.first] for place in self.places.values() if place.first in self.index]
        return self.printed[: min(starts, default=len(self.printed))]

    def pages(self, key: str, *, whole: bool) -> Sequence[Printed]:
        """The pages of a paper; the one that stands for it where it is not shown whole."""
        place = self.places.get(key)
        if place is None or place.first not in self.index:
            return ()
        start = self.index[place.first]
        return self.printed[start : start + (place.pages if whole else 1)]

    def last(self, key: str) -> str:
        """The last label that a paper has, shown or not."""
        return self.places[key].last if key in self.places else ""

    def ranges(self, agenda: DraftAgenda) -> dict[str, tuple[str, str]]:
        """The first and last label of each item's papers."""
        found: dict[str, tuple[str, str]] = {}
        for item, paper in agenda.papers():
            place = self.places.get(paper.key)
            if place:
                found[item.key] = (found.get(item.key, (place.first, ""))[0], place.last)
        return found


def _write(
    script: Script, agenda: DraftAgenda, item: DraftItem, paper: DraftPaper, source: Source | None, bound: _Bound
) -> None:
    if paper.withdrawn and source is None:
        _notice(script, item, "withdrawn", "Withdrawn paper", (paper.withdrawn,), bound, paper.key)
    elif not paper.is_open and source is None:
        _notice(script, item, "slip", "", tuple(_slip(item, paper)), bound, paper.key)
    elif isinstance(source, ReportDraft):
        _report(script, agenda, item, paper, source, bound)
    elif isinstance(source, Reading):
        pages = bound.pages(paper.key, whole=True)
        with script.paper(owner_of(script, source), paper.title, pages, item=item.number) as finder:
            write_file(script, source, finder)
    else:
        _unread(script, item, paper, bound)


def _report(
    script: Script, agenda: DraftAgenda, item: DraftItem, paper: DraftPaper, draft: ReportDraft, bound: _Bound
) -> None:
    facts = report_facts(draft, agenda, paper)
    path = script.add("reports", facts)
    with script.paper(path, paper.title, bound.pages(paper.key, whole=True), item=item.number):
        write_report(script, draft, facts, path)


def _unread(script: Script, item: DraftItem, paper: DraftPaper, bound: _Bound) -> None:
    """A paper whose words are not known: its title stands for it, its pages are in the PDF."""
    pages = bound.pages(paper.key, whole=True)
    if pages:
        with script.paper("appendix", paper.title, pages, item=item.number):
            script.heading(paper.title, level=1)


def _slip(item: DraftItem, paper: DraftPaper) -> Iterator[str]:
    exemption = paper.exemption or item.exemption
    yield SLIP.format(", ".join(exemption.paragraphs)) if exemption and exemption.paragraphs else CONFIDENTIAL
    yield ENDS


def _notice(
    script: Script, item: DraftItem, owner: str, title: str, words: Sequence[str], bound: _Bound, key: str
) -> None:
    """The page that stands for a paper; its last page number is said too, so that the range is kept."""
    pages = bound.pages(key, whole=False)
    with script.paper(owner, title, pages, item=item.number, restricted=owner == "slip"):
        for text in words:
            script.say(text)
        if pages:
            script.end_at(bound.last(key))
