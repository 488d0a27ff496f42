"""The front sheet of an agenda that is built here: in print, in both versions, and read back."""

import datetime as dt
import io

import msgspec
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.invented_agenda import EXEMPTION, PLACES, PUBLISHED, SECRET, SECTIONS, agenda, lettered, paper
from moothall.documents.agenda_outline import NO_EXEMPT, outline, remarks
from moothall.documents.composer.agenda import front_facts, front_sheet
from moothall.documents.composer.front import CLOSED
from moothall.documents.composer.markup import Markup, call, joined
from moothall.documents.composer.press import Press
from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem, without_closed_titles
from moothall.facts.meetings import AgendaItem
from moothall.intake.reading import read
from moothall.rules import exclusion
from moothall.rules.agenda_numbering import Place, in_order, numbers

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


titles = st.sampled_from(
    [
        "Winter service",
        "Library opening hours",
        "Flood risk in the lower valley",
        "Recruitment of foster carers and the support that they are given in their first year of fostering",
        "Highways capital programme 2026/27",
        "Home to school transport",
    ]
)
purposes = st.sampled_from(["", "To note the report.", "To consider and endorse the proposed decision to be taken."])


@st.composite
def agendas(draw: st.DrawFn) -> tuple[DraftAgenda, dict[str, tuple[str, str]]]:
    """An agenda of up to eight items in either numbering, with page ranges for some."""
    style = draw(st.sampled_from([AgendaStyle(), AgendaStyle(numbering="sections", sections=SECTIONS, timings=True)]))
    rows = {}
    for place in range(draw(st.integers(1, 8))):
        closed = draw(st.booleans()) and place > 3
        section = "E" if closed else draw(st.sampled_from("ACD"))
        rows[f"item{place:04}"] = DraftItem(
            key=f"item{place:04}",
            number="",
            title=draw(titles),
            closed_title=draw(titles) if closed else "",
            kind=draw(st.sampled_from(["report", "verbal", "standing", "to follow", "minutes", "called in"])),
            section=section,
            purpose=draw(purposes),
            minutes=draw(st.sampled_from([None, 5, 30])),
            decision=draw(st.sampled_from(["", "26/00014"])),
            exemption=EXEMPTION if closed else None,
        )
    places = {key: (str(9 + 4 * n), str(12 + 4 * n)) for n, key in enumerate(rows) if draw(st.booleans())}
    ordered = in_order(style, [Place(key=o.key, section=o.section, is_open=o.is_open) for o in rows.values()])
    given_numbers = numbers(style, ordered)
    items = tuple(msgspec.structs.replace(rows[o.key], number=given_numbers[o.key]) for o in ordered)
    plain = msgspec.structs.replace(agenda(style), items=items, motion="")
    return msgspec.structs.replace(plain, motion=exclusion.wording(plain)), places


def told_once(item: AgendaItem) -> AgendaItem:
    """The item without the words that its report is to follow, which `to_follow` says as well.

    Where the same lines come again and again the reader takes them for cells of a table, and keeps the flag alone.
    """
    purpose = (item.purpose or "").removeprefix("Report to follow.").strip()
    return msgspec.structs.replace(item, purpose=purpose or None)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(agendas(), st.booleans())
def test_whatever_is_on_the_agenda_is_read_back(
    press: Press, built: tuple[DraftAgenda, dict[str, tuple[str, str]]], restricted: bool
) -> None:
    one, places = built
    sheet = front_sheet(one, PUBLISHED, places, restricted=restricted)
    style = Markup('#show: house.with(title: "Agenda", author: "Larkshire")\n')
    read_back = read(press.pdf(joined([style, call("upright", sheet)]), MADE), "agenda.pdf").pack
    wanted = front_facts(one, PUBLISHED, places, restricted=restricted)
    assert list(map(told_once, read_back.agenda)) == list(map(told_once, wanted.agenda))
    assert read_back.exclusion == wanted.exclusion


def test_the_closed_title_stands_in_the_restricted_front_sheet_alone(press: Press) -> None:
    assert SECRET in words(printed(press, agenda(), restricted=True))
    public = printed(press, agenda(), restricted=False)
    assert SECRET not in words(public)
    assert "guineas" not in words(public)


def test_the_report_of_an_exempt_item_is_not_said_to_follow() -> None:
    one = agenda()
    shut = msgspec.structs.replace(one.items[-1], papers=one.items[-1].papers[1:])
    told = without_closed_titles(msgspec.structs.replace(one, items=(*one.items[:-1], shut)))
    for restricted, version in ((False, told), (True, one)):
        last = front_facts(version, PUBLISHED, PLACES, restricted=restricted).agenda[-1]
        assert (last.to_follow, last.purpose) == (None, "To consider the report.")


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


def said(one: DraftAgenda) -> list[str]:
    """Headings, remarks and lines of the outline that the public is given."""
    parts = outline(one, PLACES, restricted=False)
    return [text for part in parts for text in (part.heading, part.remark, *part.lines) if text]


def test_an_open_item_with_an_exempt_paper_is_named_among_what_is_not_open() -> None:
    """The motion names the item, so the front sheet must not say that nothing is exempt."""
    beside = msgspec.structs.replace(paper("tenders1", "Tenders"), exemption=EXEMPTION)
    items = tuple(
        msgspec.structs.replace(item, exemption=None, papers=(*item.papers, beside) if item.key == "decision" else ())
        for item in agenda().items
    )
    one = msgspec.structs.replace(agenda(), items=items)
    number = next(item.number for item in items if item.key == "decision")
    assert f"Item {number}, when its exempt papers are considered." in said(one)
    assert CLOSED in said(one)
    assert NO_EXEMPT not in said(one)


def test_an_open_item_with_a_confidential_paper_says_that_it_is_confidential() -> None:
    secret = msgspec.structs.replace(paper("tenders1", "Tenders"), confidential=True)
    items = tuple(msgspec.structs.replace(item, papers=(secret,)) for item in agenda().items if item.key == "decision")
    one = msgspec.structs.replace(agenda(), items=items)
    assert f"Item {items[0].number}, when its confidential papers are considered." in said(one)


def test_an_item_that_a_member_placed_needs_no_report() -> None:
    placed = DraftItem("members1", "9", "Potholes", "members' item", placed_by="Mrs C Fenn")
    assert remarks(placed) == ("Placed on the agenda by Mrs C Fenn.",)
