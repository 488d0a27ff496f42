"""The front sheet of an agenda that is built here: in print, in both versions, and read back."""

import datetime as dt
import io

import pypdfium2
import pytest

from documents.invented_agenda import PLACES, PUBLISHED, SECRET, agenda, lettered
from moothall.documents.composer.agenda import front_facts, front_sheet
from moothall.documents.composer.markup import Markup, call, joined
from moothall.documents.composer.press import Press
from moothall.facts.agendas import DraftAgenda
from moothall.intake.reading import read

MADE = dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
ACRONYMS = (("RAG", "red, amber, green"), ("SEND", "special educational needs and disabilities"))


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def printed(press: Press, one: DraftAgenda, *, restricted: bool) -> bytes:
    sheet = front_sheet(one, PUBLISHED, PLACES, ACRONYMS, restricted=restricted)
    style = Markup('#show: house.with(title: "Agenda", author: "Larkshire")\n')
    return press.pdf(joined([style, call("upright", sheet)]), MADE)


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("one", [agenda(), lettered()], ids=["numbers", "sections"])
def test_what_is_printed_is_read_back_as_the_same_facts(press: Press, one: DraftAgenda, restricted: bool) -> None:
    read_back = read(printed(press, one, restricted=restricted), "agenda.pdf").pack
    wanted = front_facts(one, PUBLISHED, PLACES, restricted=restricted)
    assert read_back.agenda == wanted.agenda
    assert read_back.meeting == wanted.meeting
    assert read_back.membership == wanted.membership
    assert read_back.exclusion == wanted.exclusion
    assert (read_back.council, read_back.body) == (wanted.council, wanted.body)


def test_the_closed_title_stands_in_the_restricted_front_sheet_alone(press: Press) -> None:
    assert SECRET in words(printed(press, agenda(), restricted=True))
    public = printed(press, agenda(), restricted=False)
    assert SECRET not in words(public)
    assert "guineas" not in words(public)


def test_a_section_without_items_says_so(press: Press) -> None:
    assert "B - Any items called-in None for this meeting" in words(printed(press, lettered(), restricted=False))


def test_items_bear_the_time_at_which_they_are_likely_to_be_taken(press: Press) -> None:
    said = words(printed(press, lettered(), restricted=False))
    assert "(Pages 9 - 12)" in said
    assert "10.10 am" in said
    assert "10.40 am" in said


def test_acronyms_are_listed_behind_the_agenda(press: Press) -> None:
    said = words(printed(press, agenda(), restricted=False))
    assert "Acronyms used in these papers Acronym Meaning RAG red, amber, green SEND special" in said
