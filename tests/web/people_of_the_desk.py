"""The people of the tests: Nerys the clerk, Osman who has an account and no role, and anyone who passes by."""

from django.contrib.auth.models import User
from django.test import Client

from larkshire import MOMENT
from moothall.operations.accounts import appoint_clerk
from moothall.rules.permits import Role

PASSWORD = "tall-ships-and-small-hours"


def nerys() -> User:
    """The clerk."""
    return appoint_clerk(name="nerys.pollard", password=PASSWORD, at=MOMENT)


def osman() -> User:
    """Someone with an account and without a role."""
    return User.objects.create_user("osman.reed", password=PASSWORD)


def client_of(role: Role) -> Client:
    """A browser signed in as someone of that role."""
    client = Client()
    if role is Role.clerk:
        client.force_login(nerys())
    elif role is Role.account:
        client.force_login(osman())
    return client
