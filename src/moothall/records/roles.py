"""What someone who signed in is to the council: the roles granted to the account."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User

from moothall.records.models import RoleGrant
from moothall.rules.permits import Role


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[Role]:
    """The roles of a user: a visitor who has not signed in, the roles granted, else an account without a role."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset({Role.visitor})
    granted = frozenset(Role(role) for role in RoleGrant.objects.filter(user=user).values_list("role", flat=True))
    return granted or frozenset({Role.account})
