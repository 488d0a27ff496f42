"""A sound pack of two thousand pages is read in less than a gibibyte."""

import subprocess
import sys
from pathlib import Path

import pytest
from generated_packs import make

BLANK = "\n\nThis page is intentionally left blank\n\n"
PAGE, PAGES = 2_200, 2_000
READ = """
import resource, sys
from pathlib import Path
from moothall.intake.reading import read
reading = read(Path(sys.argv[1]).read_bytes())
assert sum(one.span.end - one.span.start for one in reading.portions) == len(reading.text)
print(len(reading.pack.reports), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def long_pack(characters: int) -> str:
    """A generated pack whose papers come again and again."""
    front, *papers = make(400).text.split(BLANK)
    length = sum(map(len, papers))
    return BLANK.join([front, *papers * (characters // length + 1)])


@pytest.mark.slow
def test_two_thousand_pages_stay_under_a_gibibyte(tmp_path: Path) -> None:
    pack = tmp_path / "pack.txt"
    pack.write_text(long_pack(PAGE * PAGES), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, str(pack)], capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stderr
    reports, kilobytes = map(int, done.stdout.split())
    assert reports > 500
    assert kilobytes < 1024 * 1024
