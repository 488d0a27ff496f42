"""The forms of clearance, declared as data."""

from django import forms

from moothall.rules.permits import TABLE, Act, Role

_ADVISERS = [role.value for role in Role if role in TABLE[Act.give_advice]]
ROLES = [(role, role.capitalize()) for role in (*_ADVISERS, Role.director.value, Role.cabinet_member.value)]
RETURN = "returned"
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


class WaiveForm(forms.Form):
    """Going forward without a clearance."""

    role = forms.ChoiceField(label="Whose clearance is done without", choices=ROLES)
    reason = forms.CharField(
        label="The reason",
        help_text="It is kept with your name and the day.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Give the reason"},
    )
