"""Restricted papers: who is granted to read them, and every opening of one.

An opening is recorded before the file is handed out, and with the audit trail's row; without it there is no file.
"""

import datetime as dt
from typing import Literal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from moothall.documents.readers_copy import LIMITS, CopyOrder, copied
from moothall.facts.bodies import Fact
from moothall.operations import audit
from moothall.operations.permission import require
from moothall.records.files import fonts, path_of
from moothall.records.models import (
    DraftItem,
    DraftPaper,
    Opening,
    PublishedFile,
    PublishingJob,
    ReadingGrant,
    ScheduledMeeting,
)
from moothall.records.readers_as_facts import Published, files_of, paths_of, published_papers, reader_of
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act
from moothall.rules.readers import ground, may_read_all
from moothall.workers import Refused, once

How = Literal["on screen", "taken along"]


class CannotReadError(Exception):
    """A paper that may not be read, or cannot be; the message says why, and nothing of what is in it."""


class CannotGrantError(Exception):
    """A reading that cannot be granted; the message says why."""


class Copy(Fact):
    """A reader's copy: the PDF, and a name for it that says nothing of what is in it."""

    pdf: bytes
    name: str


def open_paper(*, scheduled: ScheduledMeeting, paper: str, how: How, by: User, at: dt.datetime) -> Copy:
    """The published pages of one paper, with the reader's name on each where it is restricted; that is recorded.

    Raises NotPermittedError, and CannotReadError for a paper that this reader may not have or that has no pages.
    """
    require(by, Act.read_member_papers)
    found = next((one for one in published_papers(scheduled) if one.paper.key == paper), None)
    if found is None or found.paper.withdrawn or not found.paper.first_label:
        raise CannotReadError("There is no such paper.")
    if found.restricted and not ground(reader_of(by, english_day(at)), found.restricted, english_day(at)):
        raise CannotReadError("This paper is not for you. If you need to know what it says, ask the clerk.")
    copy = Copy(pdf=_copied(_order_of(scheduled, found, by, at)), name=f"{_stem(scheduled)}-{paper}.pdf")
    if found.restricted:
        _record(scheduled, by, at, how, paper=paper)
    return copy


def open_file(*, scheduled: ScheduledMeeting, file: str, how: How, by: User, at: dt.datetime) -> Copy:
    """A whole restricted pack or supplement with the reader's name on each page; that is recorded.

    Only for who may read every restricted paper of the meeting. Raises NotPermittedError and CannotReadError.
    """
    require(by, Act.read_member_papers)
    row = next((one for one in files_of(scheduled) if one.public_id == file and one.restricted), None)
    if row is None:
        raise CannotReadError("There is no such file.")
    papers, today = published_papers(scheduled), english_day(at)
    restricted = [one.restricted for one in papers if one.restricted]
    withdrawn = any(one.paper.withdrawn for one in papers)
    if not may_read_all(reader_of(by, today), restricted, today, withdrawn=withdrawn):
        raise CannotReadError("The whole pack is not for you. Read the papers of it that are, one by one.")
    order = CopyOrder(files=paths_of([row], public=False), title=row.title, line=_line(by, at), fonts=fonts())
    copy = Copy(pdf=_copied(order), name=f"{_stem(scheduled)}-{row.kind}-restricted.pdf")
    _record(scheduled, by, at, how, file=row)
    return copy


def open_look(*, job: PublishingJob, restricted: bool, by: User, at: dt.datetime) -> Copy:
    """A pack that was made to look at before it is published; the restricted version with the reader's name.

    The opening is in the audit trail. Raises NotPermittedError, and CannotReadError where there is no such file.
    """
    require(by, Act.publish_pack)
    digest = job.restricted if restricted else job.public
    if not digest:
        raise CannotReadError("The pack is no longer kept. Make it again to look at it.")
    line = f"Draft. {_line(by, at)}" if restricted else ""
    files = (path_of(digest, public=False),)
    copy = Copy(pdf=_copied(CopyOrder(files=files, title="Draft", line=line, fonts=fonts())), name="draft-pack.pdf")
    about = {"meeting": job.scheduled.public_id, "version": "restricted" if restricted else "public"}
    with transaction.atomic():
        audit.append(act="draft pack opened", about=job.public_id, by=by, at=at, detail=about)
    return copy


