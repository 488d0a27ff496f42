"""Reports given out as Word files and taken back, with what changed there and the comments in the margin."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.numbering import numbered_otherwise
from moothall.documents.word.report import report_word
from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.writing import Block, Writing, WrittenFigure
from moothall.intake.word_report import Remark, WordReport, read_or_refuse
from moothall.operations import audit
from moothall.operations.authorship import require_author, require_reader
from moothall.operations.files import keep
from moothall.operations.keys import fresh_key
from moothall.operations.report_pictures import keep_picture, refused_pictures
from moothall.operations.reports import ReportError, Saved, save_version
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.files import path_of
from moothall.records.models import Comment, DraftReport, ReportPicture, Revision
from moothall.rules.recognising import known_again
from moothall.rules.version_changes import Change, version_changes
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=60, megabytes=1024)
_MOST_NUMBERS = 5
_NOT_FROM_WORD = ("openness", "exemption", "is_key", "background", "contacts")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A Word file as the report that it makes: what it was made from, what changed, what is said in its margin.

    `came_from_here` says that the file names the version it was made from; any other is laid over the latest.
    `untaken` says in sentences what of the file is left out, taken as plain words, or numbered otherwise here.
    """

    base: Revision
    draft: ReportDraft
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    proposed: int
    came_from_here: bool
    pictures: tuple[tuple[str, bytes], ...]
    untaken: tuple[str, ...]

    @property
    def without_words(self) -> int:
        """How many pictures have no words that say the same."""
        blocks = self.draft.writing.blocks
        return sum(1 for one in blocks if isinstance(one, WrittenFigure) and not one.alternative.strip())


def give_out(*, revision: Revision, by: User | None, at: dt.datetime) -> bytes:
    """A version as a Word file. Raises NotPermittedError for someone who may not read the report."""
    require_reader(revision.report, by)
    data = report_word(report_draft(revision), _bytes_of)
    with transaction.atomic():
        detail: audit.Detail = {"version": revision.number}
        audit.append(act="report given out in Word", about=revision.report.public_id, by=by, at=at, detail=detail)
    return data


def look_at(*, report: DraftReport, data: bytes, by: User | None) -> TakenBack:
    """What a Word file makes of a report; nothing is saved.

    Raises ReportError, in a sentence, for a file that cannot be read or was given out for another report.
    """
    require_author(report, by)
    read = _read(data)
    base = _base(report, read)
    before = report_draft(base)
    refused = refused_pictures({file: data for file, data in read.pictures if file not in _known(report, before)})
    writing = _without(known_again(before.writing, read.writing.blocks, fresh_key), refused)
    draft = msgspec.structs.replace(before, cover=_cover(before.cover, read), writing=writing)
    return TakenBack(
        base=base,
        draft=draft,
        changes=version_changes(before, draft),
        remarks=read.remarks,
        proposed=read.proposed,
        came_from_here=bool(read.report),
        pictures=read.pictures,
        untaken=(*read.untaken, *refused.values(), *_kept_here(before.cover, read), *_renumbered(read)),
    )


def take_back(*, report: DraftReport, data: bytes, by: User | None, at: dt.datetime) -> Saved:
    """Save what a Word file makes of a report as its next version; what others saved meanwhile is joined to it.

    The comments in its margin are kept with the version. Raises what `look_at` raises.
    """
    found = look_at(report=report, data=data, by=by)
    with transaction.atomic():
        draft = _with_pictures(report, found, by, at)
        saved = save_version(
            report=report, draft=draft, base=found.base, by=by, at=at, origin="word", note="Taken back from Word"
        )
        keys = {block.key for block in saved.draft.writing.blocks}
        for remark in found.remarks:
            block = remark.block if remark.block in keys else ""
            words = f"{remark.by}, in Word: {remark.words}"
            _remark(saved.revision, block, words, by, at)
        if found.untaken:
            _remark(saved.revision, "", f"From the Word file: {' '.join(found.untaken)}", by, at)
    return saved


