"""What is late: the agenda, and items that were added to it."""

from collections.abc import Iterator

from moothall.assurance.check import AGENDA, Beside, finding
from moothall.facts.agendas import DraftAgenda
from moothall.facts.findings import Finding
from moothall.rules.gate import opened_on
from moothall.rules.notice import Kind, OpenItem, Urgency, latest_notice, may_consider, required


def agenda_day(agenda: DraftAgenda, beside: Beside) -> Iterator[Finding]:
    """The last day on which the agenda can be published in time: today, or past."""
    if beside.today is None or agenda.first_published or agenda.convened:
        return
    kind: Kind = "executive meeting" if agenda.notice.executive else "papers"
    last = latest_notice(kind, agenda.date, beside.profile, agenda.notice.local_minimum)
    source = required(kind, agenda.date).source
    if beside.today > last:
        words = f"The agenda had to be published by {last:%A} {last.day} {last:%B}."
        yield finding("late-agenda", "stop", words, agenda.key, AGENDA, source)
    elif beside.today == last:
        yield finding("due-today", "advice", "Today is the last day to publish the agenda.", agenda.key, AGENDA, source)


def items(agenda: DraftAgenda, beside: Beside) -> Iterator[Finding]:
    """Items that came too late, without the chairman's opinion that they are urgent, or with it."""
    for item in agenda.items:
        if not item.late or beside.today is None:
            continue
        urgency = None
        if item.urgency_by:
            urgency = Urgency(by=item.urgency_by, presiding=True, circumstances=item.urgency_reason)
        when = OpenItem(
            published=opened_on(agenda, item.published, beside.today),
            meeting=agenda.date,
            convened=agenda.convened,
            executive=agenda.notice.executive,
        )
        found = may_consider(when, urgency, beside.profile, agenda.notice.local_minimum)
        for reason in found.reasons[-1:]:
            words = f"Item {item.number} is late and may not be considered: {reason.text}."
            yield finding("late-item", "absolute", words, item.key, source=reason.source)
