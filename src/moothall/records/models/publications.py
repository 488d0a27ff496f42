"""What is published: immutable, hashed, and stored rendered."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class Publication(models.Model):
    """A pack version as it was released. `edition` is its public edition, built without what is restricted.

    `digest` is the SHA-256 of the edition; `pdf` that of the public PDF in the public root, empty for other
    sources. `withheld` are the physical pages replaced in it. `number` counts a meeting's publications. One that
    carried a paper that was taken down is gone since `gone_at`: its edition is empty and its file deleted.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    version = models.OneToOneField("records.PackVersion", on_delete=models.PROTECT, related_name="publication")
    meeting = models.ForeignKey("records.Meeting", on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    override = models.ForeignKey("records.Override", null=True, on_delete=models.PROTECT, related_name="+")
    edition = models.BinaryField()
    digest = models.CharField(max_length=64)
    pdf = models.CharField(max_length=64, default="")
    pdf_size = models.PositiveBigIntegerField(null=True)
    page_count = models.PositiveIntegerField(null=True)
    withheld = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="publication_once"),
            models.UniqueConstraint(fields=["meeting"], condition=models.Q(current=True), name="one_current"),
        ]
        ordering = ["meeting", "number"]

    def __str__(self) -> str:
        return self.public_id


class StoredPage(models.Model):
    """A public page as it is served: the parts that its template fills, apart from the shell of the site.

    `key` names the page (`meetings/k3m9x2ab`), `parts` is a JSON list of strings in the order of the renderer.
    `fresh_until` is the day from which its words about time (upcoming, held) may be stale. A page that has
    moved has no parts but the address it moved to.
    """

    key = models.CharField(max_length=120, primary_key=True)
    parts = models.JSONField(default=list)
    digest = models.CharField(max_length=32, default="")
    renderer = models.CharField(max_length=20, default="")
    rendered_at = models.DateTimeField()
    fresh_until = models.DateField(null=True)
    moved_to = models.TextField(default="")

    def __str__(self) -> str:
        return self.key
