"""`./test`: sets up what the checks need, runs them all, and says at the end what failed and what could not run.

With arguments, those go to pytest and only it runs: `./test tests/rules`, `./test -k quorum`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from assets import build_assets
from browser import find_browser
from environment import ROOT, VENV, SetupError, prepare, say
from postgresql import throwaway_postgresql

REFUSED = 2
CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("mypy", "scripts"),
    ("lint-imports", "--no-logo"),
)
"""What is checked without running the program; each a command of the environment."""

PYTEST = ("pytest", "-q", "-rs")
TWO_AT_A_TIME = ("-n", "2")


@dataclass
class Outcome:
    """What failed, and what could not run and why."""

    failed: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)


def main() -> None:
    """Set up, run, and end with 0 when everything passed, 1 when something failed, 2 when nothing could run."""
    try:
        prepare("check")
        build_assets()
        outcome = _everything() if not sys.argv[1:] else _named(sys.argv[1:])
    except SetupError as error:
        print(f"test: {error}", file=sys.stderr)
        sys.exit(REFUSED)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(_closing(outcome))


def _named(arguments: Sequence[str]) -> Outcome:
    """Only the tests named, on the embedded database."""
    outcome = Outcome()
    with _environment(outcome) as environment:
        _step(outcome, (*PYTEST, *arguments), environment)
    return outcome


def _everything() -> Outcome:
    outcome = Outcome()
    with _environment(outcome) as environment:
        for check in CHECKS:
            _step(outcome, check, environment)
        _step(outcome, (*PYTEST, *TWO_AT_A_TIME, "-m", "not browser"), environment)
        if "MOOTHALL_CHROMIUM" in environment:
            _step(outcome, (*PYTEST, "-m", "browser"), environment)
        _on_postgresql(outcome, environment)
    return outcome


def _on_postgresql(outcome: Outcome, environment: dict[str, str]) -> None:
    """Again what touches the database, on the other one."""
    try:
        with throwaway_postgresql() as address:
            there = environment | {"MOOTHALL_DATABASE_URL": address, "MOOTHALL_SECRET_KEY": "for the tests alone"}
            tests = (*PYTEST, *TWO_AT_A_TIME, "-m", "django_db and not browser")
            _step(outcome, tests, there, where=" on PostgreSQL")
    except SetupError as error:
        outcome.not_run.append(f"the database tests on PostgreSQL: {error}")


@contextmanager
def _environment(outcome: Outcome) -> Iterator[dict[str, str]]:
    """The variables for the tests: a data folder that goes when they end, and a browser where there is one."""
    with tempfile.TemporaryDirectory(prefix="moothall-tests-") as data:
        environment = os.environ | {"MOOTHALL_DATA": data, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        try:
            environment["MOOTHALL_CHROMIUM"] = find_browser()
        except SetupError as error:
            outcome.not_run.append(f"the browser tests: {error}")
        yield environment


def _step(outcome: Outcome, command: Sequence[str], environment: dict[str, str], where: str = "") -> None:
    name = " ".join(command) + where
    say(f"== {name}")
    began = time.monotonic()
    result = subprocess.run([VENV / "bin" / command[0], *command[1:]], check=False, cwd=ROOT, env=environment)
    if result.returncode:
        outcome.failed.append(name)
    say(f"   {'failed' if result.returncode else 'passed'} in {time.monotonic() - began:.0f} s")


def _closing(outcome: Outcome) -> int:
    """The last word: what could not run, what failed, and the exit code."""
    for reason in outcome.not_run:
        say(f"Not run: {reason}")
    for name in outcome.failed:
        say(f"Failed: {name}")
    if not outcome.failed:
        say("All that ran passed." if outcome.not_run else "All checks and tests passed.")
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    main()
