"""A work programme typeset, in a process of its own."""

import datetime as dt

from django.conf import settings

from moothall.documents.composer.programme_paper import ProgrammeOrder
from moothall.documents.composer.programme_paper import programme_pdf as typeset
from moothall.documents.pack_text import ProgrammePaper
from moothall.records.files import fonts
from moothall.rules.english_day import english_day
from moothall.workers import Limits, Refused, once

LIMITS = Limits(seconds=60, megabytes=1536)


class CannotPrintError(Exception):
    """A programme that could not be typeset; the message says why."""


def programme_pdf(paper: ProgrammePaper, *, at: dt.datetime) -> bytes:
    """The paper as a tagged PDF, dated. Raises CannotPrintError."""
    order = ProgrammeOrder(paper=paper, council=settings.COUNCIL, day=english_day(at), fonts=fonts())
    try:
        return once(typeset, order, limits=LIMITS)
    except Refused as refusal:
        raise CannotPrintError(f"The programme could not be printed: {refusal}") from refusal
