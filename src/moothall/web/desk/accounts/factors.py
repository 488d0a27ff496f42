"""Whether someone who is signed in has shown two things, what they know and what they have, and how lately."""

import time

from django.conf import settings
from django.http import HttpRequest

from moothall.queries.desk.accounts import has_second_factor

_METHODS = "account_authentication_methods"


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether there is no second factor: whoever has set one up was asked for it when signing in.

    Where the council's OpenID Connect provider asks for one itself, an identity that comes from there is enough.
    """
    methods = request.session.get(_METHODS, [])
    if settings.OIDC_IS_SECOND_FACTOR and any(method.get("method") == "socialaccount" for method in methods):
        return False
    return not has_second_factor(request.user)


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether someone has shown who they are in the last minutes, so that a change that matters needs no more."""
    records = request.session.get(_METHODS, [])
    latest = max((record.get("at", 0) for record in records), default=0)
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
