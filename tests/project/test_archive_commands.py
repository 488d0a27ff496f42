"""Import, release, search and upkeep by the command line, each command a process of its own as at a terminal."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.project.command import main

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "docs" / "examples" / "communities-pack.txt"
ABOUT = "Communities Cabinet Committee, 12 March 2026"

Moothall = Callable[..., subprocess.CompletedProcess[str]]


def command_line(data: Path) -> Moothall:
    """The command line with a data folder of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    environment["MOOTHALL_DATA"] = str(data)

    def run(*words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "moothall.project.command", *map(str, words)]
        return subprocess.run(
            command, check=False, capture_output=True, text=True, input=typed, env=environment, timeout=120
        )

    return run


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Data folders as the commands leave them: with the pack as a draft, and with it released."""
    folder = tmp_path_factory.mktemp("made")
    draft, released = folder / "draft", folder / "released"
    assert said(command_line(draft)("import", PACK)) == f"{PACK}: {ABOUT}: kept as a draft\n"
    shutil.copytree(draft, released)
    assert said(command_line(released)("import", "--publish", PACK)) == (
        f"{PACK}: {ABOUT}: already in the archive; released\n"
    )
    return {"draft": draft, "released": released}


@pytest.fixture
def draft(made_once: dict[str, Path], tmp_path: Path) -> Moothall:
    """The command line where the pack is a draft."""
    return command_line(Path(shutil.copytree(made_once["draft"], tmp_path / "data")))


@pytest.fixture
def released(made_once: dict[str, Path], tmp_path: Path) -> Moothall:
    """The command line where the pack is released."""
    return command_line(Path(shutil.copytree(made_once["released"], tmp_path / "data")))


def said(outcome: subprocess.CompletedProcess[str]) -> str:
    """What went well, and nothing else."""
    assert (outcome.returncode, outcome.stderr) == (0, "")
    return outcome.stdout


def refused(outcome: subprocess.CompletedProcess[str]) -> str:
    """The one line in which something was refused."""
    assert (outcome.returncode, outcome.stderr.count("\n")) == (2, 1), outcome.stderr
    return outcome.stderr


def corrected(folder: Path) -> Path:
    """The same pack with a corrected figure."""
    path = folder / "corrected.txt"
    path.write_text(PACK.read_text(encoding="utf-8").replace("78%\tRED", "83%\tAMBER"), encoding="utf-8")
    return path


def marked(folder: Path) -> Path:
    """A pack that carries a report which it says is not for publication."""
    path = folder / "marked.txt"
    secret = "\nNOT FOR PUBLICATION\n\nThe lowest tender came from Harbottle Coachworks at 371,500 pounds.\n"
    path.write_text(PACK.read_text(encoding="utf-8") + secret, encoding="utf-8")
    return path


def test_the_same_pack_again_changes_nothing(draft: Moothall) -> None:
    assert said(draft("import", PACK)) == f"{PACK}: {ABOUT}: already in the archive\n"


def test_a_corrected_pack_is_a_new_version_that_says_what_changed(draft: Moothall, tmp_path: Path) -> None:
    out = said(draft("import", corrected(tmp_path)))
    assert f"{ABOUT}: kept as version 2, a draft; " in out
    assert "LR03" in out


def test_a_draft_is_not_found(draft: Moothall) -> None:
    found = draft("search", "mobile", "libraries")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "0 found\n")


def test_a_released_pack_is_found_with_its_address(released: Moothall) -> None:
    found = released("search", "mobile", "libraries")
    assert "Communities Cabinet Committee, 12 March 2026" in found.stdout
    assert "http://127.0.0.1:8000/" in found.stdout
    assert re.fullmatch(r"[1-9]\d* found\n", found.stderr)


def test_a_search_can_be_narrowed_by_body_and_day(released: Moothall) -> None:
    def count(*limits: str) -> int:
        return int(released("search", "libraries", *limits).stderr.split()[0])

    assert (
        count() == count("--body", "communities") == count("--since", "2026-01-15") > count("--since", "2026-03-12") > 0
    )
    assert count("--until", "2026-01-14") == 0
    assert "'harbours' is not the name of a body" in refused(released("search", "libraries", "--body", "harbours"))


def test_a_pack_with_restricted_pages_stays_a_draft_until_somebody_answers_for_it(
    draft: Moothall, tmp_path: Path
) -> None:
    path = marked(tmp_path)
    assert "kept as a draft, but not released: " in refused(draft("import", "--publish", path))
    override = "N Pollard: the tender report stays out"
    assert "released" in said(draft("import", "--publish", "--override", override, path))
    assert draft("search", "Harbottle").stderr == "0 found\n"


@pytest.mark.parametrize("override", ["N Pollard", "N Pollard:", ": because"])
def test_an_override_needs_a_name_and_a_reason(override: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["import", "--publish", "--override", override, str(PACK)])
    assert "give your name and a reason" in capsys.readouterr().err


def test_one_pack_that_cannot_be_kept_does_not_stop_the_rest(draft: Moothall, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir,\n")
    outcome = draft("import", letter, PACK)
    assert f"moothall: {letter}: no agenda" in refused(outcome)
    assert outcome.stdout == f"{PACK}: {ABOUT}: already in the archive\n"


def test_the_copies_can_be_made_anew(released: Moothall) -> None:
    assert said(released("reindex")) == "The search index holds 1 pack.\n"
    assert re.fullmatch(r"[1-9]\d* pages stored\.\n", said(released("rerender")))
    assert re.fullmatch(r"\d+ pages? stored\.\n", said(released("rerender", "--stale")))


def test_a_clerk_is_appointed_with_a_password_that_is_not_easy_to_guess(draft: Moothall) -> None:
    assert "too short" in refused(draft("clerk", "nerys", typed="short\n"))
    assert said(draft("clerk", "nerys", typed="a wet march in averton\n")) == (
        "nerys may sign in and work at the desk.\n"
    )


def test_an_account_has_the_roles_named_and_a_link_instead_of_a_password(draft: Moothall) -> None:
    words = ("account", "ida.finch", "--role", "report author", "--role", "administrator")
    assert said(draft(*words, typed="a wet march in averton\n")) == (
        "ida.finch may sign in as administrator, report author.\n"
    )
    assert "/sign-in/password/" in said(draft("account", "osman.reed", "--link"))
    assert "invalid choice" in draft("account", "ida.finch", "--role", "emperor").stderr


def test_the_audit_trail_is_proved(draft: Moothall) -> None:
    assert re.fullmatch(r"\d+ rows, the last [0-9a-f]{64}\n", said(draft("audit")))
