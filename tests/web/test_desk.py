"""The desk: sign in, import, release, decide."""

import re
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from people_of_the_desk import PASSWORD, client_of, nerys
from pytest_django import DjangoAssertNumQueries
from released import released

from larkshire import BODY, MOMENT, pack, reading
from moothall.operations.archive import import_pack
from moothall.records.models import Doubt, PackVersion, Publication
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "communities-pack.txt"
SECRET = "The rent is nine hundred pounds."


@pytest.fixture
def clerk() -> Client:
    return client_of(Role.clerk)


def words(clerk: Client) -> str:
    """What the desk says, without mark-up."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", clerk.get("/desk/archive").content.decode()))


def draft(*, restricted: tuple[str, ...] = ()) -> PackVersion:
    said = reading(restricted=restricted)
    return import_pack(reading=said, source=b"draft", name="march.pdf", by=None, at=MOMENT).version


def release_address(version: PackVersion) -> str:
    return f"/desk/release/{version.pack.public_id}/{version.number}"


def test_a_clerk_signs_in_works_and_signs_out(client: Client) -> None:
    nerys()
    assert client.get("/desk/archive")["Location"] == "/sign-in?next=/desk/archive"
    page = client.post(
        "/sign-in", {"username": "nerys.pollard", "password": PASSWORD, "next": "/desk/archive"}, follow=True
    )
    assert "Drafts to release (0)" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert client.post("/sign-out")["Location"] == "/"
    assert client.get("/desk/archive").status_code == 302


def test_a_wrong_password_is_told_as_such(client: Client) -> None:
    nerys()
    text = client.post("/sign-in", {"username": "nerys.pollard", "password": "guess"}).content.decode()
    assert "The user name or the password is not right" in text


def test_the_desk_shows_a_draft_with_what_the_check_found(clerk: Client) -> None:
    draft(restricted=(SECRET,))
    text = words(clerk)
    assert f"{BODY}, 12 March 2026" in text
    assert "Depot lease (page 6): it belongs to an exempt item of the agenda." in text
    assert "Why the rest may be released" in text


def test_a_draft_is_released_with_one_press(clerk: Client) -> None:
    version = draft()
    page = clerk.post(release_address(version), follow=True)
    assert "The pack is released." in page.content.decode()
    assert Publication.objects.get().released_by is not None
    assert "Drafts to release (0)" in words(clerk)


def test_a_draft_with_restricted_pages_is_not_released_without_name_and_reason(clerk: Client) -> None:
    version = draft(restricted=(SECRET,))
    for given in ({}, {"name": "N Pollard"}, {"name": " ", "reason": "because"}):
        page = clerk.post(release_address(version), given, follow=True)
        assert "give a name and a reason" in page.content.decode()
    assert not Publication.objects.exists()
    clerk.post(release_address(version), {"name": "N Pollard", "reason": "Only the lease is withheld."})
    assert Publication.objects.get().override is not None


def test_a_pack_is_imported_from_the_desk(clerk: Client) -> None:
    file = SimpleUploadedFile("communities-pack.txt", EXAMPLE.read_bytes())
    page = clerk.post("/desk/upload", {"pack": file}, follow=True)
    assert "The pack is a draft now." in page.content.decode()
    assert PackVersion.objects.get().source.name == "communities-pack.txt"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"Dear Sir, thank you.", b"%PDF-1.7 broken"])
def test_a_file_that_is_no_pack_is_refused_in_words(clerk: Client, content: bytes) -> None:
    page = clerk.post("/desk/upload", {"pack": SimpleUploadedFile("letter.txt", content)}, follow=True)
    assert "Not done" in page.content.decode()
    assert not PackVersion.objects.exists()


def test_nothing_chosen_is_told_as_such(clerk: Client) -> None:
    assert "Choose a pack" in clerk.post("/desk/upload", follow=True).content.decode()


def test_a_file_that_is_too_large_is_refused(clerk: Client, settings: pytest.FixtureRequest) -> None:
    settings.UPLOAD_LIMIT = 10  # type: ignore[attr-defined]
    page = clerk.post("/desk/upload", {"pack": SimpleUploadedFile("pack.txt", b"x" * 11)}, follow=True)
    assert "larger than" in page.content.decode()


def test_a_doubt_is_decided_from_the_desk(clerk: Client) -> None:
    released()
    said = pack()
    assert said.meeting
    minutes = msgspec.structs.replace(said.minutes[0], also_present=("Kenneth Lusk",))
    later = msgspec.structs.replace(said.meeting, date=minutes.date.replace(month=5) if minutes.date else None)
    released(reading(pack(meeting=later, minutes=(minutes,))), b"may")
    doubt = Doubt.objects.get(other_printed="Kenneth Lusk")
    assert "Mr K Lusk and · Kenneth Lusk" in words(clerk)
    clerk.post(f"/desk/doubts/{doubt.public_id}", {"verdict": "same"})
    doubt.refresh_from_db()
    assert (doubt.same, doubt.decided_by.username) == (True, "nerys.pollard")  # type: ignore[union-attr]


def test_a_verdict_that_is_none_is_not_found(clerk: Client) -> None:
    assert clerk.post("/desk/doubts/zzzzzzzz", {"verdict": "same"}).status_code == 404
    assert clerk.post("/desk/release/zzzzzzzz/1").status_code == 404


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nerys())
    for answer in (strict.post(release_address(draft())), strict.post("/subscribe", {"email": "wilma@example.org"})):
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "<title>Your form could not be taken" in page
        assert "reload the page" in page
        for ours in ("CSRF", "cookie not set", "token", "DEBUG", "Django"):
            assert ours not in page
    assert not Publication.objects.exists()


def test_the_desk_takes_no_more_queries_for_more_drafts(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft()
    for number in range(3):
        import_pack(reading=reading(pack(body=f"Board {number}")), source=b"%d" % number, name="x", by=None, at=MOMENT)
    with django_assert_max_num_queries(12):
        clerk.get("/desk/archive")
