"""What every test can ask for."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import shared_packs as real

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.fixture(scope="session")
def shared_packs() -> Path:
    """The folder of the real packs; the test is skipped where they are absent."""
    if not real.PACKS.is_dir():
        pytest.skip(real.MISSING)
    return real.PACKS


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """A real browser; the test is skipped, saying so, where there is none."""
    import browsers

    if not browsers.CHROMIUM:
        pytest.skip(browsers.MISSING)
    with pytest.MonkeyPatch.context() as patch:
        # The browser's driver keeps an event loop in this thread; Django would take our test for a coroutine.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with browsers.launched() as browser:
            yield browser


@pytest.fixture(autouse=True)
def own_data(request: pytest.FixtureRequest) -> Iterator[None]:
    """Files, mail and search index of a test that uses the database lie in a folder of its own.

    Nobody needs a second factor there, but in the tests that are about that.
    """
    if not request.node.get_closest_marker("django_db"):
        yield
        return
    from django.test import override_settings

    folder: Path = request.getfixturevalue("tmp_path")
    files = {"PUBLIC_FILES": folder / "files/public", "RESTRICTED_FILES": folder / "files/restricted"}
    own = {"SEARCH_INDEX": folder / "search", "EMAIL_FILE_PATH": folder / "mail", "SECOND_FACTOR": frozenset()}
    with override_settings(MOOTHALL_DATA=folder, **own, **files):
        yield


@pytest.fixture(autouse=True)
def audit_can_be_flushed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that commits is cleaned up by emptying all tables, which the audit trail refuses: let it, for that."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")) and not DATABASE_FIXTURES - {"db"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    from audit_triggers import drop, make

    make()
    yield
    drop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks follow from what a test asks for, so that `-m` finds all of a kind."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("shared") and not real.PACKS.is_dir():
            item.add_marker(pytest.mark.skip(reason=real.MISSING))
        if asked & DATABASE_FIXTURES and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)
        if "chromium" in asked:
            item.add_marker(pytest.mark.browser)
