"""Which process this is, and which processes of this machine are gone with errands that they had claimed."""

import os
import signal
import socket

from moothall.operations.errands import claimants, let_go


class Stopping(BaseException):
    """This process is told to end: what it is at is given back, and done by the next one that comes."""


def end_when_told() -> None:
    """Let SIGTERM end what this process is at, wherever it is: a transaction is undone, and other processes with it."""
    signal.signal(signal.SIGTERM, _stop)


def _stop(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once: what is given back is given back in peace
    raise Stopping


def this_process() -> str:
    """The machine's name and the process's number."""
    return f"{socket.gethostname()}/{os.getpid()}"


def free_what_was_left() -> int:
    """Make free what a process of this machine had claimed that is gone; gives how many errands.

    What a process of another machine had claimed is free after a while by itself.
    """
    gone = {one for one in claimants() if _is_gone(one)}
    return let_go(of=gone) if gone else 0


def _is_gone(claimant: str) -> bool:
    machine, _, number = claimant.rpartition("/")
    if machine != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(number) == os.getpid()  # a number that comes again: what we do, we have not claimed yet
