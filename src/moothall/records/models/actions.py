"""Action plans, and how each action stood when a meeting was told."""

from django.db import models

from moothall.records.identifiers import fresh
from moothall.records.models.recognised import Projected


class Plan(models.Model):
    """A review's recommendations or an action plan, known by its heading and the body it is reported to."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="plans")
    key = models.TextField()
    title = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "key"], name="plan_once")]

    def __str__(self) -> str:
        return self.public_id


class TrackedAction(Projected):
    """An action as one meeting was told of it; `number` and the words as printed."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="actions")
    number = models.TextField(default="")
    title = models.TextField(default="")
    rag = models.TextField(default="")
    owner = models.TextField(default="")
    deadline = models.TextField(default="")
    status = models.TextField(default="")
    progress = models.TextField(default="")

    def __str__(self) -> str:
        return self.number
