"""Dependencies: few, locked, licensed so that a council may use them, each with a reason."""

import re
from importlib.metadata import metadata

import pytest

from structure.tree import ROOT, asked, locked

LISTS = ("run", "check", "node")
REASONS = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
ALLOWED = re.compile(r"\b(MIT|BSD|Apache|MPL|LGPL|PSF|Python Software Foundation|HPND|MIT-CMU|ISC|Zlib)\b|0BSD")


def names(lists: tuple[str, ...] = LISTS) -> list[str]:
    return sorted({re.split(r"[\[<>=]", line)[0] for name in lists for line in asked(name)})


@pytest.mark.parametrize("name", names())
def test_every_dependency_has_a_reason(name: str) -> None:
    assert f"| `{name}` |" in REASONS


def test_no_reason_outlives_its_dependency() -> None:
    rows = set(re.findall(r"^\| `([^`]+)` \|", REASONS, re.MULTILINE))
    fetched = set(re.findall(r'"(@?[\w/.-]+)": "\d', (ROOT / "package.json").read_text(encoding="utf-8")))
    assert rows == {*names(), *fetched}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_asked_for_is_locked(name: str) -> None:
    assert {re.split(r"[\[<>=]", line)[0] for line in asked(name)} <= locked(name).keys()


@pytest.mark.parametrize("name", LISTS)
def test_every_locked_package_has_its_hashes_and_names_no_index(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_checks_run_on_what_will_run() -> None:
    assert locked("run").items() <= locked("check").items()


def test_the_lock_of_the_front_end_names_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text


@pytest.mark.parametrize("name", sorted(locked("run")))
def test_what_runs_may_be_used_and_passed_on_by_anyone(name: str) -> None:
    about = metadata(name)
    said = [about.get("License-Expression", ""), about.get("License", "")[:200], *about.get_all("Classifier", [])]
    assert ALLOWED.search(" ".join(said)), said
