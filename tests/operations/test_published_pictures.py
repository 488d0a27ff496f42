"""The pictures of a report are part of its publication: they come out with it, stay in with it, and go with it."""

import io
import re
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from django.test import Client
from our_agenda import EARLY, LATER, LEASE, MOMENT, NAMED, agenda_of, item, meeting, paper, written
from PIL import Image

from moothall.facts.writing import Run, Writing, WrittenFigure, WrittenParagraph
from moothall.operations.agenda_papers import attach_report
from moothall.operations.agendas import open_agenda, set_exemption
from moothall.operations.files import sweep
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.operations.report_pictures import keep_picture
from moothall.operations.reports import report_draft, save_version
from moothall.records.drafts_as_facts import latest
from moothall.records.models import AgendaItem, DraftReport, ScheduledMeeting

pytestmark = pytest.mark.django_db(transaction=True)
OPEN, CLOSED = "The ferry at Pell Head", "The price of the ferry"
COVERS: Mapping[str, Mapping[str, Any]] = {OPEN: {}, CLOSED: {"openness": "exempt", "exemption": LEASE}}


def drawn(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, format="PNG")
    return target.getvalue()


def show_picture(report: DraftReport, file: str) -> None:
    """The report with emphasis in it, and with that picture."""
    base = latest(report)
    words = WrittenParagraph("para0001", (Run("It is "), Run("worn", strong=True), Run(".")))
    picture = WrittenFigure("figure01", file, "The ferry at low water", "The ferry")
    draft = msgspec.structs.replace(report_draft(base), writing=Writing((words, picture)))
    save_version(report=report, draft=draft, base=base, by=None, at=EARLY)


def illustrated() -> tuple[ScheduledMeeting, Mapping[str, str]]:
    """An agenda with an open and an exempt report, each with a picture; and the pictures' files."""
    scheduled = meeting()
    agenda = open_agenda(scheduled=scheduled, by=None, at=EARLY)
    files = {}
    for title, colour in ((OPEN, "navy"), (CLOSED, "red")):
        placed, report = item(agenda, title), written(title, "Words.", **COVERS[title])
        files[title] = keep_picture(report=report, data=drawn(colour), by=None, at=EARLY).file
        show_picture(report, files[title])
        if title == CLOSED:
            set_exemption(item=placed, exemption=LEASE, by=None, at=EARLY)
        attach_report(item=placed, report=report, by=None, at=EARLY)
    return scheduled, files


def put_out(scheduled: ScheduledMeeting) -> None:
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, MOMENT) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=MOMENT, overrides=stops)


def page_of(title: str) -> str:
    item = AgendaItem.objects.get(title=title)
    return Client().get(f"/items/{item.public_id}", follow=True).content.decode()


def page_cited(scheduled: ScheduledMeeting, title: str) -> str:
    """The page on which a report begins, by its citation, with those before and after it."""
    scheduled.refresh_from_db()
    assert scheduled.meeting
    address = f"/meetings/{scheduled.meeting.public_id}/pages/{paper(scheduled, title).first_label}"
    said = Client().get(address)
    assert said.status_code == 200
    for link in re.findall(r'href="(/meetings/\w+/pages/\w+)" rel="(?:prev|next)"', said.content.decode()):
        assert Client().get(link).status_code == 200
    return said.content.decode()


def answer(file: str) -> int:
    return Client().get(f"/pictures/{file}").status_code


def test_a_picture_comes_out_with_its_report_and_goes_with_it() -> None:
    scheduled, files = illustrated()
    assert [answer(file) for file in files.values()] == [404, 404]
    put_out(scheduled)
    page = page_of(OPEN)
    assert f'<img src="/pictures/{files[OPEN]}" alt="The ferry at low water">' in page
    assert "<strong>worn</strong>" in page
    assert f"/pictures/{files[OPEN]}" in page_cited(scheduled, OPEN)
    assert "/pictures/" not in page_cited(scheduled, CLOSED)
    assert files[CLOSED] not in page_of(CLOSED)
    assert [answer(files[OPEN]), answer(files[CLOSED])] == [200, 404]
    assert sweep().orphans == ()

    take_down_paper(paper=paper(scheduled, OPEN), public_words="It was wrong.", reason="It was", by=None, at=LATER)
    assert answer(files[OPEN]) == 404
    assert files[OPEN] not in page_of(OPEN)
    assert sweep().orphans == ()


def test_the_hash_of_another_file_brings_no_file_out() -> None:
    scheduled, files = illustrated()
    report = paper(scheduled, OPEN).report
    assert report is not None
    show_picture(report, files[CLOSED])
    with pytest.raises(CannotPublishError, match="picture"):
        put_out(scheduled)
    assert agenda_of(scheduled).first_published is None
    assert answer(files[CLOSED]) == 404
