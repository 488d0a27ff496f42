"""The tutorial is run: what its console blocks say is typed, and what they show is what comes out."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
LEFT_OUT = "..."


@dataclass
class Step:
    """A command and what the page shows of its output; a line of dots stands for lines left out."""

    command: str
    shown: list[str]


def steps() -> list[Step]:
    """The commands of every console block, in their order."""
    found: list[Step] = []
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Step(line[2:], []))
            else:
                found[-1].shown.append(line)
    return found


def agrees(shown: list[str], output: str) -> bool:
    """Whether the lines shown are the output, but for what is left out."""
    parts = [re.escape(line) + "\n" if line != LEFT_OUT else "(?:.*\n)*?" for line in shown]
    return re.fullmatch("".join(parts), output) is not None


@pytest.mark.parametrize(
    ("shown", "output", "agree"),
    [
        (["a", "b"], "a\nb\n", True),
        (["a", "...", "d"], "a\nb\nc\nd\n", True),
        (["a", "..."], "a\n", True),
        (["a"], "a\nb\n", False),
        (["a", "...", "d"], "a\nb\n", False),
    ],
)
def test_dots_stand_for_what_is_left_out(shown: list[str], output: str, agree: bool) -> None:
    assert agrees(shown, output) is agree


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    environment |= {"PATH": programs, "MOOTHALL_DATA": str(tmp_path / "data"), "COLUMNS": "100"}
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    for step in steps():
        outcome = subprocess.run(
            ["bash", "-c", step.command],
            check=False,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )
        assert agrees(step.shown, outcome.stdout), f"$ {step.command}\n{outcome.stdout}"
