"""What waits in the archive: drafts to release, doubts to decide, what was done last. For clerks alone."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, QuerySet

from moothall.records.models import AuditRow, Doubt, Pack, PackVersion, Publication, Who
from moothall.records.roles import roles_of
from moothall.rules.permits import Act, permit

DRAFTS, DOUBTS, ACTS = 20, 50, 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack version that is not released, with what the check found."""

    pack: str
    number: int
    title: str
    imported_at: dt.datetime
    imported_by: str
    file: str
    changes: tuple[str, ...]
    withheld: tuple[str, ...]
    notes: tuple[str, ...]
    may_override: bool


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """Two names that may mean the same."""

    id: str
    kind: str
    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """A row of the audit trail, for reading."""

    sequence: int
    at: dt.datetime
    by: str
    act: str
    about: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is on the desk; `open_doubts` counts those that are not shown too."""

    drafts: tuple[Draft, ...] = ()
    waiting: int = 0
    doubts: tuple[OpenDoubt, ...] = ()
    open_doubts: int = 0
    done: tuple[Done, ...] = ()


def desk(viewer: User | AnonymousUser) -> Desk:
    """What the viewer may see of the desk: nothing for anyone but a clerk."""
    roles = roles_of(viewer)
    if not permit(roles, Act.import_pack).allowed:
        return Desk()
    drafts = _drafts()
    may_override = permit(roles, Act.override_marking).allowed
    doubts = Doubt.objects.filter(same=None).order_by("kind", "pk")
    return Desk(
        drafts=tuple(_draft(version, may_override) for version in drafts.order_by("-imported_at")[:DRAFTS]),
        waiting=drafts.count(),
        doubts=tuple(_doubt(doubt) for doubt in doubts[:DOUBTS]),
        open_doubts=doubts.count(),
        done=tuple(_done()),
    )


def draft_version(viewer: User | AnonymousUser, pack: str, number: int) -> PackVersion | None:
    """The pack version to be released, if the viewer may see drafts."""
    if not permit(roles_of(viewer), Act.import_pack).allowed:
        return None
    return PackVersion.objects.filter(pack__public_id=pack, number=number).select_related("pack__body").first()


def open_doubt(viewer: User | AnonymousUser, id: str) -> Doubt | None:
    """The doubt to be decided, if the viewer may see the desk."""
    if not permit(roles_of(viewer), Act.import_pack).allowed:
        return None
    return Doubt.objects.filter(public_id=id).first()


def _drafts() -> QuerySet[PackVersion]:
    """The latest version of each pack where that is not released."""
    later = PackVersion.objects.filter(pack=OuterRef("pack"), number__gt=OuterRef("number"))
    published = Publication.objects.filter(version=OuterRef("pk"))
    rows = PackVersion.objects.filter(~Exists(later), ~Exists(published))
    return (
        rows.defer("reading", "record")
        .select_related("pack__body", "source", "imported_by")
        .prefetch_related("pack__body__forms")
    )


def _draft(version: PackVersion, may_override: bool) -> Draft:
    return Draft(
        pack=version.pack.public_id,
        number=version.number,
        title=f"{_body(version.pack)}, {version.pack.date.day} {version.pack.date:%B %Y}",
        imported_at=version.imported_at,
        imported_by=version.imported_by.get_username() if version.imported_by else "command line",
        file=version.source.name,
        changes=tuple(version.changes),
        withheld=tuple(version.findings.get("restricted", ())),
        notes=tuple(version.findings.get("notes", ())),
        may_override=may_override,
    )


def _body(pack: Pack) -> str:
    """The body's public name, else the form in which the drafts print it."""
    if pack.body.name:
        return pack.body.name
    return next((form.printed for form in pack.body.forms.all()), "A body")


def _doubt(doubt: Doubt) -> OpenDoubt:
    kind = Doubt.Kind(doubt.kind).label
    return OpenDoubt(doubt.public_id, str(kind), doubt.one_printed, doubt.other_printed, doubt.reason)


def _done() -> Iterator[Done]:
    rows = list(AuditRow.objects.order_by("-sequence")[:ACTS])
    lines = [json.loads(row.line) for row in rows]
    names = dict(Who.objects.filter(public_id__in={line["by"] for line in lines}).values_list("public_id", "name"))
    for line in lines:
        yield Done(
            sequence=line["sequence"],
            at=dt.datetime.fromisoformat(line["at"]),
            by=names.get(line["by"]) or line["by"],
            act=line["act"],
            about=line["about"],
        )
