"""The set-up: one environment, made once, and what a machine lacks said in one line."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The set-up's module, at work in a repository of its own, with a pip that only takes notes."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    spec = importlib.util.spec_from_file_location("environment", SCRIPTS / "environment.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "environment", module)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]")
    for lock in ("run", "check", "node"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text("django==5.2 --hash=sha256:0\n")
    places = {"ROOT": ".", "VENV": ".venv", "PYTHON": ".venv/bin/python", "REQUIREMENTS": "requirements"}
    for name, path in places.items():
        monkeypatch.setattr(module, name, tmp_path / path)
    monkeypatch.setattr(module, "find_spec", lambda name: None)  # as on a Debian without python3-venv; and quicker
    module.installed = []
    monkeypatch.setattr(module, "_pip", lambda *words: module.installed.append(words[-1]))
    return module


def test_an_environment_is_made_once(environment: ModuleType, tmp_path: Path) -> None:
    environment.prepare("run")
    environment.prepare("run")
    assert environment.installed == [str(tmp_path / "requirements" / "run.txt"), str(tmp_path)]
    assert (tmp_path / ".venv" / "bin" / "python").exists()


def test_a_changed_list_is_installed_again(environment: ModuleType, tmp_path: Path) -> None:
    environment.prepare("run")
    (tmp_path / "requirements" / "run.txt").write_text("django==5.2.1 --hash=sha256:0\n")
    environment.prepare("run")
    assert len(environment.installed) == 4


def test_what_the_checks_need_includes_what_runs(environment: ModuleType) -> None:
    environment.prepare("check")
    before = list(environment.installed)
    environment.prepare("run")
    assert environment.installed == before


def test_an_environment_left_over_from_another_place_is_made_anew(environment: ModuleType, tmp_path: Path) -> None:
    program = tmp_path / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.symlink_to("/nowhere/python3")
    environment.prepare("run")
    assert subprocess.run([program, "-c", ""], check=False).returncode == 0


def test_a_failing_tool_is_told_in_one_line(environment: ModuleType) -> None:
    noisy = "import sys; print('ERROR: no such package', file=sys.stderr); print('bye', file=sys.stderr); sys.exit(1)"
    with pytest.raises(environment.SetupError) as told:
        environment.run([sys.executable, "-c", noisy], "it failed")
    assert str(told.value) == "it failed: ERROR: no such package"


@pytest.mark.parametrize("script", ["demo", "test"])
def test_a_machine_without_a_fitting_python_is_told_so_in_one_line(script: str, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname"):
        (tools / tool).symlink_to(subprocess.check_output(["which", tool], text=True).strip())
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    outcome = subprocess.run(
        [SCRIPTS.parent / script], check=False, capture_output=True, text=True, env={"PATH": str(tools)}
    )
    assert (outcome.returncode, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert "needs Python 3.11 or newer" in outcome.stderr


def test_the_holiday_check_passes_today_and_fails_when_the_data_has_run_out() -> None:
    def check(day: str) -> subprocess.CompletedProcess[str]:
        script = SCRIPTS / "check_holidays.py"
        return subprocess.run([sys.executable, script, day], check=False, capture_output=True, text=True)

    assert check("2026-01-01").returncode == 0
    late = check("2090-01-01")
    assert late.returncode == 1
    assert "known_through" in late.stderr
