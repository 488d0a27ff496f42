"""Everything that is to be said of an agenda before it is published: missing, unclear, late or inconsistent."""

from moothall.assurance import hidden, inconsistent, late, missing, unclear
from moothall.assurance.check import Beside, Check
from moothall.facts.agendas import DraftAgenda
from moothall.facts.findings import Finding

CHECKS: tuple[Check, ...] = (
    missing.front_sheet,
    missing.papers,
    missing.files,
    missing.report_sections,
    missing.minutes,
    missing.standing_items,
    missing.motion,
    missing.decisions,
    late.agenda_day,
    late.items,
    inconsistent.exemptions,
    inconsistent.openness,
    inconsistent.decision_numbers,
    inconsistent.cover_dates,
    inconsistent.sections,
    inconsistent.repeated,
    inconsistent.page_ranges,
    inconsistent.membership,
    inconsistent.accessible,
    hidden.carried,
    unclear.closed_titles,
    unclear.titles,
    unclear.purposes,
    unclear.acronyms,
)
_GRAVITY = ("absolute", "stop", "advice")


def findings(agenda: DraftAgenda, beside: Beside | None = None) -> tuple[Finding, ...]:
    """What is missing, unclear, late or inconsistent in an agenda, the gravest first, else in the agenda's order.

    `beside` is what is known beside it: without the day of publication nothing is said of lateness, and so on.
    """
    known = beside or Beside()
    found = [one for check in CHECKS for one in check(agenda, known)]
    order = {item.key: place for place, item in enumerate(agenda.items, 1)}
    order |= {paper.key: order[item.key] for item, paper in agenda.papers()}
    return tuple(sorted(found, key=lambda one: (_GRAVITY.index(one.severity), order.get(one.place, 0))))
