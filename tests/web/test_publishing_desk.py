"""Publishing on the desk: a clerk at the gate, the proof, one paper taken down, an exemption reviewed, the record."""

import datetime as dt
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from our_agenda import EARLY, LEASE, MOMENT, NAMED, SECRET, agenda_of, item, meeting, our_agenda, paper, pdf
from people_of_the_desk import client_of
from pytest_django import DjangoAssertNumQueries

from moothall.jobs.loop import do_all
from moothall.operations.agenda_papers import attach_report, hold, replace_file
from moothall.operations.agendas import open_agenda
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.records.models import (
    AgendaItem,
    AuditRow,
    DraftPaper,
    GateOverride,
    PaperNotice,
    Publication,
    PublishingJob,
    ScheduledMeeting,
)
from moothall.rules.permits import Role
from moothall.web.desk.publishing import views
from web.test_member_papers import everything_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Client:
    """The clerk, on the day of publication."""
    monkeypatch.setattr(views.timezone, "now", lambda: MOMENT)
    return client_of(Role.clerk)


def in_the_end(clerk: Client, asked: HttpResponse) -> str:
    """The page of a job that was asked for, once its errand is done."""
    while_it_runs = clerk.get(asked.headers["Location"]).content.decode()
    assert "<title>Being done: " in while_it_runs
    do_all(lambda: MOMENT)
    return clerk.get(asked.headers["Location"]).content.decode()


def reason_of(scheduled: ScheduledMeeting) -> str:
    """The field for the reason why the report may go out although it is not cleared."""
    return f"reason-clearance-{paper(scheduled, 'Resurfacing of the coast road').public_id}"


def out() -> ScheduledMeeting:
    """An agenda that is published."""
    scheduled = our_agenda()
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, MOMENT) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=MOMENT, overrides=stops)
    return scheduled


def test_a_clerk_reads_what_was_found_overrides_by_name_and_publishes(clerk: Client) -> None:
    scheduled = our_agenda()
    address = f"/desk/publishing/meetings/{scheduled.public_id}"
    page = clerk.get(address)
    assert page.headers["Cache-Control"] == "no-store"
    text = page.content.decode()
    assert "The clearance of the report for item A4 is not complete." in text
    assert "/desk/clearance/" in text
    refused = clerk.post(address, {"read": "on"}).content.decode()
    assert "<title>Error: " in refused
    assert "Enter your name" in refused
    assert not Publication.objects.exists()
    said = {"name": "N Pollard", reason_of(scheduled): "Signed on paper.", "read": "on"}
    done = in_the_end(clerk, clerk.post(address, said))
    assert "Published</p>" in done
    row = GateOverride.objects.get()
    assert (row.name, row.reason) == ("N Pollard", "Signed on paper.")
    assert f"/desk/publishing/publications/{row.publication.public_id}" in done
    proof = clerk.get(f"/desk/publishing/publications/{row.publication.public_id}").content.decode()
    assert "What was looked for and not found" in proof
    assert "The clearance of the report for item A4 is not complete. Overridden by N Pollard: Signed on paper." in proof
    assert row.publication.digest in proof
    printed = clerk.get(f"/desk/publishing/publications/{row.publication.public_id}/proof.pdf")
    assert printed.content.startswith(b"%PDF")
    assert row.publication.public_id in clerk.get("/desk/publishing").content.decode()


class TestWhatWasTypedIsNotLost:
    """While a clerk types why a report may go out, other things happen to the meeting."""

    TYPED = "Signed on paper by Maud."

    def pressed(self, clerk: Client, scheduled: ScheduledMeeting, **more: str) -> str:
        said = {"name": "N Pollard", reason_of(scheduled): self.TYPED, "read": "on", **more}
        return clerk.post(f"/desk/publishing/meetings/{scheduled.public_id}", said).content.decode()

    def seen(self, clerk: Client, scheduled: ScheduledMeeting) -> str:
        page = clerk.get(f"/desk/publishing/meetings/{scheduled.public_id}").content.decode()
        found = re.search(r'name="seen" value="([0-9a-f]{16})"', page)
        assert found
        return found[1]

    def test_when_something_else_is_made(self, clerk: Client) -> None:
        scheduled = our_agenda()
        clerk.post(f"/desk/publishing/meetings/{scheduled.public_id}/look", {"key": "abcd2345"})
        page = self.pressed(clerk, scheduled)
        assert "<title>Error: " in page
        assert "Something is being made for this meeting already" in page
        assert self.TYPED in page
        assert "See how far it is" in page

    def test_when_something_new_is_found(self, clerk: Client) -> None:
        scheduled = our_agenda()
        seen = self.seen(clerk, scheduled)
        ScheduledMeeting.objects.filter(pk=scheduled.pk).update(state="cancelled")
        page = self.pressed(clerk, scheduled, seen=seen)
        assert "Enter why it may be published although: The meeting is cancelled." in page
        assert self.TYPED in page

    def test_when_a_paper_is_replaced_meanwhile(self, clerk: Client) -> None:
        scheduled = our_agenda()
        seen = self.seen(clerk, scheduled)
        survey = paper(scheduled, "Survey of the surface")
        replace_file(paper=survey, data=pdf("Survey. Anew."), name="s.pdf", by=None, at=MOMENT)
        page = self.pressed(clerk, scheduled, seen=seen)
        assert "changed since you opened this page" in page
        assert self.TYPED in page
        assert 'name="read" checked' not in page
        assert f'value="{self.seen(clerk, scheduled)}"' in page
        assert not PublishingJob.objects.exists()

    def test_when_it_came_to_nothing(self, clerk: Client) -> None:
        scheduled = our_agenda()
        self.pressed(clerk, scheduled)
        survey = paper(scheduled, "Survey of the surface")
        replace_file(paper=survey, data=pdf("Survey. Anew."), name="s.pdf", by=None, at=MOMENT)
        do_all(lambda: MOMENT)
        page = clerk.get(f"/desk/publishing/meetings/{scheduled.public_id}").content.decode()
        assert "What was asked for last came to nothing" in page
        assert self.TYPED in page
        assert (
            self.TYPED
            not in client_of(Role.author).get(f"/desk/publishing/meetings/{scheduled.public_id}").content.decode()
        )


