"""What was minuted."""

from django.db import models

from moothall.records.models.recognised import Projected


class MinutesSet(Projected):
    """The minutes of a meeting as a later pack prints them. `meeting` is the one minuted, not the pack's."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.CASCADE, related_name="minutes")
    venue = models.TextField(default="")
    presided = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey("records.Paper", null=True, on_delete=models.CASCADE, related_name="minutes")

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"


class Attendance(Projected):
    """Someone at a meeting; `person` is None where what is printed is no person's name ("the Chief Constable").

    `post` is the title printed for an officer or guest.
    """

    class Capacity(models.TextChoices):
        """Under which heading of the minutes the name stands."""

        present = "present", "Present"
        also_present = "also_present", "Also present"
        in_attendance = "in_attendance", "In attendance"

    minutes = models.ForeignKey(MinutesSet, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="attendances")
    capacity = models.CharField(max_length=20, choices=Capacity.choices)
    printed = models.TextField()
    role = models.TextField(default="")
    substitute_for = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.TextField(default="")

    def __str__(self) -> str:
        return self.printed


class MinuteItem(Projected):
    """A numbered minute. `item` is the agenda item of the meeting minuted; `blocks` its text as facts.

    `first` is the number of its first block in the edition.
    """

    minutes = models.ForeignKey(MinutesSet, on_delete=models.CASCADE, related_name="items")
    number = models.TextField()
    title = models.TextField()
    reference = models.TextField(default="")
    exempt = models.BooleanField(default=False)
    decision = models.ForeignKey("records.Decision", null=True, on_delete=models.PROTECT, related_name="minutes")
    resolutions = models.JSONField(default=list)
    attended = models.JSONField(default=list)
    first = models.PositiveIntegerField(default=0)
    blocks = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return self.number


class Vote(Projected):
    """A counted vote."""

    minute = models.ForeignKey(MinuteItem, on_delete=models.CASCADE, related_name="votes")
    motion = models.TextField(default="")
    votes_for = models.IntegerField(null=True)
    votes_against = models.IntegerField(null=True)
    abstentions = models.IntegerField(null=True)
    casting = models.CharField(max_length=10, default="")
    result = models.CharField(max_length=10, default="")

    def __str__(self) -> str:
        return self.motion


class Motion(Projected):
    """What a member moved, and who seconded it."""

    minute = models.ForeignKey(MinuteItem, on_delete=models.CASCADE, related_name="motions")
    text = models.TextField()
    proposer = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="proposed")
    seconder = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="seconded")
    result = models.CharField(max_length=10, default="")

    def __str__(self) -> str:
        return self.text


class Dissent(Projected):
    """A vote or dissent recorded at a member's request."""

    minute = models.ForeignKey(MinuteItem, on_delete=models.CASCADE, related_name="dissents")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="dissents")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
