"""`moothall clerk`: an account that may work at the desk."""

import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass

from moothall.project.commands import DONE, Command, CommandError
from moothall.project.commands.database import ready_database


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name to sign in with; an account that exists is changed")


def _run(arguments: Namespace) -> int:
    ready_database()
    from django.utils import timezone

    from moothall.operations.accounts import PasswordTooWeakError, appoint
    from moothall.rules.permits import Role

    try:
        appoint(name=arguments.name, password=_password(), roles=frozenset({Role.clerk}), at=timezone.now())
    except PasswordTooWeakError as error:
        raise CommandError(str(error)) from error
    print(f"{arguments.name} may sign in and work at the desk.")
    return DONE


def _password() -> str:
    """The password: asked for twice at a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise CommandError("the two passwords differ; nothing was changed")
    return password


COMMAND = Command(
    name="clerk",
    summary="Make an account that may work at the desk, or give it a new password.",
    example="moothall clerk nerys.pollard",
    declare=_declare,
    run=_run,
)
