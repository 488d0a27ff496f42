"""A publication is asked for, made beside the web, and put out once, or comes to nothing and says so."""

import datetime as dt
import sys
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from our_agenda import EARLY, MOMENT, NAMED, SECRET, agenda_of, file, item, our_agenda, paper, pdf, rewritten
from people_of_the_desk import someone

from moothall.jobs import publishing as doing
from moothall.jobs.loop import do_all
from moothall.jobs.processes import Stopping
from moothall.operations.accounts import grant
from moothall.operations.agenda_papers import hold, replace_file
from moothall.operations.agendas import set_exemption
from moothall.operations.errands import claim, queue
from moothall.operations.permission import NotPermittedError
from moothall.operations.publishing import CannotPublishError, ShutGateError
from moothall.operations.publishing.asked_for import asked_for, mark
from moothall.operations.publishing.asking import ask_again, ask_for_look, ask_to_publish, ask_to_take_down
from moothall.operations.publishing.doing import TOO_LATE, begin, carry_out
from moothall.operations.publishing.gathering import gathered
from moothall.operations.publishing.giving_up import GIVES_WAY, TOGETHER, give_up
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.refusals import BusyError
from moothall.operations.takedown import take_down
from moothall.records.models import AuditRow, Errand, GateOverride, Publication, PublishingJob, ScheduledMeeting
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
LATE_AT_NIGHT = dt.datetime(2026, 3, 4, 23, 59, tzinfo=dt.UTC)


def named(scheduled: ScheduledMeeting, at: dt.datetime = MOMENT) -> dict[tuple[str, str], Any]:
    return {(one.code, one.place): NAMED for one in findings_of(scheduled, at) if one.severity == "stop"}


def asked(scheduled: ScheduledMeeting, at: dt.datetime = MOMENT, **how: Any) -> PublishingJob:
    return ask_to_publish(scheduled=scheduled, overrides=named(scheduled, at), **({"by": None} | how), at=at)


def done(job: PublishingJob, at: dt.datetime = MOMENT) -> PublishingJob:
    do_all(lambda: at)
    job.refresh_from_db()
    return job


class TestAsking:
    def test_what_was_decided_is_on_record_from_the_moment_it_is_asked(self) -> None:
        clerk = someone(Role.clerk)
        job = asked(our_agenda(), by=clerk)
        [said] = job.said["overrides"]
        assert (said["code"], said["name"], said["reason"]) == ("clearance", NAMED.name, NAMED.reason)
        assert (job.by, job.asked_at) == (clerk, MOMENT)
        assert ["clearance", said["place"]] in job.said["read"]
        row = AuditRow.objects.get(line__contains="publication asked for")
        assert NAMED.reason not in row.line
        assert Errand.objects.get(kind="publishing").payload == {"job": job.public_id}
        assert not Publication.objects.exists()

    def test_a_gate_that_is_shut_is_not_asked_of_twice(self) -> None:
        with pytest.raises(ShutGateError):
            ask_to_publish(scheduled=our_agenda(), overrides={}, by=None, at=MOMENT)
        assert not PublishingJob.objects.exists()

    def test_one_form_sent_twice_asks_once(self) -> None:
        scheduled = our_agenda()
        first = asked(scheduled, key="abcd2345")
        assert asked(scheduled, key="abcd2345") == first
        assert done(first).publication
        assert asked(scheduled, key="abcd2345") == first
        assert Publication.objects.count() == 1

    def test_for_one_meeting_one_thing_is_made_at_a_time(self) -> None:
        scheduled = our_agenda()
        first = asked(scheduled)
        with pytest.raises(BusyError) as refused:
            ask_for_look(scheduled=scheduled, by=None, at=MOMENT)
        assert refused.value.job == first.public_id

    def test_only_who_may_publish_asks(self) -> None:
        scheduled = our_agenda()
        for role in (Role.author, Role.monitoring_officer, Role.administrator):
            with pytest.raises(NotPermittedError):
                ask_for_look(scheduled=scheduled, by=someone(role), at=MOMENT)
            with pytest.raises(NotPermittedError):
                asked(scheduled, by=someone(role))


