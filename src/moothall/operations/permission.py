"""Every act asks the permits first. `None` in the place of a user is the command line, whose user owns the machine."""

from django.contrib.auth.models import User

from moothall.records.roles import roles_of
from moothall.rules.permits import Act, permit


class NotPermittedError(Exception):
    """Someone may not do what was asked; the message says why."""


def require(by: User | None, act: Act) -> None:
    """Raise NotPermittedError unless the user may do the act."""
    verdict = permit(roles_of(by), act) if by is not None else None
    if verdict and not verdict.allowed:
        raise NotPermittedError(verdict.reason)
