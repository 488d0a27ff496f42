"""The archive: source files, packs and their versions, each a draft until it is released."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class SourceFile(models.Model):
    """A file as it was handed in, kept under its SHA-256 in the restricted root."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    form = models.CharField(max_length=10)
    name = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class Pack(models.Model):
    """The pack of a body's meeting."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="packs")
    date = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "date"], name="pack_once")]

    def __str__(self) -> str:
        return self.public_id


class PackVersion(models.Model):
    """One reading of a pack. `record` is its JSON, `essence` the hash by which the same record is known again.

    `reading` is the whole reading, compressed: the restricted parts with it. `changes` are sentences that say
    what is new against the version before, `findings` what the check for exempt markings found at the import:
    what is restricted, and what is worth a look (a release looks again).
    """

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="versions")
    record = models.TextField()
    essence = models.CharField(max_length=64)
    reading = models.BinaryField()
    changes = models.JSONField(default=list)
    findings = models.JSONField(default=dict)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="pack_version_once"),
            models.UniqueConstraint(fields=["pack", "essence"], name="pack_essence_once"),
        ]
        ordering = ["pack", "number"]

    def __str__(self) -> str:
        return f"{self.pack} v{self.number}"
