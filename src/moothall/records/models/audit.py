"""The audit trail: rows that are added and never changed; what is personal stands apart and can be erased."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class Who(models.Model):
    """Someone who acted. The trail refers to the public id alone, so that erasing the name keeps the chain."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.TextField(default="")

    def __str__(self) -> str:
        return self.public_id


class Override(models.Model):
    """A named person's word that a pack is to be released although it carries restricted pages."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    name = models.TextField()
    reason = models.TextField()

    def __str__(self) -> str:
        return self.public_id


class AuditRow(models.Model):
    """One act. `line` is its canonical JSON; `digest` is the SHA-256 over the digest before and the line.

    The database refuses to change or delete a row.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    line = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return self.line
