"""A person's word on whether two names mean the same."""

import datetime as dt

import msgspec
import pytest
from acts import archived, released
from django.test import Client

from larkshire import INDICATOR, MOMENT, pack, reading
from moothall.facts.meetings import Meeting as MeetingFact
from moothall.operations.doubts import CannotMergeError, decide_doubt
from moothall.records.models import AuditRow, Body, Doubt, Indicator, IndicatorRow, Person, SearchSheet

pytestmark = pytest.mark.django_db
MAY = dt.date(2026, 5, 14)


def in_may(**changes: object) -> MeetingFact:
    """The meeting of May."""
    meeting = pack().meeting
    assert meeting
    return msgspec.structs.replace(meeting, date=MAY, **changes)


def kenneth() -> Doubt:
    """A doubt whether Mr K Lusk and Kenneth Lusk are one."""
    released(reading(pack(reports=(), decisions=())))
    minutes = msgspec.structs.replace(pack().minutes[0], date=dt.date(2026, 3, 26), also_present=("Kenneth Lusk",))
    released(reading(pack(meeting=in_may(), minutes=(minutes,), reports=(), decisions=())), b"may")
    return Doubt.objects.get(other_printed="Kenneth Lusk")


def test_two_that_are_the_same_become_one(client: Client) -> None:
    doubt = kenneth()
    decide_doubt(doubt=doubt, same=True, by=None, at=MOMENT)
    kept, gone = Person.objects.get(pk=doubt.one), Person.objects.get(pk=doubt.other)
    assert gone.merged_into == kept
    assert {form.printed for form in kept.forms.all()} >= {"Mr K Lusk", "Kenneth Lusk"}
    text = client.get(f"/people/{kept.public_id}").content.decode()
    assert "15 Jan 2026" in text
    assert "26 Mar 2026" in text
    assert client.get(f"/people/{gone.public_id}")["Location"] == f"/people/{kept.public_id}"
    assert AuditRow.objects.filter(line__contains="doubt decided").count() == 1


def test_search_finds_what_is_said_of_both_under_one() -> None:
    doubt = kenneth()
    decide_doubt(doubt=doubt, same=True, by=None, at=MOMENT)
    kept, gone = Person.objects.get(pk=doubt.one), Person.objects.get(pk=doubt.other)
    said = b"".join(bytes(sheet.entries) for sheet in SearchSheet.objects.all())
    assert kept.public_id.encode() in said
    assert gone.public_id.encode() not in said


def test_two_that_are_different_stay_two_and_are_not_asked_again() -> None:
    doubt = kenneth()
    decide_doubt(doubt=doubt, same=False, by=None, at=MOMENT)
    minutes = msgspec.structs.replace(pack().minutes[0], date=MAY, also_present=("Kenneth Lusk",))
    june = msgspec.structs.replace(in_may(), date=dt.date(2026, 6, 11))
    archived(reading(pack(meeting=june, minutes=(minutes,), reports=(), decisions=())), b"june")
    assert not Doubt.objects.filter(one=doubt.one, other=doubt.other, same=None).exists()
    assert Person.objects.filter(merged_into__isnull=False).count() == 0


def test_what_was_decided_stays_decided() -> None:
    doubt = kenneth()
    decide_doubt(doubt=doubt, same=False, by=None, at=MOMENT)
    decide_doubt(doubt=doubt, same=True, by=None, at=MOMENT)
    doubt.refresh_from_db()
    assert doubt.same is False
    assert Person.objects.filter(merged_into__isnull=False).count() == 0


def test_an_indicator_with_a_changed_wording_is_asked_about_and_then_has_one_history() -> None:
    released()
    changed = msgspec.structs.replace(
        INDICATOR, description="Potholes repaired within time", series=(("Mar-26", "93%"),)
    )
    released(reading(pack(meeting=in_may(), minutes=(), indicators=(changed,))), b"may")
    doubt = Doubt.objects.get(kind=Doubt.Kind.indicator)
    assert doubt.one_printed == "RD01 Potholes repaired within 28 days"
    decide_doubt(doubt=doubt, same=True, by=None, at=MOMENT)
    indicator = Indicator.objects.get(pk=doubt.one)
    assert IndicatorRow.objects.filter(indicator=indicator).count() == 2


def test_two_bodies_that_met_on_one_day_cannot_be_one() -> None:
    released()
    released(reading(pack(body="Roads and Places Board")), b"board")
    doubt = Doubt.objects.get(kind=Doubt.Kind.body)
    with pytest.raises(CannotMergeError, match="on the same day"):
        decide_doubt(doubt=doubt, same=True, by=None, at=MOMENT)
    doubt.refresh_from_db()
    assert doubt.same is None
    assert Body.objects.filter(merged_into=None).count() == 2


def test_a_doubt_about_someone_who_was_merged_is_carried_on() -> None:
    doubt = kenneth()
    third = Person.objects.create()
    carried = Doubt.objects.create(
        kind=Doubt.Kind.person,
        one=doubt.other,
        other=third.pk,
        one_printed="Kenneth Lusk",
        other_printed="Ken Lusk",
        reason="a short form",
        raised_at=MOMENT,
    )
    decide_doubt(doubt=doubt, same=True, by=None, at=MOMENT)
    carried.refresh_from_db()
    assert (carried.one, carried.other) == (doubt.one, third.pk)
    assert (carried.one_printed, carried.other_printed) == ("Kenneth Lusk", "Ken Lusk")
