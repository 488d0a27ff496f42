"""Makes the repository's one environment, `.venv`, from locked requirements.

Runs under any Python 3.11 with pip, before anything of ours is installed: standard library only.
"""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"


class SetupError(Exception):
    """Something the machine lacks or refused, in one line for the person at the terminal."""


def say(message: str) -> None:
    """Tell the person at the terminal what is being done."""
    print(message, file=sys.stderr, flush=True)


def prepare(lock: str) -> None:
    """Make `.venv` hold what requirements/`lock`.txt names, and the project itself.

    Does nothing when it already does: a stamp in `.venv` keeps the hash of what was installed.
    Raises SetupError when the environment cannot be made.
    """
    if not _works():
        _make()
    if not is_installed(lock):
        _install(lock)
        _pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        mark_installed(lock)


def is_installed(lock: str) -> bool:
    """Whether `.venv` was last filled from requirements/`lock`.txt as it is now."""
    stamp = _stamp(lock)
    return stamp.is_file() and stamp.read_text() == _fingerprint(lock)


def mark_installed(lock: str) -> None:
    """Remember that `.venv` holds requirements/`lock`.txt, and what that list includes."""
    _stamp(lock).write_text(_fingerprint(lock))
    if lock == "check":
        mark_installed("run")


def add(lock: str) -> None:
    """Install requirements/`lock`.txt beside what `.venv` already holds, once."""
    if not is_installed(lock):
        _install(lock)
        mark_installed(lock)


def run(command: Sequence[str | Path], failing: str) -> None:
    """Run a command in the repository's root; SetupError with `failing` and its last words if it fails."""
    result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if result.returncode:
        raise SetupError(f"{failing}: {_last_words(result.stderr or result.stdout)}")


def _works() -> bool:
    """Whether `.venv` has a Python that runs; one copied or left over from another Python does not."""
    try:
        result = subprocess.run(
            [PYTHON, "-c", "import sys; print(sys.prefix)"], check=False, capture_output=True, text=True
        )
    except OSError:
        return False
    return result.returncode == 0 and Path(result.stdout.strip()) == VENV


def _make() -> None:
    say("Making the environment .venv")
    # Debian's Python has no ensurepip: the machine's own pip then does the installing.
    without_pip = [] if find_spec("ensurepip") else ["--without-pip"]
    run([sys.executable, "-m", "venv", "--clear", *without_pip, VENV], "the environment .venv cannot be made")


def _install(lock: str) -> None:
    path = REQUIREMENTS / f"{lock}.txt"
    count = path.read_text().count("==")
    say(f"Installing {count} package{'s' * (count > 1)} into .venv (once; a minute or two)")
    _pip("install", "--quiet", "--require-hashes", "--only-binary=:all:", "--requirement", str(path))


def _pip(*arguments: str) -> None:
    pip = [str(PYTHON), "-m", "pip"]
    if not (VENV / "bin" / "pip").exists():
        if not find_spec("pip"):
            raise SetupError(f"{sys.executable} has no pip: install it (Debian: apt-get install python3-pip)")
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    run([*pip, "--disable-pip-version-check", *arguments], "pip could not install what Moothall needs")


def _stamp(lock: str) -> Path:
    return VENV / f"installed-{lock}"


def _fingerprint(lock: str) -> str:
    """What the environment depends on: the locked list, the project's own entry points, and where it lies."""
    parts = [(REQUIREMENTS / f"{lock}.txt").read_bytes(), (ROOT / "pyproject.toml").read_bytes(), bytes(ROOT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _last_words(output: str) -> str:
    """The last error that a tool printed, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "npm error", "e: "))]
    return (errors or lines or ["it gave no reason"])[-1]
