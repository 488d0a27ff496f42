"""The papers behind an agenda's items: reports with their appendices, and files that are handed in."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.facts.agendas import PaperKind
from moothall.facts.drafts import Cover, Exemption
from moothall.operations import audit
from moothall.operations.agenda_files import kept, looked_through, without_hidden
from moothall.operations.agendas import CannotBuildError, ItemWords, add_item
from moothall.operations.appendix_work import Looked
from moothall.operations.permission import require
from moothall.records.agenda_as_facts import covers_of
from moothall.records.models import DraftAgenda, DraftItem, DraftPaper, DraftReport, Route
from moothall.rules.permits import Act


class PaperWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk says of a file that is handed in; the fields are those of `facts.agendas.DraftPaper`."""

    title: str
    kind: PaperKind = "other"
    exemption: Exemption | None = None
    confidential: bool = False


def attach_report(*, item: DraftItem, report: DraftReport, by: User | None, at: dt.datetime) -> DraftPaper:
    """Put a report and its appendices behind an item; an exempt report closes an item that is not yet published.

    The report goes to this meeting then, where its route did not name it. Raises CannotBuildError when it stands on
    the agenda already.
    """
    require(by, Act.build_agenda)
    with transaction.atomic():
        _lock(item.agenda)
        if DraftPaper.objects.filter(item__agenda=item.agenda, report=report, kind="report").exists():
            raise CannotBuildError("The report is on this agenda already.")
        paper = _behind(item, kind="report", title=report.subject, report=report)
        _route(item, report)
        follow_report(paper)
        if item.kind == "to follow":  # it has come
            item.kind = "report"
            item.save(update_fields=["kind"])
        _audit("report put on agenda", paper, by, at, {"report": report.public_id})
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
            _behind(item, kind="appendix", title=appendix.title, appendix=appendix, exemption=appendix.exemption)
    _close_with(paper, report)


def attach_file(
    *, item: DraftItem, data: bytes, name: str, words: PaperWords, by: User | None, at: dt.datetime
) -> DraftPaper:
    """Put a PDF or a Word file behind an item, under a title for readers.

    It is looked through in a process of its own. Raises CannotBuildError for a file that cannot be bound.
    """
    require(by, Act.build_agenda)
    if not words.title.strip():
        raise CannotBuildError("Give the paper a title.")
    found = looked_through(data, name, words.title.strip(), at)
    with transaction.atomic():
        _lock(item.agenda)
        paper = _behind(
            item,
            kind=words.kind,
            title=words.title.strip(),
            **kept(found),
            exemption=msgspec.to_builtins(words.exemption) if words.exemption else None,
            confidential=words.confidential,
        )
        _audit("paper put on agenda", paper, by, at, {"file": paper.file, "pages": paper.pages})
    return paper


def replace_file(*, paper: DraftPaper, data: bytes, name: str, by: User | None, at: dt.datetime) -> None:
    """Put another file in the place of one that was handed in: a corrected paper keeps its place."""
    require(by, Act.build_agenda)
    if paper.report_id or paper.appendix_id:
        raise CannotBuildError("The paper comes from a report: change it there.")
    found = looked_through(data, name, paper.title, at)
    with transaction.atomic():
        _lock(paper.item.agenda)
        _fill(paper, found)
        _audit("paper replaced", paper, by, at, {"file": paper.file, "pages": paper.pages})


def clean_file(*, paper: DraftPaper, by: User | None, at: dt.datetime) -> None:
    """Take out of a file that was handed in what is hidden in it, and look it through again.

    Raises CannotBuildError for what cannot be taken out.
    """
    require(by, Act.build_agenda)
    before = paper.file
    if paper.report_id or paper.appendix_id or not before:
        raise CannotBuildError("The paper comes from a report: clean it there.")
    data = without_hidden(before)
    found = looked_through(data, paper.title, paper.title, at)
    with transaction.atomic():
        _lock(paper.item.agenda)
        _fill(paper, found)
        _audit("paper cleaned", paper, by, at, {"file": paper.file, "before": before})


