"""Accounts: who has one, whom it belongs to, and which roles it is given.

The audit trail knows accounts by the ids of `Who`; names and addresses are not in it.
"""

import datetime as dt
from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.records.models import Account, Member, Officer, RoleGrant
from moothall.rules.permits import Act, Role


class PasswordTooWeakError(Exception):
    """A password that is too easy to guess; the message says in which way."""


class AccountError(Exception):
    """Something that cannot be done with an account; the message says why."""


def appoint(*, name: str, password: str, roles: Collection[Role], at: dt.datetime) -> User:
    """Give the account `name` these roles and this password; the account is made if there is none.

    Raises PasswordTooWeakError, and AccountError for a name that cannot be one. Only the command line does this:
    whoever may start it owns the machine.
    """
    with transaction.atomic():
        user = User.objects.filter(username=name).first() or _make(name=name, by=None, at=at)
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise PasswordTooWeakError(" ".join(error.messages)) from error
        user.set_password(password)
        user.save(update_fields=["password"])
        for role in sorted(roles):
            grant(user=user, role=role, by=None, at=at)
        return user


def make_account(
    *,
    name: str,
    by: User | None,
    at: dt.datetime,
    full_name: tuple[str, str] = ("", ""),
    email: str = "",
    person: str = "",
    roles: Collection[Role] = (),
) -> User:
    """Make an account without a password, for someone who will be sent a link.

    `person` is `member ID` or `officer ID`, or empty. Raises NotPermittedError, and AccountError when the name or
    the address is taken.
    """
    require(by, Act.manage_accounts)
    with transaction.atomic():
        if User.objects.filter(username__iexact=name).exists():
            raise AccountError(f"There is an account {name} already.")
        user = _make(name=name, by=by, at=at)
        describe(user=user, full_name=full_name, email=email, person=person, by=by, at=at)
        for role in sorted(roles):
            grant(user=user, role=role, by=by, at=at)
        return user


def describe(
    *, user: User, full_name: tuple[str, str], email: str, person: str, by: User | None, at: dt.datetime
) -> None:
    """Say who an account is for. The e-mail address counts as verified, because the administrator answers for it.

    Raises NotPermittedError, and AccountError for an address or a person that is taken or unknown.
    """
    require(by, Act.manage_accounts)
    with transaction.atomic():
        user.first_name, user.last_name = full_name
        user.save(update_fields=["first_name", "last_name"])
        _set_address(user, email.strip().lower())
        _belong(user, person)
        audit.append(act="account described", about=audit.who(user).public_id, by=by, at=at)


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
    """Take a role from an account. Raises NotPermittedError, and AccountError for the last administrator's."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        audit.one_at_a_time()
        if role is Role.administrator and user.is_active:
            _refuse_without_administrator(user)
        if RoleGrant.objects.filter(user=user, role=role).delete()[0]:
            audit.append(act=f"no longer {role}", about=audit.who(user).public_id, by=by, at=at)


def set_roles(*, user: User, roles: Collection[Role], by: User | None, at: dt.datetime) -> None:
    """Give an account just these roles. Raises as `grant` and `revoke` do."""
    with transaction.atomic():
        held = {Role(role) for role in RoleGrant.objects.filter(user=user).values_list("role", flat=True)}
        for role in sorted(set(roles) - held):
            grant(user=user, role=role, by=by, at=at)
        for role in sorted(held - set(roles)):
            revoke(user=user, role=role, by=by, at=at)


def _refuse_without_administrator(user: User) -> None:
    others = RoleGrant.objects.filter(role=Role.administrator, user__is_active=True).exclude(user=user)
    if RoleGrant.objects.filter(user=user, role=Role.administrator).exists() and not others.exists():
        raise AccountError("This is the only administrator; make another first.")


def disable(*, user: User, by: User | None, at: dt.datetime) -> None:
    """Close an account and end its sessions. Raises NotPermittedError, and AccountError for the last administrator."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        audit.one_at_a_time()
        _refuse_without_administrator(user)
        _activate(user, False)
        audit.append(act="account closed", about=audit.who(user).public_id, by=by, at=at)


def enable(*, user: User, by: User | None, at: dt.datetime) -> None:
    """Open a closed account again. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        _activate(user, True)
        audit.append(act="account opened again", about=audit.who(user).public_id, by=by, at=at)


def _activate(user: User, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])


def _make(*, name: str, by: User | None, at: dt.datetime) -> User:
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError as error:
        raise AccountError(" ".join(error.messages)) from error
    user = User(username=name)
    user.set_unusable_password()
    user.save()
    audit.append(act="account made", about=audit.who(user).public_id, by=by, at=at)
    return user


def _set_address(user: User, email: str) -> None:
    taken = EmailAddress.objects.filter(email=email).exclude(user=user).exists()
    if email and (taken or User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists()):
        raise AccountError("Another account has this e-mail address.")
    if user.email != email or not EmailAddress.objects.filter(user=user, email=email, verified=True).exists():
        EmailAddress.objects.filter(user=user).delete()
        user.email = email
        user.save(update_fields=["email"])
        if email:
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)


def _belong(user: User, person: str) -> None:
    kind, _, public_id = person.partition(" ")
    member = Member.objects.filter(public_id=public_id).first() if kind == "member" else None
    officer = Officer.objects.filter(public_id=public_id).first() if kind == "officer" else None
    if person and not (member or officer):
        raise AccountError("This member or officer is not known.")
    if member and Account.objects.filter(member=member).exclude(user=user).exists():
        raise AccountError("Another account belongs to this member.")
    Account.objects.update_or_create(user=user, defaults={"member": member, "officer": officer})
