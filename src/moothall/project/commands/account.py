"""`moothall account`: an account with its roles, and a password or a link by which one is chosen."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Collection
from getpass import getpass

from moothall.project.commands import DONE, Command, CommandError
from moothall.project.commands.database import ready_database
from moothall.rules.permits import GRANTED, Role


def appoint(name: str, roles: Collection[Role]) -> None:
    """Make the account, or change it: these roles beside those it has, and a password that is asked for."""
    ready_database()
    from django.utils import timezone

    from moothall.operations import accounts

    try:
        accounts.appoint(name=name, password=_password(), roles=roles, at=timezone.now())
    except (accounts.PasswordTooWeakError, accounts.AccountError) as error:
        raise CommandError(str(error)) from error


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name to sign in with; an account that exists is changed")
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        choices=[role.value for role in Role if role in GRANTED],
        metavar="ROLE",
        help="a role to give beside those that the account has; may be repeated: "
        + ", ".join(role.value for role in Role if role in GRANTED),
    )
    parser.add_argument(
        "--link", action="store_true", help="print a link to choose a password; no password is asked for"
    )


def _run(arguments: Namespace) -> int:
    roles = frozenset(map(Role, arguments.role))
    if arguments.link:
        print(_link(arguments.name, roles))
        return DONE
    appoint(arguments.name, roles)
    given = f" as {', '.join(sorted(roles))}" if roles else ""
    print(f"{arguments.name} may sign in{given}.")
    return DONE


def _link(name: str, roles: Collection[Role]) -> str:
    """A link that holds for three days and can be used once."""
    ready_database()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.urls import reverse
    from django.utils import timezone

    from moothall.operations import accounts, sessions

    at = timezone.now()
    try:
        user = User.objects.filter(username=name).first() or accounts.make_account(name=name, by=None, at=at)
    except accounts.AccountError as error:
        raise CommandError(str(error)) from error
    for role in sorted(roles):
        accounts.grant(user=user, role=role, by=None, at=at)
    account, _, key = sessions.new_key(user=user, by=None, at=at).partition("-")
    return settings.SITE + reverse("account_reset_password_from_key", kwargs={"uidb36": account, "key": key})


def _password() -> str:
    """The password: asked for twice at a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise CommandError("the two passwords differ; nothing was changed")
    return password


COMMAND = Command(
    name="account",
    summary="Make an account, give it roles, and a password or a link to choose one.",
    example="moothall account nerys.pollard --role clerk --role administrator\n"
    "moothall account ida.finch --role 'report author' --link",
    declare=_declare,
    run=_run,
)
