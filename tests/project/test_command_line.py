"""The command line: help that shows an example, and errors that are one line and exit code 2."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from moothall.project import command
from moothall.project.commands import Command, CommandError

PROGRAM = [sys.executable, "-m", "moothall.project.command"]


def moothall(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does, in a process of its own."""
    return subprocess.run(
        [*PROGRAM, *words], check=False, capture_output=True, text=True, env=os.environ | environment, timeout=60
    )


def that(run: object) -> Command:
    """A command that does what a test needs."""
    return Command(name="try", summary="Try it.", example="moothall try", declare=lambda _: None, run=run)  # type: ignore[arg-type]


def raising(error: BaseException) -> Command:
    def run(_: Namespace) -> int:
        raise error

    return that(run)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> object:
    """Puts one command in the place of all."""

    def put(one: Command) -> None:
        monkeypatch.setattr(command, "COMMANDS", (one,))

    return put


@pytest.mark.parametrize(
    "name", ["demo", "serve", "read", "import", "search", "schema", "rerender", "reindex", "clerk", "account", "audit"]
)
def test_every_command_is_listed_and_its_help_shows_an_example(name: str) -> None:
    assert f"\n    {name} " in command.parser().format_help()
    assert f"example:\n  moothall {name}" in command.helps()[f"moothall {name}"]


def test_help_is_printed_and_exits_with_zero() -> None:
    outcome = moothall("--help")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert "moothall read agenda-pack.pdf" in outcome.stdout


def test_help_loads_neither_django_nor_a_reader() -> None:
    code = (
        "import sys, moothall.project.command as c; c.helps(); print({'django', 'lxml', 'msgspec'} & set(sys.modules))"
    )
    outcome = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert outcome.stdout.strip() == "set()"


@pytest.mark.parametrize("words", [[], ["reed"], ["read"], ["read", "--jsonn", "x"], ["serve", "--port", "http"]])
def test_words_that_make_no_command_are_refused_with_the_usage(words: list[str]) -> None:
    outcome = moothall(*words)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("usage: moothall")


def test_a_command_that_cannot_do_it_says_so_in_one_line(only, capsys: pytest.CaptureFixture[str]) -> None:
    only(raising(CommandError("the harbour is closed")))
    assert command.main(["try"]) == 2
    assert capsys.readouterr() == ("", "moothall: the harbour is closed\n")


def test_an_unforeseen_error_is_a_line_without_what_was_being_read(
    only, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MOOTHALL_DEBUG", raising=False)
    only(raising(KeyError("a name from an exempt paper")))
    assert command.main(["try"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("moothall: an unforeseen KeyError at command.py:")
    assert "exempt" not in err


def test_a_developer_can_ask_for_the_whole_error(only, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOOTHALL_DEBUG", "yes")
    only(raising(KeyError("harbour")))
    with pytest.raises(KeyError):
        command.main(["try"])


def test_an_interruption_is_no_error(only, capsys: pytest.CaptureFixture[str]) -> None:
    only(raising(KeyboardInterrupt()))
    assert command.main(["try"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    outcome = moothall("manage", "check", MOOTHALL_COLOUR="blue", MOOTHALL_DATA=str(tmp_path))
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr == "moothall: MOOTHALL_COLOUR is 'blue', but it must be a colour written as #1d70b8\n"


def test_output_may_be_cut_off() -> None:
    outcome = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m moothall.project.command schema | head -1"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "{\n", "")


def test_an_example_may_have_several_lines() -> None:
    parser = ArgumentParser()
    one = Command("try", "Try it.", "moothall try\nmoothall try harder", lambda _: None, lambda _: 0)
    assert (
        "example:\n  moothall try\n  moothall try harder\n" in command._add(parser.add_subparsers(), one).format_help()
    )
