"""Where the real packs lie that some tests read: beside the repository, never in it."""

from pathlib import Path

import pytest

PACKS = Path(__file__).resolve().parents[2] / "shared" / "packs"
MISSING = f"the real packs are not beside the repository (looked for {PACKS})"


def records() -> list[Path]:
    """The reference records, one JSON file for each pack; none where the packs are absent."""
    return sorted(PACKS.glob("*.json"))


each_record = pytest.mark.parametrize(
    "path", records() or [pytest.param(PACKS, marks=pytest.mark.skip(MISSING))], ids=lambda path: path.stem
)
"""Runs a test for the `path` of each reference record; where there is none it is skipped, saying so."""
