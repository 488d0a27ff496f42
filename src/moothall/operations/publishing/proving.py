"""The proof of a publication: what went out, what was withheld and why, what was looked for in it and not found.

The search is made over what the public is really given, after it was stored and before the transaction ends. What is
found that may not be public undoes the whole publication.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from moothall.documents.assembly import PaperStatus
from moothall.facts.agendas import DraftItem, DraftPaper
from moothall.facts.bodies import Fact
from moothall.facts.record import to_json
from moothall.operations.publishing.gathering import Gathered
from moothall.operations.publishing.making import Pack
from moothall.operations.publishing.refusals import LeakError
from moothall.queries.public.news import News, news
from moothall.queries.public.reach import pages_of
from moothall.records.files import path_of
from moothall.records.models import PaperNotice, Proof, Publication, SearchSheet, StoredPage
from moothall.rules.access import description
from moothall.rules.markers import Marker, found
from moothall.rules.publishing import held


class Searched(Fact):
    """A place that was searched: how many characters, and how many single words of withheld papers stand in it."""

    place: str
    characters: int
    words: int = 0


class Withheld(Fact):
    """A paper that was withheld: its item and pages, and why; no title, for the proof may be shown."""

    item: str
    first: str
    last: str
    why: str


class PublishedPaper(Fact):
    """A paper that was published: its item, title and pages, the hash of what it says, and how accessible it is.

    `notice` are the clear days for which it was open before the meeting, of those that it needed: `5 of 5`.
    """

    item: str
    title: str
    first: str
    last: str
    digest: str
    standing: str
    accessible: str = ""
    notice: str = ""


class Content(Fact):
    """What is proved. `looked_for` counts what was looked for by its kind; `stands` is a hash of all that went out."""

    at: str
    edition: str
    files: tuple[tuple[str, str, str], ...]
    published: tuple[PublishedPaper, ...]
    withheld: tuple[Withheld, ...]
    held: tuple[tuple[str, str], ...]
    looked_for: tuple[tuple[str, int], ...]
    searched: tuple[Searched, ...]
    accessible: bool
    stands: str = ""


def prove(
    publication: Publication,
    gathered: Gathered,
    pack: Pack,
    looked_for: Sequence[Marker],
    *,
    at: dt.datetime,
    is_takedown: bool = False,
) -> Proof:
    """Search everything that the public is given of a publication, and keep the proof. Raises LeakError.

    A takedown is stopped by nothing that is found: it was public before, and less of it is from now on.
    """
    searched, leaks = [], []
    for place, text, whole in _places(publication, pack):
        there = list(found(looked_for, text, words=whole))
        leaks += [f"{place}: {_leak(one)}" for one in there if one.is_phrase]
        searched.append(Searched(place, len(text), len(there)))
    if leaks and not is_takedown:
        raise LeakError(leaks)
    content = _content(publication, gathered, pack, looked_for, searched, at)
    return Proof.objects.create(publication=publication, content=msgspec.to_builtins(content))


def _leak(one: Marker) -> str:
    """What was found, without its words."""
    return f"{one.kind}, item {one.item}" if one.item else one.kind


def _places(publication: Publication, pack: Pack) -> Iterator[tuple[str, str, bool]]:
    """Every place that is searched, its text, and whether it is of this pack alone so that words count there."""
    files = [("the public pack", pack.public.made)]
    files += [(f"the public {extra.kind}", extra.public) for extra in pack.extras if extra.public]
    for name, file in files:
        yield f"{name}: the words of its pages", "\n".join(page.words for page in file.printed), True
        for one in file.inside:
            yield f"{name}: {one.place}", one.text, False
    yield "the record as JSON", to_json(pack.public.reading.pack).decode(), True
    yield "what is new", "\n".join(publication.changes), True
    yield "titles of files", "\n".join(publication.files.values_list("title", flat=True)), True
    pictures = [path_of(one.file, public=True).read_bytes() for one in publication.pictures.all()]
    if pictures:
        counted = "1 picture: its bytes" if len(pictures) == 1 else f"{len(pictures)} pictures: their bytes"
        yield counted, b"\n".join(pictures).decode("latin-1"), False
    yield from _pages(publication)
    sheet = SearchSheet.objects.filter(pack=publication.meeting.public_id).first()
    yield "its entries in the search", bytes(sheet.entries).decode("utf-8", "replace") if sheet else "", True
    yield "the feeds", "\n".join(_feeds(publication)), False


def _pages(publication: Publication) -> Iterator[tuple[str, str, bool]]:
    """The stored pages that show something of it, those of the meeting apart from those that others share."""
    own: list[str] = []
    shared: list[str] = []
    for page in StoredPage.objects.filter(key__in=pages_of(publication), moved_to=""):
        mine = page.key.startswith(("items/", "papers/", f"meetings/{publication.meeting.public_id}"))
        (own if mine else shared).append("\n".join(page.parts))
    yield f"{len(own)} pages of the meeting and its items", "\n".join(own), True
    yield f"{len(shared)} other pages that show something of it", "\n".join(shared), False


def _feeds(publication: Publication) -> Iterator[str]:
    for kind in ("meetings", "papers", "decisions"):
        feed = news(kind, publication.meeting.body.public_id)
        for entry in feed.entries if feed else ():
            yield _said(entry)


def _said(entry: News) -> str:
    return f"{entry.title}\n{entry.words}\n{entry.url}"


def _content(
    publication: Publication,
    gathered: Gathered,
    pack: Pack,
    looked_for: Sequence[Marker],
    searched: Sequence[Searched],
    at: dt.datetime,
) -> Content:
    counted = Counter(one.kind for one in looked_for)
    return Content(
        at=at.isoformat(),
        edition=publication.digest,
        files=tuple(_files(publication)),
        published=tuple(_published(gathered, pack)),
        withheld=tuple(_withheld(gathered, pack)),
        held=tuple(_held(gathered)),
        looked_for=tuple(sorted(counted.items())),
        searched=tuple(searched),
        accessible=pack.public.made.accessible,
    )


def _files(publication: Publication) -> Iterator[tuple[str, str, str]]:
    """Every file with its hashes, public and restricted; a picture is the same in both."""
    yield from ((one.title, one.public, one.restricted) for one in publication.files.all())
    yield from (("A picture", one.file, one.file) for one in publication.pictures.order_by("file"))


def _published(gathered: Gathered, pack: Pack) -> Iterator[PublishedPaper]:
    places = {place.key: place for place in pack.public.made.places}
    status = {one.key: one for one in pack.public.made.status}
    notices = {row.paper: row for row in PaperNotice.objects.filter(scheduled=gathered.scheduled)}
    for item, paper in gathered.agenda.papers():
        place = places.get(paper.key)
        if place and paper.is_open and not paper.withdrawn:
            yield PublishedPaper(
                item=item.number,
                title=paper.title,
                first=place.first,
                last=place.last,
                digest=paper.digest,
                standing=gathered.standing.get(paper.key, ""),
                accessible=_told(status.get(paper.key)),
                notice=_counted(notices.get(paper.key)),
            )


def _counted(notice: PaperNotice | None) -> str:
    return f"{notice.days} of {notice.needed}" if notice else ""


def _told(status: PaperStatus | None) -> str:
    if status is None:
        return ""
    return "passes PDF/UA-1" if status.passes else "; ".join(status.faults) or "not tagged"


def _withheld(gathered: Gathered, pack: Pack) -> Iterator[Withheld]:
    places = {place.key: place for place in pack.restricted.made.places}
    for item, paper in gathered.agenda.papers():
        place = places.get(paper.key)
        if place and (paper.withdrawn or not paper.is_open):
            yield Withheld(
                item.number, place.first, place.last, paper.withdrawn or why(item, paper, gathered.agenda.date)
            )


def why(item: DraftItem, paper: DraftPaper, on: dt.date) -> str:
    """Why a paper is not public, in the words of the law: the reasons of the case may themselves be exempt."""
    exemption = paper.exemption or item.exemption
    if paper.confidential or exemption is None:
        return "Confidential (Local Government Act 1972 s.100A(3))"
    described = ((number, description(number, on)) for number in exemption.paragraphs)
    named = "; ".join(
        f"paragraph {number}, {told.text.rstrip('.')}" if told else f"paragraph {number}" for number, told in described
    )
    balance = (
        "The public interest was weighed." if exemption.public_interest.strip() else "No public interest is stated."
    )
    return f"Exempt under Part 1 of Schedule 12A: {named}. {balance}"


def _held(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """What is held back, and why; the reason of what is not for the public may itself be exempt."""
    for item, paper, reason in held(gathered.whole):
        what = f"Item {item.number}" if paper is None else f"A paper for item {item.number}"
        yield what, reason if (paper or item).is_open else "it is restricted, and so is the reason"
