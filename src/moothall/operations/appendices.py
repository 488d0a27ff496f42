"""Appendices of a report: files added, replaced, ordered, made exempt, cleaned and taken out.

Each act makes a version of the report, so that its clearance follows (`rules/clearance_undone.py`).
"""

import datetime as dt
from functools import partial
from typing import cast

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from moothall.facts.drafts import AppendixForm, Exemption
from moothall.intake.hidden.word_clean import Changes
from moothall.operations import audit
from moothall.operations.appendix_work import Handed, Looked, cleaned, look_through
from moothall.operations.authorship import require_author
from moothall.operations.files import keep
from moothall.operations.reports import ReportError, renew_version
from moothall.records.files import fonts, path_of, shelf
from moothall.records.models import AppendixFile, DraftReport
from moothall.rules.access import descriptions
from moothall.rules.english_day import english_day
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=300, megabytes=3072)
_FORMS = {"pdf": "PDF", "word": "Word file", "spreadsheet": "workbook", "slides": "presentation", "image": "picture"}


class AppendixWords(msgspec.Struct, frozen=True, kw_only=True):
    """What an author says of an appendix. `alternative` are the words that say the same as a picture."""

    title: str
    alternative: str = ""
    exemption: Exemption | None = None


def add_appendix(
    *, report: DraftReport, data: bytes, name: str, words: AppendixWords, by: User | None, at: dt.datetime
) -> AppendixFile:
    """Add a file to a report, behind its other appendices, looked through for what is hidden in it.

    A Word file and a picture are typeset here; a workbook and slides are kept as they are until a PDF is given. Raises
    ReportError, in a sentence, for a file that cannot be an appendix, or words that are missing.
    """
    require_author(report, by)
    _check_words(words, at)
    looked = _looked(data, name, words, at)
    with transaction.atomic():
        last = report.appendices.filter(removed_at=None).aggregate(last=Max("position"))["last"] or 0
        row = AppendixFile(report=report, position=last + 1, title=words.title.strip(), name=name)
        row.exemption = msgspec.to_builtins(words.exemption) if words.exemption else None
        _fill(row, data, looked)
        _settled(row, "appendix added", by, at)
    return row


def replace_appendix(
    *, appendix: AppendixFile, data: bytes, name: str, alternative: str = "", by: User | None, at: dt.datetime
) -> None:
    """Put another file in the place of an appendix; its title and exemption stay. Raises what `add_appendix` does."""
    require_author(appendix.report, by)
    looked = _looked(data, name, AppendixWords(title=appendix.title, alternative=alternative), at)
    with transaction.atomic():
        _held(appendix)
        appendix.name, appendix.cleaned_from = name, ""
        _fill(appendix, data, looked)
        _settled(appendix, "appendix replaced", by, at)


def give_pdf(*, appendix: AppendixFile, data: bytes, by: User | None, at: dt.datetime) -> None:
    """Give the PDF that is bound for a workbook or slides. Raises ReportError for what is no PDF."""
    require_author(appendix.report, by)
    looked = _looked(data, appendix.name, AppendixWords(title=appendix.title), at)
    if looked.form != "pdf":
        raise ReportError("Give a PDF of it: print or export it in the program that it was made with.")
    with transaction.atomic():
        _held(appendix)
        appendix.pdf, appendix.pages = keep(data, public=False), looked.pages
        appendix.tagged, appendix.scanned = looked.tagged, looked.scanned
        appendix.findings = [*_about_file(appendix), *_in_pdf(looked)]
        _settled(appendix, "appendix given as PDF", by, at)


def describe_appendix(*, appendix: AppendixFile, words: AppendixWords, by: User | None, at: dt.datetime) -> None:
    """Give an appendix another title, or make it exempt or open. Raises ReportError for words that are missing."""
    require_author(appendix.report, by)
    _check_words(words, at)
    with transaction.atomic():
        _held(appendix)
        appendix.title = words.title.strip()
        appendix.exemption = msgspec.to_builtins(words.exemption) if words.exemption else None
        _settled(appendix, "appendix described", by, at)


def move_appendix(*, appendix: AppendixFile, up: bool, by: User | None, at: dt.datetime) -> None:
    """Let an appendix change places with the one before or after it; the first and the last stay at their end."""
    require_author(appendix.report, by)
    with transaction.atomic():
        rows = list(appendix.report.appendices.filter(removed_at=None))
        here = rows.index(appendix)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(rows):
            return
        rows[here], rows[there] = rows[there], rows[here]
        for position, row in enumerate(rows, start=1):
            AppendixFile.objects.filter(pk=row.pk).update(position=position)
        _settled(appendix, "appendix moved", by, at, save=False)


