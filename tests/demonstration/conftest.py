"""The demonstration's packs, made once for all tests."""

import pytest

from moothall.demonstration.packs import DemoPack, packs


@pytest.fixture(scope="session")
def made() -> tuple[DemoPack, ...]:
    """Every pack, in order of meeting."""
    return tuple(packs())
