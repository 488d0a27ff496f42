"""What a publication of our own consists of: its files, its notices, what was overridden, and its proof."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class PublishedFile(models.Model):
    """A file of a publication: the pack, a supplement or a corrected paper, public and restricted.

    `public` and `restricted` are SHA-256 in their roots; `public` is empty for what has no public version, and for
    what is gone since `gone_at` because it carried a paper that was taken down. `papers` are the public ids of the
    draft papers in it, `changes` what a corrected paper says otherwise.
    """

    class Kind(models.TextChoices):
        """What the file is."""

        pack = "pack", "Agenda reports pack"
        supplement = "supplement", "Supplement"
        correction = "correction", "Corrected paper"

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    publication = models.ForeignKey("records.Publication", on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.TextField()
    public = models.CharField(max_length=64, default="", blank=True)
    restricted = models.CharField(max_length=64, default="", blank=True)
    size = models.PositiveBigIntegerField(null=True)
    pages = models.PositiveIntegerField(default=0)
    first_label = models.CharField(max_length=10, default="", blank=True)
    last_label = models.CharField(max_length=10, default="", blank=True)
    papers = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["publication", "id"]

    def __str__(self) -> str:
        return self.public_id


class PublishingJob(models.Model):
    """Something that takes long and that someone asked for: a publication, or the pack for a look before it.

    `said` is what was decided when it was asked for, with its reasons; `key` is of the form by which it was asked, so
    that one form asks once. It is done by an errand; `stage` is how far it is. When it has ended it has a publication,
    the two files to look at, or `trouble`, which is for the desk alone.
    """

    class Kind(models.TextChoices):
        """What is made."""

        look = "look", "The pack, to look at it"
        publication = "publication", "Publication"
        takedown = "takedown", "Taking a paper down"
        release = "release", "Making an exempt paper public"

    class Stage(models.TextChoices):
        """How far it is, in order."""

        waiting = "waiting", "Waits to be begun"
        typesetting = "typesetting", "Reports are typeset"
        binding = "binding", "Both versions of the pack are bound"
        storing = "storing", "It is searched for restricted words and stored"

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="publishing_jobs")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    paper = models.ForeignKey("records.DraftPaper", null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=8, default="", blank=True)
    said = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.waiting)
    ended_at = models.DateTimeField(null=True)
    trouble = models.TextField(default="", blank=True)
    publication = models.ForeignKey("records.Publication", null=True, on_delete=models.PROTECT, related_name="+")
    public = models.CharField(max_length=64, default="", blank=True)
    restricted = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheduled"], condition=models.Q(ended_at=None), name="one_publishing_job_at_a_time"
            )
        ]
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return self.public_id


class PublishedPicture(models.Model):
    """A picture of a published report, shown on the page of its item. `file` is its SHA-256 in the public root."""

    publication = models.ForeignKey("records.Publication", on_delete=models.CASCADE, related_name="pictures")
    file = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "file"], name="published_picture_once")]

    def __str__(self) -> str:
        return self.file


class PaperNotice(models.Model):
    """How long a paper was open to inspection before its meeting: the five-clear-days record.

    `paper` is the draft paper's public id, `item` the item's number as printed. `days` are clear working days.
    """

    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="paper_notices")
    paper = models.CharField(max_length=8)
    item = models.CharField(max_length=10)
    opened_on = models.DateField()
    days = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    in_time = models.BooleanField()
    is_open = models.BooleanField(default=True)
    excuse = models.TextField(default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheduled", "paper"], name="paper_notice_once")]

    def __str__(self) -> str:
        return self.paper


class GateOverride(models.Model):
    """A finding of the gate that a named person overrode, and why; `finding` is what it said then."""

    publication = models.ForeignKey("records.Publication", on_delete=models.CASCADE, related_name="gate_overrides")
    code = models.CharField(max_length=40)
    place = models.CharField(max_length=20, default="", blank=True)
    finding = models.TextField(default="", blank=True)
    name = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class Proof(models.Model):
    """What is proved of a publication: what was published, withheld, searched for, with hashes; facts' JSON."""

    publication = models.OneToOneField("records.Publication", on_delete=models.CASCADE, related_name="proof")
    content = models.JSONField()

    def __str__(self) -> str:
        return str(self.publication_id)


class PublicNotice(models.Model):
    """A notice that the council puts up: of a meeting, of shorter notice, of a cancellation or a move."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    title = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.public_id


class PaperWithdrawal(models.Model):
    """A paper that was taken down: where it stood, the words the public reads in its place, and when.

    `reason` is for the desk alone.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="withdrawals")
    paper = models.ForeignKey("records.DraftPaper", on_delete=models.PROTECT, related_name="withdrawals")
    item = models.CharField(max_length=10)
    first_label = models.CharField(max_length=10, default="", blank=True)
    last_label = models.CharField(max_length=10, default="", blank=True)
    public_words = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.public_id
