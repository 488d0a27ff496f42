"""Who may read restricted papers beside those who sit on the body, and every opening of one."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class ReadingGrant(models.Model):
    """A person may read the restricted papers of a meeting, or of one item (`item` is its public id)."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_grants")
    item = models.CharField(max_length=8, default="", blank=True)
    reason = models.TextField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.public_id


class Opening(models.Model):
    """A restricted paper or pack was opened: by whom, when, on the screen or taken along. Never changed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="openings")
    paper = models.CharField(max_length=8, default="", blank=True)
    file = models.CharField(max_length=64, default="", blank=True)
    how = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.at}"


class ExemptionReview(models.Model):
    """When the exemption of a paper is looked at again, and what came of it (`kept` or `released`)."""

    paper = models.ForeignKey("records.DraftPaper", on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField(db_index=True)
    outcome = models.CharField(max_length=20, default="", blank=True)
    reason = models.TextField(default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.paper_id} on {self.due_on}"
