"""What someone who signed in may be: the group that makes a clerk."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from moothall.rules.permits import Role

CLERKS = "clerk"


def role_of(user: AbstractBaseUser | AnonymousUser) -> Role:
    """The role of a user: a visitor who has not signed in, a clerk by the group, else one without a role."""
    if not isinstance(user, User) or not user.is_active:
        return Role.visitor
    return Role.clerk if user.groups.filter(name=CLERKS).exists() else Role.account
