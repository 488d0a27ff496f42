"""Files that are handed in to be bound behind an item: looked through and cleaned in a process of their own."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import msgspec
from django.conf import settings

from moothall.operations.agendas import CannotBuildError
from moothall.operations.appendix_work import Handed, Looked, cleaned, look_through
from moothall.operations.files import keep
from moothall.records.files import fonts, path_of
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=120, megabytes=1024)
_LARGEST = 200 * 1024 * 1024

Job = TypeVar("Job")
Result = TypeVar("Result")


def looked_through(data: bytes, name: str, title: str, at: dt.datetime) -> Looked:
    """The PDF that is bound of a file: its own, or typeset from Word; with what is hidden in it.

    Raises CannotBuildError for a file that cannot be bound.
    """
    if len(data) > _LARGEST:
        raise CannotBuildError(f"{name} is larger than {_LARGEST // 1024**2} megabytes.")
    handed = Handed(data=data, title=title, alternative="", council=settings.COUNCIL, made=at, fonts=fonts())
    found = _outcome(look_through, handed)
    if not found.pdf:
        raise CannotBuildError(f"{name} cannot be bound: hand it in as PDF or as a Word file.")
    return found


def without_hidden(digest: str) -> bytes:
    """A kept PDF without what is hidden in it. Raises CannotBuildError for what cannot be taken out."""
    return _outcome(partial(cleaned, form="pdf", changes=None), path_of(digest, public=False).read_bytes())


def _outcome(work: Callable[[Job], Result], job: Job) -> Result:
    try:
        return once(work, job, limits=_LIMITS)
    except Refused as refusal:
        raise CannotBuildError(f"The file cannot be used: {refusal}.") from refusal


def kept(found: Looked) -> dict[str, Any]:
    """The fields of a paper that its file settles. What was hidden in a Word file is not in the PDF made of it."""
    return {
        "file": keep(found.pdf, public=False),
        "pages": found.pages or 0,
        "tagged": found.tagged,
        "scanned": bool(found.scanned),
        "findings": [msgspec.to_builtins(one) for one in found.findings] if found.form == "pdf" else [],
    }
