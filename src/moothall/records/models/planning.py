"""Work programmes as they are planned. What is published of them is in `programmes.py`."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class PlannedItem(models.Model):
    """An item of a body's work programme; not allocated to a meeting while `scheduled` is None.

    `why` and `added_on` say why and when it was put on, `source` what it came from: `forthcoming decision`,
    `action`, `resolution`, `agenda setting`, or empty; `source_key` that thing's public id. `pattern` is how it
    comes back (`every meeting`, `every other meeting`, `six-monthly`, `annual`) and `month` in which month; an item
    with a pattern stands on no meeting itself, its `recurrences` do. `title` is for everyone; `closed_title`, on an
    exempt item, for those entitled.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="planned_items")
    scheduled = models.ForeignKey(
        "records.ScheduledMeeting", null=True, on_delete=models.PROTECT, related_name="planned_items"
    )
    position = models.PositiveIntegerField(default=0)
    title = models.TextField()
    closed_title = models.TextField(default="", blank=True)
    section = models.CharField(max_length=5, default="", blank=True)
    why = models.TextField(default="", blank=True)
    source = models.CharField(max_length=40, default="", blank=True)
    source_key = models.CharField(max_length=20, default="", blank=True)
    decision = models.TextField(default="", blank=True)
    is_key = models.BooleanField(default=False)
    exempt = models.BooleanField(default=False)
    kind = models.CharField(max_length=40, default="", blank=True)
    pattern = models.CharField(max_length=40, default="", blank=True)
    month = models.PositiveSmallIntegerField(null=True)
    leads = models.JSONField(default=list)
    added_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recurs_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="recurrences")
    dropped = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.public_id


class Deferral(models.Model):
    """An item put off: from which meeting to which (None: to no date yet), why, when and by whom."""

    item = models.ForeignKey(PlannedItem, on_delete=models.CASCADE, related_name="deferrals")
    before = models.ForeignKey("records.ScheduledMeeting", null=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey("records.ScheduledMeeting", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.item_id} put off"


class DismissedOffer(models.Model):
    """Something that was offered to a body's work programme and is not wanted there; `source` as of `PlannedItem`."""

    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="dismissed_offers")
    source = models.CharField(max_length=40)
    source_key = models.CharField(max_length=20)
    reason = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "source", "source_key"], name="offer_dismissed_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.source_key}"
