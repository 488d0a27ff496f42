"""Bodies, people and posts, and who sat on what according to which front sheet."""

from django.db import models

from moothall.records.models.recognised import Form, Projected, Recognised


class Body(Recognised):
    """A committee, board or the council itself.

    What follows `title` is what the council has laid down for a body of its own; a body that is known from packs
    alone has no title. `style` and `notice` are `facts.agendas.AgendaStyle` and `NoticeProfile`, `standing` the
    items that every agenda opens and closes with. `sits_as` is the body as which it also sits for a part of a
    meeting (scrutiny as the crime and disorder committee). `balanced` says whether political balance applies to it,
    `in_total` whether its seats count among those of the ordinary committees (None: as its kind does), `grouping`
    the set of bodies in which it is balanced, where the council balances sets by themselves.
    """

    class Kind(models.TextChoices):
        """What a body is."""

        council = "council", "Full council"
        cabinet = "cabinet", "Cabinet"
        cabinet_committee = "cabinet_committee", "Cabinet committee"
        scrutiny = "scrutiny", "Overview and scrutiny committee"
        committee = "committee", "Ordinary committee"
        sub_committee = "sub_committee", "Sub-committee"
        select_committee = "select_committee", "Select committee"
        advisory = "advisory", "Advisory committee or panel"
        joint = "joint", "Joint committee or partnership"

    title = models.TextField(default="", blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default="", blank=True)
    terms_of_reference = models.TextField(default="", blank=True)
    size = models.PositiveIntegerField(null=True)
    quorum = models.PositiveIntegerField(null=True)
    balanced = models.BooleanField(default=True)
    in_total = models.BooleanField(null=True)
    grouping = models.TextField(default="", blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    sits_as = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="sat_by")
    style = models.JSONField(default=dict)
    notice = models.JSONField(default=dict)
    standing = models.JSONField(default=list)
    clerk = models.ForeignKey("records.Officer", null=True, on_delete=models.PROTECT, related_name="clerk_of")
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "bodies"


class BodyForm(Form):
    """A name under which a body is printed."""

    subject = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="forms")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["printed"], name="body_form_once")]


class Person(Recognised):
    """A member, an officer or a guest whom packs name."""

    honours = models.TextField(default="")


class PersonForm(Form):
    """A name under which a person is printed; `within` is the body's public id for a surname alone.

    `part` says in what part the form stands (member, officer); the same form may stand in several.
    """

    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="forms")
    surname = models.TextField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["printed", "within", "part"], name="person_form_once")]


class Post(Recognised):
    """A post that an officer or a cabinet member holds."""


class PostForm(Form):
    """A title under which a post is printed."""

    subject = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="forms")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["printed"], name="post_form_once")]


class Group(Projected):
    """A political group on a front sheet, with the size printed beside it."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="groups")
    name = models.TextField()
    size = models.IntegerField(null=True)

    def __str__(self) -> str:
        return self.name


class Seat(Projected):
    """A member on a front sheet."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="seats")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    printed = models.TextField()
    role = models.TextField(default="")
    honours = models.TextField(default="")

    def __str__(self) -> str:
        return self.printed


class Holding(Projected):
    """A person named with a post, at the date of a meeting."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    title = models.TextField()

    def __str__(self) -> str:
        return self.title
