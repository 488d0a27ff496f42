"""What comes after the pack: supplements, papers that grow, shrink, are held or taken down, and the shelf."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from documents.assembly.agenda import agenda, essay, file, paper, read, with_paper
from documents.assembly.packs import labels, says, texts
from moothall.documents.assembly import Bound, Folder, bind, forget, make_ready
from moothall.documents.assembly.check import faults
from moothall.facts.agendas import DraftAgenda, DraftItem


@pytest.fixture(scope="module")
def pack() -> Bound:
    """The pack as it was first published, in its restricted version."""
    return bind(agenda(), read(), (), restricted=True)


def where(bound: Bound) -> dict[str, tuple[str, str]]:
    return {place.key: (place.first, place.last) for place in bound.places}


def late(published: DraftAgenda) -> DraftAgenda:
    """The agenda with a late paper."""
    item = DraftItem(
        "i8", "8", "Storm damage", "late", papers=(paper("late", "Storm damage", essay("Storm"), file="late"),)
    )
    return msgspec.structs.replace(published, items=(*published.items, item))


def reads_late() -> Callable[[str], bytes]:
    return read(late=essay("Storm"))


def test_a_pack_bound_again_has_the_labels_it_had(pack: Bound) -> None:
    again = bind(pack.agenda, read(), (), restricted=True)
    assert where(again) == where(pack)
    assert labels(again.pdf) == labels(pack.pdf)


def test_a_supplement_is_numbered_on_and_has_a_front_of_its_own(pack: Bound) -> None:
    made = bind(late(pack.agenda), reads_late(), (), restricted=False, after="18", only={"late"})
    assert labels(made.pdf) == ["19", "20", "21", "22"][: made.page_count]
    assert made.front.first == "19"
    assert where(made) == {"late": ("21", "21")}
    said = texts(made.pdf)
    assert "Supplement to the agenda, with: Storm damage." in said["19"]
    assert "Storm damage (Page 21)" in said["19"]
    assert "Coast road" not in said["19"]
    assert faults(made.pdf) == []


def test_a_supplement_is_numbered_on_from_the_last_label_known(pack: Bound) -> None:
    last = max(int(place.last) for place in pack.places)
    made = bind(late(pack.agenda), reads_late(), (), restricted=False, only={"late"})
    assert int(made.front.first) == last + 1 + last % 2


def test_a_supplement_opens_none_of_the_other_papers(pack: Bound) -> None:
    def only_late(name: str) -> bytes:
        assert name == "late"
        return essay("Storm")

    assert bind(late(pack.agenda), only_late, (), restricted=True, only={"late"}).page_count


def test_a_late_paper_in_the_whole_pack_stands_behind_it_and_no_label_moves(pack: Bound) -> None:
    whole = bind(late(pack.agenda), reads_late(), (), restricted=True)
    assert {key: place for key, place in where(whole).items() if key != "late"} == where(pack)
    assert int(where(whole)["late"][0]) > max(int(last) for _, last in where(pack).values())


def grown(pack: Bound, pages: int) -> tuple[DraftAgenda, Callable[[str], bytes]]:
    data = essay("Minutes", pages)
    changed = paper("minutes", "Minutes", data)
    return with_paper(pack.agenda, "minutes", file="grown", pages=changed.pages), read(grown=data)


def test_a_corrected_paper_that_grows_takes_letters_and_no_other_label_changes(pack: Bound) -> None:
    again, files = grown(pack, 3)
    made = bind(again, files, (), restricted=True)
    first, last = where(pack)["minutes"]
    assert where(made)["minutes"] == (first, f"{last}a")
    assert {key: place for key, place in where(made).items() if key != "minutes"} == {
        key: place for key, place in where(pack).items() if key != "minutes"
    }
    assert [label for label in labels(made.pdf) if not label.isdecimal()] == [f"{last}a", f"{last}b"]
    assert texts(made.pdf)[f"{last}b"].startswith("This page is intentionally left blank")


def test_papers_behind_one_that_grew_still_begin_on_right_hand_pages_in_print(pack: Bound) -> None:
    for pages in (2, 3, 4):
        again, files = grown(pack, pages)
        made = bind(again, files, (), restricted=True)
        printed = labels(made.pdf)
        assert all(printed.index(place.first) % 2 == 0 for place in made.places)


def test_a_corrected_paper_handed_out_by_itself_stands_behind_a_front_sheet_at_its_own_labels(pack: Bound) -> None:
    again, files = grown(pack, 3)
    made = bind(again, files, (), restricted=False, after="17", only={"minutes"})
    first, last = where(pack)["minutes"]
    assert labels(made.pdf) == ["19", "20", first, last, f"{last}a"]
    assert f"(Pages {first} - {last}a)" in texts(made.pdf)["19"]
    assert faults(made.pdf) == []


def test_both_versions_keep_the_same_labels_when_a_paper_grew(pack: Bound) -> None:
    again, files = grown(pack, 3)
    assert where(bind(again, files, (), restricted=True)) == where(bind(again, files, (), restricted=False))


def test_a_corrected_paper_that_shrinks_says_which_labels_are_no_longer_used(pack: Bound) -> None:
    first, last = where(pack)["coast"]
    data = essay("Coast, shorter", 1)
    shorter = with_paper(pack.agenda, "coast", file="short", pages=1)
    made = bind(shorter, read(short=data), (), restricted=False)
    assert where(made)["coast"] == (first, last)
    said = texts(made.pdf)
    for label in range(int(first) + 1, int(last) + 1):
        assert said[str(label)] == f"Page {label} is no longer used Page {label}"
    assert where(made)["map"] == where(pack)["map"]


def test_a_paper_taken_down_leaves_a_page_that_says_so_and_its_labels(pack: Bound) -> None:
    words = "Taken down on 20 March 2026: it gave a name."
    down = with_paper(pack.agenda, "coast", withdrawn=words)

    def without_coast(name: str) -> bytes:
        assert name != "coast"
        return file(name)

    made = bind(down, without_coast, (), restricted=True)
    first, last = where(pack)["coast"]
    assert where(made) == where(pack)
    assert words in texts(made.pdf)[first]
    assert f"Pages {first} to {last} are not in this pack." in texts(made.pdf)[first]
    assert last not in labels(made.pdf) or first == last
    assert not says(made.pdf, "Resurfacing")


def test_a_published_paper_that_is_held_leaves_its_place(pack: Bound) -> None:
    held = with_paper(pack.agenda, "swans", held="to be corrected")
    made = bind(held, read(), (), restricted=True)
    assert "not published at present" in texts(made.pdf)[where(pack)["swans"][0]]
    assert not says(made.pdf, "to be corrected")


def test_a_longer_front_sheet_takes_letters_once_papers_have_labels(pack: Bound) -> None:
    notices = tuple((f"Notice {n}", "Please read this. " * 250) for n in range(4))
    made = bind(msgspec.structs.replace(pack.agenda, notices=notices), read(), (), restricted=False)
    assert where(made) == where(pack)
    assert labels(made.pdf)[:4] == ["1", "2", "2a", "2b"]


def test_papers_made_ready_are_kept_and_only_what_changed_is_read(pack: Bound) -> None:
    shelf: dict[str, bytes] = {}
    asked: list[str] = []

    def noting(name: str) -> bytes:
        asked.append(name)
        return read(grown=essay("Minutes", 3))(name)

    first = bind(agenda(), noting, (), restricted=True, shelf=shelf)
    assert sorted(asked) == ["coast", "map", "minutes", "secret", "swans"]
    asked.clear()
    assert bind(agenda(), noting, (), restricted=True, shelf=shelf).pdf == first.pdf
    assert asked == []
    bind(grown(pack, 3)[0], noting, (), restricted=True, shelf=shelf)
    assert asked == ["grown"]


def test_what_lies_on_the_shelf_is_bound_as_what_does_not(pack: Bound) -> None:
    shelf: dict[str, bytes] = {}
    for _ in range(2):
        made = bind(agenda(), read(), (), restricted=True, shelf=shelf)
        assert texts(made.pdf) == texts(pack.pdf)
        assert made.status == pack.status
        assert faults(made.pdf) == []


def test_a_paper_made_ready_when_it_is_filed_is_not_read_when_it_is_bound() -> None:
    shelf: dict[str, bytes] = {}
    data = essay("Quays")
    filed = hashlib.sha256(data).hexdigest()
    make_ready(data, shelf)
    make_ready(b"no pdf", shelf)
    papers = (paper("q", "Quays", data, file=filed),)
    whole = agenda(motion="", items=(DraftItem("i1", "1", "Quays", "report", papers=papers),))
    made = bind(whole, read(), (), restricted=False, shelf=shelf)
    assert made.status[0].passes
    assert len(shelf) == 1


def test_the_shelf_is_a_folder_that_can_forget_and_is_cleared_of_what_is_old(tmp_path: Path) -> None:
    shelf = Folder(tmp_path / "shelf")
    bind(agenda(), read(), (), restricted=True, shelf=shelf)
    assert len(shelf) == 5
    forget("secret", shelf)
    assert len(shelf) == 4
    del shelf["nothing"]
    assert "nothing" not in shelf
    shelf.clear_of_what_is_older(dt.datetime(2001, 1, 1, tzinfo=dt.UTC))
    assert len(shelf) == 4
    shelf.clear_of_what_is_older(dt.datetime(2999, 1, 1, tzinfo=dt.UTC))
    assert len(shelf) == 0
