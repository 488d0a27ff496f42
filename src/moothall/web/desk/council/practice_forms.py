"""The forms of the council's settings. Each begins with what is settled and gives what was entered, as a fact."""

import calendar
import datetime as dt
from typing import Any

from django import forms

from moothall.facts.balance import BalanceRule
from moothall.facts.clearances import ClearancePractice
from moothall.queries.desk.practice_words import stretch
from moothall.rules.bank_holidays import Stretch
from moothall.rules.permits import TABLE, Act, Role
from moothall.rules.working_days import Profile, Reading
from moothall.web.desk.council.forms import KINDS, text

_A_LEAP_YEAR = 2024
_SIGNERS = (Role.director.value, Role.cabinet_member.value)
_CLEAR = [*_SIGNERS, *sorted(role.value for role in TABLE[Act.give_advice])]


class PracticeForm(forms.Form):
    """A form of one setting."""

    @classmethod
    def entered(cls, value: Any) -> dict[str, Any]:
        """What the form shows of a value: its fields by name."""
        return {name: getattr(value, name) for name in cls.base_fields}

    def value(self) -> Any:
        """What was entered, as the setting's value."""
        raise NotImplementedError  # each setting's form says it; Django's forms cannot be abstract


class CalendarForm(PracticeForm):
    """Which days the council works, and how notice is counted."""

    closed_weekdays = forms.TypedMultipleChoiceField(
        label="Closed every week on",
        choices=list(enumerate(calendar.day_name)),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    bank_holidays = forms.BooleanField(label="Closed on bank holidays", required=False)
    closed_dates = text(
        "Closed every year on", required=False, rows=3, hint="One day on a line, without the year: 24 December."
    )
    closures = text(
        "Closed once",
        required=False,
        rows=3,
        hint="One day or stretch on a line: 29 December 2026 to 31 December 2026.",
    )
    section_243 = forms.BooleanField(
        label="Closed in the breaks of section 243",
        required=False,
        help_text="Christmas, Easter and days of mourning, for a parish or town council (Local Government Act 1972).",
    )
    published_on_closed_day = forms.ChoiceField(
        label="What is published on a closed day counts",
        choices=[
            ("next working day", "from the next working day, when it can be inspected"),
            ("same day", "from that day"),
        ],
        widget=forms.RadioSelect(),
    )
    cut_off = forms.TimeField(
        label="Hour after which a publication counts for the next day",
        required=False,
        help_text="Such as 17:00. Leave it empty where there is none.",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Enter an hour, such as 17:00."},
    )
    long_notice = forms.ChoiceField(
        label="The 28 clear days before a key decision or a private meeting are",
        choices=[(Reading.calendar.value, "days of the calendar"), (Reading.working.value, "working days")],
        help_text="No case decides it; days of the calendar are usual.",
        widget=forms.RadioSelect(),
    )

    @classmethod
    def entered(cls, value: Profile) -> dict[str, Any]:
        """What the form shows: days as they are written."""
        days = (f"{day} {calendar.month_name[month]}" for month, day in value.closed_dates)
        closures = (stretch(one.first, one.last) for one in value.closures)
        return super().entered(value) | {"closed_dates": "\n".join(days), "closures": "\n".join(closures)}

    def clean_closed_weekdays(self) -> tuple[int, ...]:
        """The weekdays; one at least has to be open."""
        closed = tuple(self.cleaned_data["closed_weekdays"])
        if len(closed) == len(calendar.day_name):
            raise forms.ValidationError("Leave at least one day of the week open.")
        return closed

    def clean_closed_dates(self) -> tuple[tuple[int, int], ...]:
        """Month and day of each."""
        days = (_day(f"{line} {_A_LEAP_YEAR}", line) for line in _lines(self.cleaned_data["closed_dates"]))
        return tuple((one.month, one.day) for one in days)

    def clean_closures(self) -> tuple[Stretch, ...]:
        """The stretches."""
        return tuple(_stretch(line) for line in _lines(self.cleaned_data["closures"]))

    def value(self) -> Profile:
        """The council's working days."""
        data = self.cleaned_data
        return Profile(**data | {"name": "The council’s own", "long_notice": Reading(data["long_notice"])})


class ClearanceForm(PracticeForm):
    """How reports are cleared."""

    signers = forms.MultipleChoiceField(
        label="Who signs a report",
        choices=[(role, role.capitalize()) for role in _SIGNERS],
        required=False,
        help_text="Choose nobody where the advisers alone clear reports.",
        widget=forms.CheckboxSelectMultiple(),
    )
    signers_last = forms.BooleanField(
        label="They sign in turn, after the advisers",
        required=False,
        help_text="The director first, then the cabinet member.",
    )
    elsewhere = forms.MultipleChoiceField(
        label="Whose clearance is undone by a change outside the advised sections",
        choices=[(role, role.capitalize()) for role in _CLEAR],
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    slip_letters = forms.IntegerField(
        label="Letters of a word that a slip of the pen may differ in",
        min_value=0,
        max_value=5,
        help_text="A change so small undoes no clearance. 0: every change does.",
    )
    is_published = forms.BooleanField(
        label="Publish with an open report how it was cleared",
        required=False,
        help_text="Each role’s answer, adverse advice and missing answers too, by whom and when; never their words. "
        "It is all of it or nothing: that legal advice is adverse may itself be privileged.",
    )

    clerk_records = forms.BooleanField(
        label="A clerk may record a signature that was given on paper or by e-mail", required=False
    )

    def value(self) -> ClearancePractice:
        """The council's practice."""
        data = self.cleaned_data
        return ClearancePractice(**data | {name: tuple(data[name]) for name in ("signers", "elsewhere")})


class OneNumberForm(PracticeForm):
    """A setting that is a number."""

    @classmethod
    def entered(cls, value: Any) -> dict[str, Any]:
        """The number."""
        return {"number": value}

    def value(self) -> Any:
        """The number."""
        return self.cleaned_data["number"]


class HoursForm(OneNumberForm):
    """How long meetings are taken to last."""

    number = forms.FloatField(
        label="Hours",
        min_value=0.25,
        max_value=24,
        help_text="Such as 2.5.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-3"}),
    )


