"""What became of the entries of a work programme."""

import datetime as dt

import pytest
from released import released

from larkshire import MARCH, pack, reading
from moothall.facts.meetings import AgendaItem, Meeting
from moothall.queries.public.cards import ProgrammeOutcome
from moothall.queries.public.programmes import programme_page
from moothall.records.models import ProgrammeEntry, Publication

pytestmark = pytest.mark.django_db
JUNE, SEPTEMBER = dt.date(2026, 6, 11), dt.date(2026, 9, 10)
TITLE = "Winter service review"


def also_planned(publication: Publication, day: dt.date) -> None:
    meeting = publication.meeting
    ProgrammeEntry.objects.create(publication=publication, meeting=meeting, position=9, day=day, title=TITLE)


def agenda(day: dt.date, title: str) -> None:
    """The pack of another meeting of the body is released; its agenda has one item, and it has no programme."""
    said = pack(
        meeting=Meeting(date=day),
        agenda=(AgendaItem(number="4", title=title),),
        work_programme=(),
        indicators=(),
        indicator_summary=(),
    )
    released(reading(said), source=f"pack of {day}".encode())


def outcome(publication: Publication, today: dt.date = dt.date(2035, 1, 1)) -> ProgrammeOutcome:
    page = programme_page(publication.meeting.body.public_id, today)
    assert page is not None
    assert page.date == MARCH
    found = page.upcoming[0].items[0].outcome
    assert found is not None
    return found


def test_an_entry_is_considered_where_its_days_agenda_has_it() -> None:
    publication = released()
    agenda(JUNE, TITLE)
    assert outcome(publication).kind == "considered"


def test_an_entry_is_deferred_where_an_agenda_of_the_next_year_has_it() -> None:
    publication = released()
    agenda(JUNE, "Parking")
    agenda(SEPTEMBER, TITLE)
    assert outcome(publication).kind == "deferred"


def test_the_same_words_years_later_are_another_report() -> None:
    publication = released()
    agenda(dt.date(2033, 1, 13), TITLE)
    assert outcome(publication).kind == "unknown"


def test_an_entry_that_comes_back_is_not_deferred_to_its_next_turn() -> None:
    publication = released()
    also_planned(publication, SEPTEMBER)
    agenda(JUNE, "Parking")
    agenda(SEPTEMBER, TITLE)
    found = outcome(publication)
    assert (found.kind, found.text) == ("dropped", "Not on the agenda of 11 June 2026.")


def test_an_entry_for_a_day_to_come_is_awaited() -> None:
    assert outcome(released(), today=dt.date(2026, 4, 1)).kind == "awaited"
