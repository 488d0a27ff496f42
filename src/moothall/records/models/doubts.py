"""What waits for a person's word: whether two names mean the same."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class Doubt(models.Model):
    """Two things of one kind that may be the same. `one` is the older, `other` the newer, by primary key.

    `same` is None until a person decides.
    """

    class Kind(models.TextChoices):
        """What is in doubt."""

        person = "person", "People"
        post = "post", "Posts"
        body = "body", "Bodies"
        indicator = "indicator", "Indicators"

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    one = models.PositiveBigIntegerField()
    other = models.PositiveBigIntegerField()
    one_printed = models.TextField()
    other_printed = models.TextField()
    reason = models.TextField()
    raised_at = models.DateTimeField()
    same = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "one", "other"], name="doubt_once"),
            models.CheckConstraint(
                condition=models.Q(same__isnull=True, decided_at__isnull=True)
                | models.Q(same__isnull=False, decided_at__isnull=False),
                name="doubt_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
