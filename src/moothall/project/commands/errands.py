"""`moothall errands`: does what acts have left to be done, such as e-mail. `moothall serve` starts it by itself."""

import os
import select
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal, NoReturn

from moothall.project.commands import DONE, Command
from moothall.project.commands.database import ready_database

REST = 2.0
"""Seconds between two looks for errands."""

PATIENCE = 2.0
"""Seconds in which a process that is told to end gives back what it is at, before it is killed."""

LANES = ("publishing", "letters")


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is due now, say how much that was, and end")
    parser.add_argument("--kept", action="store_true", help="end when standard input is closed")
    parser.add_argument("--only", choices=LANES, help="do errands of one kind alone, until standard input is closed")


def _run(arguments: Namespace) -> int:
    if arguments.only:
        return _work(arguments.only)
    if arguments.kept:
        return _keep(_closed, deaf=True)
    ready_database()
    if not arguments.once:
        return _keep(_rested, deaf=False)
    from django.utils import timezone

    from moothall.jobs.loop import do_all

    done = do_all(timezone.now)
    print(f"Did {done} errand{'' if done == 1 else 's'}.")
    return DONE


def _work(lane: Literal["publishing", "letters"]) -> int:
    """Do the errands of a lane until whoever started us is gone, or tells us to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells everyone; who started us ends us
    ready_database()
    from django.utils import timezone

    from moothall.jobs.loop import keep_going
    from moothall.jobs.processes import Stopping, end_when_told

    end_when_told()
    with suppress(Stopping):
        keep_going(timezone.now, _closed, lane)
    return DONE


def _keep(wait: Callable[[], bool], *, deaf: bool) -> int:
    """Have errands done by a process for each lane, and by another should one be killed, until `wait` says it is over.

    Neither publishing nor letters wait for the other. `deaf` is who is ended by another process alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN if deaf else _end)
    signal.signal(signal.SIGTERM, _end)
    workers: dict[str, subprocess.Popen[bytes]] = {}
    try:
        while True:
            gone = [lane for lane in LANES if lane not in workers or workers[lane].poll() is not None]
            workers |= {lane: _started(lane) for lane in gone}
            if wait():
                return DONE
    finally:
        _stop(list(workers.values()))


def _end(*_: object) -> NoReturn:
    sys.exit(DONE)


def _started(lane: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "moothall.project.command", "errands", "--only", lane]
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own program


def _stop(workers: "Sequence[subprocess.Popen[bytes]]") -> None:
    """End them: what they are at is given back, and found by whoever comes next."""
    for worker in workers:
        worker.terminate()
    until = time.monotonic() + PATIENCE
    for worker in workers:
        try:
            worker.communicate(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.communicate()


def _closed() -> bool:
    """Rest; True when whoever started us has gone."""
    ready, _, _ = select.select([sys.stdin], [], [], REST)
    return bool(ready) and not os.read(sys.stdin.fileno(), 1)


def _rested() -> bool:
    time.sleep(REST)
    return False


COMMAND = Command(
    name="errands",
    summary="Do what acts have left to be done: send e-mail, bring stored pages up to date.",
    example="moothall errands --once",
    declare=_declare,
    run=_run,
)
