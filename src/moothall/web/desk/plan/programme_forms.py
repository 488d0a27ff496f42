"""The forms of work programmes."""

import calendar
from collections.abc import Sequence
from typing import Any

from django import forms

from moothall.rules.recurrence import PATTERNS

MONTHS = [("", ""), *((number, calendar.month_name[number]) for number in range(1, 13))]


class ItemForm(forms.Form):
    """What is said of an item of a work programme."""

    title = forms.CharField(
        label="Title",
        help_text="As everyone may read it. What is not for the public goes into the closed title.",
        max_length=500,
        error_messages={"required": "Enter a title"},
    )
    section = forms.ChoiceField(label="Section of the agenda", required=False)
    why = forms.CharField(
        label="Why it is on the programme",
        help_text="For example, agenda setting, or minutes of 8 January 2026",
        required=False,
        max_length=300,
    )
    leads = forms.CharField(
        label="Lead officers", help_text="One on a line", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    decision = forms.CharField(label="Decision number", required=False, max_length=20)
    is_key = forms.BooleanField(label="Key decision", required=False)
    exempt = forms.BooleanField(label="Exempt", help_text="Not for the public, in all or in part", required=False)
    closed_title = forms.CharField(
        label="Closed title", help_text="Of an exempt item, for those entitled", required=False, max_length=500
    )
    kind = forms.CharField(label="Kind", help_text="Where it is no key decision and does not come back", required=False)
    pattern = forms.ChoiceField(
        label="How it comes back",
        choices=[("", "It does not"), *((one, one.capitalize()) for one in PATTERNS)],
        required=False,
    )
    month = forms.TypedChoiceField(
        label="In which month",
        help_text="For annual and six-monthly items",
        choices=MONTHS,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, sections: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["section"]
        if sections and isinstance(field, forms.ChoiceField):
            field.choices = [("", ""), *sections]
        else:
            del self.fields["section"]


class NewItemForm(ItemForm):
    """An item that is new, and for which meeting."""

    scheduled = forms.ChoiceField(label="For the meeting", required=False)
    field_order = ("title", "scheduled")

    def __init__(
        self, meetings: Sequence[tuple[str, str]], sections: Sequence[tuple[str, str]], *args: Any, **named: Any
    ) -> None:
        super().__init__(sections, *args, **named)
        field = self.fields["scheduled"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Not yet allocated"), *meetings]


class DropForm(forms.Form):
    """Why an item is taken off."""

    reason = forms.CharField(label="Why it is taken off", error_messages={"required": "Say why it is taken off"})


class PutForm(forms.Form):
    """For which meeting an item is, and why it is put off to it."""

    scheduled = forms.ChoiceField(label="Meeting", required=False)
    reason = forms.CharField(
        label="Why", help_text="Kept in its history where it is put off", required=False, max_length=300
    )

    def __init__(self, meetings: Sequence[tuple[str, str]], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["scheduled"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Not yet allocated"), *meetings]