def grant_reading(
    *, scheduled: ScheduledMeeting, user: User, reason: str, by: User | None, at: dt.datetime, item: str = ""
) -> ReadingGrant:
    """Let a person read a meeting's restricted papers, or those of one item (its public id).

    Raises NotPermittedError, and CannotGrantError without a reason, for an unknown item, or when it is granted already.
    """
    require(by, Act.grant_reading)
    if not reason.strip():
        raise CannotGrantError("Say why they need to read it.")
    if item and not DraftItem.objects.filter(agenda__scheduled=scheduled, public_id=item).exists():
        raise CannotGrantError("This item is not on the agenda.")
    with transaction.atomic():
        audit.one_at_a_time()
        if ReadingGrant.objects.filter(scheduled=scheduled, user=user, item=item, ended_at=None).exists():
            raise CannotGrantError("They may read that already.")
        made = ReadingGrant.objects.create(
            scheduled=scheduled, user=user, item=item, reason=reason.strip(), granted_at=at, granted_by=by
        )
        _audit("reading granted", made, by, at)
    return made


def end_grant(*, grant: ReadingGrant, by: User | None, at: dt.datetime) -> None:
    """End what was granted; what has ended stays on record. Raises NotPermittedError."""
    require(by, Act.grant_reading)
    with transaction.atomic():
        if ReadingGrant.objects.filter(pk=grant.pk, ended_at=None).update(ended_at=at):
            _audit("reading ended", grant, by, at)


def say_of_terms(*, paper: DraftPaper, contract_terms: bool | None, by: User | None, at: dt.datetime) -> None:
    """Say whether a paper discloses terms proposed in negotiations for a contract (s.100F(2)); None takes it back.

    A paper under paragraph 3 that discloses none is open to every councillor. Raises NotPermittedError.
    """
    require(by, Act.grant_reading)
    with transaction.atomic():
        paper.contract_terms = contract_terms
        paper.save(update_fields=["contract_terms"])
        detail = {"contract terms": contract_terms}
        audit.append(act="said of contract terms", about=paper.public_id, by=by, at=at, detail=detail)


def _order_of(scheduled: ScheduledMeeting, found: Published, by: User, at: dt.datetime) -> CopyOrder:
    files = files_of(scheduled)
    # While the pack is made anew its public file is gone; an open paper has the same pages in the restricted one.
    is_whole = all(file.gone_at is None for file in files)
    return CopyOrder(
        files=paths_of(files, public=found.restricted is None and is_whole),
        title=f"{scheduled.body.title or scheduled.body.name}, {scheduled.date:%d %B %Y}, item {found.item.number}",
        line=_line(by, at) if found.restricted else "",
        fonts=fonts(),
        first=found.paper.first_label,
        last=found.paper.last_label or found.paper.first_label,
    )


def _copied(order: CopyOrder) -> bytes:
    """The copy, made in a process of its own."""
    try:
        return once(copied, order, limits=LIMITS)
    except Refused as refusal:
        raise CannotReadError("Its pages cannot be shown now. Ask the clerk for it.") from refusal


def _record(
    scheduled: ScheduledMeeting,
    by: User,
    at: dt.datetime,
    how: How,
    *,
    paper: str = "",
    file: PublishedFile | None = None,
) -> None:
    with transaction.atomic():
        digest = file.restricted if file else ""
        Opening.objects.create(user=by, scheduled=scheduled, paper=paper, file=digest, how=how, at=at)
        detail = {"meeting": scheduled.public_id, "how": how}
        audit.append(
            act="restricted paper opened", about=paper or (file.public_id if file else ""), by=by, at=at, detail=detail
        )


def _audit(act: str, grant: ReadingGrant, by: User | None, at: dt.datetime) -> None:
    detail = {
        "meeting": grant.scheduled.public_id,
        "item": grant.item or None,
        "reader": audit.who(grant.user).public_id,
    }
    audit.append(act=act, about=grant.public_id, by=by, at=at, detail=detail)


def _line(by: User, at: dt.datetime) -> str:
    local = timezone.localtime(at)
    return f"{by.get_full_name() or by.get_username()}, {local.day} {local:%B %Y, %H:%M}"


def _stem(scheduled: ScheduledMeeting) -> str:
    return f"papers-{scheduled.date.isoformat()}-{scheduled.public_id}"
