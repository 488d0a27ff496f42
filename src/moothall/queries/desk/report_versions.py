"""The versions of a report, what each changed, and what two people made of one paragraph."""

import datetime as dt
from dataclasses import dataclass

from moothall.documents.numbering import numbers
from moothall.documents.writing_html import block_html
from moothall.documents.writing_text import block_text
from moothall.facts.drafts import Clash, ReportDraft
from moothall.facts.writing import Block, Writing
from moothall.queries.desk.reports import Remark, person, remarks
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import Comment, DraftReport, Revision
from moothall.rules.differences import FIELDS, Difference, Stretch, changed_cover, changed_words, differences
from moothall.rules.merging import as_text
from moothall.rules.written_words import words_of

ORIGINS = {"browser": "written here", "word": "from Word", "merge": "joined with another's"}


@dataclass(frozen=True, slots=True)
class Version:
    """A version in the list."""

    number: int
    at: dt.datetime
    by: str
    origin: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a version beside the one before: its words with what changed, or the block as it reads.

    `formed` says that words are the same and the form is not. `remarks` are those made on it in this version.
    """

    key: str
    kind: str
    number: str
    html: str
    stretches: tuple[Stretch, ...]
    formed: bool
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """A version, compared with an earlier one (None for the first)."""

    number: int
    against: int | None
    at: dt.datetime
    by: str
    note: str
    cover: tuple[tuple[str, tuple[Stretch, ...]], ...]
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]
    changed: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A paragraph that two people changed: what stands, what the other wrote (empty: took it out), and both."""

    place: int
    key: str
    by: str
    mine: str
    theirs: str
    stretches: tuple[Stretch, ...]
    text: str
    is_removal: bool


@dataclass(frozen=True, slots=True)
class OpenClash:
    """A field of the cover that two people changed."""

    place: int
    field: str
    name: str
    mine: str
    theirs: str
    by: str


def versions(report: DraftReport) -> tuple[Version, ...]:
    """All versions, the latest first."""
    rows = report.revisions.select_related("by").defer("draft").order_by("-number")
    return tuple(
        Version(row.number, row.at, person(row.by), ORIGINS.get(row.origin, row.origin), row.note) for row in rows
    )


def version_row(report: DraftReport, number: int) -> Revision | None:
    """A version of a report by its number."""
    return report.revisions.select_related("by", "report").filter(number=number).first()


def version_page(revision: Revision, against: int | None, picture: str) -> VersionPage:
    """A version beside an earlier one: that of the number `against`, else the one just before."""
    earlier = revision.report.revisions.filter(number__lt=revision.number).order_by("-number")
    before = earlier.filter(number=against).first() if against else earlier.first()
    draft = report_draft(revision)
    old = report_draft(before) if before else None
    made = remarks(Comment.objects.filter(revision=revision))
    parts = _parts(old.writing if old else draft.writing, draft.writing, made, picture)
    return VersionPage(
        number=revision.number,
        against=before.number if before else None,
        at=revision.at,
        by=person(revision.by),
        note=revision.note,
        cover=_cover(old, draft) if old else (),
        parts=parts,
        remarks=tuple(one for one in made if not one.block),
        changed=sum(part.kind != "same" for part in parts),
        others=tuple(earlier.values_list("number", flat=True)),
    )


def open_conflicts(report: DraftReport, picture: str) -> tuple[tuple[OpenConflict, ...], tuple[OpenClash, ...]]:
    """What two people made of one paragraph, and of one field of the cover, in the latest version."""
    draft = report_draft(latest(report))
    standing = {block.key: block for block in draft.writing.blocks}
    conflicts = (
        _conflict(place, one.by, standing.get(one.key), one.theirs, picture, one.key)
        for place, one in enumerate(draft.writing.conflicts)
    )
    return tuple(conflicts), tuple(_clash(place, clash, draft) for place, clash in enumerate(draft.clashes))


def _conflict(place: int, by: str, mine: Block | None, theirs: Block | None, picture: str, key: str) -> OpenConflict:
    one, other = (words_of(block) if block else "" for block in (mine, theirs))
    texts = [block_text(block) for block in (mine, theirs) if block]
    return OpenConflict(
        place=place,
        key=key,
        by=by,
        mine=block_html(mine, picture=picture.format, series=f"mine-{place}-") if mine else "",
        theirs=block_html(theirs, picture=picture.format, series=f"theirs-{place}-") if theirs else "",
        stretches=changed_words(one, other) if mine and theirs else (),
        text="\n\n".join(texts),
        is_removal=theirs is None,
    )


def _clash(place: int, clash: Clash, draft: ReportDraft) -> OpenClash:
    mine = as_text(getattr(draft.cover, clash.field))
    return OpenClash(place, clash.field, FIELDS[clash.field], mine, clash.theirs, clash.by)


def _cover(old: ReportDraft, new: ReportDraft) -> tuple[tuple[str, tuple[Stretch, ...]], ...]:
    return tuple((FIELDS[name], stretches) for name, stretches in changed_cover(old.cover, new.cover))


def _parts(old: Writing, new: Writing, made: tuple[Remark, ...], picture: str) -> tuple[Part, ...]:
    printed = numbers(new)
    return tuple(_part(one, printed.get(one.key, ""), made, picture) for one in differences(old, new))


def _part(one: Difference, number: str, made: tuple[Remark, ...], picture: str) -> Part:
    block = one.after or one.before
    reads = one.kind in ("same", "moved") or (one.kind == "changed" and not one.in_words)
    return Part(
        key=one.key,
        kind=one.kind,
        number=number,
        html=block_html(block, number=number, picture=picture.format) if block and reads else "",
        stretches=() if reads else one.stretches,
        formed=one.kind == "changed" and not one.in_words,
        remarks=tuple(remark for remark in made if remark.block == one.key),
    )
