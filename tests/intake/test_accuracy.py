"""How much of the real packs is read right, from every form they come in."""

import json
from pathlib import Path

import pytest
from scoring import plain, scorer, shortcomings

import shared_packs as real
from moothall.intake.reading import read

FLOORS = {".txt": 0.95, "-layoutA.pdf": 0.90, "-layoutB.pdf": 0.90, "-layoutB.docx": 0.93}
WORST_PART = 0.85

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("form", FLOORS)
@pytest.mark.parametrize("record", real.records(), ids=lambda path: path.stem)
def test_a_real_pack_is_read_right(record: Path, form: str, shared_packs: Path) -> None:
    score = scorer(shared_packs)
    reading = read((shared_packs / f"{record.stem}{form}").read_bytes())
    result = score.score(json.loads(record.read_text(encoding="utf-8")), plain(reading.pack))
    assert result["overall"] >= FLOORS[form], shortcomings(result)
    if form == ".txt":
        assert score.worst(result)[0] >= WORST_PART, shortcomings(result)
