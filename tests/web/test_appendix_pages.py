"""The pages of appendices and of Word files: a report's author uses them, a stranger finds nothing."""

import io

import docx
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hidden_files import line, pdf
from our_agenda import LEASE, written

from larkshire import MOMENT
from moothall.operations.accounts import grant
from moothall.operations.reports import start_report
from moothall.records.drafts_as_facts import latest
from moothall.records.models import AppendixFile, DraftReport
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
COVERED = pdf(line("The rent is 40,000 pounds a year.") + "0 g 130 690 78 18 re f\n")


def someone(name: str) -> User:
    user, is_new = User.objects.get_or_create(username=name)
    if is_new:
        grant(user=user, role=Role.author, by=None, at=MOMENT)
    return user


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(someone(name))
    return client


@pytest.fixture
def report() -> DraftReport:
    return start_report(planned_item=None, scheduled=None, subject="Depot", by=someone("osman"), at=MOMENT)


def given(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_an_author_adds_an_appendix_reads_what_is_hidden_and_cleans_it(report: DraftReport) -> None:
    osman, address = client_of("osman"), f"/desk/reports/{report.public_id}/appendices"
    said = {"title": "The lease", "openness": "open", "file": given("lease.pdf", COVERED)}
    assert osman.post(address, said).status_code == 302
    page = osman.get(address).content.decode()
    assert "Page 1: Text under a box or a picture" in page
    assert "Not tagged" in page
    row = AppendixFile.objects.get()
    answer = osman.get(f"{address}/{row.public_id}/file")
    assert (answer.content, answer["Content-Type"]) == (COVERED, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")
    osman.post(f"{address}/{row.public_id}/clean")
    page = osman.get(address).content.decode()
    assert "Nothing hidden was found in it." in page
    assert "Cleaned" in page


def test_the_appendices_of_an_exempt_report_are_said_to_be_exempt_with_it() -> None:
    closed = written("Depot", "It is let.", openness="exempt", exemption=LEASE)
    closed.authors.add(someone("osman"))
    page = client_of("osman").get(f"/desk/reports/{closed.public_id}/appendices").content.decode()
    assert "The whole report is exempt, and its appendices with it" in page


def test_a_refused_appendix_says_why(report: DraftReport) -> None:
    osman, address = client_of("osman"), f"/desk/reports/{report.public_id}/appendices"
    said = {"title": "The lease", "openness": "open", "file": given("lease.pdf", b"not a pdf")}
    page = osman.post(address, said).content.decode()
    assert "<title>Error: " in page
    assert "no kind of file that can be an appendix" in page
    page = osman.post(address, {"title": "x", "openness": "exempt", "file": given("a.pdf", COVERED)}).content.decode()
    assert "Choose the paragraph on which the exemption rests" in page


def test_a_report_goes_out_as_word_and_comes_back_with_its_differences(report: DraftReport) -> None:
    osman, address = client_of("osman"), f"/desk/reports/{report.public_id}"
    answer = osman.get(f"{address}/versions/1/word")
    document = docx.Document(io.BytesIO(answer.content))
    document.add_paragraph("New in Word.")
    target = io.BytesIO()
    document.save(target)
    page = osman.post(f"{address}/word", {"file": given("report.docx", target.getvalue())})
    assert "The file was made from version 1." in page.content.decode()
    assert "New in Word." in page.content.decode()
    assert latest(report).number == 1
    osman.post(f"{address}/word/save", {"token": page.context["token"]})
    assert latest(report).number == 2
    assert latest(report).origin == "word"


def test_a_token_holds_for_its_person_and_report_alone(report: DraftReport) -> None:
    osman, address = client_of("osman"), f"/desk/reports/{report.public_id}"
    data = osman.get(f"{address}/versions/1/word").content
    token = osman.post(f"{address}/word", {"file": given("report.docx", data)}).context["token"]
    report.authors.add(someone("ida"))
    assert client_of("ida").post(f"{address}/word/save", {"token": token}).status_code == 404
    assert osman.post(f"{address}/word/save", {"token": "made up"}).status_code == 404


def test_a_bad_word_file_is_refused_in_a_sentence(report: DraftReport) -> None:
    page = client_of("osman").post(f"/desk/reports/{report.public_id}/word", {"file": given("a.docx", b"PK no")})
    assert "<title>Error: " in page.content.decode()
    assert "is damaged" in page.content.decode()


def test_a_stranger_finds_neither_appendix_nor_word_file(report: DraftReport) -> None:
    osman, address = client_of("osman"), f"/desk/reports/{report.public_id}"
    osman.post(f"{address}/appendices", {"title": "x", "openness": "open", "file": given("a.pdf", COVERED)})
    row = AppendixFile.objects.get()
    ida = client_of("ida")
    for path in ("appendices", f"appendices/{row.public_id}/file", "versions/1/word", "word"):
        assert ida.get(f"{address}/{path}").status_code in (403, 404)
    for path in ("clean", "remove", "move"):
        assert ida.post(f"{address}/appendices/{row.public_id}/{path}").status_code in (403, 404)
    row.refresh_from_db()
    assert row.removed_at is None
