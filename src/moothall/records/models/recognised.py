"""What bodies, people, posts and indicators share: they are recognised across packs by their printed forms."""

from typing import TYPE_CHECKING

from django.db import models

from moothall.records.identifiers import fresh


class Recognised(models.Model):
    """Something that packs name. `name` is the fullest form that has been *published*, empty until then.

    Forms from drafts never reach `name`. `merged_into` is set when a person has said that two are one.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    name = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.public_id


class Form(models.Model):
    """A printed form, and within what it holds: a body for a surname alone, a reference for an indicator."""

    printed = models.TextField()
    within = models.TextField(default="")
    part = models.CharField(max_length=20, default="")

    if TYPE_CHECKING:
        subject_id: int

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.printed


class Projected(models.Model):
    """A row made from a publication's public edition: never from a draft, and made anew when that changes.

    `page` is the physical page, `label` the printed one, where the publication prints it.
    """

    publication = models.ForeignKey("records.Publication", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    page = models.PositiveIntegerField(null=True)
    label = models.TextField(default="")

    class Meta:
        abstract = True


class Kept(Projected):
    """A row with a page of its own: found again by its place in its meeting, so that the address stays."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    place = models.TextField()

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["meeting", "place"], name="%(class)s_once")]

    def __str__(self) -> str:
        return self.public_id
