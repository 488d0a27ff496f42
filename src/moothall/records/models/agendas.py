"""Agendas as they are built, with what stands behind each item."""

from django.db import models

from moothall.records.identifiers import fresh


class DraftAgenda(models.Model):
    """The agenda of a scheduled meeting. `motion` is the wording of the motion to exclude, `notices` the front's.

    `went_out` is the agenda as it was published last, in the words of `facts.agendas.DraftAgenda`: closed titles too.
    """

    scheduled = models.OneToOneField("records.ScheduledMeeting", on_delete=models.PROTECT, related_name="agenda")
    motion = models.TextField(default="", blank=True)
    notices = models.JSONField(default=list)
    agreed_at = models.DateTimeField(null=True)
    went_out = models.JSONField(null=True)
    first_published = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.scheduled_id)


class DraftItem(models.Model):
    """An item; the words are those of `facts.agendas.DraftItem`, to which it is turned. `number` is never stored.

    `sits_as` is the other body as which the body sits for this item.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    agenda = models.ForeignKey(DraftAgenda, on_delete=models.CASCADE, related_name="items")
    planned_item = models.ForeignKey("records.PlannedItem", null=True, on_delete=models.PROTECT, related_name="placed")
    position = models.PositiveIntegerField(default=0)
    section = models.CharField(max_length=5, default="", blank=True)
    kind = models.CharField(max_length=20, default="standing")
    title = models.TextField()
    closed_title = models.TextField(default="", blank=True)
    purpose = models.TextField(default="", blank=True)
    minutes = models.PositiveIntegerField(null=True)
    presenter = models.TextField(default="", blank=True)
    decision = models.TextField(default="", blank=True)
    is_key = models.BooleanField(default=False)
    placed_by = models.TextField(default="", blank=True)
    sits_as = models.ForeignKey("records.Body", null=True, on_delete=models.PROTECT, related_name="+")
    exemption = models.JSONField(null=True)
    confidential = models.BooleanField(default=False)
    added = models.DateField(null=True)
    urgency_by = models.TextField(default="", blank=True)
    urgency_reason = models.TextField(default="", blank=True)
    held = models.TextField(default="", blank=True)
    published_on = models.DateField(null=True)
    kept_number = models.CharField(max_length=10, default="", blank=True)

    class Meta:
        ordering = ["agenda", "position", "id"]

    def __str__(self) -> str:
        return self.public_id


class DraftPaper(models.Model):
    """A paper behind an item: a report's version, an appendix, or a file handed in; see `facts.agendas.DraftPaper`.

    `first_label` and `last_label` are the pages it was published at, kept for good; `published_on` the first day.
    `findings` are what was found in a file that was handed in and that should not go out.
    Since `released_on` its exemption no longer holds, whatever its report or appendix says. `contract_terms` says
    whether it discloses terms proposed in negotiations for a contract (Local Government Act 1972, s.100F(2)); null
    while nobody has said.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    item = models.ForeignKey(DraftItem, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, default="report")
    title = models.TextField()
    report = models.ForeignKey("records.DraftReport", null=True, on_delete=models.PROTECT, related_name="bound")
    appendix = models.ForeignKey("records.AppendixFile", null=True, on_delete=models.PROTECT, related_name="bound")
    file = models.CharField(max_length=64, default="", blank=True)
    pages = models.PositiveIntegerField(default=0)
    tagged = models.BooleanField(null=True)
    scanned = models.BooleanField(default=False)
    findings = models.JSONField(default=list)
    exemption = models.JSONField(null=True)
    confidential = models.BooleanField(default=False)
    held = models.TextField(default="", blank=True)
    first_label = models.CharField(max_length=10, default="", blank=True)
    last_label = models.CharField(max_length=10, default="", blank=True)
    published_on = models.DateField(null=True)
    published_digest = models.CharField(max_length=64, default="", blank=True)
    contract_terms = models.BooleanField(null=True)
    released_on = models.DateField(null=True)

    class Meta:
        ordering = ["item", "position", "id"]

    def __str__(self) -> str:
        return self.public_id


class Typesetting(models.Model):
    """A paper as we typeset it. `of` is the digest of all that it was made from, so that it is made but once."""

    of = models.CharField(max_length=64, unique=True)
    file = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.of