def remove_appendix(*, appendix: AppendixFile, by: User | None, at: dt.datetime) -> None:
    """Take an appendix out of a report; earlier versions keep it."""
    require_author(appendix.report, by)
    with transaction.atomic():
        _held(appendix)
        appendix.removed_at = at
        _settled(appendix, "appendix removed", by, at)


def clean_appendix(*, appendix: AppendixFile, changes: Changes | None = None, by: User | None, at: dt.datetime) -> None:
    """Take out of an appendix's file what is hidden in it; the file before is kept, and named by its hash.

    `changes` says what becomes of tracked changes. Raises ReportError, in a sentence, for what cannot be taken out, and
    where another file came in its place meanwhile.
    """
    require_author(appendix.report, by)
    form, before = _form_of(appendix), appendix.file
    data = _cleaned(_bytes_of(before), form, changes)
    looked = _looked(data, appendix.name, AppendixWords(title=appendix.title, alternative=appendix.title), at)
    given = appendix.pdf if form in ("spreadsheet", "slides") else ""
    pdf = _cleaned(_bytes_of(given), "pdf", None) if given else b""
    with transaction.atomic():
        _held(appendix)
        if appendix.file != before:
            raise ReportError("Another file was put in its place meanwhile. Look at that one.")
        kept = appendix.pages, appendix.tagged, appendix.scanned
        _fill(appendix, data, looked)
        if pdf:
            appendix.pdf = keep(pdf, public=False)
            appendix.pages, appendix.tagged, appendix.scanned = kept
        appendix.cleaned_from = before
        _settled(appendix, "appendix cleaned", by, at)


def _held(appendix: AppendixFile) -> None:
    """Hold an appendix until the transaction ends, as it is now: looking a file through takes long, and what was said
    of it meanwhile, that it is exempt, must not be lost."""
    AppendixFile.objects.select_for_update().get(pk=appendix.pk)
    appendix.refresh_from_db()


def _check_words(words: AppendixWords, at: dt.datetime) -> None:
    if not words.title.strip():
        raise ReportError("Give the appendix a title.")
    if words.exemption is None:
        return
    known = {one.number for one in descriptions(english_day(at))}
    if not words.exemption.paragraphs or not set(words.exemption.paragraphs) <= known:
        raise ReportError("Say by which paragraph of Schedule 12A the appendix is exempt.")
    if not words.exemption.public_interest.strip():
        raise ReportError("Say why the public interest is better served by keeping it exempt.")


def _looked(data: bytes, name: str, words: AppendixWords, at: dt.datetime) -> Looked:
    if len(data) > settings.UPLOAD_LIMIT:
        raise ReportError(f"{name} is larger than {settings.UPLOAD_LIMIT // 2**20} megabytes.")
    handed = Handed(
        data=data,
        title=words.title.strip(),
        alternative=words.alternative,
        council=settings.COUNCIL,
        made=at,
        fonts=fonts(),
        shelf=shelf(),
    )
    try:
        return once(look_through, handed, limits=_LIMITS)
    except Refused as refusal:
        raise ReportError(f"{name}: {refusal}.") from refusal


def _cleaned(data: bytes, form: AppendixForm, changes: Changes | None) -> bytes:
    work = partial(cleaned, form=form, changes=changes)
    try:
        return once(work, data, limits=_LIMITS)
    except Refused as refusal:
        raise ReportError(str(refusal)) from refusal


def _fill(row: AppendixFile, data: bytes, looked: Looked) -> None:
    row.file, row.form = keep(data, public=False), looked.form
    row.pdf = keep(looked.pdf, public=False) if looked.pdf else ""
    row.pages, row.tagged, row.scanned = looked.pages, looked.tagged, looked.scanned
    row.findings = [msgspec.to_builtins(one) for one in looked.findings]


def _about_file(row: AppendixFile) -> list[dict[str, str]]:
    """The findings about the file itself, without those about a PDF that was given for it."""
    return [one for one in row.findings if not str(one["place"]).startswith("the PDF")]


def _in_pdf(looked: Looked) -> list[dict[str, str]]:
    found = (msgspec.structs.replace(one, place=f"the PDF, {one.place}") for one in looked.findings)
    return [msgspec.to_builtins(one) for one in found]


def _form_of(row: AppendixFile) -> AppendixForm:
    return cast("AppendixForm", row.form)


def _bytes_of(digest: str) -> bytes:
    return path_of(digest, public=False).read_bytes()


def _settled(row: AppendixFile, act: str, by: User | None, at: dt.datetime, *, save: bool = True) -> None:
    """Save the row, the audit row, and the version of the report that the act makes."""
    if save:
        row.save()
    detail: audit.Detail = {"report": row.report.public_id, "file": row.file, "form": row.form}
    audit.append(act=act, about=row.public_id, by=by, at=at, detail=detail)
    renew_version(report=row.report, by=by, at=at, note=f"{act.capitalize()} ({_FORMS.get(row.form, row.form)})")