class ReviewForm(OneNumberForm):
    """When an exemption is looked at again."""

    number = forms.IntegerField(label="Days after the meeting", min_value=1, max_value=3650)


class BalanceForm(PracticeForm):
    """How this council works out political balance."""

    denominator = forms.ChoiceField(
        label="Members are counted",
        choices=[("members", "without vacancies, as the Act has it"), ("seats", "with vacancies")],
        widget=forms.RadioSelect(),
    )
    half = forms.ChoiceField(
        label="A half is rounded",
        choices=[("up", "up"), ("down", "down"), ("even", "to the even number")],
        widget=forms.RadioSelect(),
    )
    kinds = forms.MultipleChoiceField(
        label="Kinds of body in the total of the ordinary committees",
        choices=[pair for pair in KINDS if pair[0] not in ("council", "cabinet")],
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )

    def value(self) -> BalanceRule:
        """The council's way."""
        data = self.cleaned_data
        return BalanceRule(data["denominator"], data["half"], tuple(data["kinds"]))


def _lines(words: str) -> list[str]:
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


def _day(words: str, line: str) -> dt.date:
    for form in ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(words, form).date()  # noqa: DTZ007 - a day, of which only the date is kept
        except ValueError:
            continue
    raise forms.ValidationError(f"“{line}” is no day.")


def _stretch(line: str) -> Stretch:
    first, to, last = line.partition(" to ")
    found = Stretch(first=_day(first, line), last=_day(last if to else first, line))
    if found.last < found.first:
        raise forms.ValidationError(f"“{line}” ends before it begins.")
    return found
