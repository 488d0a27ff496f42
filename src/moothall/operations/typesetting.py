"""Bringing the papers of an agenda up to date: reports and their appendices as they are now, the work programme.

Only what changed is typeset: each paper is known by the digest of all that it is made from.
"""

import datetime as dt
import hashlib
import io

import msgspec
import pikepdf
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.composer.programme_paper import ProgrammeOrder, programme_pdf
from moothall.operations import audit
from moothall.operations.agenda_papers import follow_report
from moothall.operations.agendas import CannotBuildError
from moothall.operations.files import keep
from moothall.operations.permission import require
from moothall.operations.publishing.making import with_reports_typeset
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.queries.desk.programme_paper import programme_paper
from moothall.records.files import fonts
from moothall.records.models import DraftAgenda, DraftItem, DraftPaper, Typesetting
from moothall.rules.permits import Act
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=120, megabytes=1024)


def bring_papers_up_to_date(*, agenda: DraftAgenda, by: User | None, at: dt.datetime) -> None:
    """Let every paper of an agenda be as it is now: appendices followed, reports and the work programme typeset.

    What is published stays as it was. Raises CannotBuildError for a paper that cannot be typeset.
    """
    require(by, Act.build_agenda)
    with transaction.atomic():
        DraftAgenda.objects.select_for_update().get(pk=agenda.pk)
        for paper in DraftPaper.objects.filter(item__agenda=agenda, kind="report").exclude(report=None):
            follow_report(paper)
        audit.append(act="agenda papers brought up to date", about=agenda.scheduled.public_id, by=by, at=at)
    for item in agenda.items.filter(kind="work programme"):
        _programme(item, at)
    try:
        with_reports_typeset(agenda.scheduled, at=at)
    except CannotPublishError as error:
        raise CannotBuildError(str(error)) from error


def _programme(item: DraftItem, at: dt.datetime) -> None:
    """The body's work programme behind its item, unless one has been published or a file was handed in."""
    paper = item.papers.filter(kind="work programme").first()
    order = _order(item)
    if not order.paper.meetings or (paper and paper.published_on) or (paper is None and item.papers.exists()):
        return
    typeset = _typeset(order, at)
    if paper is None:
        paper = DraftPaper(item=item, kind="work programme", title="Work Programme", tagged=True)
    paper.file, paper.pages = typeset.file, typeset.pages
    paper.save()


def _order(item: DraftItem) -> ProgrammeOrder:
    scheduled = item.agenda.scheduled
    paper = programme_paper(scheduled.body, scheduled.date, but=scheduled.date)
    return ProgrammeOrder(paper=paper, council=settings.COUNCIL, day=scheduled.date, fonts=fonts())


def _typeset(order: ProgrammeOrder, at: dt.datetime) -> Typesetting:
    of = hashlib.sha256(msgspec.json.encode([order.paper, order.council, order.day])).hexdigest()
    known = Typesetting.objects.filter(of=of).first()
    if known:
        return known
    try:
        printed = once(programme_pdf, order, limits=_LIMITS)
    except Refused as refusal:
        raise CannotBuildError(f"The work programme: {refusal}") from refusal
    with pikepdf.open(io.BytesIO(printed)) as opened:
        pages = len(opened.pages)
    file = keep(printed, public=False)
    return Typesetting.objects.update_or_create(of=of, defaults={"file": file, "pages": pages, "at": at})[0]
