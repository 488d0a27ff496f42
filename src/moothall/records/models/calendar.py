"""The council's calendar: meetings as they are planned, before and after anything of them is published."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class ScheduledMeeting(models.Model):
    """A meeting that a body is to hold. `meeting` is its public side, once something of it is public.

    `kind` and `state` are those of `facts.agendas`. `sits_as` is the body as which it sits for a part of it.
    `instead_of` is the meeting that was moved or adjourned to this day; that one stays, with the state saying so.
    `convened_on` is the day it was called, where that was at shorter notice. `reason` says why it was moved,
    cancelled or called.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="scheduled")
    sits_as = models.ForeignKey("records.Body", null=True, on_delete=models.PROTECT, related_name="+")
    date = models.DateField(db_index=True)
    time = models.CharField(max_length=5, default="10:00")
    venue = models.TextField(default="", blank=True)
    kind = models.CharField(max_length=20, default="ordinary")
    state = models.CharField(max_length=20, default="provisional")
    is_public = models.BooleanField(default=False)
    instead_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    convened_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    meeting = models.OneToOneField("records.Meeting", null=True, on_delete=models.SET_NULL, related_name="scheduled")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["date", "time", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "date"],
                condition=models.Q(state__in=["provisional", "fixed", "held"]),
                name="one_meeting_of_a_body_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.public_id


class SpecialDay(models.Model):
    """A day that planning should mind: school holidays, elections, conferences, from an uploaded calendar."""

    day = models.DateField(db_index=True)
    name = models.TextField()
    calendar = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "name", "calendar"], name="special_day_once")]

    def __str__(self) -> str:
        return self.name
