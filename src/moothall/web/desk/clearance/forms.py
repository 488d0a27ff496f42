"""The forms of clearance, declared as data."""

from collections.abc import Collection
from typing import Any, cast

from django import forms

from moothall.rules.permits import TABLE, Act, Role

_ADVISERS = [role.value for role in Role if role in TABLE[Act.give_advice]]
ROLES = [(role, role.capitalize()) for role in (*_ADVISERS, Role.director.value, Role.cabinet_member.value)]
RETURN = "returned"
Choices = Collection[tuple[str, str]]
ADVICE = [
    ("favourable", "Favourable"),
    ("favourable with remarks", "Favourable, with remarks"),
    ("adverse", "Adverse"),
    ("not needed", "Not needed for this report"),
    (RETURN, "Return it to its author with comments"),
]
SIGNATURE = [("signed", "Sign it"), (RETURN, "Return it to its author with comments")]


class AskForm(forms.Form):
    """Who is to clear a report, and by when."""

    roles = forms.MultipleChoiceField(
        label="Who is to clear it",
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who is to clear the report"},
    )
    deadline = forms.DateField(
        label="Answer by",
        help_text="Left empty, it is the day of clearance in the timetable of the report’s first meeting.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class AdviceForm(forms.Form):
    """An adviser's answer."""

    answer = forms.ChoiceField(
        label="Your advice on this version",
        choices=ADVICE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what your advice is"},
    )
    words = forms.CharField(
        label="Remarks, reasons or comments",
        help_text="Needed unless your advice is favourable.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class SignForm(forms.Form):
    """The answer of a director, deputy or cabinet member."""

    answer = forms.ChoiceField(
        label="Your answer on this version",
        choices=SIGNATURE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you sign it"},
    )
    words = forms.CharField(label="Comments", required=False, widget=forms.Textarea(attrs={"rows": 4}))


class DeputyForm(SignForm):
    """The answer of a director's deputy."""

    away = forms.CharField(
        label="Why you sign for the director", help_text="For example: on leave until 9 March.", required=False
    )


class PutOffForm(forms.Form):
    """Another deadline."""

    deadline = forms.DateField(
        label="Answer by",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Give the day by which the answer is wanted"},
    )


class RecordForm(forms.Form):
    """A signature that was given elsewhere."""

    how = forms.CharField(
        label="How and when it was signed",
        help_text="For example: by e-mail of 3 March, kept in the file. It is kept with your name.",
        error_messages={"required": "Say how and when it was signed"},
    )


class SignersForm(forms.Form):
    """The director and the portfolio whose holders sign a report."""

    director = forms.ChoiceField(
        label="Director", required=False, help_text="Whoever holds the post signs, or a deputy of the directorate."
    )
    portfolio = forms.ChoiceField(label="Cabinet portfolio", required=False, help_text="Its holder signs.")

    def __init__(self, *args: Any, directors: Choices, portfolios: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("director", directors), ("portfolio", portfolios)):
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", "Not named: anyone of the role may sign"), *offered]


class WaiveForm(forms.Form):
    """Going forward without a clearance."""

    role = forms.ChoiceField(label="Whose clearance is done without", choices=ROLES)
    reason = forms.CharField(
        label="The reason",
        help_text="It is kept with your name and the day.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Give the reason"},
    )
