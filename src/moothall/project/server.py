"""The web server that `moothall serve` becomes: `python -m moothall.project.server HOST PORT WORKERS`.

A program of its own, because it forks its workers, which must not inherit connections or threads.
"""

import os
import signal
import subprocess
import sys

THREADS = 4
"""In each worker: enough for one slow reader not to hold up the next, few enough connections to the database."""

PATIENCE = 5
"""Seconds that a worker has to finish what it is doing when the server ends."""


def main(host: str, port: str, workers: str) -> None:
    """Answer requests until interrupted."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))  # while loading; then the server has its own way to end
    from granian import Granian  # noqa: PLC0415 - not before an interruption is provided for
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    errands = _errands()
    Granian(
        "moothall.project.worker:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        workers_kill_timeout=PATIENCE,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()
    errands.communicate()


def _errands() -> "subprocess.Popen[bytes]":
    """The process beside the workers that does errands; it ends when this one does, which closes its input."""
    command = [sys.executable, "-m", "moothall.project.command", "errands", "--kept"]
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own program


if __name__ == "__main__":
    main(*sys.argv[1:])
