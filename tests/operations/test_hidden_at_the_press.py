"""A paper that is taken down is gone from every public place before the pack is made anew."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from our_agenda import LATER, MOMENT, NAMED, our_agenda, paper, pdf
from people_of_the_desk import someone

from moothall.jobs.loop import do_all
from moothall.operations.agenda_papers import replace_file
from moothall.operations.publishing import CannotPublishError, publish
from moothall.operations.publishing.asking import ask_again, ask_to_take_down
from moothall.operations.publishing.publish import findings_of
from moothall.operations.reading import CannotReadError, open_paper
from moothall.queries.public.search_index import Question, ask
from moothall.records.files import path_of
from moothall.records.models import (
    AuditRow,
    Publication,
    PublishedFile,
    PublishingJob,
    ScheduledMeeting,
    SearchSheet,
    StoredPage,
)
from moothall.rules.permits import Role
from web.test_member_papers import everything_in

pytestmark = pytest.mark.django_db
SURVEY = "Survey of the surface"
MEASURED = "forty places"
FORTY = Question(MEASURED)


def out(scheduled: ScheduledMeeting, at: Any = MOMENT) -> Publication:
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, at) if one.severity == "stop"}
    return publish(scheduled=scheduled, by=None, at=at, overrides=stops)


def pressed(scheduled: ScheduledMeeting, title: str = SURVEY, **how: Any) -> PublishingJob:
    down = paper(scheduled, title)
    return ask_to_take_down(paper=down, public_words="Wrong file.", reason="Mistake", by=None, at=LATER, **how)


def everything_public(client: Client, publication: Publication) -> str:
    """All that an anonymous reader finds of the meeting."""
    pages = [f"/{key}" for key in StoredPage.objects.values_list("key", flat=True)]
    body, meeting = publication.meeting.body.public_id, publication.meeting.public_id
    feeds = [f"/bodies/{body}/{kind}.atom" for kind in ("meetings", "papers", "decisions")]
    cited = [f"/meetings/{meeting}/pages/{number}" for number in range(1, 10)]
    others = ["/feed.atom", "/search?q=surface", f"/publications/{publication.public_id}/record.json"]
    read = (client.get(address).content.decode() for address in (*pages, *feeds, *cited, *others))
    kept = [bytes(row.entries).decode() for row in SearchSheet.objects.all()]
    kept += [json.dumps(row.changes) for row in Publication.objects.all()]
    return "\n".join([*read, *kept])


def test_before_the_pack_is_made_anew_it_is_gone_from_every_page_feed_search_and_file(
    client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    scheduled = our_agenda()
    with django_capture_on_commit_callbacks(execute=True):
        first = out(scheduled)
    old, index = first.pdf, Path(settings.SEARCH_INDEX)
    assert MEASURED in everything_public(client, first)
    assert ask(index, FORTY, limit=1).total
    with django_capture_on_commit_callbacks(execute=True):
        job = pressed(scheduled)
    assert Publication.objects.count() == 1
    shown = everything_public(client, first)
    assert MEASURED not in shown
    assert SURVEY not in shown
    assert "This paper was taken down on 9 March 2026. Wrong file." in shown
    assert "last resurfaced in 2009" in shown
    assert not ask(index, FORTY, limit=1).total
    assert not path_of(old, public=True).exists()
    for address in (
        f"/meetings/{first.meeting.public_id}/pack.pdf",
        f"/publications/{first.public_id}/pack.pdf",
        f"/publications/{first.public_id}/record.json",
    ):
        answer = client.get(address)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert "being made anew without a paper that was taken down" in answer.content.decode()
    meeting = client.get(f"/meetings/{first.meeting.public_id}").content.decode()
    assert "It is being made anew without a paper that was taken down." in meeting
    do_all(lambda: LATER)
    job.refresh_from_db()
    assert job.publication
    there = client.get(f"/meetings/{first.meeting.public_id}/pack.pdf")
    assert b"".join(there.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined] # a FileResponse
    assert client.get(f"/publications/{first.public_id}/pack.pdf").status_code == 410
    shown = everything_public(client, first) + everything_public(client, job.publication)
    assert MEASURED not in shown
    assert SURVEY not in shown


def test_what_was_new_of_it_under_an_older_title_is_not_told_either(client: Client) -> None:
    scheduled = our_agenda()
    out(scheduled)
    survey = paper(scheduled, SURVEY)
    replace_file(paper=survey, data=pdf("Survey. At fifty places.", "Worn."), name="s.pdf", by=None, at=LATER)
    second = out(scheduled, LATER)
    assert any(SURVEY in one for one in second.changes)
    type(survey).objects.filter(pk=survey.pk).update(title="Letters")
    pressed(scheduled, "Letters")
    assert SURVEY not in everything_public(client, second)
    assert not PublishedFile.objects.filter(kind="correction").exclude(public="").exists()


def test_it_stays_hidden_when_the_pack_cannot_be_made_and_that_is_tried_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduled = our_agenda()
    first = out(scheduled)
    job = pressed(scheduled)
    with monkeypatch.context() as broken:
        broken.setattr("moothall.operations.publishing.withdrawing.make", _broken)
        do_all(lambda: LATER)
    job.refresh_from_db()
    assert "cannot be made" in job.trouble
    assert MEASURED not in everything_public(client, first)
    assert client.get(f"/meetings/{first.meeting.public_id}/pack.pdf").status_code == 503
    again = ask_again(job=job, by=None, at=LATER)
    do_all(lambda: LATER)
    again.refresh_from_db()
    assert again.publication
    with pytest.raises(CannotPublishError, match="taken down already"):
        ask_again(job=again, by=None, at=LATER)
    assert AuditRow.objects.filter(line__contains="paper withdrawn").count() == 1


def test_members_read_on_while_the_pack_is_made_anew() -> None:
    scheduled = our_agenda()
    out(scheduled)
    pressed(scheduled)
    scheduled.refresh_from_db()
    member, road = someone(Role.member), paper(scheduled, "Resurfacing of the coast road")
    read = open_paper(scheduled=scheduled, paper=road.public_id, how="on screen", by=member, at=LATER)
    assert "last resurfaced in 2009" in everything_in(read.pdf)
    assert MEASURED not in everything_in(read.pdf)
    down = paper(scheduled, SURVEY).public_id
    with pytest.raises(CannotReadError, match="no such paper"):
        open_paper(scheduled=scheduled, paper=down, how="on screen", by=member, at=LATER)


def test_one_form_sent_twice_takes_down_once() -> None:
    scheduled = our_agenda()
    out(scheduled)
    assert pressed(scheduled, key="abcd2345") == pressed(scheduled, key="abcd2345")


def _broken(*_: Any) -> None:
    raise CannotPublishError("The pack cannot be made: it was not to be.")
