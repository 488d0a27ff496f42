"""`moothall manage`: Django's own administration commands, with our settings."""

from argparse import REMAINDER, ArgumentParser, Namespace

from moothall.project.commands import DONE, Command
from moothall.project.commands.database import use_django


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs=REMAINDER, metavar="...", help="the command of Django and its arguments")


def _run(arguments: Namespace) -> int:
    use_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["moothall manage", *arguments.words])
    return DONE


COMMAND = Command(
    name="manage",
    summary="Run an administration command of Django, such as migrate, createsuperuser or changepassword.",
    example="moothall manage createsuperuser",
    declare=_declare,
    run=_run,
)
