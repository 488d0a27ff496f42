"""Members' reading: who gets which restricted paper, how it looks, and what is recorded of it."""

import datetime as dt
import io

import pikepdf
import pytest
from django.contrib.auth.models import User
from django.test import Client
from our_agenda import LATER, MOMENT, NAMED, SECRET, our_agenda, paper, pdf
from people_of_the_desk import client_of, someone
from pypdfium2 import PdfDocument
from pytest_django import DjangoAssertNumQueries

from moothall.documents.assembly.check import faults
from moothall.operations import audit
from moothall.operations.accounts import describe
from moothall.operations.agenda_papers import replace_file
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.reading import CannotReadError, grant_reading, open_file, open_paper
from moothall.queries.desk.desk import desk_page
from moothall.queries.desk.member_letters import addresses
from moothall.records.models import (
    Appointment,
    AuditRow,
    Body,
    DraftPaper,
    Member,
    Opening,
    Publication,
    PublishedFile,
    ScheduledMeeting,
)
from moothall.rules.permits import Role

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


def everything_in(pdf: bytes) -> str:
    """Every object of the file, uncompressed, as text, and the words of its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        plain = io.BytesIO()
        file.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return plain.getvalue().decode("latin-1") + " ".join(text_of(pdf))


def embedded(pdf: bytes) -> bool:
    """Whether every font of every page has its letters in the file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = [font for page in file.pages for font in page.resources.get("/Font", {}).values()]
        return bool(fonts) and all("/FontFile" in str(list(_descriptor(font).keys())) for font in fonts)


def _descriptor(font: pikepdf.Object) -> pikepdf.Object:
    return (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor


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
    assert f"Sale of the depot to {SECRET} Holdings" in page
    assert "because you sit on the body" in page
    pages = text_of(reading(client, scheduled, secret(scheduled)))
    assert len(pages) == 3
    assert all("Mrs T Dunmore" in one for one in pages)
    assert "nine hundred thousand pounds" in pages[0]


def test_every_councillor_sits_on_the_council_itself(scheduled: ScheduledMeeting) -> None:
    scheduled.body = Body.objects.get(title="Larkshire Council")
    scheduled.save(update_fields=["body"])
    lusk, canon = account_of("Mr K Lusk", Role.member), account_of("Canon B Thrale", Role.coopted)
    User.objects.filter(pk=lusk.pk).update(email="lusk@larkshire.example")
    User.objects.filter(pk=canon.pk).update(email="thrale@larkshire.example")
    page = signed_in(lusk).get(f"/desk/papers/{scheduled.public_id}").content.decode()
    assert "because you sit on the body" in page
    assert signed_in(canon).get(f"/desk/papers/{scheduled.public_id}").status_code == 404
    assert [one.url for one in desk_page(lusk, MOMENT.date()).papers] == [f"/desk/papers/{scheduled.public_id}"]
    assert addresses(Publication.objects.get(), MOMENT.date()) == ["lusk@larkshire.example"]


def test_a_paper_for_one_has_nothing_of_the_other_papers_and_keeps_its_tags(scheduled: ScheduledMeeting) -> None:
    client = signed_in(account_of("Mrs T Dunmore", Role.body_member))
    road = paper(scheduled, "Survey of the surface")
    open_one, closed_one = reading(client, scheduled, road), reading(client, scheduled, secret(scheduled))
    assert SECRET.lower() not in everything_in(open_one).lower()
    assert "forty places" not in everything_in(closed_one)
    assert "resurfac" not in everything_in(closed_one)
    for copy in (open_one, closed_one):
        assert faults(copy) == []
        with pikepdf.open(io.BytesIO(copy)) as file:
            assert "/StructTreeRoot" in file.Root
    with pikepdf.open(io.BytesIO(closed_one)) as file:
        found = DraftPaper.objects.get(pk=secret(scheduled).pk)
        assert file.pages[0].label == found.first_label


def test_the_whole_restricted_pack_taken_along_bears_the_readers_name(scheduled: ScheduledMeeting) -> None:
    client = signed_in(account_of("Mrs T Dunmore", Role.body_member))
    file = PublishedFile.objects.exclude(restricted="").get()
    address = f"/desk/papers/{scheduled.public_id}/file/{file.public_id}"
    assert address in client.get(f"/desk/papers/{scheduled.public_id}").content.decode()
    answer = client.get(f"{address}?save")
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert SECRET not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    pages = text_of(answer.content)
    assert len(pages) == 9
    assert all("Mrs T Dunmore" in one for one in pages)
    assert faults(answer.content) == []
    assert embedded(answer.content)
    assert Opening.objects.get().how == "taken along"


ELSEWHERE = {
    "Mr J Tarrant": Role.cabinet_member,  # a named substitute on the body, and the leader
    "Mr K Lusk": Role.member,
    "Canon B Thrale": Role.coopted,
    "Mrs O Frayne": Role.chairman,
}


def test_a_member_is_told_what_came_since_they_last_looked(scheduled: ScheduledMeeting) -> None:
    user = account_of("Mrs T Dunmore", Role.body_member)
    client, address = signed_in(user), f"/desk/papers/{scheduled.public_id}"
    survey = paper(scheduled, "Survey of the surface")
    open_paper(scheduled=scheduled, paper=secret(scheduled).public_id, how="on screen", by=user, at=MOMENT)
    assert "Nothing has come or changed since." in client.get(address).content.decode()
    replace_file(paper=survey, data=pdf("Survey. Anew."), name="survey.pdf", by=None, at=LATER)
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, LATER) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=LATER, overrides=stops)
    page = client.get(address).content.decode()
    assert "1 paper has come or changed since." in page
    assert "New since you looked" in page
    assert "Corrected 9 March 2026" in page
    after = LATER + dt.timedelta(hours=1)
    open_paper(scheduled=scheduled, paper=secret(scheduled).public_id, how="on screen", by=user, at=after)
    page = client.get(address).content.decode()
    assert "New since you looked" not in page
    assert "Corrected 9 March 2026" in page


