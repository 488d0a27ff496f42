"""A pack that was read is kept as a draft, once."""

import datetime as dt

import msgspec
import pytest

from larkshire import BODY, JANUARY, MOMENT, pack, reading
from moothall.facts.meetings import Meeting
from moothall.facts.record import from_json
from moothall.operations.archive import CannotArchiveError, Imported, import_pack
from moothall.records.as_facts import reading_from
from moothall.records.files import path_of
from moothall.records.models import AuditRow, Doubt, Pack, PackVersion, Person, PersonForm, Publication, SourceFile

pytestmark = pytest.mark.django_db


def archive(one=None, source: bytes = b"pack") -> Imported:
    return import_pack(reading=one or reading(), source=source, name="march.txt", by=None, at=MOMENT)


def test_an_imported_pack_keeps_source_record_and_evidence_as_a_draft() -> None:
    version = archive().version
    assert path_of(version.source.sha256, public=False).read_bytes() == b"pack"
    assert from_json(version.record) == pack()
    assert reading_from(version.reading) == reading()
    assert not Publication.objects.exists()
    assert AuditRow.objects.filter(line__contains="pack imported").count() == 1


def test_the_same_file_again_changes_nothing() -> None:
    first, again = archive(), archive()
    assert (first.is_new, again.is_new) == (True, False)
    assert again.version == first.version
    assert (PackVersion.objects.count(), SourceFile.objects.count(), AuditRow.objects.count()) == (1, 1, 1)


def test_the_same_words_in_another_file_change_nothing() -> None:
    first, again = archive(), archive(source=b"pack, saved again")
    assert again.version == first.version
    assert PackVersion.objects.count() == 1


def test_a_corrected_pack_is_a_new_version_that_says_what_changed() -> None:
    archive()
    said = pack()
    assert said.meeting is not None
    moved = msgspec.structs.replace(said.meeting, venue="Pell Head Village Hall")
    again = archive(reading(msgspec.structs.replace(said, meeting=moved)), b"corrected")
    assert (again.is_new, again.version.number) == (True, 2)
    assert again.changes == ("Meeting, venue: Pell Head Village Hall (was Council Chamber, Larkham).",)
    assert Pack.objects.count() == 1


@pytest.mark.parametrize(
    ("missing", "words"),
    [({"body": None}, "which body"), ({"meeting": None}, "which date"), ({"meeting": Meeting()}, "which date")],
)
def test_a_pack_without_body_or_date_has_no_place_and_leaves_nothing(missing: dict[str, object], words: str) -> None:
    with pytest.raises(CannotArchiveError, match=words):
        archive(reading(pack(**missing)))
    assert not Pack.objects.exists()
    assert not SourceFile.objects.exists()


def test_one_person_is_one_whichever_pack_names_them() -> None:
    archive()
    earlier = msgspec.structs.replace(
        pack().meeting or Meeting(), date=JANUARY - dt.timedelta(days=60), venue="Town Hall"
    )
    archive(reading(pack(meeting=earlier, minutes=())), b"november")
    chairman = PersonForm.objects.filter(printed="Mrs T Dunmore").values_list("subject", flat=True)
    assert len(set(chairman)) == 1
    assert PersonForm.objects.get(printed="Mrs Dunmore").subject_id == chairman[0]


def test_a_doubtful_likeness_waits_for_a_person() -> None:
    archive(reading(pack(minutes=())))
    members = msgspec.structs.replace(pack().minutes[0], also_present=("Kenneth Lusk",))
    later = msgspec.structs.replace(pack().meeting or Meeting(), date=dt.date(2026, 5, 14))
    archive(reading(pack(minutes=(members,), meeting=later)), b"may")
    doubt = Doubt.objects.get(one_printed="Mr K Lusk")
    assert doubt.other_printed == "Kenneth Lusk"
    assert doubt.same is None
    assert Person.objects.filter(merged_into__isnull=False).count() == 0


def test_a_name_from_a_draft_is_no_public_name() -> None:
    archive()
    assert set(Person.objects.values_list("name", flat=True)) == {""}
    assert BODY not in set(Pack.objects.values_list("body__name", flat=True))
