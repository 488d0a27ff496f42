"""What the search index is a copy of."""

from django.db import models


class SearchSheet(models.Model):
    """The search entries of one published pack, written when it is published, emptied when it is taken down.

    `entries` is JSON. `sequence` grows with every change to any sheet, so an index that knows its highest
    sequence knows what it lacks.
    """

    pack = models.CharField(max_length=32, unique=True)
    sequence = models.PositiveBigIntegerField(unique=True)
    entries = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.pack} ({self.sequence})"
