"""The benchmarks run, on very little, and write their table. What they measure is not asked here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.figures import Figure, interleaved, percentile
from benchmarks.report import section, write

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("reading", ["PDF to words and tables", "PDF to facts", "Text to facts", "Word to blocks", "Word to facts"]),
        (
            "search",
            ["Index made from the database", "one word: index", "a phrase: search page"],
        ),
        ("pages", ["Largest meeting, stored: queries", "Search, made live", "Desk, made live"]),
        ("typesetting", ["Report from model to saved PDF/UA-1"]),
        (
            "assembly",
            [
                "Tagged pack of papers made ready",
                "One paper changed",
                "Tagged pack from nothing",
                "The same, peak memory",
            ],
        ),
    ],
)
def test_each_part_runs(part: str, rows: list[str], tmp_path: Path) -> None:
    environment = os.environ | {"MOOTHALL_DATABASE_URL": "", "MOOTHALL_BENCHMARKS": str(tmp_path)}
    command = [sys.executable, "-m", f"benchmarks.{part}", "--tiny"]
    made = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=250)
    for row in rows:
        assert f'"{row}' in made.stdout.decode()


def test_an_unknown_part_is_refused() -> None:
    command = [sys.executable, "-m", "benchmarks", "cooking"]
    made = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)
    assert made.returncode == 2
    assert "there is no part cooking; there are reading, search, pages" in made.stderr


def test_a_limit_may_be_the_most_or_the_least() -> None:
    assert Figure("a", 5, "ms", limit=6).kept
    assert not Figure("a", 7, "ms", limit=6).kept
    assert Figure("a", 7, "pages/s", limit=6, at_least=True).kept
    assert Figure("a", 7, "s").kept is None


def test_a_section_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    figure = Figure("Reading", 12.345, "ms", limit=10, floor=1234.5, note="3 packs")
    for title, date in (("One", "2026-03-01"), ("Two", "2026-03-02"), ("One", "2026-03-03")):
        write({title: section(title, [figure], date, ("msgspec",))}, page)
    text = page.read_text()
    assert text.count("# Benchmarks") == 1
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## One", "## Two"]
    assert "2026-03-03" in text
    assert "2026-03-01" not in text
    assert "| Reading (3 packs) | 12.3 ms | 1,234 | ≤ 10 ms | **no** |" in text


def test_works_in_turn_are_each_timed() -> None:
    calls: list[str] = []
    times = interleaved((lambda: calls.append("a"), lambda: calls.append("b")), rounds=2)
    assert calls == ["a", "b"] * 3
    assert len(times) == 2


def test_a_percentile_leaves_that_share_below() -> None:
    assert percentile(range(100), 0.95) == 95
    assert percentile([3], 0.95) == 3
