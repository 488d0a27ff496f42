"""The council as it is set up: terms, groups, members, posts and portfolios, each valid for a period.

A period runs from `begins` to `ends`, both days included; `ends` is None while it lasts. Rows end, they are not
deleted, so that a meeting of an earlier day has the council of that day.
"""

from django.db import models
from django.db.models import F, Q

from moothall.records.identifiers import fresh


class Period(models.Model):
    """What is valid for a time."""

    public_id = models.CharField(max_length=8, unique=True, default=fresh, editable=False)
    begins = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")), name="%(class)s_ends_after_it_begins"
            )
        ]


class Practice(models.Model):
    """What this council has settled where councils differ: a name (`report template`) and its value as facts' JSON."""

    name = models.CharField(max_length=60, unique=True)
    value = models.JSONField()

    def __str__(self) -> str:
        return self.name


class Term(Period):
    """A term of the council, from one election to the next; minutes may be numbered by it."""

    name = models.TextField()

    def __str__(self) -> str:
        return self.name


class PoliticalGroup(Period):
    """A political group, from the written notice to the proper officer (SI 1990/1553 reg 8)."""

    name = models.TextField()
    leader = models.ForeignKey("records.Member", null=True, on_delete=models.PROTECT, related_name="leads")

    def __str__(self) -> str:
        return self.name


class Member(Period):
    """A councillor or a co-opted member, for a term of office.

    `name` is as printed on front sheets, without honours. `division` is the ward or electoral division.
    `votes_on` says on what a co-opted member votes; a councillor's is empty and means everything.
    """

    class Kind(models.TextChoices):
        """What kind of member."""

        councillor = "councillor", "Councillor"
        church = "church", "Church representative"
        parent = "parent", "Parent governor"
        coopted = "coopted", "Co-opted member"

    person = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.councillor)
    name = models.TextField()
    surname = models.TextField(default="", blank=True)
    honours = models.TextField(default="", blank=True)
    division = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    votes_on = models.TextField(default="", blank=True)
    photograph = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return self.name


class GroupMembership(Period):
    """A councillor's time in a group."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="groups")
    group = models.ForeignKey(PoliticalGroup, on_delete=models.PROTECT, related_name="memberships")

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id}"


class Appointment(Period):
    """A member's seat on a body; a chairman's is one row with the role."""

    class Role(models.TextChoices):
        """What the member is on the body."""

        chairman = "chairman", "Chairman"
        vice_chairman = "vice_chairman", "Vice-Chairman"
        spokesman = "spokesman", "Group spokesman"
        member = "member", "Member"
        substitute = "substitute", "Named substitute"

    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="appointments")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.member)

    def __str__(self) -> str:
        return f"{self.member_id} on {self.body_id}"


class Allocation(Period):
    """The seats on a body that belong to a group; without a group, those of members in none.

    `kind` is that of the members for whom the seats are: seats of co-opted members belong to no group.
    """

    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="allocations")
    group = models.ForeignKey(PoliticalGroup, null=True, on_delete=models.PROTECT, related_name="allocations")
    kind = models.CharField(max_length=20, choices=Member.Kind.choices, default=Member.Kind.councillor)
    seats = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.seats} on {self.body_id}"


class Departure(Period):
    """An arrangement on a body that departs from political balance, approved with no member voting against (s.17)."""

    body = models.ForeignKey("records.Body", on_delete=models.PROTECT, related_name="departures")
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.body_id} from {self.begins}"


class Directorate(Period):
    """A directorate, under one name."""

    name = models.TextField()

    def __str__(self) -> str:
        return self.name


class Officer(Period):
    """A person in a post. A person who changes posts, and a post that is renamed, is another row."""

    person = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="tenures")
    name = models.TextField()
    post = models.TextField()
    directorate = models.ForeignKey(Directorate, null=True, on_delete=models.PROTECT, related_name="officers")
    email = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    is_proper_officer = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Absence(Period):
    """A time for which an officer is away, and who acts in the officer's place; both in the posts that they hold."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="deputises")

    def __str__(self) -> str:
        return f"{self.officer_id}, for whom {self.deputy_id} acts"


class Portfolio(Period):
    """A cabinet member's portfolio, under one name, while one member holds it; vacant without a member."""

    name = models.TextField()
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="portfolios")

    def __str__(self) -> str:
        return self.name


class OutsideBody(Period):
    """An outside body to which the council appoints."""

    name = models.TextField()
    seats = models.PositiveIntegerField(default=1)
    balanced = models.BooleanField(default=False)

    class Meta(Period.Meta):
        verbose_name_plural = "outside bodies"

    def __str__(self) -> str:
        return self.name


class OutsideAppointment(Period):
    """A member's seat on an outside body."""

    body = models.ForeignKey(OutsideBody, on_delete=models.PROTECT, related_name="appointments")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="outside")

    def __str__(self) -> str:
        return f"{self.member_id} on {self.body_id}"