def test_who_does_not_sit_on_the_body_reads_no_terms_of_a_contract_and_no_role_alone_is_enough(
    scheduled: ScheduledMeeting,
) -> None:
    for role in set(Role) - {Role.visitor, Role.clerk, Role.monitoring_officer}:
        refused_to(client_of(role), scheduled)
    for name, role in ELSEWHERE.items():
        refused_to(signed_in(account_of(name, role)), scheduled)
    assert not Opening.objects.exists()


def refused_to(client: Client, scheduled: ScheduledMeeting) -> None:
    """Neither the paper nor the pack, nor a word of either."""
    file = PublishedFile.objects.exclude(restricted="").get()
    papers = f"/desk/papers/{scheduled.public_id}"
    for address in (f"{papers}/paper/{secret(scheduled).public_id}", f"{papers}/file/{file.public_id}", papers):
        answer = client.get(address, follow=True)
        assert answer["Content-Type"].startswith("text/html")
        assert SECRET not in answer.content.decode()


def test_a_visitor_signs_in_first(client: Client, scheduled: ScheduledMeeting) -> None:
    answer = client.get(f"/desk/papers/{scheduled.public_id}/paper/{secret(scheduled).public_id}")
    assert answer["Location"].startswith("/sign-in?next=")


def test_clerk_and_monitoring_officer_read_all(scheduled: ScheduledMeeting) -> None:
    for role in (Role.clerk, Role.monitoring_officer):
        assert len(text_of(reading(client_of(role), scheduled, secret(scheduled)))) == 3


def test_any_councillor_reads_a_paper_under_paragraph_3_that_has_no_terms_of_a_contract(
    scheduled: ScheduledMeeting,
) -> None:
    client = signed_in(account_of("Mr K Lusk", Role.member))
    assert f"/desk/papers/{scheduled.public_id}" not in client.get("/desk/papers").content.decode()
    assert f"/desk/papers/{scheduled.public_id}" in client.get("/desk/papers?show=others").content.decode()
    client_of(Role.clerk).post(f"/desk/readers/papers/{secret(scheduled).public_id}/terms", {"terms": "no"})
    page = client.get(f"/desk/papers/{scheduled.public_id}").content.decode()
    assert "section 100F" in page
    assert "Mr K Lusk" in text_of(reading(client, scheduled, secret(scheduled)))[0]
    refused_to_coopted = signed_in(account_of("Canon B Thrale", Role.coopted))
    assert refused_to_coopted.get(f"/desk/papers/{scheduled.public_id}").status_code == 404


