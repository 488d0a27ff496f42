"""A paper that is taken down is gone from every public place in that moment; the pack is bound anew afterwards.

Until it is, the pack and whatever else carried the paper is not handed out. The restricted copies are kept.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import QuerySet

from moothall.documents.withdrawn_paper import labels_of, without_paper
from moothall.facts.packs import SCHEMA
from moothall.facts.packs import Pack as PackFact
from moothall.facts.readings import Reading
from moothall.operations import audit
from moothall.operations.pages import renew
from moothall.operations.publications import show_anew
from moothall.operations.publishing.pictures import withdraw_pictures
from moothall.queries.public.reach import pages_of_meeting
from moothall.records.as_facts import packed, reading_from
from moothall.records.models import DraftPaper, PaperWithdrawal, Publication, PublishedFile, ScheduledMeeting
from moothall.records.moved_agendas import days_of


def hide_paper(*, paper: DraftPaper, words: str, reason: str, by: User | None, at: dt.datetime) -> set[str]:
    """Hide a published paper behind `words`, in a transaction that holds its agenda's lock; gives the files that go.

    What was new of earlier publications names it no more, and their files are gone. The publication that stands says
    the rest as before, without its file, until the pack is made anew.
    """
    _note(paper, words, reason, by, at)
    bearing = [one for one in _files_of(paper) if paper.public_id in one.papers]
    files = {one.public for one in bearing}
    for one in bearing:
        title = one.get_kind_display()
        PublishedFile.objects.filter(pk=one.pk).update(public="", gone_at=at, changes=[], title=title)
    for publication in {one.publication for one in bearing if one.kind == PublishedFile.Kind.pack}:
        files |= {publication.pdf} | _empty(publication, paper, words, at)
    _audit(paper, len(files - {""}), by, at)
    return files - {""}


def empty_what_stood(scheduled: ScheduledMeeting) -> set[str]:
    """Once there is another pack: of one whose paper was taken down nothing is left to be read; gives its pictures."""
    gone = _publications(scheduled).filter(gone_at__isnull=False, current=False)
    rows = list(gone.select_related("meeting__body"))
    for publication in rows:
        Publication.objects.filter(pk=publication.pk).update(edition=packed(_nothing(publication)))
    return withdraw_pictures(rows)


def is_made_anew(scheduled: ScheduledMeeting) -> bool:
    """Whether a paper was taken down of the pack that stands, and there is none yet without it."""
    return _publications(scheduled).filter(current=True, gone_at__isnull=False).exists()


def _publications(scheduled: ScheduledMeeting) -> QuerySet[Publication]:
    """What was published for a meeting, and for the days from which it was moved."""
    return Publication.objects.filter(meeting__scheduled__in=days_of(scheduled))


def _empty(publication: Publication, paper: DraftPaper, words: str, at: dt.datetime) -> set[str]:
    """Take the paper out of what a publication says, and its file from it; gives the pictures that go with it."""
    edition = reading_from(publication.edition)
    sentences = [one for one in publication.changes if not _names(one, paper, edition)]
    rest = without_paper(edition, first=paper.first_label, last=paper.last_label, words=words)
    left = rest if publication.current and rest else _nothing(publication)
    publication.edition = packed(left)
    publication.pdf, publication.pdf_size = "", None
    publication.changes, publication.gone_at = sentences, publication.gone_at or at
    publication.save(update_fields=["edition", "pdf", "pdf_size", "changes", "gone_at"])
    stale = show_anew(publication) if publication.current else pages_of_meeting(publication.meeting)
    renew(stale, at=at)
    return withdraw_pictures([publication], but={block.picture.file for block in left.blocks if block.picture})


def _note(paper: DraftPaper, words: str, reason: str, by: User | None, at: dt.datetime) -> None:
    PaperWithdrawal.objects.create(
        scheduled=paper.item.agenda.scheduled,
        paper=paper,
        item=paper.item.kept_number,
        first_label=paper.first_label,
        last_label=paper.last_label,
        public_words=words,
        reason=reason.strip(),
        at=at,
        by=by,
    )


def _names(sentence: str, paper: DraftPaper, edition: Reading) -> bool:
    """Whether a sentence on what was new tells of the paper, by a title that it has or had or by its place."""
    titles = [paper.title, paper.report.subject if paper.report else "", paper.appendix.title if paper.appendix else ""]
    there = (one for one in edition.papers if one.owner != "front")
    titles += [one.title for one in there if paper.first_label in labels_of(edition, one)]
    place = f"Item {paper.item.kept_number}, ", f"{pages_of(paper)}."
    is_there = sentence.startswith(place[0]) and sentence.endswith(place[1])
    return is_there or any(title and title.casefold() in sentence.casefold() for title in titles)


def pages_of(paper: DraftPaper) -> str:
    """`page 27` or `pages 27 to 34`."""
    first, last = paper.first_label, paper.last_label
    return f"page {first}" if first == last else f"pages {first} to {last}"


def _files_of(paper: DraftPaper) -> list[PublishedFile]:
    rows = PublishedFile.objects.filter(publication__in=_publications(paper.item.agenda.scheduled))
    return list(rows.select_related("publication__meeting__body"))


def _nothing(publication: Publication) -> Reading:
    """An edition that says nothing, so that nothing is left to be read."""
    body = publication.meeting.body
    pack = PackFact(schema=SCHEMA, body=body.name or None)
    return Reading(form="pdf", pack=pack, text="", blocks=(), papers=(), evidence=(), portions=())


def _audit(paper: DraftPaper, files: int, by: User | None, at: dt.datetime) -> None:
    detail: audit.Detail = {"meeting": paper.item.agenda.scheduled.public_id, "files": files}
    audit.append(act="paper withdrawn", about=paper.public_id, by=by, at=at, detail=detail)
