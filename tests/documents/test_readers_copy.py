"""A reader's copy: the pages asked for with their tags and nothing else of the pack, and the reader's name on each."""

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from documents.assembly.agenda import SECRET, agenda, read
from documents.assembly.packs import labels, parts, says, texts
from documents.tags import errors
from moothall.documents.assembly import Bound, bind
from moothall.documents.assembly.check import faults
from moothall.documents.readers_copy import CopyOrder, copied
from moothall.workers import Refused

LINE = "Copy for Cllr Ruth Marsh, 9 March 2026"


@cache
def pack() -> Bound:
    return bind(agenda(), read(), (), restricted=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pack.pdf"
    path.write_bytes(pack().pdf)
    return path


def test_a_copy_of_the_whole_bears_the_readers_name_on_each_page(file: Path, tmp_path: Path) -> None:
    made = copied(CopyOrder((file,), "Agenda", LINE))
    assert all(LINE in words for words in texts(made).values())
    assert labels(made) == labels(pack().pdf)
    assert faults(made) == []
    assert errors(made, tmp_path) == []


def test_a_copy_of_one_paper_has_its_pages_and_tags_alone(file: Path, tmp_path: Path) -> None:
    place = next(place for place in pack().places if place.key == "coast")
    made = copied(CopyOrder((file,), "Coast road", LINE, first=place.first, last=place.last))
    assert labels(made) == [str(number) for number in range(int(place.first), int(place.last) + 1)]
    assert parts(made) == ["Item 3: Report"]
    assert not says(made, SECRET)
    assert not says(made, "Swans")
    assert faults(made) == []
    assert errors(made, tmp_path) == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert "/Outlines" not in pdf.Root


def test_pages_that_no_file_has_are_refused(file: Path) -> None:
    with pytest.raises(Refused, match="no file has the pages 900 to 901"):
        copied(CopyOrder((file,), "Nothing", LINE, first="900", last="901"))
