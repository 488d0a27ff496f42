"""Accounts as administrators see them, and one's own."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from moothall.queries.desk.paging import part_of
from moothall.queries.desk.viewers import Viewer, may
from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import Asked
from moothall.records.models import Account, Member, Officer
from moothall.rules.devices import device
from moothall.rules.permits import Act, Role

_SEARCHED = ("username", "first_name", "last_name", "email")
_STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class SessionCard:
    """Where someone is signed in."""

    id: int
    began: dt.datetime
    address: str
    browser: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account: `person` is the member or officer it belongs to, as the forms name them."""

    id: int
    name: str
    full_name: str
    first_name: str
    last_name: str
    email: str
    active: bool
    roles: tuple[str, ...]
    person: str
    person_name: str
    second_factor: bool
    last_seen: dt.datetime | None
    may_sign_in: bool
    identity: bool = False
    sessions: tuple[SessionCard, ...] = ()


def accounts(viewer: Viewer, asked: Asked) -> tuple[list[AccountCard], Pager | None]:
    """The accounts whose names or addresses have the words in them, by name; a page of them."""
    if not may(viewer, Act.manage_accounts):
        return [], None
    words = asked.get("q")
    anywhere = (Q(**{f"{field}__icontains": words}) for field in _SEARCHED)
    shown, pager = part_of(_rows().filter(reduce(or_, anywhere)) if words else _rows(), asked)
    return [_card(row) for row in shown], pager


def account(viewer: Viewer, account: int) -> AccountCard | None:
    """One account with its sessions; only for administrators."""
    row = _rows().filter(pk=account).first() if may(viewer, Act.manage_accounts) else None
    return _card(row, sessions=sessions(row)) if row else None


def user_of_account(viewer: Viewer, account: int) -> User | None:
    """The account itself, for an act; only for administrators."""
    return User.objects.filter(pk=account).first() if may(viewer, Act.manage_accounts) else None


def own_account(viewer: User, current: str | None) -> AccountCard:
    """The viewer's own account; `current` is the key of the session in use."""
    return _card(_rows().get(pk=viewer.pk), sessions=sessions(viewer, current))


def sessions(user: User, current: str | None = None) -> tuple[SessionCard, ...]:
    """Where someone is signed in now, the newest first."""
    rows = list(UserSession.objects.filter(user=user).order_by("-created_at"))
    alive = set(Session.objects.filter(pk__in=[row.session_key for row in rows]).values_list("pk", flat=True))
    return tuple(
        SessionCard(row.pk, row.created_at, row.ip, device(row.user_agent), current=row.session_key == current)
        for row in rows
        if row.session_key in alive
    )


def people() -> list[tuple[str, str]]:
    """Members and officers to whom an account may belong: the value of the form, and the words."""
    members = Member.objects.filter(ends=None).order_by("surname", "name")
    officers = Officer.objects.filter(ends=None).order_by("name")
    return [(f"member {one.public_id}", one.name) for one in members] + [
        (f"officer {one.public_id}", f"{one.name}, {one.post}") for one in officers
    ]


def account_of_address(email: str, provider: str) -> User | None:
    """The account with that e-mail address, unless it has another identity of the provider already."""
    found = EmailAddress.objects.filter(email=email.lower(), verified=True).select_related("user").first()
    if found is None or SocialAccount.objects.filter(user=found.user, provider=provider).exists():
        return None
    return found.user  # type: ignore[no-any-return]  # the library comes without types


def has_second_factor(viewer: Viewer) -> bool:
    """Whether the viewer has an app with codes or a passkey."""
    return isinstance(viewer, User) and _strong(viewer.pk).exists()


def _strong(user: object) -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=user, type__in=_STRONG)
    return found


def _rows() -> QuerySet[User]:
    return (
        User.objects.order_by("username")
        .select_related("account__member", "account__officer")
        .prefetch_related("roles")
        .annotate(
            strong=Exists(_strong(OuterRef("pk"))),
            identity=Exists(SocialAccount.objects.filter(user=OuterRef("pk"))),
        )
    )


def _card(row: User, sessions: tuple[SessionCard, ...] = ()) -> AccountCard:
    person, person_name = _person(getattr(row, "account", None))
    return AccountCard(
        id=row.pk,
        name=row.username,
        full_name=row.get_full_name(),
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email,
        active=row.is_active,
        roles=_in_order(grant.role for grant in row.roles.all()),
        person=person,
        person_name=person_name,
        second_factor=getattr(row, "strong", False),
        last_seen=row.last_login,
        may_sign_in=row.has_usable_password() or getattr(row, "identity", False),
        identity=getattr(row, "identity", False),
        sessions=sessions,
    )


def _in_order(granted: Iterable[str]) -> tuple[str, ...]:
    held = set(granted)
    return tuple(role.value for role in Role if role in held)


def _person(account: Account | None) -> tuple[str, str]:
    if account and account.member:
        return f"member {account.member.public_id}", account.member.name
    if account and account.officer:
        return f"officer {account.officer.public_id}", f"{account.officer.name}, {account.officer.post}"
    return "", ""
