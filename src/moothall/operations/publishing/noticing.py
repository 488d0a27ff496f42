"""What is kept of every paper's notice, and when exemptions are to be looked at again."""

import datetime as dt
from collections.abc import Mapping, Sequence

from moothall.documents.assembly import Place
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper
from moothall.operations.publishing.gathering import Gathered, rows_of
from moothall.operations.release import NamedOverride
from moothall.records.calendar_as_facts import calendar_profile
from moothall.records.models import ExemptionReview, PaperNotice
from moothall.records.practice import REVIEW_AFTER
from moothall.rules.clear_days import clear_days
from moothall.rules.exemption_review import review_on
from moothall.rules.gate import days_needed, notice_kind
from moothall.rules.notice import reading

Overrides = Mapping[tuple[str, str], NamedOverride]


def note_notice(found: Gathered, places: Sequence[Place], overrides: Overrides, today: dt.date) -> None:
    """The five-clear-days record of each paper that is published for the first time for the day of the meeting.

    It is never changed. Papers of a meeting that was moved are counted anew with the agenda for the new day.
    """
    bound, anew = {place.key for place in places}, found.agenda.is_to_go_out_again
    for item, paper in found.agenda.papers():
        if (anew or found.standing.get(paper.key) == "new") and paper.key in bound:
            _note(found, item, paper, overrides, today)


def _note(found: Gathered, item: DraftItem, paper: DraftPaper, overrides: Overrides, today: dt.date) -> None:
    agenda = found.agenda
    counted = calendar_profile()
    days = len(clear_days(today, agenda.date, counted, reading(notice_kind(agenda), counted)))
    since_convened = agenda.convened is not None and (paper.published or today) <= agenda.convened
    said = overrides.get(("late-paper", paper.key))
    PaperNotice.objects.get_or_create(
        scheduled=found.scheduled,
        paper=paper.key,
        defaults={
            "item": item.number,
            "opened_on": today,
            "days": days,
            "needed": days_needed(agenda),
            "in_time": days >= days_needed(agenda) or since_convened,
            "is_open": paper.is_open,
            "excuse": said.reason if said else item.urgency_reason,
        },
    )


def review_exemptions(agenda: DraftAgenda) -> None:
    """Every withheld paper that is published has a day on which its exemption is looked at again."""
    days, rows = REVIEW_AFTER.now(), rows_of(agenda)
    under_review = set(
        ExemptionReview.objects.filter(outcome="", paper__in=rows.values()).values_list("paper", flat=True)
    )
    for item, paper in agenda.papers():
        row, exemption = rows[paper.key], paper.exemption or item.exemption
        if not paper.is_open and row.pk not in under_review:
            due = review_on(exemption.until if exemption else "", agenda.date, days)
            ExemptionReview.objects.create(paper=row, due_on=due)
