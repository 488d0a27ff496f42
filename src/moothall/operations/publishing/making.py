"""Everything of a publication that takes long, made before anything is stored: files, readings, corrected papers."""

import dataclasses
import datetime as dt
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import pikepdf
from django.conf import settings

from moothall.documents.assembly import Order
from moothall.documents.published import Source, reading_of
from moothall.documents.published.work import Made, Manuscript, made, typeset
from moothall.facts.agendas import DraftAgenda, DraftPaper, without_closed_titles
from moothall.facts.readings import Reading
from moothall.intake.one_paper import read_paper
from moothall.operations.files import keep
from moothall.operations.publishing.gathering import Aside, Gathered, gathered
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.records.files import fonts, path_of, root, shelf
from moothall.records.models import Acronym, PublishedFile, Revision, ScheduledMeeting, Typesetting
from moothall.records.moved_agendas import days_of
from moothall.rules import acronyms
from moothall.rules.page_labels import label
from moothall.workers import Limits, Stopped, each

BINDING = Limits(seconds=600, megabytes=3072)
READING = Limits(seconds=300, megabytes=3072)
TYPESETTING = Limits(seconds=180, megabytes=2048)
_WORK = "moothall.documents.published.work"
Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a pack: the file as it was bound, and its reading."""

    made: Made
    reading: Reading


@dataclass(frozen=True, slots=True)
class Extra:
    """A supplement or a corrected paper: its papers, and its file for the public (None where nothing is open)."""

    kind: str
    keys: tuple[str, ...]
    public: Made | None
    restricted: Made


@dataclass(frozen=True, slots=True)
class Pack:
    """The pack in both versions, with what is handed out beside it."""

    public: Version
    restricted: Version
    extras: tuple[Extra, ...]


def with_reports_typeset(scheduled: ScheduledMeeting, *, at: dt.datetime, aside: Aside | None = None) -> Gathered:
    """What would be published, each report of it with its PDF: what is not typeset yet is typeset now."""
    found = gathered(scheduled, aside)
    wanted = [key for key in found.revisions if not _is_current(found, key)]
    if not wanted:
        return found
    orders = [_manuscript(found, key) for key in wanted]
    printed = _all(typeset, orders, TYPESETTING, _WORK)
    for key, order, pdf in zip(wanted, orders, printed, strict=True):
        _keep_typeset(found.revisions[key], order, pdf, at)
    return gathered(scheduled, aside)


def make(found: Gathered, today: dt.date) -> Pack:
    """Bind both versions of the pack, and before them what is new of it, whose labels the pack takes over.

    Raises CannotPublishError, naming what stands in the way.
    """
    extras: list[Extra] = []
    for kind, keys in _extras(found):
        extras.append(_extra(found, today, kind, keys, after=last_label(found, extras)))
    labelled = dataclasses.replace(found, agenda=_labelled(found.agenda, extras))
    files = _all(made, [_order(labelled, today, restricted=closed) for closed in (False, True)], BINDING, _WORK)
    sources = _sources(found)
    public, restricted = (
        Version(file, _reading(found, sources, file, today, restricted=closed))
        for file, closed in zip(files, (False, True), strict=True)
    )
    return Pack(public, restricted, tuple(extras))


def _extra(found: Gathered, today: dt.date, kind: str, keys: tuple[str, ...], after: str) -> Extra:
    """A supplement or a corrected paper; without a public version where nothing of it is open."""
    versions = (False, True) if _any_open(found, keys) else (True,)
    orders = [_order(found, today, restricted=closed, only=keys, after=after) for closed in versions]
    files = _all(made, orders, BINDING, _WORK)
    return Extra(kind, keys, files[0] if len(files) > 1 else None, files[-1])


def last_label(found: Gathered, extras: Sequence[Extra] = ()) -> str:
    """The last label that is in use: of papers, and of the front sheets of what was handed out beside the pack."""
    files = PublishedFile.objects.filter(publication__meeting__scheduled__in=days_of(found.scheduled)).exclude(
        last_label=""
    )
    used = [paper.last_label for _, paper in found.whole.papers() if paper.last_label]
    used += files.values_list("last_label", flat=True)
    used += [place.last for extra in extras for place in (*extra.restricted.places, extra.restricted.front)]
    return max(used, key=label, default="")


def _labelled(agenda: DraftAgenda, extras: Sequence[Extra]) -> DraftAgenda:
    """The agenda with the labels that the supplement gave to its papers."""
    places = {place.key: place for extra in extras for place in extra.restricted.places}

    def told(paper: DraftPaper) -> DraftPaper:
        place = places.get(paper.key)
        return msgspec.structs.replace(paper, first_label=place.first, last_label=place.last) if place else paper

    return _each_paper(agenda, told)


def _extras(found: Gathered) -> Sequence[tuple[str, tuple[str, ...]]]:
    """What is handed out beside a pack that was out before: one supplement of all that is new, each corrected paper."""
    if found.agenda.first_published is None:
        return ()
    bindable = {paper.key for _, paper in found.agenda.papers() if paper.file}
    fresh = tuple(key for key, one in found.standing.items() if one == "new" and key in bindable)
    corrected = [key for key, one in found.standing.items() if one == "corrected" and key in bindable]
    released = tuple(found.aside.released) if found.aside else ()
    supplements = [("supplement", keys) for keys in (fresh, released) if keys]
    return (*supplements, *(("correction", (key,)) for key in corrected))


def _any_open(found: Gathered, keys: Sequence[str]) -> bool:
    return any(paper.is_open for _, paper in found.agenda.papers() if paper.key in keys)


def _order(
    found: Gathered, today: dt.date, *, restricted: bool, only: tuple[str, ...] | None = None, after: str = ""
) -> Order:
    """The public version is handed the files of open papers alone; the restricted one keeps what was taken down."""
    agenda = _with_everything(found.agenda) if restricted else _without_titles_of_withdrawn(found.agenda)
    papers = [paper for _, paper in agenda.papers()] if restricted else open_papers(agenda)
    return Order(
        agenda=agenda,
        files={paper.file: path_of(paper.file, public=False) for paper in papers if paper.file},
        fonts=fonts(),
        restricted=restricted,
        after=after,
        only=None if only is None else frozenset(only),
        published=published_on(found.agenda, today),
        acronyms=_acronyms(found),
        shelf=shelf(),
    )


def _with_everything(agenda: DraftAgenda) -> DraftAgenda:
    return _each_paper(agenda, lambda paper: msgspec.structs.replace(paper, withdrawn=""))


def _without_titles_of_withdrawn(agenda: DraftAgenda) -> DraftAgenda:
    """A paper that was taken down is not named in bookmarks either."""
    return _each_paper(agenda, lambda paper: msgspec.structs.replace(paper, title="") if paper.withdrawn else paper)


def _each_paper(agenda: DraftAgenda, change: Callable[[DraftPaper], DraftPaper]) -> DraftAgenda:
    items = (msgspec.structs.replace(item, papers=tuple(map(change, item.papers))) for item in agenda.items)
    return msgspec.structs.replace(agenda, items=tuple(items))


def published_on(agenda: DraftAgenda, today: dt.date) -> dt.date:
    """The date that the front sheet states: the day on which the agenda was first out."""
    return agenda.first_published or today


def _reading(
    found: Gathered, sources: Mapping[str, Source], file: Made, today: dt.date, *, restricted: bool
) -> Reading:
    agenda = found.agenda if restricted else without_closed_titles(found.agenda)
    shown = sources if restricted else {key: sources[key] for key in _open_keys(found.agenda) if key in sources}
    day = published_on(found.agenda, today)
    index = _acronyms(found)
    return reading_of(agenda, shown, file.printed, file.places, day, restricted=restricted, acronyms=index)


def _open_keys(agenda: DraftAgenda) -> Sequence[str]:
    return [paper.key for _, paper in agenda.papers() if paper.is_open and not paper.withdrawn]


def _sources(found: Gathered) -> Mapping[str, Source]:
    """The words of every paper: reports as they were written, files as intake reads them."""
    files = [paper for _, paper in found.agenda.papers() if paper.file and paper.key not in found.drafts]
    distinct = {paper.file: path_of(paper.file, public=False).read_bytes() for paper in files}
    read = dict(zip(distinct, _each_reading(list(distinct.values())), strict=True))
    known: dict[str, Source] = {paper.key: one for paper in files if (one := read[paper.file])}
    return {**known, **found.drafts}


def _each_reading(files: Sequence[bytes]) -> list[Reading | None]:
    """The reading of each file; None for one that intake cannot read, which is shown by its title and its pages."""
    found: dict[int, Reading | None] = {}
    for number, outcome in each(read_paper, files, limits=READING, preload=["moothall.intake.one_paper"]):
        found[number] = None if isinstance(outcome, Stopped) else outcome.value
    return [found[number] for number in range(len(files))]


def _all(work: Callable[[Job], Result], jobs: Sequence[Job], limits: Limits, module: str) -> list[Result]:
    found: dict[int, Result] = {}
    for number, outcome in each(work, jobs, limits=limits, processes=2, preload=[module]):
        if isinstance(outcome, Stopped):
            raise CannotPublishError(f"The pack cannot be made: {outcome.reason}")
        found[number] = outcome.value
    return [found[number] for number in range(len(jobs))]


def _manuscript(found: Gathered, key: str) -> Manuscript:
    """The report as this pack has it: its cover names the body that the pack is for."""
    return Manuscript(
        draft=found.drafts[key],
        council=settings.COUNCIL,
        to=((found.agenda.body, found.agenda.date),),
        root=str(root(public=False)),
        fonts=fonts(),
        shelf=shelf(),
    )


def _of(manuscript: Manuscript) -> str:
    """A hash of all that a report is typeset from."""
    said = [manuscript.draft, manuscript.council, manuscript.to]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _is_current(found: Gathered, key: str) -> bool:
    """Whether the version has its PDF for this pack; one that was published in it keeps that, whatever changed."""
    row = found.revisions[key]
    known = Typesetting.objects.filter(of=_of(_manuscript(found, key))).first()
    if known is None:
        return _is_out(found, key) and bool(row.pdf) and path_of(row.pdf, public=False).is_file()
    if row.pdf == known.file and path_of(row.pdf, public=False).is_file():
        return True
    Revision.objects.filter(pk=row.pk).update(pdf=known.file, pages=known.pages)
    row.pdf, row.pages = known.file, known.pages
    return True


def _is_out(found: Gathered, key: str) -> bool:
    """Whether the version that would be published is the one that is published in this pack."""
    digest = found.revisions[key].digest
    return any(paper.published_digest == digest for _, paper in found.whole.papers() if paper.key == key)


def _keep_typeset(row: Revision, manuscript: Manuscript, pdf: bytes, at: dt.datetime) -> None:
    file, pages = keep(pdf, public=False), _page_count(pdf)
    Typesetting.objects.update_or_create(of=_of(manuscript), defaults={"file": file, "pages": pages, "at": at})
    Revision.objects.filter(pk=row.pk).update(pdf=file, pages=pages)


def _page_count(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _acronyms(found: Gathered) -> tuple[tuple[str, str], ...]:
    """The index of acronyms of the open reports: the same in both versions, so that both have the same pages."""
    drafts = [found.drafts[key] for key in _open_keys(found.agenda) if key in found.drafts]
    writings = [acronyms.with_cover(draft) for draft in drafts]
    known = {row.short: row.meaning for row in Acronym.objects.all()}
    return tuple(acronyms.index(writings, known)) if writings else ()


def open_papers(agenda: DraftAgenda) -> tuple[DraftPaper, ...]:
    """The papers that the public gets."""
    return tuple(paper for _, paper in agenda.papers() if paper.is_open and not paper.withdrawn and paper.file)