class TestDoing:
    def test_it_is_published_and_the_overrides_are_with_it(self) -> None:
        job = done(asked(our_agenda()))
        assert job.publication
        assert (job.ended_at, job.trouble) == (MOMENT, "")
        assert GateOverride.objects.get().publication == job.publication
        assert not Errand.objects.filter(kind="publishing", done_at=None).exists()

    def test_what_an_override_was_about_may_not_change_meanwhile(self) -> None:
        scheduled = our_agenda()
        job = asked(scheduled)
        report = paper(scheduled, "Resurfacing of the coast road").report
        assert report
        rewritten(report, "It would take twelve weeks.")
        trouble = done(job).trouble
        assert trouble.startswith("Since you asked for it, a paper for item A4 was replaced. Nothing was published")
        assert not Publication.objects.exists()
        with pytest.raises(CannotPublishError, match="a paper for item A4 was replaced"):
            ask_again(job=job, by=None, at=MOMENT)

    def test_what_was_not_asked_for_does_not_go_out(self) -> None:
        """Between the press and the making of it a colleague may open, add or replace something."""
        scheduled = our_agenda()
        depot = agenda_of(scheduled).items.get(title="Depot lease")
        survey = paper(scheduled, "Survey of the surface")
        other = pdf("Survey. The surface was measured at fifty places.")

        def opened() -> None:
            set_exemption(item=depot, exemption=None, by=None, at=MOMENT)

        for what, words in (
            (lambda: item(agenda_of(scheduled), "Something else"), "item A5 was added"),
            (lambda: file(depot, "Letters", "Letters. From many."), "a paper for item A6 was added"),
            (
                lambda: replace_file(paper=survey, data=other, name="s.pdf", by=None, at=MOMENT),
                "a paper for item A4 was replaced",
            ),
            (opened, "item A5 was opened to the public"),
        ):
            job = asked(scheduled)
            what()
            assert f"Since you asked for it, {words}" in done(job).trouble
        assert not Publication.objects.exists()
        assert SECRET not in "".join(PublishingJob.objects.values_list("trouble", flat=True))

    def test_what_is_changed_while_the_pack_is_bound_does_not_go_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scheduled = our_agenda()
        job = asked(scheduled)

        def add(*_: Any, **__: Any) -> None:
            item(agenda_of(scheduled), "Something else")

        monkeypatch.setattr("moothall.operations.publishing.doing.bring_papers_up_to_date", add)
        assert "item A5 was added" in done(job).trouble
        assert not Publication.objects.exists()

    def test_less_than_was_asked_for_may_go_out(self) -> None:
        scheduled = our_agenda()
        job = asked(scheduled)
        hold(held=agenda_of(scheduled).items.get(title="Depot lease"), reason="Wait.", by=None, at=MOMENT)
        assert done(job).publication

    def test_a_form_that_was_shown_with_something_else_is_not_taken(self) -> None:
        scheduled = our_agenda()
        seen = mark(asked_for(gathered(scheduled)))
        item(agenda_of(scheduled), "Something else")
        with pytest.raises(CannotPublishError, match="changed since you opened this page"):
            asked(scheduled, seen=seen)
        assert asked(scheduled, seen=mark(asked_for(gathered(scheduled))))

    def test_the_gate_is_asked_again_at_the_moment_of_publication(self) -> None:
        scheduled = our_agenda()
        job = asked(scheduled)
        ScheduledMeeting.objects.filter(pk=scheduled.pk).update(state="cancelled")
        assert "The meeting is cancelled." in done(job).trouble
        assert not Publication.objects.exists()

    def test_midnight_may_not_pass_while_it_is_made(self) -> None:
        scheduled = our_agenda()
        job = asked(scheduled, LATE_AT_NIGHT)
        ticks = iter(LATE_AT_NIGHT + dt.timedelta(seconds=16 * number) for number in range(100))
        do_all(lambda: next(ticks))
        job.refresh_from_db()
        assert "Midnight passed" in job.trouble
        assert not Publication.objects.exists()

    def test_a_server_that_is_stopped_leaves_nothing_half_published_and_it_is_said(self) -> None:
        scheduled = our_agenda()
        job = asked(scheduled)
        errand = claim(at=MOMENT)
        assert errand
        assert begin(id=errand.payload["job"], at=MOMENT)
        assert "The server was stopped" in done(job, MOMENT + dt.timedelta(minutes=20)).trouble
        assert not Publication.objects.exists()
        again = ask_again(job=job, by=None, at=MOMENT)
        assert done(again).publication

    def test_a_server_that_ends_in_good_order_leaves_it_to_be_begun_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        job = asked(our_agenda())

        def told_to_end(*_: Any, **__: Any) -> None:
            raise Stopping

        with monkeypatch.context() as ending:
            ending.setattr(sys.modules[findings_of.__module__], "make", told_to_end)
            with pytest.raises(Stopping):
                do_all(lambda: MOMENT)
        job.refresh_from_db()
        assert (job.begun_at, job.ended_at, job.stage) == (None, None, "waiting")
        assert not Publication.objects.exists()
        assert done(job).publication

    def test_a_pack_of_which_a_paper_was_taken_down_is_made_anew_even_after_a_server_was_killed(self) -> None:
        scheduled = our_agenda()
        assert done(asked(scheduled)).publication
        down = paper(scheduled, "Survey of the surface")
        job = ask_to_take_down(paper=down, public_words="Wrong file.", reason="Mistake", by=None, at=MOMENT)
        assert begin(id=job.public_id, at=MOMENT)
        assert done(job, MOMENT + TOO_LATE * 2).publication

    def test_what_was_given_up_meanwhile_is_not_stored(self) -> None:
        asked_for = asked(our_agenda())
        job = begin(id=asked_for.public_id, at=MOMENT)
        assert job
        give_up(job=job, trouble="The server was stopped.", at=MOMENT)
        with pytest.raises(CannotPublishError, match="given up meanwhile"):
            carry_out(job=job, clock=lambda: MOMENT)
        assert not Publication.objects.exists()

    def test_a_fault_of_ours_says_no_more_than_that(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken(**_: Any) -> None:
            raise ValueError(SECRET)

        job = asked(our_agenda())
        monkeypatch.setattr(doing, "carry_out", broken)
        trouble = done(job).trouble
        assert "Something went wrong on our side" in trouble
        assert SECRET not in trouble
        assert not Publication.objects.exists()

    def test_what_nobody_began_for_an_hour_is_not_begun(self) -> None:
        job = asked(our_agenda())
        assert "waited for more than an hour" in done(job, MOMENT + TOO_LATE * 2).trouble

    def test_it_goes_before_letters(self) -> None:
        Errand.objects.create(kind="news", due_at=EARLY)
        asked(our_agenda())
        first = claim(at=MOMENT)
        assert first
        assert first.kind == "publishing"


class TestATakedownGoesFirst:
    def down(self, scheduled: ScheduledMeeting, title: str = "Survey of the surface") -> PublishingJob:
        where = paper(scheduled, title)
        return ask_to_take_down(paper=where, public_words="Wrong file.", reason="Mistake", by=None, at=MOMENT)

    @pytest.fixture
    def out(self) -> ScheduledMeeting:
        scheduled = our_agenda()
        assert done(asked(scheduled)).publication
        return scheduled

    def test_it_ends_a_publication_that_is_not_begun(self, out: ScheduledMeeting) -> None:
        item(agenda_of(out), "Something else")
        waiting = asked(out, by=someone(Role.clerk))
        down = done(self.down(out))
        waiting.refresh_from_db()
        assert waiting.trouble == GIVES_WAY
        assert down.publication
        assert Errand.objects.filter(kind="tell", payload={"job": waiting.public_id}).exists()

    def test_it_ends_a_look_that_is_being_made(self, out: ScheduledMeeting) -> None:
        look = begin(id=ask_for_look(scheduled=out, by=None, at=MOMENT).public_id, at=MOMENT)
        assert look
        down = self.down(out)
        with pytest.raises(CannotPublishError, match="given up meanwhile"):
            carry_out(job=look, clock=lambda: MOMENT)
        look.refresh_from_db()
        assert (look.trouble, look.restricted) == (GIVES_WAY, "")
        assert down.ended_at is None

    def test_it_does_not_wait_for_a_publication_that_is_being_made(self, out: ScheduledMeeting) -> None:
        item(agenda_of(out), "Something else")
        begun = begin(id=asked(out).public_id, at=MOMENT)
        assert begun
        down = self.down(out)
        with pytest.raises(CannotPublishError, match="given up meanwhile"):
            carry_out(job=begun, clock=lambda: MOMENT)
        assert done(down).publication
        begun.refresh_from_db()
        assert (begun.trouble, begun.publication) == (GIVES_WAY, None)

    def test_two_papers_are_taken_down_together(self, out: ScheduledMeeting) -> None:
        first = begin(id=self.down(out).public_id, at=MOMENT)
        assert first
        second = self.down(out, "Resurfacing of the coast road")
        with pytest.raises(CannotPublishError, match="given up meanwhile"):
            carry_out(job=first, clock=lambda: MOMENT)
        first.refresh_from_db()
        assert first.trouble == TOGETHER
        made = done(second).publication
        assert made
        assert [one for one in made.changes if "taken down" in one] == [
            "Item A4, pages 5 to 6: a paper was taken down.",
            "Item A4, page 3: a paper was taken down.",
        ]

    def test_its_errand_is_done_before_those_that_waited_longer(self, out: ScheduledMeeting) -> None:
        queue(kind="publishing", payload={"job": "another"}, due_at=EARLY)
        down = self.down(out)
        first = claim(at=MOMENT)
        assert first
        assert first.payload == {"job": down.public_id}


class TestTheWholeMeetingTakenDown:
    def test_what_was_asked_and_done_for_it_does_not_stand_in_the_way(self) -> None:
        scheduled = our_agenda()
        job = done(asked(scheduled))
        assert job.publication
        item(agenda_of(scheduled), "Something else")
        waiting = asked(scheduled)
        take_down(meeting=job.publication.meeting, reason="court order 7", by=None, at=MOMENT)
        assert not Publication.objects.exists()
        job.refresh_from_db()
        assert (job.publication, job.trouble) == (None, "")
        assert done(waiting).trouble == GIVES_WAY


class TestItIsTold:
    def test_whoever_asked_gets_a_letter_without_a_word_of_the_agenda(self) -> None:
        scheduled = our_agenda()
        clerk = someone(Role.clerk)
        User.objects.filter(pk=clerk.pk).update(email="clerk@larkshire.example")
        job = asked(scheduled, by=clerk)
        ScheduledMeeting.objects.filter(pk=scheduled.pk).update(state="cancelled")
        assert done(job).trouble
        letter = next(one for one in mail.outbox if one.subject.endswith("It came to nothing"))
        assert letter.to == ["clerk@larkshire.example"]
        assert f"/desk/publishing/jobs/{job.public_id}" in letter.body
        for words in (SECRET, "Depot", "coast road", "cancelled", "Roads"):
            assert words not in letter.body

    def test_nobody_is_written_to_about_what_was_published(self) -> None:
        job = done(asked(our_agenda(), by=someone(Role.clerk)))
        assert job.publication
        assert not Errand.objects.filter(payload={"job": job.public_id}, kind="tell").exists()


class TestAskingAgain:
    def test_another_person_gives_their_own_name(self) -> None:
        scheduled = our_agenda()
        job = asked(scheduled, by=someone(Role.clerk))
        PublishingJob.objects.update(ended_at=MOMENT, trouble="The server was stopped.")
        other = User.objects.create_user("another.clerk")
        grant(user=other, role=Role.clerk, by=None, at=MOMENT)
        with pytest.raises(ShutGateError):
            ask_again(job=job, by=other, at=MOMENT)

    def test_a_paper_that_is_down_is_not_asked_down_again(self) -> None:
        scheduled = our_agenda()
        assert done(asked(scheduled)).publication
        survey = paper(scheduled, "Survey of the surface")
        job = ask_to_take_down(paper=survey, public_words="Wrong file.", reason="Mistake", by=None, at=MOMENT)
        assert done(job).publication
        with pytest.raises(CannotPublishError, match="taken down already"):
            ask_again(job=job, by=None, at=MOMENT)
