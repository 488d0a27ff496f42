"""Papers behind an agenda's items are moved, closed to the public, held back and taken off."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.drafts import Exemption
from moothall.operations import audit
from moothall.operations.agenda_papers.ground import note
from moothall.operations.agendas import CannotBuildError
from moothall.operations.agendas.ground import lock
from moothall.operations.permission import require
from moothall.records.models import DraftItem, DraftPaper
from moothall.rules.permits import Act


def detach(*, paper: DraftPaper, by: User | None, at: dt.datetime) -> None:
    """Take a paper off the agenda, a report with its appendices.

    Raises CannotBuildError for one that was published: that is taken down.
    """
    require(by, Act.build_agenda)
    gone = DraftPaper.objects.filter(pk=paper.pk)
    if paper.report_id:
        gone |= paper.item.papers.filter(appendix__report=paper.report_id)
    with transaction.atomic():
        lock(paper.item.agenda)
        if gone.exclude(published_on=None).exists():
            raise CannotBuildError("The paper is published: take it down instead.")
        note("paper taken off agenda", paper, by, at)
        DraftPaper.objects.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()


def move_paper(*, paper: DraftPaper, up: bool, by: User | None, at: dt.datetime) -> None:
    """Let a paper change places with the one before or after it behind the same item; not one that was published."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(paper.item.agenda)
        rows = list(paper.item.papers.all())
        here = next(place for place, row in enumerate(rows) if row.pk == paper.pk)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(rows):
            return
        if rows[here].published_on or rows[there].published_on:
            raise CannotBuildError("A published paper keeps its place and its pages.")
        rows[here], rows[there] = rows[there], rows[here]
        for place, row in enumerate(rows):
            row.position = place
        DraftPaper.objects.bulk_update(rows, ["position"])
        note("paper moved", paper, by, at, {"up": up})


def exempt_paper(
    *, paper: DraftPaper, exemption: Exemption | None, confidential: bool = False, by: User | None, at: dt.datetime
) -> None:
    """Say that one paper is exempt, confidential, or (neither) open; a published one keeps what it was."""
    require(by, Act.build_agenda)
    is_open = exemption is None and not confidential
    with transaction.atomic():
        lock(paper.item.agenda)
        paper.refresh_from_db()
        was_open = paper.exemption is None and not paper.confidential
        if paper.published_on and is_open != was_open:
            raise CannotBuildError(
                "The paper is published. To open it, release the exemption; to close it, take it down."
            )
        paper.exemption = msgspec.to_builtins(exemption) if exemption else None
        paper.confidential = confidential
        paper.save(update_fields=["exemption", "confidential"])
        named = ", ".join(exemption.paragraphs) if exemption else None
        note("paper exemption set", paper, by, at, {"paragraphs": named, "confidential": confidential})


def hold(*, held: DraftItem | DraftPaper, reason: str, by: User | None, at: dt.datetime) -> None:
    """Keep an item or a paper out of the next publication, and say why."""
    require(by, Act.build_agenda)
    if not reason.strip():
        raise CannotBuildError("Say why it is held.")
    _hold(held, reason.strip(), "held", by, at)


def release_hold(*, held: DraftItem | DraftPaper, by: User | None, at: dt.datetime) -> None:
    """Let an item or a paper that was held go out with the next publication."""
    require(by, Act.build_agenda)
    _hold(held, "", "hold ended", by, at)


def _hold(held: DraftItem | DraftPaper, reason: str, act: str, by: User | None, at: dt.datetime) -> None:
    with transaction.atomic():
        lock(held.agenda if isinstance(held, DraftItem) else held.item.agenda)
        held.held = reason
        held.save(update_fields=["held"])
        kind = "item" if isinstance(held, DraftItem) else "paper"
        audit.append(act=f"{kind} {act}", about=held.public_id, by=by, at=at)
