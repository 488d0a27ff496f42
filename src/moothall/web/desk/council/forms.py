"""The forms of the council's pages, declared as data. What they give is turned into facts of `facts.councils`."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from moothall.facts import councils as facts
from moothall.queries.desk import council_rows as rows

KINDS = [
    ("council", "Full council"),
    ("cabinet", "Cabinet"),
    ("cabinet_committee", "Cabinet committee"),
    ("scrutiny", "Overview and scrutiny committee"),
    ("committee", "Ordinary committee"),
    ("sub_committee", "Sub-committee"),
    ("select_committee", "Select committee"),
    ("advisory", "Advisory committee or panel"),
    ("joint", "Joint committee or partnership"),
]
MEMBER_KINDS = [
    ("councillor", "Councillor"),
    ("church", "Church representative"),
    ("parent", "Parent governor"),
    ("coopted", "Co-opted member"),
]
ROLES = [
    ("member", "Member"),
    ("chairman", "Chairman"),
    ("vice_chairman", "Vice-Chairman"),
    ("spokesman", "Group spokesman"),
    ("substitute", "Named substitute"),
]
_NOBODY = ("", "Nobody")
_CHOOSE = ("", "Choose one")
"""So that nobody stands in a form who was not chosen."""


def day_field(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """A day."""
    words = {"required": f"Enter the {label.lower()}.", "invalid": "Enter a real date, such as 7 5 2026."}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=hint, widget=widget, error_messages=words)


def text(label: str, *, required: bool = True, hint: str = "", rows: int = 0) -> forms.CharField:
    """A line of text, or several."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    words = {"required": f"Enter the {label[0].lower()}{label[1:]}."}
    return forms.CharField(label=label, required=required, help_text=hint, widget=widget, error_messages=words)


def choice(
    label: str, choices: Sequence[tuple[str, str]], *, required: bool = True, hint: str = ""
) -> forms.ChoiceField:
    """One of several."""
    words = {"required": f"{label}: choose one.", "invalid_choice": "Choose one of those that are listed."}
    return forms.ChoiceField(
        label=label, choices=list(choices), required=required, help_text=hint, error_messages=words
    )


def number(label: str, *, required: bool = False, hint: str = "", least: int = 0) -> forms.IntegerField:
    """A whole number."""
    return forms.IntegerField(label=label, required=required, help_text=hint, min_value=least, max_value=9999)


def _offer(form: forms.Form, name: str, choices: Any) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined] # it is a field of choices


class DayForm(forms.Form):
    """A day from which, or on which, something is so."""

    begins = day_field("First day")


class EndForm(forms.Form):
    """The last day of something."""

    on = day_field("Last day")


class LastingForm(forms.Form):
    """What is valid for a time."""

    begins = day_field("First day")
    ends = day_field("Last day", required=False, hint="Leave it empty while it lasts.")


class MemberForm(LastingForm):
    """A member's details."""

    name = text("Name", hint="As front sheets print it, without honours: Mrs T Dunmore.")
    honours = text("Honours", required=False, hint="Such as MBE.")
    kind = choice("Kind of member", MEMBER_KINDS)
    division = text("Ward or electoral division", required=False, hint="Of a councillor.")
    votes_on = text("Votes on", required=False, hint="Of a co-opted member: Education. Empty: no vote is limited.")
    email = forms.EmailField(label="E-mail address", required=False)
    field_order = ("name", "honours", "kind", "division", "votes_on", "email", "begins", "ends")

    def fact(self) -> facts.Member:
        """What was entered."""
        return facts.Member(**self.cleaned_data)


