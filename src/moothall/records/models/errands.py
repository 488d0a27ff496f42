"""Work to be done soon, and the people who want to hear of it."""

from django.db import models

from moothall.records.identifiers import fresh


class Errand(models.Model):
    """A piece of work, claimed by a conditional update. `key`, where there is one, keeps it from being queued twice.

    `payload` holds public ids and addresses of e-mail alone, no title and no text. `claimed_by` is the process that
    does it: its machine and number.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, null=True, unique=True)  # noqa: DJ001 - many have none, and none is unique
    payload = models.JSONField(default=dict)
    due_at = models.DateTimeField(db_index=True)
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=120, default="", blank=True)
    done_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.TextField(default="", blank=True)

    def __str__(self) -> str:
        return self.kind


class Subscription(models.Model):
    """An address that wants to hear of something: `kind` is `everything`, `body`, `topic`, `person` or `division`.

    `subject` is the public id, or the words of a topic or division. `secret` is the SHA-256 of the token in the
    links by which it is confirmed and ended. It is asked for until `confirmed_at` is set.
    """

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    email = models.TextField()
    kind = models.CharField(max_length=20)
    subject = models.TextField(default="", blank=True)
    secret = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "kind", "subject"], name="subscription_once")]

    def __str__(self) -> str:
        return self.public_id
