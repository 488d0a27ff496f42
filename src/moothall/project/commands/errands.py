"""`moothall errands`: does what acts have left to be done, such as e-mail. `moothall serve` starts it by itself."""

import os
import select
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace

from moothall.project.commands import DONE, Command
from moothall.project.commands.database import ready_database

REST = 2.0
"""Seconds between two looks for errands."""


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is due now, say how much that was, and end")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input is closed")
    parser.add_argument("--kept", action="store_true", help="the same, and begin again should it be stopped before")


def _run(arguments: Namespace) -> int:
    if arguments.kept or arguments.with_parent:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells everyone; the server ends us by its own end
    if arguments.kept:
        return _keep()
    ready_database()
    from django.utils import timezone

    from moothall.jobs.loop import do_all, keep_going

    if arguments.once:
        done = do_all(timezone.now)
        print(f"Did {done} errand{'' if done == 1 else 's'}.")
        return DONE
    keep_going(timezone.now, _closed if arguments.with_parent else _rested)
    return DONE


def _keep() -> int:
    """Have errands done by a process beside this one, and by another should it be killed, until our input is closed."""
    command = [sys.executable, "-m", "moothall.project.command", "errands", "--with-parent"]
    while True:
        worker = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own program
        while worker.poll() is None:
            if _closed():
                worker.communicate()
                return DONE
        if _closed():
            return DONE


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
