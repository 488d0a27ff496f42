"""What of an agenda is published: not what is held, and of what the public may not have no more than its place."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper

Standing = Literal["new", "corrected", "unchanged"]


def to_publish(agenda: DraftAgenda) -> DraftAgenda:
    """The agenda without what is held. What was published already stays, whatever is held of it now."""
    return msgspec.structs.replace(agenda, items=tuple(_item(item) for item in agenda.items if _stays(item)))


def _stays(item: DraftItem) -> bool:
    return not item.held or item.published is not None


def _item(item: DraftItem) -> DraftItem:
    papers = (paper for paper in item.papers if not paper.held or paper.published is not None)
    return msgspec.structs.replace(
        item, held="", papers=tuple(msgspec.structs.replace(paper, held="") for paper in papers)
    )


def as_published(agenda: DraftAgenda) -> DraftAgenda:
    """The agenda with what was published of it alone; what was changed since is held, so that it stays as it was."""
    items = (
        msgspec.structs.replace(item, held="", papers=tuple(_kept(paper) for paper in item.papers if paper.published))
        for item in agenda.items
        if item.published is not None
    )
    return msgspec.structs.replace(agenda, items=tuple(items))


def as_it_went_out(published: DraftAgenda, now: DraftAgenda) -> DraftAgenda:
    """The agenda as it was `published` last, with what became of its papers since: their pages, what was taken down.

    Nothing that was drafted, opened or closed since is in it.
    """
    items, papers = {item.key: item for item in now.items}, {paper.key: paper for _, paper in now.papers()}
    kept = (
        msgspec.structs.replace(
            item,
            published=items.get(item.key, item).published,
            papers=tuple(_as_it_went_out(paper, papers.get(paper.key, paper)) for paper in item.papers),
        )
        for item in published.items
    )
    return msgspec.structs.replace(published, first_published=now.first_published, state=now.state, items=tuple(kept))


def _as_it_went_out(paper: DraftPaper, now: DraftPaper) -> DraftPaper:
    return msgspec.structs.replace(
        paper,
        first_label=now.first_label,
        last_label=now.last_label,
        published=now.published,
        published_digest=now.published_digest,
        withdrawn=now.withdrawn,
        opened=now.opened,
    )


def _kept(paper: DraftPaper) -> DraftPaper:
    return msgspec.structs.replace(paper, held="as it was published" if paper.is_changed else "")


def held(agenda: DraftAgenda) -> tuple[tuple[DraftItem, DraftPaper | None, str], ...]:
    """What is kept out of the next publication, with why: whole items, and single papers."""
    items = [(item, None, item.held) for item in agenda.items if not _stays(item)]
    papers = [
        (item, paper, paper.held)
        for item, paper in agenda.papers()
        if paper.held and paper.published is None and _stays(item)
    ]
    return (*items, *papers)


def standing(agenda: DraftAgenda) -> Mapping[str, Standing]:
    """For each paper that is to be published whether it is new, corrected, or as it was published."""
    published = {paper.key for _, paper in to_publish(agenda).papers()}
    return {paper.key: _standing(paper) for _, paper in agenda.papers() if paper.key in published}


def _standing(paper: DraftPaper) -> Standing:
    if paper.published is None:
        return "new"
    return "corrected" if paper.is_changed and not paper.held and not paper.withdrawn else "unchanged"
