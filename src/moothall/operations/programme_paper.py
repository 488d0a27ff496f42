"""A work programme typeset, in a process of its own."""

import datetime as dt
from functools import partial

from moothall.documents.composer.papers import programme_document
from moothall.documents.pack_text import ProgrammePaper
from moothall.workers import Limits, Refused, once

LIMITS = Limits(seconds=60, megabytes=1536)


class CannotPrintError(Exception):
    """A programme that could not be typeset; the message says why."""


def programme_pdf(paper: ProgrammePaper, *, at: dt.datetime) -> bytes:
    """The paper as a tagged PDF, dated. Raises CannotPrintError."""
    work = partial(programme_document, made=at)
    try:
        return once(work, paper, limits=LIMITS)
    except Refused as refusal:
        raise CannotPrintError(f"the programme could not be printed: {refusal}") from refusal
