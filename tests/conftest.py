"""What every test can ask for."""

from pathlib import Path

import pytest
import shared_packs as real


@pytest.fixture(scope="session")
def shared_packs() -> Path:
    """The folder of the real packs; the test is skipped where they are absent."""
    if not real.PACKS.is_dir():
        pytest.skip(real.MISSING)
    return real.PACKS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test marked `shared` is skipped, saying so, where the real packs are absent."""
    if real.PACKS.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=real.MISSING))