def detach(*, paper: DraftPaper, by: User | None, at: dt.datetime) -> None:
    """Take a paper off the agenda, a report with its appendices.

    Raises CannotBuildError for one that was published: that is taken down.
    """
    require(by, Act.build_agenda)
    gone = DraftPaper.objects.filter(pk=paper.pk)
    if paper.report_id:
        gone |= paper.item.papers.filter(appendix__report=paper.report_id)
    if gone.exclude(published_on=None).exists():
        raise CannotBuildError("The paper is published: take it down instead.")
    with transaction.atomic():
        _lock(paper.item.agenda)
        _audit("paper taken off agenda", paper, by, at)
        DraftPaper.objects.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()


def move_paper(*, paper: DraftPaper, up: bool, by: User | None, at: dt.datetime) -> None:
    """Let a paper change places with the one before or after it behind the same item; not one that was published."""
    require(by, Act.build_agenda)
    with transaction.atomic():
        _lock(paper.item.agenda)
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
        _audit("paper moved", paper, by, at, {"up": up})


def exempt_paper(
    *, paper: DraftPaper, exemption: Exemption | None, confidential: bool = False, by: User | None, at: dt.datetime
) -> None:
    """Say that one paper is exempt, confidential, or (neither) open; a published one keeps what it was."""
    require(by, Act.build_agenda)
    is_open, was_open = exemption is None and not confidential, paper.exemption is None and not paper.confidential
    if paper.published_on and is_open != was_open:
        raise CannotBuildError("The paper is published. To open it, release the exemption; to close it, take it down.")
    with transaction.atomic():
        paper.exemption = msgspec.to_builtins(exemption) if exemption else None
        paper.confidential = confidential
        paper.save(update_fields=["exemption", "confidential"])
        named = ", ".join(exemption.paragraphs) if exemption else None
        _audit("paper exemption set", paper, by, at, {"paragraphs": named, "confidential": confidential})


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
        held.held = reason
        held.save(update_fields=["held"])
        kind = "item" if isinstance(held, DraftItem) else "paper"
        audit.append(act=f"{kind} {act}", about=held.public_id, by=by, at=at)


def _lock(agenda: DraftAgenda) -> None:
    DraftAgenda.objects.select_for_update().get(pk=agenda.pk)


def _behind(item: DraftItem, **fields: object) -> DraftPaper:
    last = item.papers.aggregate(last=Max("position"))["last"]
    return DraftPaper.objects.create(item=item, position=0 if last is None else last + 1, **fields)


def _route(item: DraftItem, report: DraftReport) -> None:
    count = Route.objects.filter(report=report).count()
    Route.objects.get_or_create(report=report, scheduled=item.agenda.scheduled, defaults={"position": count})


def _close_with(paper: DraftPaper, report: DraftReport) -> None:
    """A report that is not open closes its paper, and an item behind which nothing else stands.

    What was closed so is opened on the agenda alone: a changed cover does not let anything out.
    """
    latest, item = covers_of([report.pk]).get(report.pk), paper.item
    if latest is None or latest.cover.openness not in ("exempt", "confidential"):
        return
    others = item.papers.exclude(report=report).exclude(appendix__report=report)
    for closed in (paper, item) if not (item.kept_number or others.exists()) else (paper,):
        _close(closed, latest.cover)


def _close(closed: DraftItem | DraftPaper, cover: Cover) -> None:
    if closed.exemption is not None or closed.confidential:
        return
    if cover.openness == "confidential":
        closed.confidential = True
    else:
        closed.exemption = msgspec.to_builtins(cover.exemption)
    closed.save(update_fields=["exemption", "confidential"])


def _fill(paper: DraftPaper, found: Looked) -> None:
    for name, value in kept(found).items():
        setattr(paper, name, value)
    paper.save()


def _audit(act: str, paper: DraftPaper, by: User | None, at: dt.datetime, detail: audit.Detail | None = None) -> None:
    audit.append(act=act, about=paper.public_id, by=by, at=at, detail={"item": paper.item.public_id, **(detail or {})})
