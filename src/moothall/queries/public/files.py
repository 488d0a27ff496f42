"""The files of a meeting as they were published, what was new each time, and its notices."""

from collections.abc import Iterator

from moothall.queries.public import addresses
from moothall.queries.public.cards import ChangeCard, NewCard, NoticeCard, PackFile, Stretch
from moothall.queries.public.linking import body_name, meeting_url
from moothall.records.models import Meeting, Publication, PublicNotice, PublishedFile
from moothall.rules.english_day import english_day

_NOTICES = 100
_SHOWN = 40
_WHOLE = "Agenda reports pack"


def files_of(meeting: Meeting) -> tuple[PackFile, ...]:
    """The pack as it stands now, then each supplement and corrected paper, the newest first."""
    publication = meeting.publication
    if publication is None or not (publication.pdf or publication.gone_at):
        return ()
    beside = PublishedFile.objects.filter(publication__meeting=meeting).exclude(kind=PublishedFile.Kind.pack)
    extras = tuple(_extra(row) for row in beside.select_related("publication").order_by("-pk"))
    added = any(file.kind == PublishedFile.Kind.supplement for file in extras)
    title = f"{_WHOLE}, with what was added" if added else _WHOLE
    return (pack_now(publication, title) if publication.pdf else _made_anew(publication), *extras)


def _made_anew(publication: Publication) -> PackFile:
    """What stands in the place of a pack of which a paper was taken down, until there is another."""
    return PackFile(
        title=_WHOLE,
        url="",
        form="PDF",
        pages=None,
        size=None,
        viewable=False,
        published=english_day(publication.released_at),
        why="It is being made anew without a paper that was taken down.",
    )


def pack_now(publication: Publication, title: str = _WHOLE) -> PackFile:
    """The whole pack of a publication that has a PDF."""
    return PackFile(
        title=title,
        url=addresses.pack_file(publication.meeting.public_id),
        form="PDF",
        pages=publication.page_count,
        size=publication.pdf_size,
        viewable=True,
        published=english_day(publication.released_at),
    )


def _extra(row: PublishedFile) -> PackFile:
    """A supplement or corrected paper; one without a public version says why, and has no address."""
    return PackFile(
        title=row.title,
        url=addresses.handed_out(row.public_id) if row.public else "",
        form="PDF",
        pages=row.pages if row.public else None,
        size=row.size if row.public else None,
        viewable=bool(row.public),
        published=english_day(row.publication.released_at),
        kind=row.kind,
        labels=_labels(row) if row.public and row.kind == PublishedFile.Kind.supplement else "",
        why="" if row.public else _why(row),
        changes=tuple(_change(one) for one in row.changes[:_SHOWN]),
    )


def _why(row: PublishedFile) -> str:
    if row.gone_at:
        return f"Taken down on {row.gone_at.day} {row.gone_at:%B %Y}."
    return "Restricted: it is not for publication."


def _labels(row: PublishedFile) -> str:
    if row.first_label == row.last_label:
        return row.first_label
    return f"{row.first_label} to {row.last_label}"


def _change(stretches: list[list[str]]) -> ChangeCard:
    return ChangeCard(stretches=tuple(Stretch(kind=kind, text=text) for kind, text in stretches))


def what_was_new(meeting: Meeting) -> tuple[NewCard, ...]:
    """What each publication after the first brought, the newest first: so a reader sees what came since a day.

    Nothing where what was published has gone along to the day to which the meeting was moved.
    """
    if meeting.publication_id is None:
        return ()
    rows = meeting.publications.filter(number__gt=1).defer("edition").order_by("-number")
    return tuple(NewCard(at=row.released_at, changes=tuple(row.changes)) for row in rows if row.changes)


def notices_of(meeting: Meeting) -> tuple[NoticeCard, ...]:
    """The notices about a meeting, the newest first."""
    rows = PublicNotice.objects.filter(scheduled__meeting=meeting).select_related("scheduled__body")
    return tuple(_notice(row) for row in rows.order_by("-at", "-pk")[:_NOTICES])


def all_notices() -> tuple[NoticeCard, ...]:
    """The latest notices of all bodies."""
    return tuple(_notices())


def _notices() -> Iterator[NoticeCard]:
    rows = PublicNotice.objects.select_related("scheduled__body", "scheduled__meeting__body").order_by("-at", "-pk")
    for row in rows[:_NOTICES]:
        yield _notice(row)


def _notice(row: PublicNotice) -> NoticeCard:
    meeting = row.scheduled.meeting
    return NoticeCard(
        id=row.public_id,
        title=row.title,
        text=row.text,
        at=row.at,
        body=body_name(row.scheduled.body),
        date=row.scheduled.date,
        url=meeting_url(meeting) if meeting else "",
    )
