"""Papers of a pack, and the covers of those that are reports."""

from django.db import models

from moothall.records.models.recognised import Kept, Projected


class Paper(Kept):
    """A paper as published: its blocks, and the item under which it stands.

    `first` is the number of its first block in the edition, by which paragraphs are addressed, `length` how many
    it has. `owner` is the edition's path of what it was read as; `slip` says that it stands for a restricted paper.
    """

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="papers")
    item = models.ForeignKey("records.AgendaItem", null=True, on_delete=models.SET_NULL, related_name="papers")
    owner = models.CharField(max_length=60)
    title = models.TextField()
    slip = models.BooleanField(default=False)
    first = models.PositiveIntegerField(default=0)
    length = models.PositiveIntegerField(default=0)
    last_label = models.TextField(default="")
    blocks = models.BinaryField(default=b"")

    class Meta(Kept.Meta):
        ordering = ["publication", "position"]


class Report(Projected):
    """The cover of a report."""

    paper = models.OneToOneField(Paper, null=True, on_delete=models.CASCADE, related_name="report")
    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="reports")
    subject = models.TextField()
    addressed_to = models.TextField(default="")
    date = models.DateField(null=True)
    classification = models.TextField(default="")
    past_pathway = models.TextField(default="")
    future_pathway = models.TextField(default="")
    electoral_division = models.TextField(default="")
    decision = models.ForeignKey("records.Decision", null=True, on_delete=models.PROTECT, related_name="reports")
    summary = models.TextField(default="")
    recommendations = models.JSONField(default=list)
    versions = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.subject


class ReportPerson(Projected):
    """Someone a report is from, or whom it names as a contact."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="reports")
    printed = models.TextField()
    title = models.TextField(default="")
    is_author = models.BooleanField(default=True)
    email = models.TextField(default="")
    phone = models.TextField(default="")

    def __str__(self) -> str:
        return self.printed
