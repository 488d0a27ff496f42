"""Accounts: who is given which role."""

import datetime as dt

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.records.models import RoleGrant
from moothall.rules.permits import Act, Role


class PasswordTooWeakError(Exception):
    """A password that is too easy to guess; the message says in which way."""


def appoint(*, name: str, password: str, roles: frozenset[Role], at: dt.datetime) -> User:
    """Give the account `name` these roles and this password; the account is made if there is none.

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
        for role in sorted(roles):
            grant(user=user, role=role, by=None, at=at)
        return user


def grant(*, user: User, role: Role, by: User | None, at: dt.datetime) -> RoleGrant:
    """Give an account a role; one that it has already stays as it is. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        made, is_new = RoleGrant.objects.get_or_create(
            user=user, role=role, defaults={"granted_at": at, "granted_by": by}
        )
        if is_new:
            audit.append(act=f"made {role}", about=audit.who(user).public_id, by=by, at=at)
        return made


def revoke(*, user: User, role: Role, by: User | None, at: dt.datetime) -> None:
    """Take a role from an account. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        if RoleGrant.objects.filter(user=user, role=role).delete()[0]:
            audit.append(act=f"no longer {role}", about=audit.who(user).public_id, by=by, at=at)
