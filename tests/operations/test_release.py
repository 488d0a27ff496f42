"""Releasing a pack: what is published, and what never is."""

import pytest

from larkshire import MOMENT, reading
from moothall.facts.readings import Reading
from moothall.operations.archive import import_pack
from moothall.operations.release import NamedOverride, RestrictedPagesError, release
from moothall.records.as_facts import reading_from
from moothall.records.models import AuditRow, MinuteItem, PackVersion, Publication, StoredPage

pytestmark = pytest.mark.django_db
OVERRIDE = NamedOverride("N Pollard", "The lease itself is withheld.")


def archived(one: Reading | None = None, source: bytes = b"pack") -> PackVersion:
    return import_pack(reading=one or reading(), source=source, name="march.txt", by=None, at=MOMENT).version


def test_a_pack_with_slips_alone_is_released_as_it_is() -> None:
    publication = release(version=archived(), by=None, at=MOMENT)
    assert publication.current
    assert publication.withheld == []
    assert reading_from(publication.edition).pack.agenda == reading().pack.agenda
    assert AuditRow.objects.filter(line__contains="pack released").count() == 1
    assert MinuteItem.objects.get(number="11.").motions.get().proposer is not None


def test_its_pages_are_stored_rendered() -> None:
    release(version=archived(), by=None, at=MOMENT)
    keys = set(StoredPage.objects.values_list("key", flat=True))
    print(sorted(keys))
    assert {"home", "bodies", "people", "decisions", "indicators", "action-plans", "statistics", "about"} <= keys


def test_a_pack_with_restricted_pages_is_not_released_without_a_name() -> None:
    version = archived(reading(restricted=("The rent is nine hundred pounds.",)))
    with pytest.raises(RestrictedPagesError, match="Depot lease"):
        release(version=version, by=None, at=MOMENT)
    assert not Publication.objects.exists()


def test_with_a_named_override_the_rest_is_released_and_the_restricted_text_is_not() -> None:
    version = archived(reading(restricted=("The rent is nine hundred pounds.",)))
    publication = release(version=version, by=None, at=MOMENT, override=OVERRIDE)
    assert publication.override is not None
    assert (publication.override.name, publication.override.reason) == OVERRIDE.name, OVERRIDE.reason
