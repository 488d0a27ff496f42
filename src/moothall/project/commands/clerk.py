"""`moothall clerk`: short for `moothall account NAME --role clerk`."""

from argparse import ArgumentParser, Namespace

from moothall.project.commands import DONE, Command
from moothall.project.commands.account import appoint
from moothall.rules.permits import Role


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name to sign in with; an account that exists is changed")


def _run(arguments: Namespace) -> int:
    appoint(arguments.name, {Role.clerk})
    print(f"{arguments.name} may sign in and work at the desk.")
    return DONE


COMMAND = Command(
    name="clerk",
    summary="Make an account that may work at the desk as a clerk, or give it a new password.",
    example="moothall clerk nerys.pollard",
    declare=_declare,
    run=_run,
)
