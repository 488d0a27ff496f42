"""A PostgreSQL of the tests' own: made in a temporary folder, on loopback alone, gone when they end."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from debian import install
from environment import SetupError

OWNER = "moothall"
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")
"""Settings for data that nobody will miss."""


@contextmanager
def throwaway_postgresql() -> Iterator[str]:
    """Run a server while the block runs; gives the address of its database. Raises SetupError if there is none."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="moothall-postgresql-"))
    user = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
    try:
        if user:
            shutil.chown(folder, user)
        server = _Server(programs, folder, user)
        server.start()
        try:
            yield server.address
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of PostgreSQL's own programs, the newest there is."""
    if not (found := _present()):
        install("postgresql")
        found = _present()
    if not found:
        raise SetupError("PostgreSQL was installed, but its programs are not where Debian puts them")
    return found


def _present() -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[4]))
    elsewhere = shutil.which("pg_ctl")
    newest = debian[-1] if debian else Path(elsewhere) if elsewhere else None
    return newest.parent if newest else None


class _Server:
    """A cluster in `folder`, run by `user` (None: by ourselves)."""

    def __init__(self, programs: Path, folder: Path, user: str | None) -> None:
        self._programs = programs
        self._folder = folder
        self._user = user
        self._port = _free_port()
        self._password = secrets.token_urlsafe(16)
        self.address = f"postgresql://{OWNER}:{self._password}@127.0.0.1:{self._port}/{OWNER}"

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def start(self) -> None:
        secret = self._folder / "password"
        secret.write_text(self._password)
        if self._user:
            shutil.chown(secret, self._user)
        access = ["--auth=scram-sha-256", f"--username={OWNER}", f"--pwfile={secret}"]
        self._run("initdb", "-D", self._data, *access, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = [
            *HASTY,
            "listen_addresses=127.0.0.1",
            f"port={self._port}",
            f"unix_socket_directories={self._folder}",
        ]
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "-D", self._data, "-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        result = subprocess.run(
            [self._programs / program, *arguments],
            check=False,
            cwd=self._folder,
            user=self._user,
            group=pwd.getpwnam(self._user).pw_gid if self._user else None,
            extra_groups=[] if self._user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if result.returncode:
            raise SetupError(f"PostgreSQL's {program} failed: {result.stderr.strip().splitlines()[-1:]}")


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port
