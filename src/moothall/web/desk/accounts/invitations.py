"""The link by which someone chooses their password: sent, or shown once to the administrator."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from moothall.operations.sessions import new_key
from moothall.web.desk.people import user_of


def link_for(request: HttpRequest, user: User) -> str:
    """A link that holds for three days and can be used once."""
    key = new_key(user=user, by=user_of(request), at=timezone.now())
    address: str = get_adapter(request).get_reset_password_from_key_url(key)
    return address


def invite(request: HttpRequest, user: User) -> None:
    """Send the link to the account's e-mail address. Raises OSError when the letter cannot be handed over."""
    words = {"username": user.get_username(), "link": link_for(request, user)}
    get_adapter(request).send_mail("account/email/invitation", user.email, words)
