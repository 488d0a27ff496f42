"""The commands of `moothall`, one module each. What a command needs is imported when it runs, so that help is quick."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

DONE = 0
REFUSED = 2


class CommandError(Exception):
    """A command that cannot do what was asked; the message says in one line what is wrong and what to do."""


@dataclass(frozen=True)
class Command:
    """A command: its name, what it does in a line, an example, its arguments, and the function that does it.

    `run` returns the exit code: 0 when all went well, 2 when something asked for could not be done.
    """

    name: str
    summary: str
    example: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
