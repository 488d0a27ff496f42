"""Appendices of a report: looked through, typeset, made exempt, cleaned; each act makes a version."""

import datetime as dt
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from hidden_files import line, parts, pdf, track, with_run, word, workbook
from PIL import Image

from larkshire import MOMENT
from moothall.facts.drafts import Exemption
from moothall.intake.appendix_check import check
from moothall.operations import appendices
from moothall.operations.accounts import grant
from moothall.operations.appendices import (
    AppendixWords,
    add_appendix,
    clean_appendix,
    describe_appendix,
    give_pdf,
    move_appendix,
    remove_appendix,
    replace_appendix,
)
from moothall.operations.permission import NotPermittedError
from moothall.operations.reports import ReportError, start_report
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.files import path_of
from moothall.records.models import AppendixFile, DraftReport
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
RENT = line("The rent is 40,000 pounds a year.")
COVERED = RENT + "0 g 130 690 78 18 re f\n"
EXEMPT = Exemption(("3",), "It would harm the sale.")


def someone(role: Role, name: str = "") -> User:
    user, is_new = User.objects.get_or_create(username=name or role.value)
    if is_new:
        grant(user=user, role=role, by=None, at=MOMENT)
    return user


@pytest.fixture
def report() -> DraftReport:
    return start_report(planned_item=None, scheduled=None, subject="Depot", by=someone(Role.author), at=MOMENT)


def added(report: DraftReport, data: bytes, name: str = "a.pdf", **words: object) -> AppendixFile:
    said = AppendixWords(**{"title": "The lease", **words})  # type: ignore[arg-type] # words of an appendix
    return add_appendix(report=report, data=data, name=name, words=said, by=someone(Role.author), at=MOMENT)


def kept(digest: str) -> bytes:
    return path_of(digest, public=False).read_bytes()


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (80, 60), "navy").save(target, "PNG")
    return target.getvalue()


def test_a_pdf_is_looked_through_and_becomes_part_of_the_next_version(report: DraftReport) -> None:
    row = added(report, pdf(COVERED, pages=2))
    assert (row.form, row.pages, row.tagged, row.scanned, row.pdf) == ("pdf", 2, False, False, row.file)
    codes = {one["code"] for one in row.findings}
    assert {"hidden-covered-text", "appendix-untagged"} <= codes
    draft = report_draft(latest(report))
    assert draft.number == 2
    assert [one.title for one in draft.appendices] == ["The lease"]