def test_where_nothing_is_new_there_is_nothing_to_press(clerk: Client) -> None:
    scheduled = out()
    address = f"/desk/publishing/meetings/{scheduled.public_id}"
    page = clerk.get(address).content.decode()
    assert "there is nothing to publish" in page
    assert ">Publish</button>" not in page
    assert (
        "pictures"
        not in clerk.get(f"/desk/publishing/publications/{Publication.objects.get().public_id}").content.decode()
    )
    assert "Nothing has changed since it was published last." in clerk.post(address, {"read": "on"}).content.decode()
    survey = paper(scheduled, "Survey of the surface")
    replace_file(paper=survey, data=pdf("Survey. Anew."), name="s.pdf", by=None, at=MOMENT)
    assert ">Publish</button>" in clerk.get(address).content.decode()


def test_the_pack_is_looked_at_before_it_is_published(clerk: Client) -> None:
    scheduled = our_agenda()
    done = in_the_end(clerk, clerk.post(f"/desk/publishing/meetings/{scheduled.public_id}/look", {"key": "abcd2345"}))
    assert "Nothing has been published." in done
    assert not Publication.objects.exists()
    job = PublishingJob.objects.get()
    public, restricted = (clerk.get(f"/desk/publishing/jobs/{job.public_id}/{one}.pdf") for one in _VERSIONS)
    assert public.headers["Cache-Control"] == restricted.headers["Cache-Control"] == "no-store, private"
    assert SECRET not in everything_in(public.content)
    assert SECRET in everything_in(restricted.content)
    assert "Draft. " in everything_in(restricted.content)
    assert AuditRow.objects.filter(line__contains="draft pack opened").count() == 2
    assert job.public_id in clerk.get(f"/desk/publishing/meetings/{scheduled.public_id}").content.decode()
    assert client_of(Role.author).get(f"/desk/publishing/jobs/{job.public_id}/restricted.pdf").status_code == 403
    overseer = client_of(Role.monitoring_officer)
    assert overseer.get(f"/desk/publishing/jobs/{job.public_id}/public.pdf").status_code == 403


_VERSIONS = ("public", "restricted")


def test_what_came_to_nothing_says_why_and_can_be_tried_again(clerk: Client) -> None:
    scheduled = our_agenda()
    address = f"/desk/publishing/meetings/{scheduled.public_id}"
    asked = clerk.post(address, {"name": "N Pollard", reason_of(scheduled): "Signed on paper.", "read": "on"})
    hold(held=agenda_of(scheduled).items.get(title="Depot lease"), reason="Wait.", by=None, at=MOMENT)
    ScheduledMeeting.objects.filter(pk=scheduled.pk).update(state="cancelled")
    done = in_the_end(clerk, asked)
    assert "<title>Not done: " in done
    assert "The meeting is cancelled." in done
    gate = clerk.get(address).content.decode()
    assert "What was asked for last came to nothing" in gate
    assert f'href="{asked.headers["Location"]}">See why' in gate
    assert "came to nothing" not in client_of(Role.author).get(address).content.decode()
    assert not Publication.objects.exists()
    ScheduledMeeting.objects.filter(pk=scheduled.pk).update(state="fixed")
    again = clerk.post(f"{asked.headers['Location']}/again", {"key": "abcd2345"})
    assert "Published</p>" in in_the_end(clerk, again)
    assert GateOverride.objects.get().reason == "Signed on paper."
    assert "came to nothing" not in clerk.get(address).content.decode()


