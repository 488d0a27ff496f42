"""The people of the tests: Nerys the clerk, Osman who has an account and no role, and one of each other role."""

from django.contrib.auth.models import User
from django.test import Client

from larkshire import MOMENT
from moothall.operations.accounts import appoint, grant
from moothall.rules.permits import Role

PASSWORD = "tall-ships-and-small-hours"


def nerys() -> User:
    """The clerk."""
    return appoint(name="nerys.pollard", password=PASSWORD, roles=frozenset({Role.clerk}), at=MOMENT)


def osman() -> User:
    """Someone with an account and without a role."""
    return User.objects.create_user("osman.reed", password=PASSWORD)


def someone(role: Role) -> User:
    """Someone with that one role, the same each time."""
    name = role.value.replace(" ", ".")
    user = User.objects.filter(username=name).first() or User.objects.create_user(name, password=PASSWORD)
    grant(user=user, role=role, by=None, at=MOMENT)
    return user


def client_of(role: Role) -> Client:
    """A browser signed in as someone of that role."""
    client = Client()
    if role is Role.account:
        client.force_login(osman())
    elif role is not Role.visitor:
        client.force_login(nerys() if role is Role.clerk else someone(role))
    return client
