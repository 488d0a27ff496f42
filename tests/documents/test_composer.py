"""A composed pack: its pages, its numbers, its tags, and what it keeps from the public."""

import io
from collections.abc import Callable

import msgspec
import pikepdf
import pytest

from documents.invented_pack import SECRET, TITLE_OF_SECRET, front, job, papers, report, section
from documents.printed import bookmarks, everything, first_pages, labels, pages
from moothall.documents.composer.composition import Composition, Job, compose, compose_all
from moothall.documents.composer.press import CompositionError, Press
from moothall.documents.composer.words import page_range
from moothall.documents.pack_text import Paper, record_of

BLANK = "This page is intentionally left blank"


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with the fonts that the typesetter brings along."""
    return Press()


@pytest.fixture(scope="module")
def public(press: Press) -> Composition:
    """The public pack."""
    return compose(job(), press)


@pytest.fixture(scope="module")
def restricted(press: Press) -> Composition:
    """The pack for those entitled to everything."""
    return compose(job(), press, restricted=True)


def test_the_agenda_prints_the_pages_on_which_the_papers_are(public: Composition) -> None:
    ranges = {item.number: item.pages for item in public.pack.agenda}
    starts = first_pages(public.pdf)
    assert {number: pages[0] for number, pages in ranges.items() if pages} == starts
    sheet = " ".join(text for label, text in pages(public.pdf) if label < starts["2"])
    assert all(
        f"({page_range(first, last)})" in " ".join(sheet.split()) for first, last in filter(None, ranges.values())
    )


def test_an_item_without_papers_has_no_pages(public: Composition) -> None:
    assert public.pack.agenda[0].pages is None


def test_each_paper_begins_on_a_right_hand_page_and_runs_up_to_the_next(public: Composition) -> None:
    ranges = [item.pages for item in public.pack.agenda if item.pages]
    assert all(first % 2 == 1 for first, _ in ranges)
    assert [last + 1 for _, last in ranges[:-1]] == [first for first, _ in ranges[1:]]


def test_a_blank_left_hand_page_says_that_it_is_blank(public: Composition) -> None:
    found = [(label, " ".join(text.split())) for label, text in pages(public.pdf)]
    blanks = [label for label, text in found if text.startswith(BLANK)]
    assert blanks
    assert all(label % 2 == 0 for label in blanks)
    assert all(text == f"{BLANK} Page {label}" for label, text in found if label in blanks)


def test_numbers_run_through_and_jump_over_what_is_withheld(public: Composition, restricted: Composition) -> None:
    withheld = next(item.pages for item in public.pack.agenda if item.exempt)
    assert withheld
    assert [label for label, _ in pages(restricted.pdf)] == list(range(1, len(pages(restricted.pdf)) + 1))
    printed = [label for label, _ in pages(public.pdf)]
    assert withheld[0] in printed
    assert withheld[1] not in printed
    assert withheld[1] + 1 in printed


def test_both_versions_have_the_same_page_numbers(public: Composition, restricted: Composition) -> None:
    assert first_pages(public.pdf) == first_pages(restricted.pdf)
    assert public.pack == restricted.pack


def test_page_labels_are_the_numbers_in_print(public: Composition) -> None:
    assert labels(public.pdf) == [str(label) for label, _ in pages(public.pdf)]


def test_a_restricted_paper_is_one_page_that_says_so(public: Composition) -> None:
    start = first_pages(public.pdf)["4"]
    slip = " ".join(next(text for label, text in pages(public.pdf) if label == start).split())
    assert (
        "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972. "
        "Document is Restricted" in slip
    )


@pytest.mark.parametrize("secret", [SECRET, TITLE_OF_SECRET, "guineas", "Pargeter"])
def test_what_is_restricted_is_nowhere_in_the_public_file(secret: str, public: Composition) -> None:
    assert not any(secret in said for said in everything(public.pdf))


@pytest.mark.parametrize("secret", [SECRET, TITLE_OF_SECRET])
def test_what_is_restricted_is_in_the_restricted_file(secret: str, restricted: Composition) -> None:
    assert any(secret in " ".join(said.split()) for said in everything(restricted.pdf))


def test_the_public_record_has_nothing_of_restricted_papers(public: Composition) -> None:
    said = msgspec.json.encode(public.pack).decode()
    assert SECRET not in said
    assert TITLE_OF_SECRET not in said
    assert [each.subject for each in public.pack.reports] == ["Frogs and their friends", "Swans"]


def test_a_paper_may_have_an_open_part_and_a_restricted_one(press: Press) -> None:
    both = Paper(item="3", contents=(report("Open"),), restricted=(report("Closed"),), paragraphs=("1", "3"))
    made = compose(Job(front=front(), papers=(both,)), press)
    text = " ".join(" ".join(text for _, text in pages(made.pdf)).split())
    assert "Subject: Open" in text
    assert "Subject: Closed" not in text
    assert "By virtue of paragraph(s) 1, 3 of Part 1" in text


def test_the_file_is_tagged_and_says_what_it_is(public: Composition) -> None:
    with pikepdf.open(io.BytesIO(public.pdf)) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert len(root.StructTreeRoot.K) > 0
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        metadata = document.open_metadata()
        assert metadata["dc:title"] == "Ponds and Greens Committee – Agenda for 6 March 2025"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "2"


def test_bookmarks_lead_to_every_item_with_papers(public: Composition) -> None:
    with pikepdf.open(io.BytesIO(public.pdf)) as document, document.open_outline() as outline:
        titles = list(bookmarks(list(outline.root)))
    assert [title for title in titles if title[0].isdigit() and "." not in title] == [
        "2 Minutes of the meeting held on 9 January 2025",
        "3 Frogs and their friends",
        "4 Sale of the old mill",
        "5 Swans",
    ]


def test_every_resolution_is_printed_in_its_place_or_at_the_end(public: Composition) -> None:
    text = " ".join(" ".join(text for _, text in pages(public.pdf)).split())
    assert "1. Mr Rush spoke of lilies. 2. RESOLVED that: (a) lilies be thinned; and (b) kept." in text
    assert "8. Benches (Item 4) RESOLVED that a bench be bought." in text


def test_the_same_pack_comes_out_the_same_again(press: Press, public: Composition) -> None:
    assert compose(job(), press).pdf == public.pdf


def test_words_that_look_like_markup_are_printed_as_they_are(press: Press) -> None:
    words = 'Rates rose *sharply* by #1: "so" [they] say_so $5 @ https://greens.example \\ end'
    made = compose(
        Job(front=front(), papers=(Paper(item="3", contents=(report("Rates", section("R", words)),)),)), press
    )
    assert words in " ".join(" ".join(text for _, text in pages(made.pdf)).split())


def test_many_packs_are_composed_side_by_side() -> None:
    done = dict(compose_all([job(), Job(front=front(), papers=papers()[:1])], processes=2))
    assert sorted(done) == [0, 1]
    assert done[1].pack == record_of(done[1].pack, papers()[:1])


def without_dates(found: Job) -> Job:
    return msgspec.structs.replace(found, front=msgspec.structs.replace(found.front, meeting=None))


def for_no_item(found: Job) -> Job:
    return msgspec.structs.replace(found, papers=(Paper(item="99", contents=(report("Lost"),)),))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (without_dates, "it has neither a date of publication nor of a meeting"),
        (for_no_item, "no item 99 is on the agenda"),
    ],
)
def test_a_pack_that_cannot_be_typeset_says_why(spoil: Callable[[Job], Job], message: str, press: Press) -> None:
    with pytest.raises(CompositionError, match=message):
        compose(spoil(job()), press)