def _remark(revision: Revision, block: str, words: str, by: User | None, at: dt.datetime) -> None:
    Comment.objects.get_or_create(revision=revision, block=block, text=words, defaults={"at": at, "by": by})


def keep_handed(*, report: DraftReport, data: bytes, by: User | None) -> str:
    """Keep a file that came back until someone has looked at what it changes, and give its hash.

    No row names it: it goes with the next sweep. Raises NotPermittedError.
    """
    require_author(report, by)
    return keep(data, public=False)


def kept_handed(file: str) -> bytes | None:
    """A file that was kept so; None when it is gone."""
    return _bytes_of(file) or None


def _read(data: bytes) -> WordReport:
    if len(data) > settings.UPLOAD_LIMIT:
        raise ReportError(f"The file is larger than {settings.UPLOAD_LIMIT // 2**20} megabytes.")
    try:
        return once(read_or_refuse, data, limits=_LIMITS)
    except Refused as refusal:
        raise ReportError(f"The file was not taken in: {refusal}.") from refusal


def _base(report: DraftReport, read: WordReport) -> Revision:
    """The version that the file was made from; the latest for a file from elsewhere."""
    if not read.report or read.version is None:
        return latest(report)
    found = report.revisions.filter(number=read.version).first() if read.report == report.public_id else None
    if found is None:
        raise ReportError("This file was given out for another report: take it back there.")
    return found


def _cover(before: Cover, read: WordReport) -> Cover:
    """The cover with what the file states of it; whether a paper is open is never taken from a file."""
    stated = {name: getattr(read.cover, name) for name in read.stated if name not in _NOT_FROM_WORD}
    if not stated.get("subject"):
        stated.pop("subject", None)
    return msgspec.structs.replace(before, **stated)


def _kept_here(before: Cover, read: WordReport) -> Iterator[str]:
    """A classification in the file that is not the one here: never taken, but told."""
    if "openness" in read.stated and read.cover.openness != before.openness:
        yield f"The file says “{read.cover.openness}”; the report stays “{before.openness}”: change it on the cover."


def _renumbered(read: WordReport) -> Iterator[str]:
    """Sections, paragraphs and lists that the file numbers otherwise than they are numbered here."""
    other = [f"{printed} is {now}" for printed, now in numbered_otherwise(read.writing.blocks, read.printed)]
    if other:
        told = ", ".join(other[:_MOST_NUMBERS]) + (", and so on" if len(other) > _MOST_NUMBERS else "")
        yield f"Numbered otherwise here than in the file: {told}. Look at words that refer to them."


def _with_pictures(report: DraftReport, found: TakenBack, by: User | None, at: dt.datetime) -> ReportDraft:
    """The draft with its new pictures kept; those that the report has stay as they are."""
    wanted = {one.file for one in found.draft.writing.blocks if isinstance(one, WrittenFigure)}
    known = _known(report, report_draft(found.base))
    files = {
        name: keep_picture(report=report, data=data, by=by, at=at).file
        for name, data in found.pictures
        if name in wanted and name not in known
    }
    blocks = tuple(_kept(block, files) for block in found.draft.writing.blocks)
    return msgspec.structs.replace(found.draft, writing=Writing(blocks, found.draft.writing.conflicts))


def _known(report: DraftReport, before: ReportDraft) -> set[str]:
    """The files of the pictures that a report has."""
    kept = set(ReportPicture.objects.filter(report=report).values_list("file", flat=True))
    return kept | {one.file for one in before.writing.blocks if isinstance(one, WrittenFigure)}


def _without(writing: Writing, refused: Mapping[str, str]) -> Writing:
    blocks = (one for one in writing.blocks if not (isinstance(one, WrittenFigure) and one.file in refused))
    return Writing(tuple(blocks), writing.conflicts)


def _kept(block: Block, files: dict[str, str]) -> Block:
    if isinstance(block, WrittenFigure) and block.file in files:
        return msgspec.structs.replace(block, file=files[block.file])
    return block


def _bytes_of(file: str) -> bytes:
    place = path_of(file, public=False)
    return place.read_bytes() if len(file) == 64 and place.is_file() else b""
