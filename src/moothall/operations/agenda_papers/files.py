"""Files that are handed in to be bound behind an item: looked through and cleaned in a process of their own."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.agendas import PaperKind
from moothall.facts.drafts import Exemption
from moothall.operations.agenda_papers.ground import behind, has_come, note
from moothall.operations.agendas import CannotBuildError
from moothall.operations.agendas.ground import lock
from moothall.operations.appendix_work import Handed, Looked, cleaned, look_through
from moothall.operations.files import keep
from moothall.operations.permission import require
from moothall.records.files import fonts, path_of, shelf
from moothall.records.models import DraftItem, DraftPaper
from moothall.rules.permits import Act
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=120, megabytes=1024)
_LARGEST = 200 * 1024 * 1024

Job = TypeVar("Job")
Result = TypeVar("Result")


class PaperWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk says of a file that is handed in; the fields are those of `facts.agendas.DraftPaper`."""

    title: str
    kind: PaperKind = "other"
    exemption: Exemption | None = None
    confidential: bool = False


def attach_file(
    *, item: DraftItem, data: bytes, name: str, words: PaperWords, by: User | None, at: dt.datetime
) -> DraftPaper:
    """Put a PDF or a Word file behind an item, under a title for readers.

    It is looked through in a process of its own. Raises CannotBuildError for a file that cannot be bound.
    """
    require(by, Act.build_agenda)
    if not words.title.strip():
        raise CannotBuildError("Give the paper a title.")
    found = _looked_through(data, name, words.title.strip(), at)
    with transaction.atomic():
        lock(item.agenda)
        paper = behind(
            item,
            kind=words.kind,
            title=words.title.strip(),
            **_kept(found),
            exemption=msgspec.to_builtins(words.exemption) if words.exemption else None,
            confidential=words.confidential,
        )
        if words.kind == "report":
            has_come(item)
        note("paper put on agenda", paper, by, at, {"file": paper.file, "pages": paper.pages})
    return paper


def replace_file(*, paper: DraftPaper, data: bytes, name: str, by: User | None, at: dt.datetime) -> None:
    """Put another file in the place of one that was handed in: a corrected paper keeps its place."""
    require(by, Act.build_agenda)
    if paper.report_id or paper.appendix_id:
        raise CannotBuildError("The paper comes from a report: change it there.")
    found = _looked_through(data, name, paper.title, at)
    with transaction.atomic():
        lock(paper.item.agenda)
        _fill(paper, found)
        note("paper replaced", paper, by, at, {"file": paper.file, "pages": paper.pages})


def clean_file(*, paper: DraftPaper, by: User | None, at: dt.datetime) -> None:
    """Take out of a file that was handed in what is hidden in it, and look it through again.

    Raises CannotBuildError for what cannot be taken out, and where another file came in its place meanwhile.
    """
    require(by, Act.build_agenda)
    before = paper.file
    if paper.report_id or paper.appendix_id or not before:
        raise CannotBuildError("The paper comes from a report: clean it there.")
    data = _without_hidden(before)
    found = _looked_through(data, paper.title, paper.title, at)
    with transaction.atomic():
        lock(paper.item.agenda)
        paper.refresh_from_db(fields=["file"])
        if paper.file != before:
            raise CannotBuildError("Another file was put in its place meanwhile: look at that one.")
        _fill(paper, found)
        note("paper cleaned", paper, by, at, {"file": paper.file, "before": before})


def _fill(paper: DraftPaper, found: Looked) -> None:
    fields = _kept(found)
    for name, value in fields.items():
        setattr(paper, name, value)
    paper.save(update_fields=list(fields))


def _looked_through(data: bytes, name: str, title: str, at: dt.datetime) -> Looked:
    """The PDF that is bound of a file: its own, or typeset from Word; with what is hidden in it.

    Raises CannotBuildError for a file that cannot be bound.
    """
    if len(data) > _LARGEST:
        raise CannotBuildError(f"{name} is larger than {_LARGEST // 1024**2} megabytes.")
    council = settings.COUNCIL
    handed = Handed(data=data, title=title, alternative="", council=council, made=at, fonts=fonts(), shelf=shelf())
    found = _outcome(look_through, handed)
    if not found.pdf:
        raise CannotBuildError(f"{name} cannot be bound: hand it in as PDF or as a Word file.")
    return found


def _without_hidden(digest: str) -> bytes:
    """A kept PDF without what is hidden in it. Raises CannotBuildError for what cannot be taken out."""
    return _outcome(partial(cleaned, form="pdf", changes=None), path_of(digest, public=False).read_bytes())


def _outcome(work: Callable[[Job], Result], job: Job) -> Result:
    try:
        return once(work, job, limits=_LIMITS)
    except Refused as refusal:
        raise CannotBuildError(f"The file cannot be used: {refusal}.") from refusal


def _kept(found: Looked) -> dict[str, Any]:
    """The fields of a paper that its file settles. What was hidden in a Word file is not in the PDF made of it."""
    return {
        "file": keep(found.pdf, public=False),
        "pages": found.pages or 0,
        "tagged": found.tagged,
        "scanned": bool(found.scanned),
        "findings": [msgspec.to_builtins(one) for one in found.findings] if found.form == "pdf" else [],
    }
