"""What the audit trail keeps of sign-ins, and of the means by which people sign in."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit


def note_sign_in(*, user: User, at: dt.datetime) -> None:
    """Keep that someone signed in."""
    note_own_act(user=user, act="signed in", at=at)


def note_own_act(*, user: User, act: str, at: dt.datetime) -> None:
    """Keep what someone did with the own account: `act` is one of a few fixed phrases."""
    with transaction.atomic():
        audit.append(act=act, about=audit.who(user).public_id, by=user, at=at)