class PhotographForm(forms.Form):
    """A member's photograph."""

    photograph = forms.FileField(
        label="Photograph",
        required=False,
        help_text="JPEG, PNG or WebP, at most 5 megabytes. It is made smaller, and what the camera wrote is taken out.",
        error_messages={"empty": "The file is empty."},
    )
    remove = forms.BooleanField(label="Show no photograph", required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("photograph") and not cleaned.get("remove"):
            self.add_error("photograph", "Choose a photograph.")
        return cleaned


class BodyForm(LastingForm):
    """What is laid down for a body."""

    title = text("Name")
    kind = choice("Kind of body", [_CHOOSE, *KINDS])
    terms_of_reference = text("Terms of reference", required=False, rows=5)
    size = number("Size", hint="Seats of councillors.", least=1)
    quorum = number("Quorum", least=1)
    parent = choice("Part of", (), required=False)
    sits_as = choice("Also sits as", (), required=False, hint="The body as which it sits for a part of its meeting.")
    clerk = choice("Clerk", (), required=False, hint="Whom front sheets name to ask.")
    balanced = forms.BooleanField(
        label="Political balance applies to it",
        required=False,
        help_text="Not to the executive, nor to a licensing committee under the Licensing Act 2003.",
    )
    in_total = choice(
        "Counted in the total of the ordinary committees",
        [("", "As bodies of its kind are"), ("yes", "Yes"), ("no", "No")],
        required=False,
    )
    grouping = text(
        "Set of bodies for balance", required=False, hint="Only where the council balances sets of bodies separately."
    )
    field_order = ("title", "kind", "terms_of_reference", "size", "quorum", "parent", "sits_as", "clerk",
                   "begins", "ends", "balanced", "in_total", "grouping")  # fmt: skip

    def __init__(self, *args: Any, day: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        bodies = [("", "No other body"), *rows.body_choices(day)]
        _offer(self, "parent", bodies)
        _offer(self, "sits_as", bodies)
        _offer(self, "clerk", [_NOBODY, *rows.officer_choices(day)])

    def fact(self) -> facts.Body:
        """What was entered, without what refers to other rows."""
        related = {"parent", "sits_as", "clerk"}
        values = {name: value for name, value in self.cleaned_data.items() if name not in related}
        values["in_total"] = {"yes": True, "no": False}.get(values["in_total"])
        return facts.Body(**values)


class AppointForm(LastingForm):
    """A member's seat on a body."""

    member = choice("Member", ())
    role = choice("Role", ROLES)
    field_order = ("member", "role", "begins", "ends")

    def __init__(self, *args: Any, day: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "member", [_CHOOSE, *rows.member_choices(day)])


class OutsideSeatForm(AppointForm):
    """A member's seat on an outside body."""

    role = None  # type: ignore[assignment]  # Django's way to leave out an inherited field


class CooptedForm(DayForm):
    """Seats for co-opted members on a body."""

    church = number("Church representatives")
    parent = number("Parent governors")
    coopted = number("Other co-opted members")
    field_order = ("church", "parent", "coopted", "begins")

    def seats(self) -> list[facts.Seats]:
        """What was entered, those without seats too, whose seats end."""
        data = self.cleaned_data
        kinds: tuple[facts.MemberKind, ...] = ("church", "parent", "coopted")
        return [facts.Seats(seats=data[kind] or 0, kind=kind, begins=data["begins"]) for kind in kinds]


class DepartureForm(DayForm):
    """A departure from political balance."""

    reason = text("What the council approved", hint="With the minute, and that no member voted against.", rows=3)
    field_order = ("reason", "begins")


class GroupForm(LastingForm):
    """The notice of a political group."""

    name = text("Name of the group")
    members = forms.MultipleChoiceField(
        label="Members who signed the notice",
        help_text="Two or more.",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Choose two or more members."},
    )
    leader = choice("Leader", ())
    field_order = ("name", "members", "leader", "begins", "ends")

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "members", choices)
        _offer(self, "leader", [_CHOOSE, *choices])


class JoinForm(DayForm):
    """A councillor who joins a group."""

    member = choice("Councillor", ())
    field_order = ("member", "begins")

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "member", [_CHOOSE, *choices])


class LeaderForm(forms.Form):
    """Who leads a group."""

    leader = choice("Leader", ())

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "leader", [_CHOOSE, *choices])


class NameForm(LastingForm):
    """A term, a directorate: a name for a time."""

    name = text("Name")
    field_order = ("name", "begins", "ends")


class OfficerForm(LastingForm):
    """An officer in a post."""

    name = text("Name")
    post = text("Post")
    directorate = choice("Directorate", (), required=False)
    email = forms.EmailField(label="E-mail address", required=False)
    phone = text("Telephone", required=False)
    is_proper_officer = forms.BooleanField(
        label="Proper officer", required=False, help_text="Named on front sheets and notices."
    )
    field_order = ("name", "post", "directorate", "email", "phone", "is_proper_officer", "begins", "ends")

    def __init__(self, *args: Any, day: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", "None"), *rows.directorate_choices(day)]
        _offer(self, "directorate", choices)

    def fact(self) -> facts.Officer:
        """What was entered, without the directorate's row."""
        return facts.Officer(**{name: value for name, value in self.cleaned_data.items() if name != "directorate"})


class MoveForm(DayForm):
    """An officer's next post, or the next title of the post."""

    post = text("Post")
    directorate = choice("Directorate", (), required=False)
    field_order = ("post", "directorate", "begins")

    def __init__(self, *args: Any, day: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", "None"), *rows.directorate_choices(day)]
        _offer(self, "directorate", choices)


class AbsenceForm(LastingForm):
    """Who is away, and who deputises."""

    officer = choice("Who is away", ())
    deputy = choice("Deputy", (), hint="An officer whose account has the role of director or deputy director.")
    field_order = ("officer", "deputy", "begins", "ends")

    def __init__(self, *args: Any, away: Sequence[tuple[str, str]], day: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "officer", [_CHOOSE, *away] if len(away) > 1 else away)
        _offer(self, "deputy", [_CHOOSE, *rows.deputy_choices(day)])


class PortfolioForm(LastingForm):
    """A portfolio and who holds it."""

    name = text("Name of the portfolio")
    member = choice("Held by", (), required=False)
    field_order = ("name", "member", "begins", "ends")

    def __init__(self, *args: Any, day: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", "Nobody: it is vacant"), *rows.member_choices(day, "councillor")]
        _offer(self, "member", choices)


class OutsideBodyForm(LastingForm):
    """An outside body to which the council appoints."""

    name = text("Name")
    places = number("Seats that the council fills", required=True, least=1)
    balanced = forms.BooleanField(
        label="Political balance applies to it",
        required=False,
        help_text="It does where the council fills three seats or more on a body that the Act lists.",
    )
    field_order = ("name", "places", "balanced", "begins", "ends")
