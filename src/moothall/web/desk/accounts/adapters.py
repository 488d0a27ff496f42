"""What the sign-in libraries ask of us: who may come in, what is said, and when a session ends.

There is no registration. An account is made by an administrator, who answers for its e-mail address; so an
OpenID Connect identity is let in by the same address, where its provider says that the address is verified.
"""

from datetime import timedelta
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from moothall.operations.sign_ins import note_sign_in
from moothall.queries.desk.accounts import account_of_address
from moothall.web.desk.accounts.factors import signed_in_lately

WRONG = "The user name or the password is not right"


def end_later(request: HttpRequest) -> None:
    """Let the session end at a fixed time from now, however much it is used."""
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))


# The library comes without types, so its classes count as Any: hence the exceptions below.
class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords and sessions."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": "Too many attempts have failed. Wait five minutes, then try again",
        "incorrect_password": "The password is not right",
        "incorrect_code": "The code is not right",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether a change that matters first asks again who it is: not just after signing in."""
        return not signed_in_lately(context.request)

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin a session, which ends at a fixed time."""
        super().login(request, user)
        end_later(request)
        note_sign_in(user=user, at=timezone.now())

    def format_email_subject(self, subject: str) -> str:
        """The council's name before the subject."""
        return f"{settings.COUNCIL}: {subject}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account."""
        return reverse("account")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors and passkeys."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, "incorrect_code": "The code is not right"}

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        """A name to begin with."""
        return f"Passkey of {timezone.localdate():%-d %B %Y}"


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Identities of the OpenID Connect provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """An identity without an account stays outside."""
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The account whose e-mail address the provider has verified; none that has another identity already."""
        for address in sociallogin.email_addresses:
            found = account_of_address(address.email, sociallogin.account.provider) if address.verified else None
            if found:
                return found, address.email
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Turn away everything but a sign-in, and identities that belong to no account."""
        if sociallogin.is_existing and sociallogin.state.get("process") == "login":
            return
        messages.error(
            request,
            "There is no account for this identity: its verified e-mail address must be that of an account here. "
            "Ask your administrator.",
        )
        raise ImmediateHttpResponse(redirect("sign-in"))
