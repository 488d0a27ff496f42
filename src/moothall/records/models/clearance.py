"""Clearance: who was asked about which version of a report, and what they said."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from moothall.records.identifiers import fresh


class Clearance(models.Model):
    """A request to one role to clear a version. `answer` is empty until there is one.

    `answer` is one of `facts.clearances.Answer`; `role` one of `rules.permits.Role`. `deputising` says that a deputy
    signed for the director. `on_behalf` is why a clerk recorded a signature that was given elsewhere. `undone_by` is
    the later version whose change undid it. `waived` is the recorded reason to do without (an equality analysis for
    a key decision).
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    revision = models.ForeignKey("records.Revision", on_delete=models.CASCADE, related_name="clearances")
    role = models.CharField(max_length=40)
    asked_of = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    deadline = models.DateField()
    answer = models.CharField(max_length=40, default="", blank=True)
    words = models.TextField(default="", blank=True)
    waived = models.TextField(default="", blank=True)
    deputising = models.BooleanField(default=False)
    on_behalf = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_by = models.ForeignKey("records.Revision", null=True, on_delete=models.PROTECT, related_name="undid")
    chased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="clearance_answered_whole",
            )
        ]

    def __str__(self) -> str:
        return self.public_id
