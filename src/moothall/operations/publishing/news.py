"""What readers are told is new in a publication, in sentences that say nothing that is not public."""

from collections.abc import Iterator, Sequence

from moothall.documents.assembly import Place
from moothall.documents.withdrawn_paper import labels_of
from moothall.facts.agendas import DraftItem, DraftPaper
from moothall.facts.papers import BlockKind
from moothall.facts.readings import Reading
from moothall.operations.publishing.gathering import Gathered
from moothall.operations.publishing.making import Extra, Pack
from moothall.records.as_facts import reading_from
from moothall.records.models import Publication, PublishedFile
from moothall.rules.corrections import corrections
from moothall.rules.differences import Stretch

CLOSED = "a restricted paper"
_STANDING = {"new": "added", "corrected": "corrected"}


def what_is_new(found: Gathered, pack: Pack, words: Sequence[str] = ()) -> tuple[str, ...]:
    """Sentences on items and papers that came or were corrected; `words` come first."""
    places = {place.key: place for place in pack.restricted.made.places}
    return (*words, *_items(found), *_papers(found, places))


def _items(found: Gathered) -> Iterator[str]:
    for item in found.agenda.items:
        if item.published is None and not item.papers:
            yield f"Item {item.number}, {item.title}: added to the agenda."


def _papers(found: Gathered, places: dict[str, Place]) -> Iterator[str]:
    for item, paper in found.agenda.papers():
        standing = _STANDING.get(found.standing.get(paper.key, ""))
        if standing and paper.key in places:
            yield f"Item {item.number}, {named(item, paper)}: {standing}, {pages(places[paper.key])}."


def named(item: DraftItem, paper: DraftPaper) -> str:
    """A paper as the public may know it."""
    return (paper.title or item.title) if paper.is_open else CLOSED


def pages(place: Place) -> str:
    """`page 27` or `pages 27 to 34`."""
    return f"page {place.first}" if place.first == place.last else f"pages {place.first} to {place.last}"


def titles_of(
    found: Gathered, pack: Pack, publication: Publication
) -> Iterator[tuple[Extra, str, list[list[list[str]]]]]:
    """What is handed out beside the pack: its title for the public, and what a corrected paper says otherwise."""
    earlier = PublishedFile.objects.filter(publication__meeting=publication.meeting)
    number = earlier.filter(kind=PublishedFile.Kind.supplement).count()
    papers = {paper.key: (item, paper) for item, paper in found.agenda.papers()}
    for extra in pack.extras:
        listed = [papers[key] for key in extra.keys]
        if extra.kind == PublishedFile.Kind.supplement:
            number += 1
            yield extra, f"Supplement {number}: {_items_of(listed)}", []
        else:
            item, paper = listed[0]
            changes = _changes(publication, pack, paper) if paper.is_open else []
            place = next(place for place in extra.restricted.places if place.key == paper.key)
            yield extra, f"Corrected paper, item {item.number}, {pages(place)}: {named(item, paper)}", changes


def _items_of(listed: Sequence[tuple[DraftItem, DraftPaper]]) -> str:
    numbers = list(dict.fromkeys(item.number for item, _ in listed))
    return f"{'item' if len(numbers) == 1 else 'items'} {', '.join(numbers)}"


def _changes(publication: Publication, pack: Pack, paper: DraftPaper) -> list[list[list[str]]]:
    """What the corrected paper says otherwise than the publication before, from both public editions."""
    before = publication.meeting.publications.filter(number__lt=publication.number).order_by("-number").first()
    if before is None:
        return []
    place = next(place for place in pack.public.made.places if place.key == paper.key)
    old, new = (_texts(edition, place) for edition in (reading_from(before.edition), pack.public.reading))
    return [_stored(one) for one in corrections(old, new)]


def _texts(edition: Reading, place: Place) -> list[str]:
    """The paragraphs of the paper that begins at the place's first label."""
    for paper in edition.papers:
        blocks = edition.blocks[paper.first : paper.last]
        if paper.owner != "front" and place.first in labels_of(edition, paper):
            return [block.text for block in blocks if block.kind is not BlockKind.furniture and block.text]
    return []


def _stored(stretches: Sequence[Stretch]) -> list[list[str]]:
    return [[one.kind, one.text] for one in stretches]
