"""The notices of a meeting on its page: by their titles, each to be opened."""

import datetime as dt

import pytest
from django.test import Client
from lxml import html

from larkshire_calendar import clerk, planned
from moothall.operations.calendar import cancel

pytestmark = pytest.mark.django_db
JUNE = dt.date(2026, 6, 11)
NOW = dt.datetime(2026, 3, 4, 9, 0, tzinfo=dt.UTC)


def test_a_meetings_notices_are_told_by_title_and_opened_one_by_one() -> None:
    (row,) = planned(JUNE, at=NOW)
    cancel(scheduled=row, reason="The hall is flooded", by=clerk(), at=NOW)
    answer = Client().get(f"/meetings/{row.meeting.public_id}", follow=True)  # type: ignore[union-attr] # published, so it has one
    page = html.document_fromstring(answer.content)
    folded = page.xpath("//section[@aria-labelledby='notices']/details")
    titles = [one.xpath("string(summary)").split(":")[0] for one in folded]
    assert titles == ["Meeting cancelled", "Notice of meeting"]
    assert "Reason: The hall is flooded." in folded[0].text_content()
    assert "No agenda was published." in page.text_content()
    assert page.xpath("//a[@href='/notices']")
    listed = html.document_fromstring(Client().get("/notices").content)
    assert len(listed.xpath("//article/h2")) == 2
