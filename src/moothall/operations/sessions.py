"""Ending what an account can still be used with: sessions, second factors that were lost, other identities."""

import datetime as dt
from collections.abc import Iterable

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.rules.permits import Act


def end_sessions(*, user: User, by: User | None, at: dt.datetime) -> int:
    """End every session of an account; how many there were. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        count = _end(UserSession.objects.filter(user=user))
        audit.append(act="sessions ended", about=audit.who(user).public_id, by=by, at=at, detail={"number": count})
        return count


def end_own_sessions(*, by: User, at: dt.datetime, keep: str | None, only: int | None = None) -> int:
    """End one's own sessions but the one with the key `keep`: all, or the one with the id `only`. How many ended."""
    require(by, Act.keep_account)
    with transaction.atomic():
        chosen = UserSession.objects.filter(user=by).exclude(session_key=keep)
        count = _end(chosen.filter(pk=only) if only is not None else chosen)
        if count:
            audit.append(act="sessions ended", about=audit.who(by).public_id, by=by, at=at, detail={"number": count})
        return count


def forget_second_factors(*, user: User, by: User | None, at: dt.datetime) -> None:
    """Let someone who has lost app and passkeys set up new ones; ends the sessions too. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        _end(UserSession.objects.filter(user=user))
        audit.append(act="second factors forgotten", about=audit.who(user).public_id, by=by, at=at)


def forget_identity(*, user: User, by: User | None, at: dt.datetime) -> None:
    """Forget the OpenID Connect identity of an account, so that another may be accepted. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        SocialAccount.objects.filter(user=user).delete()
        audit.append(act="identity forgotten", about=audit.who(user).public_id, by=by, at=at)


def new_key(*, user: User, by: User | None, at: dt.datetime) -> str:
    """A key for a link by which a password is chosen once, within three days. Raises NotPermittedError."""
    require(by, Act.manage_accounts)
    with transaction.atomic():
        audit.append(act="link for a password made", about=audit.who(user).public_id, by=by, at=at)
    return f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"


def _end(sessions: Iterable[UserSession]) -> int:
    found = list(sessions)
    for session in found:
        session.end()
    return len(found)
