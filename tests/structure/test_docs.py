"""Documentation that is checked: a stale page, a dead link, an undocumented setting or a long decision fails."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.project.environment import ALL
from structure.tree import ROOT, modules

DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
ONE_PAGE = 60
NEEDED = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def dead_links(page: Path) -> list[str]:
    """The links of a page, within the repository, that lead nowhere."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    return [target for target in targets if not leads(page, *target.partition("#")[::2])]


def leads(page: Path, place: str, anchor: str) -> bool:
    target = (page.parent / place).resolve() if place else page
    return target.exists() and (not anchor or anchor in anchors(target))


@pytest.mark.parametrize("page", NEEDED)
def test_what_an_open_project_owes_its_readers_is_there(page: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8").strip()


def test_the_licence_is_the_one_that_is_declared() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert 'license = "MIT"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_generated_pages_are_what_the_program_says() -> None:
    script = ROOT / "scripts" / "write_reference.py"
    outcome = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True, text=True)
    assert (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    assert dead_links(page) == []


def test_a_dead_link_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n[here](#one-two) [gone](gone.md) [no](#three) `[code](x)` [out](https://example.org)\n")
    assert dead_links(page) == ["gone.md", "#three"]


@pytest.mark.parametrize("record", DECISIONS, ids=name)
def test_a_decision_is_one_page_that_says_why_what_and_then(record: Path) -> None:
    lines = record.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {int(record.name[:4])}. ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Why the question arose",
        "## What we decided",
        "## What follows",
    ]
    assert len(lines) <= ONE_PAGE


def test_decisions_are_numbered_through() -> None:
    assert [int(record.name[:4]) for record in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_every_variable_that_the_code_reads_is_a_documented_setting() -> None:
    declared = {setting.name for setting in ALL} | {"MOOTHALL_CHROMIUM"}  # what ./test tells its tests
    read = {
        word for path in modules() for word in re.findall(r"\"(MOOTHALL_[A-Z_]+)\"", path.read_text(encoding="utf-8"))
    }
    assert read <= declared


def test_every_variable_in_the_pages_exists() -> None:
    declared = {setting.name for setting in ALL}
    for page in PAGES:
        used = set(re.findall(r"\bMOOTHALL_[A-Z_]+\b", page.read_text(encoding="utf-8")))
        assert used <= declared, page


def test_every_command_in_the_pages_exists() -> None:
    commands = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    for page in PAGES:
        for command in re.findall(r"(?:^|`)\$? ?moothall ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert f"## moothall {command}\n" in commands, (page, command)


def test_the_glossary_is_in_the_order_of_the_alphabet() -> None:
    words = re.findall(r"^\| \*\*(.+?)\*\*", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert words == sorted(words, key=str.lower)
