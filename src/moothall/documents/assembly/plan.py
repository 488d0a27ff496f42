"""The plan of a pack: which papers are bound and where, the same for the public version and the restricted one."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from moothall.documents.assembly.fronts import Front, front
from moothall.documents.assembly.layout import FRONT, Layout, Sheaf, lay_out
from moothall.documents.assembly.status import AssemblyError, PaperStatus
from moothall.documents.composer.press import Press
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper, without_closed_titles
from moothall.rules.page_labels import kept_range, label

_PASSES = 6
_GUESS = 2


class Bundle(NamedTuple):
    """A paper that is bound: with its item, and `gone` where a page says that it was taken back."""

    item: DraftItem
    paper: DraftPaper
    gone: bool


def bundles(agenda: DraftAgenda, only: Collection[str] | None) -> tuple[Bundle, ...]:
    """The papers that are bound: those that are there and not held, and those that have had pages in the pack."""
    found = (Bundle(item, paper, _is_gone(item, paper)) for item, paper in agenda.papers())
    return tuple(
        one
        for one in found
        if (only is None or one.paper.key in only)
        and (one.paper.first_label if one.gone else one.paper.file or one.paper.pages)
    )


def _is_gone(item: DraftItem, paper: DraftPaper) -> bool:
    return bool(paper.withdrawn or paper.held or item.held) or not (paper.file or paper.pages)


def sheaf(bundle: Bundle, count: Callable[[DraftPaper], int]) -> Sheaf:
    """A bundle as the layout sees it; `count` tells the pages of an open paper that nobody has counted."""
    item, paper, gone = bundle
    if gone:
        pages = len(kept_range(paper.first_label, paper.last_label or paper.first_label))
    elif paper.pages or paper.is_open:
        pages = paper.pages or count(paper)
    else:
        raise AssemblyError("a restricted paper cannot be bound before its pages are counted", paper.key)
    return Sheaf(paper.key, item.key, pages, paper.first_label, paper.last_label, gone=gone)


def last_label(agenda: DraftAgenda) -> str:
    """The last label that any paper of the agenda has; empty before there are any."""
    return max((paper.last_label for _, paper in agenda.papers() if paper.last_label), key=label, default="")


def front_sheaf(agenda: DraftAgenda, pages: int, *, whole: bool) -> Sheaf:
    """The front sheet of so many pages; once papers have labels, it keeps those before the first of them."""
    firsts = [label(paper.first_label).number for _, paper in agenda.papers() if paper.first_label]
    kept = str(min(firsts) - 1) if whole and firsts and min(firsts) > 1 else ""
    return Sheaf(FRONT, "", pages, "1" if kept else "", kept)


def settled(said: Front, sheaves: Sequence[Sheaf], statuses: Sequence[PaperStatus], press: Press, after: str) -> Layout:
    """The layout in which the front sheet prints the labels that its own length leads to. Raises AssemblyError.

    Both versions' front sheets are measured and the longer one counts, so that all labels are the same in both.
    """
    pages = _GUESS
    for _ in range(_PASSES):
        layout = lay_out(_front(said, pages), sheaves, after=after)
        pages = max(_lengths(said, layout, statuses, press))
        settled_one = lay_out(_front(said, pages), sheaves, after=after)
        if settled_one.places == layout.places:
            return settled_one
    raise AssemblyError("the page numbers do not settle")


def _front(said: Front, pages: int) -> Sheaf:
    return front_sheaf(said.agenda, pages, whole=said.only is None)


def _lengths(said: Front, layout: Layout, statuses: Sequence[PaperStatus], press: Press) -> Iterator[int]:
    for version in versions(said):
        shown = of_version(statuses, version.agenda)
        yield press.ledger(front(version, layout.places, shown)).last


def versions(said: Front) -> Iterator[Front]:
    """The front sheets of the public version and, where it differs, of the restricted one."""
    public = without_closed_titles(said.agenda)
    yield said._replace(agenda=public, restricted=False)
    if public != said.agenda:
        yield said._replace(restricted=True)


def of_version(statuses: Sequence[PaperStatus], agenda: DraftAgenda) -> list[PaperStatus]:
    """The statuses of those papers whose files the version has."""
    filed: Mapping[str, str] = {paper.key: paper.file for _, paper in agenda.papers()}
    return [status for status in statuses if filed.get(status.key)]
