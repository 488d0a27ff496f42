"""Who an account belongs to, and what it may be."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from moothall.rules.permits import GRANTED, Role


class Account(models.Model):
    """Whom an account belongs to: a member, an officer, or someone else by the user's own name."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account")
    member = models.ForeignKey("records.Member", null=True, on_delete=models.PROTECT, related_name="accounts")
    officer = models.ForeignKey("records.Officer", null=True, on_delete=models.PROTECT, related_name="accounts")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(member=None) | Q(officer=None), name="account_of_one_person"),
        ]

    def __str__(self) -> str:
        return str(self.user_id)


class RoleGrant(models.Model):
    """A role given to an account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role if role in GRANTED])
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_once")]

    def __str__(self) -> str:
        return self.role
