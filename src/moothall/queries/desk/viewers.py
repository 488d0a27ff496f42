"""What a viewer may do, for the buttons and places that a page offers."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from moothall.records.roles import roles_of
from moothall.rules.permits import Act, permit

Viewer = AbstractBaseUser | AnonymousUser


def may(viewer: Viewer, act: Act) -> bool:
    """Whether the viewer's roles allow the act."""
    return permit(roles_of(viewer), act).allowed


def acts_of(viewer: Viewer) -> frozenset[Act]:
    """Everything that the viewer's roles allow; one query."""
    roles = roles_of(viewer)
    return frozenset(act for act in Act if permit(roles, act).allowed)
