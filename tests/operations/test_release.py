"""Releasing a pack: what is published, and what never is."""

import msgspec
import pytest
from acts import OVERRIDE, archived, released
from django.contrib.auth.models import User

from larkshire import BODY, MOMENT, pack, reading
from moothall.operations.permission import NotPermittedError
from moothall.operations.release import CannotReleaseError, RestrictedPagesError, release, release_all
from moothall.operations.takedown import take_down
from moothall.queries.public.meetings import meeting_page
from moothall.records.as_facts import reading_from
from moothall.records.files import path_of
from moothall.records.models import (
    AgendaItem,
    AuditRow,
    Meeting,
    MinuteItem,
    Person,
    Publication,
    SearchSheet,
    StoredPage,
    TrackedAction,
)

pytestmark = pytest.mark.django_db
SECRET = "The rent is nine hundred pounds."


def test_a_pack_with_slips_asks_for_a_name_and_is_then_released_as_it_is() -> None:
    with pytest.raises(RestrictedPagesError, match="A slip says that a document is restricted"):
        release(version=archived(reading(slip=True)), by=None, at=MOMENT)
    publication = released(reading(slip=True))
    assert publication.current
    assert publication.withheld == []
    assert publication.override is not None
    assert reading_from(publication.edition).pack == pack()
    assert AuditRow.objects.filter(line__contains="pack released").count() == 1


def test_what_it_says_is_in_rows_and_its_pages_are_stored() -> None:
    released()
    minute = MinuteItem.objects.get(number="11.")
    motion = minute.motions.get()
    assert (motion.proposer.name, motion.seconder.name) == ("Mr P Okafor", "Mrs T Dunmore")  # type: ignore[union-attr]
    assert minute.votes.get().votes_for == 2
    assert TrackedAction.objects.get().plan.title == "Review of verges"
    keys = set(StoredPage.objects.values_list("key", flat=True))
    assert {"home", "bodies", "people", "decisions", "indicators", "action-plans", "statistics", "about"} <= keys
    assert f"meetings/{Meeting.objects.get(date='2026-01-15').public_id}" in keys


def test_a_pack_released_twice_is_published_once() -> None:
    version = archived()
    assert release(version=version, by=None, at=MOMENT) == release(version=version, by=None, at=MOMENT)
    assert Publication.objects.count() == 1


def test_a_pack_with_restricted_pages_is_not_released_without_a_name() -> None:
    version = archived(reading(restricted=(SECRET,)))
    with pytest.raises(RestrictedPagesError, match="Depot lease") as refusal:
        release(version=version, by=None, at=MOMENT)
    assert "give a name and a reason" in str(refusal.value)
    assert not Publication.objects.exists()
    assert not StoredPage.objects.exists()


def test_with_a_named_override_the_rest_is_released_and_the_name_is_kept() -> None:
    publication = released(reading(restricted=(SECRET,)))
    assert publication.override is not None
    assert (publication.override.name, publication.override.reason) == OVERRIDE_WORDS
    assert SECRET not in "".join(block.text for block in reading_from(publication.edition).blocks)
    assert publication.override.public_id in AuditRow.objects.get(line__contains="pack released").line


OVERRIDE_WORDS = (OVERRIDE.name, OVERRIDE.reason)


def test_an_override_that_is_not_needed_is_not_kept() -> None:
    assert released().override is None


def corrected() -> Publication:
    """The pack again, with another venue, without item 5 and with the exempt item renamed."""
    said = pack()
    assert said.meeting
    agenda = tuple(item for item in said.agenda if item.number != "5")
    meeting = msgspec.structs.replace(said.meeting, venue="Pell Head Village Hall")
    return released(reading(msgspec.structs.replace(said, agenda=agenda, meeting=meeting)), b"corrected")


def test_a_new_version_takes_the_place_of_the_old_and_says_what_changed() -> None:
    first = released()
    kept = AgendaItem.objects.get(number="3").public_id
    gone = AgendaItem.objects.get(number="5").public_id
    second = corrected()
    first.refresh_from_db()
    assert (first.current, second.current, second.number) == (False, True, 2)
    assert second.changes == [
        "Meeting, venue: Pell Head Village Hall (was Council Chamber, Larkham).",
        "Item 5: left out.",
    ]
    assert AgendaItem.objects.get(number="3").public_id == kept
    assert not AgendaItem.objects.filter(public_id=gone).exists()
    assert not StoredPage.objects.filter(key=f"items/{gone}").exists()
    page = meeting_page(second.meeting.public_id, MOMENT.date())
    assert page is not None
    assert [(version.number, version.current) for version in page.versions] == [(2, True), (1, False)]


def test_an_earlier_version_is_not_released_over_a_later_one() -> None:
    early = archived()
    corrected()
    with pytest.raises(CannotReleaseError, match="later version"):
        release(version=early, by=None, at=MOMENT)


def test_several_packs_are_released_together_or_not_at_all() -> None:
    good, bad = archived(), archived(reading(pack(body="Harbour Board"), restricted=(SECRET,)), b"harbour")
    with pytest.raises(RestrictedPagesError):
        release_all(versions=[good, bad], by=None, at=MOMENT)
    assert not Publication.objects.exists()
    assert len(release_all(versions=[good, bad], by=None, at=MOMENT, override=OVERRIDE)) == 2


def test_someone_without_a_role_may_not_release() -> None:
    someone = User.objects.create_user("osman.reed")
    with pytest.raises(NotPermittedError, match="clerk"):
        release(version=archived(), by=someone, at=MOMENT)


def test_a_person_is_shown_by_the_fullest_name_that_was_published() -> None:
    released()
    assert set(Person.objects.filter(forms__printed="Mrs Dunmore").values_list("name", flat=True)) == {"Mrs T Dunmore"}


def test_taking_down_leaves_no_page_file_entry_or_row() -> None:
    publication = released()
    meeting = publication.meeting
    take_down(meeting=meeting, reason="court order 7", by=None, at=MOMENT)
    assert not Publication.objects.exists()
    assert not AgendaItem.objects.exists()
    assert SearchSheet.objects.get(pack=meeting.public_id).entries == b"[]"
    left = set(StoredPage.objects.values_list("key", flat=True))
    assert not {key for key in left if key.startswith(("meetings/", "items/", "indicators/", "people/"))}
    assert AuditRow.objects.filter(line__contains="court order 7").count() == 1
    meeting.refresh_from_db()
    assert meeting.venue == ""


def test_what_was_taken_down_can_be_released_again() -> None:
    publication = released()
    take_down(meeting=publication.meeting, reason="a mistake", by=None, at=MOMENT)
    version = publication.version
    again = release(version=version, by=None, at=MOMENT)
    assert again.number == 1
    assert Meeting.objects.get(body__name=BODY, date="2026-03-12").venue == "Council Chamber, Larkham"


def test_a_source_that_is_no_pdf_has_no_public_file() -> None:
    publication = released()
    assert publication.pdf == ""
    assert not path_of(publication.version.source.sha256, public=True).exists()