def test_a_person_who_attends_for_one_item_is_granted_it_and_no_longer_when_it_ends(
    scheduled: ScheduledMeeting,
) -> None:
    witness = someone(Role.author)
    client, clerk = signed_in(witness), client_of(Role.clerk)
    readers = f"/desk/papers/{scheduled.public_id}/readers"
    item = secret(scheduled).item
    answer = clerk.post(readers, {"name": witness.username, "item": item.public_id, "reason": "Valued the depot."})
    assert answer.status_code == 302
    assert SECRET in "".join(text_of(reading(client, scheduled, secret(scheduled))))
    page = clerk.get(readers).content.decode()
    assert "Valued the depot." in page
    assert "on screen" in page
    grant_id = witness.reading_grants.get().public_id
    clerk.post(f"/desk/readers/grants/{grant_id}/end")
    assert client.get(f"/desk/papers/{scheduled.public_id}").status_code == 404
    assert "ended" in clerk.get(readers).content.decode()


REFUSED_GRANTS = (
    ({"name": "nobody.here", "reason": "x"}, "no open account"),
    ({"name": "report.author", "reason": " "}, "This field is required"),
    ({"name": "report.author", "reason": "x", "item": "zzzzzzzz"}, "Select a valid choice"),
)


def test_a_grant_that_lacks_something_is_refused_in_words(scheduled: ScheduledMeeting) -> None:
    someone(Role.author)
    clerk = client_of(Role.clerk)
    for said, words in REFUSED_GRANTS:
        text = clerk.post(f"/desk/papers/{scheduled.public_id}/readers", said).content.decode()
        assert words in text
        assert "<title>Error: " in text


def test_each_opening_has_its_row_in_the_audit_trail_without_a_word_of_the_paper(scheduled: ScheduledMeeting) -> None:
    client = signed_in(account_of("Mrs T Dunmore", Role.body_member))
    reading(client, scheduled, secret(scheduled))
    reading(client, scheduled, secret(scheduled), save=True)
    assert [one.how for one in Opening.objects.order_by("at", "id")] == ["on screen", "taken along"]
    rows = [row.line for row in AuditRow.objects.filter(line__contains="restricted paper opened")]
    assert len(rows) == 2
    assert all(secret(scheduled).public_id in line and SECRET not in line for line in rows)
    assert list(audit.broken_links()) == []


def test_an_open_paper_is_read_without_a_record(scheduled: ScheduledMeeting) -> None:
    client = signed_in(account_of("Mrs T Dunmore", Role.body_member))
    pages = text_of(reading(client, scheduled, paper(scheduled, "Survey of the surface")))
    assert "Mrs T Dunmore" not in pages[0]
    assert not Opening.objects.exists()


def test_whoever_left_the_body_reads_no_more(scheduled: ScheduledMeeting) -> None:
    user = account_of("Mrs T Dunmore", Role.body_member)
    Appointment.objects.filter(member__name="Mrs T Dunmore").update(ends=dt.date(2026, 3, 3))
    with pytest.raises(CannotReadError, match="not for you"):
        open_paper(scheduled=scheduled, paper=secret(scheduled).public_id, how="on screen", by=user, at=MOMENT)


def test_a_paper_that_is_not_published_is_no_paper(scheduled: ScheduledMeeting) -> None:
    user = someone(Role.monitoring_officer)
    DraftPaper.objects.filter(pk=secret(scheduled).pk).update(published_on=None)
    with pytest.raises(CannotReadError, match="no such paper"):
        open_paper(scheduled=scheduled, paper=secret(scheduled).public_id, how="on screen", by=user, at=MOMENT)
    with pytest.raises(CannotReadError, match="no such file"):
        open_file(scheduled=scheduled, file="zzzzzzzz", how="on screen", by=user, at=MOMENT)


def test_a_grant_is_given_once_and_stays_on_record(scheduled: ScheduledMeeting) -> None:
    user = someone(Role.author)
    made = grant_reading(scheduled=scheduled, user=user, reason="Attends.", by=None, at=MOMENT)
    with pytest.raises(Exception, match="read that already"):
        grant_reading(scheduled=scheduled, user=user, reason="Attends.", by=None, at=MOMENT)
    assert made.ended_at is None


def test_the_pages_take_few_queries(
    scheduled: ScheduledMeeting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(account_of("Mrs T Dunmore", Role.body_member))
    with django_assert_max_num_queries(16):
        assert "Roads and Places Committee" in client.get("/desk/papers").content.decode()
    with django_assert_max_num_queries(45):
        client.get(f"/desk/papers/{scheduled.public_id}")
