"""A front sheet alone as PDF, in a process of its own."""

import datetime as dt
from pathlib import Path

from moothall.documents.composer.agenda import front_sheet
from moothall.documents.composer.markup import joined, literal
from moothall.documents.composer.press import CompositionError, Press
from moothall.facts.agendas import DraftAgenda
from moothall.facts.bodies import Fact
from moothall.workers import Refused


class PreviewOrder(Fact):
    """A front sheet to be typeset, as if it were published on `day`."""

    agenda: DraftAgenda
    day: dt.date
    places: dict[str, tuple[str, str]]
    restricted: bool
    fonts: tuple[Path, ...] = ()


def front_pdf(order: PreviewOrder) -> bytes:
    """The front sheet as tagged PDF. Raises Refused with the reason when it cannot be typeset."""
    agenda = order.agenda
    style = f"#show: loose.with(title: {literal(f'{agenda.body} – Agenda')}, author: {literal(agenda.council)})\n"
    sheet = front_sheet(agenda, order.day, order.places, restricted=order.restricted)
    try:
        return Press(order.fonts).pdf(joined([style, sheet]), dt.datetime.combine(order.day, dt.time(), dt.UTC))
    except CompositionError as error:
        raise Refused(str(error)) from error
