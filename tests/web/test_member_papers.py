"""Members' reading: who gets which restricted paper, how it looks, and what is recorded of it."""

import datetime as dt
import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from django.contrib.auth.models import User
from django.test import Client
from people_of_the_desk import client_of, someone
from pypdfium2 import PdfDocument
from pytest_django import DjangoAssertNumQueries

from moothall.operations import audit
from moothall.operations.accounts import describe, grant
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.reading import CannotReadError, grant_reading, open_file, open_paper
from moothall.records.models import Appointment, AuditRow, DraftPaper, Member, Opening, PublishedFile, ScheduledMeeting
from moothall.rules.permits import Role
from our_agenda import MOMENT, NAMED, SECRET, our_agenda, paper

pytestmark = pytest.mark.django_db


def published() -> ScheduledMeeting:
    """The agenda with its exempt item, published with what it lacks overridden."""
    scheduled = our_agenda()
    wanted = {(one.code, one.place): NAMED for one in findings_of(scheduled, MOMENT) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=MOMENT, overrides=wanted)
    scheduled.refresh_from_db()
    return scheduled


def account_of(name: str, role: Role) -> User:
    """The account of a member of Larkshire."""
    user = someone(role)
    member = Member.objects.get(name=name)
    describe(user=user, full_name=("", name), email="", person=f"member {member.public_id}", by=None, at=MOMENT)
    return user


def reading(client: Client, scheduled: ScheduledMeeting, of: DraftPaper, save: bool = False) -> bytes:
    answer = client.get(f"/desk/papers/{scheduled.public_id}/paper/{of.public_id}{'?save' if save else ''}")
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def text_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    document = PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def secret(scheduled: ScheduledMeeting) -> DraftPaper:
    return paper(scheduled, f"Offer of {SECRET} Holdings")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def scheduled() -> ScheduledMeeting:
    return published()


def test_a_member_of_the_body_reads_the_paper_with_their_name_on_each_page(scheduled: ScheduledMeeting) -> None:
    client = signed_in(account_of("Mrs T Dunmore", Role.body_member))
    page = client.get(f"/desk/papers/{scheduled.public_id}").content.decode()
    assert f"Offer of {SECRET} Holdings" in page
    assert "because you sit on the body" in page
    pages = text_of(reading(client, scheduled, secret(scheduled)))
    assert len(pages) == 3
    assert all("Mrs T Dunmore" in one for one in pages)
    assert "nine hundred thousand pounds" in pages[0]
