"""A meeting is moved while its agenda is out: it is published again for the new day, and found there alone."""

import datetime as dt

import pytest
from our_agenda import SECRET, agenda_of, file, item, our_agenda, paper
from test_publishing import published, words_of

from moothall.operations.calendar import Place, cancel, move, told_on_cancelling, told_on_moving
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.reviewing import release_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.queries.desk.clear_days import notice_record
from moothall.queries.public.stored import gone_along_to
from moothall.records.models import AgendaItem, Meeting, PaperNotice, Publication, ScheduledMeeting, StoredPage
from moothall.records.moved_agendas import out_under
from moothall.records.readers_as_facts import files_of, published_papers

pytestmark = pytest.mark.django_db

NEW = Place(dt.date(2026, 3, 26), "14:00", "Council Chamber, Larkham")
SOON = Place(dt.date(2026, 3, 11), "10:00", "Council Chamber, Larkham")
MOVED = dt.datetime(2026, 3, 5, 9, 0, tzinfo=dt.UTC)
AGAIN = dt.datetime(2026, 3, 6, 9, 0, tzinfo=dt.UTC)


def moved(to: Place = NEW) -> tuple[Publication, ScheduledMeeting]:
    """What was published for the old day, and the meeting on its new one."""
    first = published()
    held = first.meeting.scheduled
    return first, move(scheduled=held, to=to, reason="Snow.", by=None, at=MOVED, shorter_notice=True)


def page(meeting: Meeting) -> str:
    return "".join(StoredPage.objects.get(key=f"meetings/{meeting.public_id}").parts)


class TestBeforeItIsPublishedAgain:
    def test_the_one_who_moves_it_is_told_that_the_agenda_must_go_out_again(self) -> None:
        told = told_on_moving(published().meeting.scheduled, NEW.date, MOVED).told
        assert any("publish it again for the new one" in one.text for one in told)

    def test_a_meeting_without_an_agenda_is_moved_without_such_words(self) -> None:
        told = told_on_moving(our_agenda(), NEW.date, MOVED).told
        assert not any("publish it again" in one.text for one in told)

    def test_it_stands_on_the_page_of_the_old_day_which_says_that_it_was_moved(self) -> None:
        first, _ = moved()
        assert "This meeting is not held on this day" in page(first.meeting)
        assert "Resurfacing of the coast road" in page(first.meeting)

    def test_those_entitled_read_on_in_its_restricted_papers(self) -> None:
        first, later = moved()
        assert {one.publication for one in files_of(later)} == {first}
        assert len(published_papers(later)) == 3

    def test_a_paper_can_be_taken_down_where_it_is_out(self) -> None:
        first, later = moved()
        survey = paper(later, "Survey of the surface")
        second = take_down_paper(paper=survey, public_words="It named a resident.", reason="Data.", by=None, at=AGAIN)
        assert second.meeting == first.meeting
        assert not Meeting.objects.get(scheduled=later).publications.exists()
        assert agenda_of(later).first_published is None

    def test_an_exemption_can_be_released_where_it_is_out(self) -> None:
        first, later = moved()
        offer = paper(later, f"Offer of {SECRET} Holdings")
        assert release_exempt(paper=offer, reason="It is sold.", by=None, at=AGAIN).meeting == first.meeting


class TestPublishedAgain:
    def test_its_front_names_both_days_papers_keep_their_pages_and_items_their_addresses(self) -> None:
        first, later = moved()
        before = dict(AgendaItem.objects.filter(meeting=first.meeting).values_list("number", "public_id"))
        old = words_of(first.pdf, public=True)
        second = published(later, AGAIN)
        assert dict(AgendaItem.objects.filter(meeting=second.meeting).values_list("number", "public_id")) == before
        new = words_of(second.pdf, public=True)
        front = " ".join(new["1"].split())
        assert "Thursday, 26 March 2026" in front
        assert "was to be held on Thursday 12 March 2026" in front
        assert {label: old[label] for label in "3567"} == {label: new[label] for label in "3567"}

    def test_each_paper_is_found_once_and_its_clear_days_are_counted_anew(self) -> None:
        _, later = moved()
        published(later, AGAIN)
        assert out_under(later) == later
        assert Publication.objects.filter(current=True).count() == 1
        noted = PaperNotice.objects.get(scheduled=later, paper=paper(later, "Survey of the surface").public_id)
        assert (noted.opened_on, noted.days, noted.in_time) == (AGAIN.date(), 13, True)

    def test_too_late_it_may_not_be_considered(self) -> None:
        _, later = moved()
        late = dt.datetime(2026, 3, 20, 9, 0, tzinfo=dt.UTC)
        assert "late-item" in {one.code for one in findings_of(later, late)}

    def test_at_shorter_notice_what_was_open_when_it_was_moved_may_be_considered(self) -> None:
        _, later = moved(SOON)
        assert not {"late-item", "late-paper"} & {one.code for one in findings_of(later, AGAIN)}
        published(later, AGAIN)
        assert not PaperNotice.objects.filter(scheduled=later, in_time=False).exists()
        (line,) = notice_record(None, SOON.date, SOON.date)
        assert (line.papers, line.in_time, line.shorter) == (2, 2, 2)

    def test_the_old_day_leads_to_the_new_one_and_keeps_how_it_was_published(self) -> None:
        first, later = moved()
        second = published(later, AGAIN)
        said = page(first.meeting)
        assert f"/meetings/{second.meeting.public_id}" in said
        assert "Resurfacing of the coast road" not in said
        assert f"/publications/{first.public_id}/pack.pdf" in said
        assert gone_along_to(first.meeting.public_id) == second.meeting.public_id

    def test_what_was_late_for_the_old_day_stands_on_it_from_the_first(self) -> None:
        _, later = moved()
        row = agenda_of(later).items.first()
        assert row is not None
        row.added, row.urgency_by, row.urgency_reason = MOVED.date(), "Mr G H Pell", "It burns."
        row.save()
        to = Place(dt.date(2026, 3, 30), "10:00", "Council Chamber, Larkham")
        move(scheduled=later, to=to, reason="Snow.", by=None, at=AGAIN)
        row.refresh_from_db()
        assert (row.added, row.urgency_by, row.urgency_reason) == (None, "", "")

    def test_what_is_new_goes_out_with_it_and_is_numbered_on(self) -> None:
        first, later = moved()
        extra = item(agenda_of(later), "Trees")
        trees = file(extra, "Trees by the road", "Trees. Forty limes.")
        published(later, AGAIN)
        trees.refresh_from_db()
        assert int(trees.first_label) > (first.page_count or 0)
        assert extra.added is None

    def test_a_paper_that_is_taken_down_is_gone_from_what_was_published_for_the_old_day(self) -> None:
        first, later = moved()
        published(later, AGAIN)
        survey = paper(later, "Survey of the surface")
        take_down_paper(paper=survey, public_words="It named a resident.", reason="Data.", by=None, at=AGAIN)
        first.refresh_from_db()
        assert first.gone_at is not None
        assert first.pdf == ""


def test_a_cancelled_meeting_keeps_what_was_published_on_its_page() -> None:
    first = published()
    held = first.meeting.scheduled
    assert any("stay on the meeting's page" in one.text for one in told_on_cancelling(held, MOVED).told)
    cancel(scheduled=held, reason="Snow.", by=None, at=MOVED)
    assert "Resurfacing of the coast road" in page(first.meeting)
    assert "This meeting was cancelled" in page(first.meeting)
