"""Meetings and their agendas."""

from django.db import models

from moothall.records.identifiers import fresh
from moothall.records.models.recognised import Kept


class Meeting(models.Model):
    """A body's meeting on a day. What its own pack says of it is empty while only minutes of it are published.

    `contact` and `proper_officer` are as printed. `paragraphs` are those of Schedule 12A that the motion names.
    What begins with `planned` comes from the council's calendar and outlives any publication: `is_planned` puts
    the meeting on the public calendar, `state` is empty or says that it was `cancelled`, `moved` or `adjourned`,
    `replaced_by` is the meeting held instead.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField(db_index=True)
    publication = models.OneToOneField("records.Publication", null=True, on_delete=models.SET_NULL, related_name="own")
    time = models.CharField(max_length=5, default="")
    venue = models.TextField(default="")
    published = models.DateField(null=True)
    contact = models.JSONField(default=dict)
    proper_officer = models.JSONField(default=dict)
    membership_size = models.IntegerField(null=True)
    exclusion = models.TextField(default="")
    paragraphs = models.JSONField(default=list)
    is_planned = models.BooleanField(default=False)
    planned_time = models.CharField(max_length=5, default="", blank=True)
    planned_venue = models.TextField(default="", blank=True)
    state = models.CharField(max_length=20, default="", blank=True)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="instead_of")
    plan_changed_at = models.DateTimeField(null=True)
    plan_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "date"], name="meeting_once")]
        ordering = ["date", "id"]

    def __str__(self) -> str:
        return self.public_id


class AgendaItem(Kept):
    """An item of a meeting's agenda; `place` is its number, told apart where a pack prints it twice."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    number = models.TextField()
    title = models.TextField()
    section = models.TextField(default="")
    first_page = models.IntegerField(null=True)
    last_page = models.IntegerField(null=True)
    exempt = models.BooleanField(default=False)
    decision = models.ForeignKey("records.Decision", null=True, on_delete=models.PROTECT, related_name="items")
    purpose = models.TextField(default="")
    to_follow = models.BooleanField(default=False)
    verbal = models.BooleanField(default=False)

    class Meta(Kept.Meta):
        ordering = ["meeting", "position"]
