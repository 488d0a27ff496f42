"""A body's work programme as a paper of its own, in a process of its own."""

import datetime as dt
from pathlib import Path

from moothall.documents.composer.markup import call, joined, literal
from moothall.documents.composer.press import CompositionError, Press
from moothall.documents.composer.programmes import programme
from moothall.documents.pack_text import ProgrammePaper
from moothall.facts.bodies import Fact
from moothall.workers import Refused


class ProgrammeOrder(Fact):
    """A work programme to be typeset for a meeting on a day."""

    paper: ProgrammePaper
    council: str
    day: dt.date
    fonts: tuple[Path, ...] = ()


def programme_pdf(order: ProgrammeOrder) -> bytes:
    """The programme as tagged PDF without page numbers. Raises Refused with the reason when it cannot be typeset."""
    title = f"{order.paper.title}, {order.paper.body}".strip(" ,")
    style = f"#show: loose.with(title: {literal(title)}, author: {literal(order.council)})\n"
    body = joined([style, call("letterhead", order.council), programme(order.paper, level=1)])
    try:
        return Press(order.fonts).pdf(body, dt.datetime.combine(order.day, dt.time(), dt.UTC))
    except CompositionError as error:
        raise Refused(str(error)) from error
