"""Reports behind an agenda's items, with their appendices."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.facts.drafts import Cover
from moothall.operations.agenda_papers.ground import behind, has_come, note
from moothall.operations.agendas import CannotBuildError, ItemWords, add_item
from moothall.operations.agendas.ground import lock
from moothall.operations.permission import require
from moothall.records.models import DraftAgenda, DraftItem, DraftPaper, DraftReport, Route
from moothall.records.papers_as_facts import covers_of
from moothall.rules.permits import Act


def attach_report(*, item: DraftItem, report: DraftReport, by: User | None, at: dt.datetime) -> DraftPaper:
    """Put a report and its appendices behind an item; an exempt report closes an item that is not yet published.

    The report goes to this meeting then, where its route did not name it. Raises CannotBuildError when it stands on
    the agenda already.
    """
    require(by, Act.build_agenda)
    with transaction.atomic():
        lock(item.agenda)
        item.refresh_from_db()
        if DraftPaper.objects.filter(item__agenda=item.agenda, report=report, kind="report").exists():
            raise CannotBuildError("The report is on this agenda already.")
        paper = behind(item, kind="report", title=report.subject, report=report)
        _route(item, report)
        follow_report(paper)
        has_come(item)
        note("report put on agenda", paper, by, at, {"report": report.public_id})
    return paper


def place_report(*, agenda: DraftAgenda, report: DraftReport, by: User | None, at: dt.datetime) -> DraftPaper:
    """Put a report on an agenda: behind the item of the work programme that it is for, else behind an item of its own.

    Raises CannotBuildError when it stands on the agenda already.
    """
    require(by, Act.build_agenda)
    with transaction.atomic():
        item = agenda.items.filter(planned_item=report.planned_item).first() if report.planned_item_id else None
        if item is None:
            cover = covers_of([report.pk])[report.pk].cover
            words = ItemWords(title=report.subject, decision=cover.decision, is_key=cover.is_key)
            item = add_item(agenda=agenda, words=words, by=by, at=at)
        return attach_report(item=item, report=report, by=by, at=at)


def follow_report(paper: DraftPaper) -> None:
    """Bring the papers of a report up to date with it: its appendices as they are now, its item closed with it.

    To be called in a transaction. An appendix that was published and is removed from the report stays until it is
    taken down.
    """
    report, item = paper.report, paper.item
    if report is None:
        return
    wanted = {one.pk: one for one in report.appendices.filter(removed_at=None)}
    have = {one.appendix_id for one in item.papers.filter(appendix__report=report)}
    item.papers.filter(appendix__report=report, published_on=None).exclude(appendix__in=wanted).delete()
    for pk, appendix in wanted.items():
        if pk not in have:
            behind(item, kind="appendix", title=appendix.title, appendix=appendix, exemption=appendix.exemption)
    _close_with(paper, report)


def _route(item: DraftItem, report: DraftReport) -> None:
    last = Route.objects.filter(report=report).aggregate(last=Max("position"))["last"] or 0
    Route.objects.get_or_create(report=report, scheduled=item.agenda.scheduled, defaults={"position": last + 1})


def _close_with(paper: DraftPaper, report: DraftReport) -> None:
    """A report that is not open closes its paper, those of its appendices, and an item with nothing else behind it.

    What was closed so is opened on the agenda alone: a changed cover does not let anything out. What was published
    as it was is taken down instead.
    """
    latest, item = covers_of([report.pk]).get(report.pk), paper.item
    if latest is None or latest.cover.openness not in ("exempt", "confidential"):
        return
    others = item.papers.exclude(report=report).exclude(appendix__report=report)
    alone = () if item.kept_number or others.exists() else (item,)
    for closed in (paper, *item.papers.filter(appendix__report=report), *alone):
        _close(closed, latest.cover)


def _close(closed: DraftItem | DraftPaper, cover: Cover) -> None:
    if closed.exemption is not None or closed.confidential or closed.published_on is not None:
        return
    if cover.openness == "confidential":
        closed.confidential = True
    else:
        closed.exemption = msgspec.to_builtins(cover.exemption)
    closed.save(update_fields=["exemption", "confidential"])
