"""Subscriptions: someone asks to hear of something, confirms by a link, and ends it by a link.

An address is believed only once its owner has followed the link. The tokens in the links are kept as hashes.
"""

import datetime as dt
import hashlib
import hmac
from typing import Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from moothall.operations.errands import queue
from moothall.records.models import Body, Person, Subscription

__all__ = ["KINDS", "CannotSubscribeError", "Subscription", "ask", "confirm", "end", "of_token", "token"]

Kind = Literal["everything", "body", "topic", "person", "division"]
KINDS: tuple[Kind, ...] = ("everything", "body", "topic", "person", "division")
LONGEST = 200
QUIET = dt.timedelta(minutes=10)
"""So long no second link goes to one address for one subject: the form cannot be used to fill a mailbox."""

MOST_ASKED = 20
"""Subscriptions that one address may leave unconfirmed."""


class CannotSubscribeError(Exception):
    """What was asked cannot be subscribed to; the message says why."""


def ask(*, email: str, kind: str, subject: str, at: dt.datetime) -> None:
    """Ask to hear of something; a link by which to confirm is sent to the address.

    `subject` is the public id of a body or person, or the words of a topic or division. Whether the address has
    subscribed already is not told. Raises CannotSubscribeError.
    """
    address = _address(email)
    about = _subject(kind, subject)
    with transaction.atomic():
        unconfirmed = Subscription.objects.filter(email=address, confirmed_at=None)
        if unconfirmed.count() >= MOST_ASKED:
            return
        row, is_new = Subscription.objects.select_for_update().get_or_create(
            email=address, kind=kind, subject=about, defaults={"asked_at": at, "secret": _unset(address, kind, about)}
        )
        if not is_new and (row.confirmed_at or at - row.asked_at < QUIET):
            return
        row.asked_at, row.secret = at, hashlib.sha256(token(row).encode()).hexdigest()
        row.save(update_fields=["asked_at", "secret"])
        queue(kind="confirm subscription", payload={"subscription": row.public_id}, due_at=at)


def token(subscription: Subscription) -> str:
    """The token in a subscription's links: made from its id and the site's key, so that it need not be kept."""
    said = f"subscription {subscription.public_id} {subscription.email}"
    return subscription.public_id + hmac.new(settings.SECRET_KEY.encode(), said.encode(), "sha256").hexdigest()[:32]


def of_token(written: str) -> Subscription | None:
    """The subscription whose link carries the token; None when there is none, or no longer."""
    return Subscription.objects.filter(secret=hashlib.sha256(written.encode()).hexdigest()).first()


def confirm(*, subscription: Subscription, at: dt.datetime) -> None:
    """The owner of the address has followed the link."""
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=at)


def end(*, subscription: Subscription) -> None:
    """Forget a subscription and its address."""
    Subscription.objects.filter(pk=subscription.pk).delete()


def _address(email: str) -> str:
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise CannotSubscribeError("Enter an e-mail address in the form name@example.org.") from error
    return email


def _subject(kind: str, subject: str) -> str:
    subject = " ".join(subject.split())[:LONGEST]
    if kind == "everything":
        return ""
    if kind in ("body", "person"):
        table = Body if kind == "body" else Person
        if not table.objects.filter(public_id=subject, merged_into=None).exclude(name="").exists():
            raise CannotSubscribeError(f"There is no such {'committee' if kind == 'body' else kind}.")
    elif kind not in KINDS or not subject:
        raise CannotSubscribeError("Say what you would like to hear of.")
    return subject


def _unset(*parts: str) -> str:
    """What stands for the secret until the row has its id: unique, and no hash of any token."""
    return hashlib.sha256(("unset\n" + "\n".join(parts)).encode()).hexdigest()
