"""Work programmes."""

from django.db import models

from moothall.records.models.recognised import Projected


class ProgrammeEntry(Projected):
    """An item of a work programme; `heading` is the meeting's date, a month's name or empty, as the record has it."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="programme")
    heading = models.TextField(default="")
    day = models.DateField(null=True, db_index=True)
    title = models.TextField()
    section = models.TextField(default="")
    kind = models.TextField(default="")
    added = models.TextField(default="")
    deferred = models.TextField(default="")
    exempt = models.BooleanField(default=False)
    lead = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "programme entries"

    def __str__(self) -> str:
        return self.title
