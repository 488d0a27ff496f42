"""Who is asking, for views whose address nobody comes to without an account."""

from django.contrib.auth.models import User
from django.http import HttpRequest

from moothall.operations.permission import NotPermittedError


def user_of(request: HttpRequest) -> User:
    """The user. Raises NotPermittedError for a visitor, who has been turned away before."""
    if not isinstance(request.user, User):
        raise NotPermittedError("Sign in first.")
    return request.user