def test_others_see_the_gate_and_cannot_publish() -> None:
    scheduled = our_agenda()
    address = f"/desk/publishing/meetings/{scheduled.public_id}"
    lease = paper(scheduled, f"Offer of {SECRET} Holdings")
    hold(held=lease, reason=f"{SECRET} has to agree.", by=None, at=MOMENT)
    hidden = {"code": "hidden-covered-text", "severity": "stop", "place": "page 1", "text": f"Covered: “{SECRET}”"}
    DraftPaper.objects.filter(title="Survey of the surface").update(findings=[hidden])
    clerks = client_of(Role.clerk).get(address).content.decode()
    assert f"{SECRET} has to agree." in clerks
    assert f"Covered: “{SECRET}”" in clerks
    author = client_of(Role.author)
    shown = author.get(address).content.decode()
    assert "What goes out" in shown
    assert SECRET not in shown
    assert "A restricted paper" in shown
    answer = author.post(address, {"read": "on"})
    assert "Error: " in answer.content.decode()
    assert not Publication.objects.exists()
    assert client_of(Role.member).get(address).status_code == 403
    assert client_of(Role.clerk).get("/desk/publishing/meetings/zzzzzzzz").status_code == 404


def test_one_paper_is_taken_down(clerk: Client) -> None:
    scheduled = out()
    survey = paper(scheduled, "Survey of the surface")
    address = f"/desk/publishing/papers/{survey.public_id}/take-down"
    assert "<title>Error: " in clerk.post(address, {}).content.decode()
    done = in_the_end(clerk, clerk.post(address, {"public_words": "Wrong file.", "reason": "Mistake"}))
    assert "The paper is taken down" in done
    assert "Taken down" in clerk.get(f"/desk/publishing/meetings/{scheduled.public_id}").content.decode()
    assert client_of(Role.author).get(address).status_code == 403


def test_a_paper_is_off_the_site_at_the_press_whatever_else_is_being_made(clerk: Client) -> None:
    scheduled = out()
    kind = PublishingJob.Kind.publication
    PublishingJob.objects.create(scheduled=scheduled, kind=kind, asked_at=MOMENT, begun_at=MOMENT)
    address = f"/desk/publishing/papers/{paper(scheduled, 'Survey of the surface').public_id}/take-down"
    asked = clerk.post(address, {"public_words": "It was the wrong file.", "reason": "Mistaken upload"})
    page = clerk.get(asked.headers["Location"]).content.decode()
    assert "The paper is off the site already." in page
    shown_as = AgendaItem.objects.get(title="Resurfacing of the coast road")
    shown = Client().get(f"/items/{shown_as.public_id}").content.decode()
    assert "It was the wrong file." in shown
    assert "forty places" not in shown


def test_who_takes_a_paper_down_sees_where_else_the_same_is_public(clerk: Client) -> None:
    scheduled = out()
    road = paper(scheduled, "Resurfacing of the coast road")
    later = meeting(dt.date(2026, 3, 19))
    placed = item(open_agenda(scheduled=later, by=None, at=EARLY), "The coast road again")
    attach_report(item=placed, report=road.report, by=None, at=EARLY)
    address = f"/desk/publishing/papers/{road.public_id}/take-down"
    assert "public for other meetings" not in clerk.get(address).content.decode()
    stops = {(one.code, one.place): NAMED for one in findings_of(later, MOMENT) if one.severity == "stop"}
    publish(scheduled=later, by=None, at=MOMENT, overrides=stops)
    page = clerk.get(address).content.decode()
    assert "The same is public for other meetings too." in page
    assert f"/desk/publishing/papers/{placed.papers.get().public_id}/take-down" in page


def test_an_exemption_is_reviewed(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    scheduled = out()
    lease = paper(scheduled, f"Offer of {SECRET} Holdings")
    monkeypatch.setattr(views.timezone, "localdate", lambda: dt.date(2027, 4, 1))
    listed = clerk.get("/desk/publishing/exemptions").content.decode()
    assert "Due (1)" in listed
    assert "Exemption to look at again" in clerk.get("/desk").content.decode()
    assert LEASE.public_interest in listed
    address = f"/desk/publishing/exemptions/{lease.public_id}"
    assert "Enter the day" in clerk.post(address, {"outcome": "kept", "reason": "x"}).content.decode()
    clerk.post(address, {"outcome": "kept", "until": "2028-01-10", "reason": "It still holds."})
    assert "10 January 2028" in clerk.get("/desk/publishing/exemptions").content.decode()


def test_the_record_of_clear_days_is_reported_by_month_and_committee(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    out()
    page = clerk.get("/desk/publishing/notice?year=2026").content.decode()
    assert "2026-03" in page
    assert "<svg" not in page  # one month is no line
    may = PaperNotice(scheduled=meeting(dt.date(2026, 5, 14)), paper="abcd2345", item="A4", opened_on=MOMENT.date())
    may.days, may.needed, may.in_time = 3, 5, False
    may.save()
    page = clerk.get("/desk/publishing/notice?year=2026").content.decode()
    assert "<svg" in page
    assert "3 of 5 clear days. No reason was recorded." in page
    file = clerk.get("/desk/publishing/clear-days.csv?year=2026").content.decode()
    assert "2026-03,Roads and Places Committee,2,2,0,0" in file
    with django_assert_max_num_queries(15):
        clerk.get("/desk/publishing")
