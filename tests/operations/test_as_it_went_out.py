"""When one paper is taken down or made public, all else stays as it was published, whatever the desk did since."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import typst
from django.test import Client
from our_agenda import EARLY, LATER, LEASE, MOMENT, SECRET, agenda_of, file, our_agenda, paper, rewritten
from test_closed_stays_closed import with_appendix
from test_hidden_at_the_press import MEASURED, SURVEY, everything_public, out, pressed
from test_moved_agenda import AGAIN, MOVED, NEW, page
from test_publishing import published
from test_publishing_jobs import asked, done

from moothall.jobs.loop import do_all
from moothall.operations.agenda_papers import replace_file
from moothall.operations.agendas import ItemWords
from moothall.operations.agendas.items import change_item
from moothall.operations.agendas.wording import set_notices
from moothall.operations.calendar import Place, move
from moothall.operations.publishing import withdrawing
from moothall.operations.publishing.reviewing import release_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.records import papers_as_facts
from moothall.records.models import (
    AppendixFile,
    DraftAgenda,
    DraftPaper,
    Meeting,
    Publication,
    PublishingJob,
    ScheduledMeeting,
)

pytestmark = pytest.mark.django_db
ROAD = "Resurfacing of the coast road"
DRAFTED = (("Draft", "Words nobody has agreed."),)
OFFER = f"Offer of {SECRET} Holdings"


def taken_down(scheduled: ScheduledMeeting) -> Publication:
    return take_down_paper(paper=paper(scheduled, SURVEY), public_words="Wrong file.", reason="M", by=None, at=LATER)


def retitled(scheduled: ScheduledMeeting, old: str, new: str, **more: str) -> None:
    words = ItemWords(title=new, section="A", **more)
    change_item(item=agenda_of(scheduled).items.get(title=old), words=words, by=None, at=LATER)


def picture_first(*pages: str) -> bytes:
    """A paper whose first page is a picture, of which a reader of its text learns nothing."""
    text = "\n#pagebreak()\n".join(pages)
    figure = '#figure(rect(width: 3cm, height: 3cm), alt: "A picture")'
    begin = '#set document(title: "A paper")\n#set text(lang: "en", region: "GB")'
    source = f"{begin}\n{figure}\n#pagebreak()\n= {pages[0].split('.')[0]}\n{text}"
    return typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"])


class TestAfterATakedown:
    def test_words_that_were_drafted_since_are_not_public(self, client: Client) -> None:
        scheduled = our_agenda()
        out(scheduled)
        closed = f"Sale of the depot to {SECRET} Holdings"
        retitled(scheduled, ROAD, "The closing of Pell school")
        retitled(scheduled, "Depot lease", closed, closed_title=closed)
        set_notices(agenda=agenda_of(scheduled), notices=DRAFTED, by=None, at=LATER)
        shown = everything_public(client, taken_down(scheduled))
        assert [word for word in ("Pell school", SECRET, "nobody has agreed") if word in shown] == []
        assert ROAD in shown

    def test_what_was_drafted_is_still_on_the_desk(self) -> None:
        scheduled = our_agenda()
        out(scheduled)
        retitled(scheduled, ROAD, "The closing of Pell school")
        taken_down(scheduled)
        assert agenda_of(scheduled).items.filter(title="The closing of Pell school").exists()

    def test_an_open_report_that_is_exempt_in_a_later_version_stays_as_it_was(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scheduled = our_agenda()
        out(scheduled)
        rewritten(paper(scheduled, ROAD).report, "New words.", openness="exempt", exemption=LEASE)
        monkeypatch.setattr(papers_as_facts, "are_cleared", lambda rows: {row.report_id: True for row in rows})
        assert "last resurfaced in 2009" in everything_public(client, taken_down(scheduled))
        assert paper(scheduled, ROAD).exemption is None

    def test_an_open_appendix_that_was_marked_exempt_stays_as_it_was(self, client: Client) -> None:
        _, row = with_appendix(exempt=False)
        AppendixFile.objects.filter(pk=row.pk).update(exemption=msgspec.to_builtins(LEASE))
        report = DraftPaper.objects.get(report__isnull=False)
        second = take_down_paper(paper=report, public_words="Wrong file.", reason="M", by=None, at=LATER)
        assert "Nine hundred thousand" in everything_public(client, second)

    def test_an_edit_while_the_pack_is_bound_does_not_stop_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scheduled = our_agenda()
        out(scheduled)
        job, make = pressed(scheduled), withdrawing.make

        def meanwhile(*made_from: Any) -> Any:
            pack = make(*made_from)
            retitled(scheduled, ROAD, ROAD, presenter="N Pollard")
            return pack

        monkeypatch.setattr(withdrawing, "make", meanwhile)
        do_all(lambda: LATER)
        job.refresh_from_db()
        assert (bool(job.publication), job.trouble) == (True, "")

    def test_an_agenda_of_which_that_was_not_kept_is_made_from_the_desk(self, client: Client) -> None:
        scheduled = our_agenda()
        out(scheduled)
        DraftAgenda.objects.update(went_out=None)
        shown = everything_public(client, taken_down(scheduled))
        assert ROAD in shown
        assert MEASURED not in shown


class TestAPaperThatBeginsWithAPicture:
    def test_it_is_hidden_at_the_press(self, client: Client) -> None:
        scheduled = our_agenda()
        data = picture_first("Survey. The surface was measured at forty places.", "Results. It is worn.")
        replace_file(paper=paper(scheduled, SURVEY), data=data, name="s.pdf", by=None, at=EARLY)
        first = out(scheduled)
        assert MEASURED in everything_public(client, first)
        pressed(scheduled)
        shown = everything_public(client, first)
        assert MEASURED not in shown
        assert SURVEY not in shown

    def test_it_may_bear_the_words_of_its_time_when_it_is_released(self) -> None:
        scheduled = our_agenda()
        marked = "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A. Offer. Nine hundred thousand pounds."
        data = picture_first(marked, "Terms. Ten years.")
        replace_file(paper=paper(scheduled, OFFER), data=data, name="s.pdf", by=None, at=EARLY)
        out(scheduled)
        assert release_exempt(paper=paper(scheduled, OFFER), reason="Sold", by=None, at=LATER).number == 2


class TestAMeetingThatWasMoved:
    def test_the_page_of_the_old_day_names_nothing_that_was_taken_down(self) -> None:
        first = published()
        held, letters = first.meeting.scheduled, "Letters of residents"
        file(agenda_of(held).items.get(title=ROAD), letters, "Letters. From forty residents.")
        out(held, dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC))
        for day in (dt.date(2026, 3, 10), dt.date(2026, 3, 19)):  # so that the two days are no neighbours
            Meeting.objects.create(body=first.meeting.body, date=day, is_planned=True)
        later = move(scheduled=held, to=NEW, reason="Snow.", by=None, at=MOVED, shorter_notice=True)
        published(later, AGAIN)
        assert letters in page(first.meeting)
        pressed(later, letters)
        assert letters not in page(first.meeting)
        do_all(lambda: LATER)
        assert PublishingJob.objects.get().publication
        assert letters not in page(first.meeting)
        assert letters not in json.dumps([one.changes for one in Publication.objects.all()])

    def test_one_that_was_moved_away_and_back_is_published_under_its_first_day(self) -> None:
        held = published().meeting.scheduled
        away = move(scheduled=held, to=NEW, reason="Snow.", by=None, at=AGAIN, shorter_notice=True)
        home = Place(held.date, held.time, held.venue)
        back = move(scheduled=away, to=home, reason="A thaw.", by=None, at=AGAIN, shorter_notice=True)
        assert published(back, AGAIN).meeting.date == held.date


@pytest.mark.parametrize(
    "change",
    [
        lambda scheduled: set_notices(agenda=agenda_of(scheduled), notices=DRAFTED, by=None, at=MOMENT),
        lambda scheduled: ScheduledMeeting.objects.filter(pk=scheduled.pk).update(venue="Elsewhere"),
    ],
    ids=["notices", "venue"],
)
def test_a_front_sheet_that_was_changed_after_the_press_does_not_go_out(
    change: Callable[[ScheduledMeeting], object],
) -> None:
    scheduled = our_agenda()
    job = asked(scheduled)
    change(scheduled)
    job = done(job)
    assert job.publication is None
    assert "the front sheet was worded otherwise" in job.trouble
