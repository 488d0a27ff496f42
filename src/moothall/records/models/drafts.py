"""Reports as they are written: every version kept, what is being typed beside them, and their appendices."""

from django.conf import settings
from django.db import models

from moothall.records.identifiers import fresh


class DraftReport(models.Model):
    """A report from its first draft on. `subject` is that of its latest version, for lists on the desk alone.

    `state` is one of `drafting`, `in clearance`, `cleared`, `published`, `withdrawn`.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    planned_item = models.ForeignKey("records.PlannedItem", null=True, on_delete=models.PROTECT, related_name="reports")
    subject = models.TextField()
    state = models.CharField(max_length=20, default="drafting")
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="reports")
    director = models.ForeignKey("records.Officer", null=True, on_delete=models.PROTECT, related_name="+")
    portfolio = models.ForeignKey("records.Portfolio", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.public_id


class Revision(models.Model):
    """A version of a report, never changed. `draft` is the packed `facts.drafts.ReportDraft`, `digest` its SHA-256.

    `base` is the version it was made from; `origin` is `browser`, `word` or `merge`. `pdf` is its typeset PDF.
    `cleared` is the record of clearance (`facts.clearances.Cleared`) with which it was published, null until it was.
    """

    report = models.ForeignKey(DraftReport, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    base = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    draft = models.BinaryField()
    digest = models.CharField(max_length=64)
    pdf = models.CharField(max_length=64, default="", blank=True)
    pages = models.PositiveIntegerField(null=True)
    cleared = models.JSONField(null=True)
    origin = models.CharField(max_length=20, default="browser")
    note = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["report", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="revision_once")]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class WorkingCopy(models.Model):
    """What a person is typing and has not saved as a version: kept at every pause, so that nothing typed is lost."""

    report = models.ForeignKey(DraftReport, on_delete=models.CASCADE, related_name="working_copies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    base = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    draft = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "working copies"
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="one_working_copy_each")]

    def __str__(self) -> str:
        return f"{self.report_id} by {self.user_id}"


class Route(models.Model):
    """A body to which a report goes, in turn; `views` is what it said of it, once it has met."""

    report = models.ForeignKey(DraftReport, on_delete=models.CASCADE, related_name="route")
    scheduled = models.ForeignKey("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="routed")
    position = models.PositiveIntegerField()
    views = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["report", "position"]
        constraints = [models.UniqueConstraint(fields=["report", "scheduled"], name="route_once")]

    def __str__(self) -> str:
        return f"{self.report_id} to {self.scheduled_id}"


class AppendixFile(models.Model):
    """A file that goes with a report, kept in the restricted root under its SHA-256.

    `pdf` is what is bound; `exemption` is `facts.drafts.Exemption` or null for an open one. `findings` are what
    was found in it that must not go out; `cleaned_from` the SHA-256 of the file before it was cleaned.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    report = models.ForeignKey(DraftReport, on_delete=models.CASCADE, related_name="appendices")
    position = models.PositiveIntegerField(default=0)
    title = models.TextField()
    name = models.TextField()
    file = models.CharField(max_length=64)
    form = models.CharField(max_length=20)
    pdf = models.CharField(max_length=64, default="", blank=True)
    pages = models.PositiveIntegerField(null=True)
    tagged = models.BooleanField(null=True)
    scanned = models.BooleanField(null=True)
    exemption = models.JSONField(null=True)
    findings = models.JSONField(default=list)
    cleaned_from = models.CharField(max_length=64, default="", blank=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["report", "position", "id"]

    def __str__(self) -> str:
        return self.public_id


class ReportPicture(models.Model):
    """A picture that was put into a report: its SHA-256 in the restricted root, where only its readers see it."""

    report = models.ForeignKey(DraftReport, on_delete=models.CASCADE, related_name="pictures")
    file = models.CharField(max_length=64)
    form = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "file"], name="report_picture_once")]

    def __str__(self) -> str:
        return self.file


class Comment(models.Model):
    """A remark on a version of a report, on one of its blocks or on the whole."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="comments")
    block = models.CharField(max_length=8, default="", blank=True)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.public_id


class Acronym(models.Model):
    """An acronym that the council uses, and what it means."""

    short = models.CharField(max_length=20)
    meaning = models.TextField()

    class Meta:
        ordering = ["short"]
        constraints = [models.UniqueConstraint(fields=["short", "meaning"], name="acronym_once")]

    def __str__(self) -> str:
        return self.short
