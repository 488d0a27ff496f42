"""Executive decisions."""

from django.db import models

from moothall.records.identifiers import fresh
from moothall.records.models.recognised import Projected


class Decision(models.Model):
    """A decision that packs name by its number; one without a number is known by its title and meeting.

    `title` is that of the latest publication that names the decision.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    number = models.TextField(default="", db_index=True)
    key = models.TextField(unique=True)
    title = models.TextField(default="")

    def __str__(self) -> str:
        return self.public_id


class DecisionRecord(Projected):
    """A record of decision, or the proposed one that goes to a committee."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="records")
    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="decisions")
    title = models.TextField(default="")
    taker = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="decisions")
    taker_title = models.TextField(default="")
    is_key = models.BooleanField(null=True)
    status = models.CharField(max_length=20, default="")
    blocks = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return self.title


class DecisionMention(Projected):
    """A place in a work programme that names a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="mentions")
    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="+")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
