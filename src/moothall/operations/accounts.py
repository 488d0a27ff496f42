"""Accounts: who is made a clerk."""

import datetime as dt

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from moothall.operations import audit
from moothall.records.roles import CLERKS


class PasswordTooWeakError(Exception):
    """A password that is too easy to guess; the message says in which way."""


def appoint_clerk(*, name: str, password: str, at: dt.datetime) -> User:
    """Give the account `name` the role of clerk and this password; the account is made if there is none.

    Raises PasswordTooWeakError. Only the command line does this: whoever may start it owns the machine.
    """
    with transaction.atomic():
        user, _ = User.objects.get_or_create(username=name)
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise PasswordTooWeakError(" ".join(error.messages)) from error
        user.set_password(password)
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get_or_create(name=CLERKS)[0])
        audit.append(act="clerk appointed", about=audit.who(user).public_id, by=None, at=at)
        return user
