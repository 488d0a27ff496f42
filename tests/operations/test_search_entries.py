"""What a released pack gives to the search index, and where each hit leads."""

import msgspec
import pytest

from larkshire import BODY, JANUARY, MARCH, MINUTES, MOMENT, REPORT, pack, reading
from moothall.facts.readings import Reading
from moothall.operations.archive import import_pack
from moothall.operations.release import NamedOverride, release
from moothall.operations.search_entries import entries, renew_entries
from moothall.queries.public.search_index import Entry
from moothall.records.models import Meeting, Person, Publication, SearchSheet

pytestmark = pytest.mark.django_db


def published(one: Reading | None = None) -> Publication:
    imported = import_pack(reading=one or reading(), source=b"pack", name="march.txt", by=None, at=MOMENT)
    return release(version=imported.version, by=None, at=MOMENT, override=NamedOverride("N Pollard", "A slip only."))


@pytest.fixture
def found() -> dict[str, Entry]:
    """The entries of the March pack by their text."""
    return {entry.text: entry for entry in entries(published(reading(slip=True)))}


def names(entry: Entry) -> set[str]:
    return set(Person.objects.filter(public_id__in=entry.people).values_list("name", flat=True))


def test_every_paragraph_is_an_entry_of_its_kind(found: dict[str, Entry]) -> None:
    expected = {
        "3 Resurfacing of the coast road": "Agenda",
        "Members spoke about street lighting.": "Minutes",
        "RESOLVED that the trial of dimmed lights be noted.": "Resolution",
        "Background": "Report",
        "Decision 26/00017": "Decision",
        "RD01 | Potholes repaired within 28 days | 88% | 91%": "Indicator",
        "Potholes repaired": "Indicator",
        "Highways": "Budget",
        "Plant wild flowers": "Action plan",
        "Collisions by district": "Statistics",
        "Winter service review": "Work programme",
        "Document is Restricted": "Notice",
    }
    assert {text: found[text].kind for text in expected} == expected


def test_nothing_that_the_edition_shows_is_left_out() -> None:
    edition = reading()
    texts = [entry.text for entry in entries(published(edition))]
    assert sorted(texts) == sorted(block.text for block in edition.blocks)


def test_a_hit_in_a_report_leads_to_its_paragraph_on_the_items_page(found: dict[str, Entry]) -> None:
    entry = next(entry for text, entry in found.items() if text.startswith("1.1 The coast road"))
    number = [block.text for block in reading().blocks].index(entry.text)
    item = Meeting.objects.get(date=MARCH).items.get(number="3")
    assert entry.url == f"/items/{item.public_id}-resurfacing-of-the-coast-road#p{number}"
    assert (entry.title, entry.body_name, entry.date) == ("Resurfacing of the coast road", BODY, MARCH)


def test_every_row_of_a_table_leads_to_the_table(found: dict[str, Entry]) -> None:
    first, second = (entry for entry in found.values() if entry.kind == "Indicator" and " | " in entry.text)
    assert first.url == second.url
    number = [block.text for block in reading().blocks].index(first.text)
    assert first.url.endswith(f"#p{number}")


def test_a_hit_in_minutes_leads_to_the_minute_of_the_meeting_minuted(found: dict[str, Entry]) -> None:
    entry = found["Members spoke about street lighting."]
    minuted = Meeting.objects.get(date=JANUARY)
    assert entry.url.startswith(f"/meetings/{minuted.public_id}")
    assert entry.url.endswith("#minute-1")
    assert (entry.title, entry.date) == ("11. Street lighting", JANUARY)


def test_what_stands_before_the_first_minute_leads_to_the_paper(found: dict[str, Entry]) -> None:
    entry = found["MINUTES of a meeting on 2026-01-15"]
    assert entry.url.startswith("/items/")
    assert entry.title == "Minutes of 15 January 2026"


def test_the_front_sheet_leads_to_the_meeting(found: dict[str, Entry]) -> None:
    assert found["3 Resurfacing of the coast road"].url.startswith("/meetings/")


def test_a_report_carries_its_divisions_and_those_it_is_from(found: dict[str, Entry]) -> None:
    assert found["Background"].divisions == ("Larkham East",)
    assert names(found["Background"]) == {"Mr K Lusk", "Ms A Quill"}
    assert found["Winter service review"].divisions == ()


def test_a_paragraph_carries_those_whom_it_names_by_any_of_their_forms() -> None:
    item = msgspec.structs.replace(MINUTES.items[0], resolutions=("that MRS DUNMORE and Mr P\u00a0Okafor be thanked.",))
    said = pack(minutes=(msgspec.structs.replace(MINUTES, items=(item,)),))
    thanked = next(entry for entry in entries(published(reading(said))) if "thanked" in entry.text)
    assert names(thanked) == {"Mrs T Dunmore", "Mr P Okafor"}


def test_a_name_that_may_mean_two_people_means_neither() -> None:
    twins = tuple(
        msgspec.structs.replace(one, name=f"Mr {letter} Okafor")
        for one, letter in zip(MINUTES.present[:2], "PQ", strict=True)
    )
    item = msgspec.structs.replace(MINUTES.items[0], resolutions=("that Mr Okafor be thanked.",), motions=())
    said = pack(minutes=(msgspec.structs.replace(MINUTES, present=twins, presided=None, items=(item,)),))
    thanked = next(entry for entry in entries(published(reading(said))) if "thanked" in entry.text)
    assert names(thanked) == set()


def test_a_report_on_all_divisions_says_so_in_one_way() -> None:
    report = msgspec.structs.replace(REPORT, electoral_division="County-wide")
    found = {entry.text: entry for entry in entries(published(reading(pack(reports=(report,)))))}
    assert found["Background"].divisions == ("All divisions",)


def test_a_pack_without_a_pdf_has_no_page_to_open(found: dict[str, Entry]) -> None:
    assert {entry.page_url for entry in found.values()} == {None}
    assert found["Background"].label == "3"


def test_entries_of_an_older_version_are_made_anew() -> None:
    publication = published()
    SearchSheet.objects.update(entries=b"[]")
    assert renew_entries() == 1
    assert renew_entries() == 0
    assert len(msgspec.json.decode(SearchSheet.objects.get().entries)) == len(list(entries(publication)))