def test_what_was_said_of_an_appendix_while_its_file_was_looked_through_is_kept(
    report: DraftReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, look = added(report, pdf(RENT)), appendices._looked

    def meanwhile(*said: Any) -> Any:
        AppendixFile.objects.filter(pk=row.pk).update(exemption={"paragraphs": ["3"], "public_interest": "Yes."})
        return look(*said)

    monkeypatch.setattr(appendices, "_looked", meanwhile)
    replace_appendix(appendix=row, data=pdf(RENT, pages=2), name="b.pdf", by=someone(Role.author), at=MOMENT)
    row = AppendixFile.objects.get()
    assert (row.pages, row.exemption["paragraphs"]) == (2, ["3"])


def test_a_file_that_was_replaced_while_it_was_being_cleaned_is_not_undone(
    report: DraftReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, look = added(report, pdf(COVERED)), appendices._looked

    def meanwhile(*said: Any) -> Any:
        AppendixFile.objects.filter(pk=row.pk).update(file="b" * 64)
        return look(*said)

    monkeypatch.setattr(appendices, "_looked", meanwhile)
    with pytest.raises(ReportError, match="Another file"):
        clean_appendix(appendix=row, by=someone(Role.author), at=MOMENT)
    assert AppendixFile.objects.get().file == "b" * 64


def test_cleaning_keeps_the_file_before_and_leaves_nothing_hidden(report: DraftReport) -> None:
    row = added(report, pdf(COVERED))
    before = row.file
    clean_appendix(appendix=row, by=someone(Role.author), at=MOMENT)
    row.refresh_from_db()
    assert row.cleaned_from == before
    assert row.file != before
    assert not [one for one in row.findings if one["code"].startswith("hidden-")]
    assert b"40,000" not in kept(row.file)


def test_a_word_file_is_typeset_as_a_tagged_pdf(report: DraftReport) -> None:
    row = added(report, word(), "lease.docx")
    found = check(kept(row.pdf))
    assert (row.form, row.tagged, row.scanned, row.pages) == ("word", True, False, 1)
    assert (found.tagged, found.fonts, found.sizes) == (True, (), ("A4",))


def test_tracked_changes_wait_for_a_choice(report: DraftReport) -> None:
    row = added(report, word(track("ins", " Marrowfat.")), "lease.docx")
    with pytest.raises(ReportError, match="accept or to reject"):
        clean_appendix(appendix=row, by=someone(Role.author), at=MOMENT)
    clean_appendix(appendix=row, changes="reject", by=someone(Role.author), at=MOMENT)
    assert b"Marrowfat" not in parts(kept(row.file))["word/document.xml"]


def test_a_picture_needs_words_and_becomes_a_tagged_pdf(report: DraftReport) -> None:
    with pytest.raises(ReportError, match="words that say the same"):
        added(report, picture(), "map.png")
    row = added(report, picture(), "map.png", alternative="A map of the depot")
    assert (row.form, row.tagged) == ("image", True)


def test_a_workbook_is_kept_as_it_is_until_a_pdf_is_given(report: DraftReport) -> None:
    row = added(report, workbook(), "costs.xlsx")
    assert (row.form, row.pdf, row.pages) == ("spreadsheet", "", None)
    assert {"hidden-hidden-sheet"} <= {one["code"] for one in row.findings}
    with pytest.raises(ReportError, match="Give a PDF"):
        give_pdf(appendix=row, data=workbook(), by=someone(Role.author), at=MOMENT)
    give_pdf(appendix=row, data=pdf(COVERED), by=someone(Role.author), at=MOMENT)
    assert row.pages == 1
    assert any(one["place"].startswith("the PDF") for one in row.findings)
    clean_appendix(appendix=row, by=someone(Role.author), at=MOMENT)
    row.refresh_from_db()
    assert b"40,000" not in kept(row.pdf)
    assert b"SheetSecret" not in b"".join(parts(kept(row.file)).values())


def test_an_exempt_appendix_needs_its_paragraph_and_the_public_interest(report: DraftReport) -> None:
    author = someone(Role.author)
    row = added(report, pdf(RENT))
    for exemption, words in ((Exemption(), "which paragraph"), (Exemption(("99",), "x"), "which paragraph"),
                             (Exemption(("3",)), "public interest")):  # fmt: skip
        with pytest.raises(ReportError, match=words):
            describe_appendix(
                appendix=row, words=AppendixWords(title="Rent", exemption=exemption), by=author, at=MOMENT
            )
    describe_appendix(appendix=row, words=AppendixWords(title="Rent", exemption=EXEMPT), by=author, at=MOMENT)
    appendix = report_draft(latest(report)).appendices[0]
    assert (appendix.title, appendix.exemption) == ("Rent", EXEMPT)


def test_appendices_change_places_are_replaced_and_taken_out(report: DraftReport) -> None:
    author = someone(Role.author)
    one, two = added(report, pdf(RENT), title="One"), added(report, pdf(RENT), title="Two")
    move_appendix(appendix=two, up=True, by=author, at=MOMENT)
    move_appendix(appendix=two, up=True, by=author, at=MOMENT)
    assert [each.title for each in report_draft(latest(report)).appendices] == ["Two", "One"]
    one.refresh_from_db()
    replace_appendix(appendix=one, data=pdf(RENT, pages=3), name="b.pdf", by=author, at=MOMENT)
    assert (one.pages, one.title, one.name) == (3, "One", "b.pdf")
    remove_appendix(appendix=one, by=author, at=MOMENT + dt.timedelta(hours=1))
    assert [each.title for each in report_draft(latest(report)).appendices] == ["Two"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no kind of file"),
        (b"plain words", "no kind of file"),
        (b"%PDF-1.7 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0old", "save it as docx"),
        (b"PK\x03\x04broken", "damaged"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(report: DraftReport, data: bytes, words: str) -> None:
    with pytest.raises(ReportError, match=words):
        added(report, data)
    assert not AppendixFile.objects.exists()


def test_only_its_authors_and_the_clerk_change_appendices(report: DraftReport) -> None:
    row = added(report, pdf(RENT))
    stranger = someone(Role.author, "ida")
    words = AppendixWords(title="x")
    with pytest.raises(NotPermittedError):
        add_appendix(report=report, data=pdf(RENT), name="a", words=words, by=stranger, at=MOMENT)
    for act in (clean_appendix, remove_appendix):
        with pytest.raises(NotPermittedError):
            act(appendix=row, by=stranger, at=MOMENT)
    remove_appendix(appendix=row, by=someone(Role.clerk), at=MOMENT)


def test_hidden_words_of_a_word_file_are_found(report: DraftReport) -> None:
    row = added(report, word(with_run("w:vanish")), "a.docx")
    assert "hidden-hidden-text" in {one["code"] for one in row.findings}
