"""The forms of planning."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from moothall.rules.patterns import PatternError
from moothall.rules.standing_dates import BodysYear, Standing, read_standing_dates

KINDS = [
    ("ordinary", "Ordinary meeting"),
    ("extraordinary", "Extraordinary meeting"),
    ("annual", "Annual meeting"),
    ("budget", "Budget meeting"),
]


def _date(label: str, wanted: str) -> forms.DateField:
    errors = {"required": wanted, "invalid": "Enter a date, such as 12 3 2026"}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, error_messages=errors, widget=widget)


def _time() -> forms.TimeField:
    return forms.TimeField(
        label="Time",
        input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Enter the time", "invalid": "Enter a time, such as 10:00"},
    )


def _venue() -> forms.CharField:
    return forms.CharField(label="Place", required=False, max_length=200)


class YearForm(forms.Form):
    """A year of meetings: for each body its patterns and dates in words, a line each, and a place."""

    first = _date("From", "Enter the first day")
    last = _date("To", "Enter the last day")

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.bodies = bodies
        for id, name in bodies:
            self.fields[f"pattern_{id}"] = forms.CharField(
                label="Meetings",
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2, "data-body": name}),
            )
            self.fields[f"venue_{id}"] = _venue()

    @property
    def rows(self) -> list[tuple[str, BoundField, BoundField]]:
        """Each body's name with its two fields."""
        return [(name, self[f"pattern_{id}"], self[f"venue_{id}"]) for id, name in self.bodies]

    def clean(self) -> dict[str, Any]:
        """Every line must be understood; an error says of which body it is."""
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and not first <= last <= first + dt.timedelta(days=800):
            self.add_error("last", "The last day is after the first, by two years at most")
        self.wanted = {id: self._lines(id, name) for id, name in self.bodies if found.get(f"pattern_{id}")}
        if not self.errors and not self.wanted:
            raise forms.ValidationError("Say of at least one committee how its meetings come round")
        return found

    def years(self) -> dict[str, BodysYear]:
        """What is kept of each body that is planned."""
        said = self.cleaned_data
        return {id: BodysYear(said[f"pattern_{id}"], said[f"venue_{id}"]) for id in self.wanted}

    def _lines(self, id: str, name: str) -> tuple[Standing, ...]:
        try:
            return read_standing_dates(self.cleaned_data[f"pattern_{id}"])
        except PatternError as error:
            self.add_error(f"pattern_{id}", f"{name}: {error}")
            return ()


class PlaceForm(forms.Form):
    """When and where a meeting is to be held instead, and why."""

    date = _date("Date", "Enter the date")
    time = _time()
    venue = forms.CharField(
        label="Place",
        help_text="The notice has to name it (Local Government Act 1972 s.100A(6)(a)).",
        error_messages={"required": "Enter the place"},
        max_length=200,
    )
    reason = forms.CharField(
        label="Reason", help_text="It stands in the notice.", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label="Reason",
        help_text="It stands in the notice.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why the meeting is cancelled"},
    )


class ExtraForm(PlaceForm):
    """An extra meeting."""

    body = forms.ChoiceField(label="Committee", error_messages={"required": "Choose a committee"})
    kind = forms.ChoiceField(label="Kind of meeting", choices=KINDS, initial="extraordinary")
    field_order = ("body", "kind", "date", "time", "venue", "reason")

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["body"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", ""), *bodies]


class DaysForm(forms.Form):
    """A calendar of days that planning should mind."""

    name = forms.CharField(
        label="Name of the calendar",
        help_text="For example, school holidays 2026/27. A calendar of the same name is replaced.",
        max_length=100,
        error_messages={"required": "Enter a name"},
    )
    file = forms.FileField(
        label="File",
        help_text="A calendar file (.ics), or a table (.csv) with the columns first, last and name. "
        "Entries that repeat are followed for three years.",
        error_messages={"required": "Choose a file"},
    )


class TimetableForm(forms.Form):
    """How the council counts back from a meeting: for each step a number and what it counts."""

    def __init__(self, offsets: Sequence[tuple[str, str, str]], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for key, name, count in offsets:
            self.fields[key] = forms.IntegerField(
                label=name,
                help_text=count.capitalize(),
                min_value=0,
                max_value=260,
                error_messages={"required": f"{name}: enter a number"},
            )
        self.fields["remind"] = forms.IntegerField(
            label="Reminder", help_text="Working days before a step", min_value=0, max_value=30
        )
