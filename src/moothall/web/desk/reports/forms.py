"""The forms of reports, declared as data."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec
from django import forms

from moothall.facts.drafts import Cover, Exemption, Openness
from moothall.rules.access import Balance, Exempt, descriptions, is_exempt
from moothall.web.desk.reports.cover_lines import (
    background_from,
    background_text,
    contacts_from,
    contacts_text,
    paragraphs_from,
    posts_from,
    posts_text,
)

OPENNESS = [
    ("open", "Open"),
    ("part exempt", "Open, with an exempt part or appendix"),
    ("exempt", "Exempt"),
    ("confidential", "Confidential (Local Government Act 1972 s.100A(3))"),
]
_NEEDS_GROUND = ("exempt", "part exempt")


def _lines(label: str, hint: str, rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class CoverForm(forms.Form):
    """The cover of a report."""

    subject = forms.CharField(label="Subject", error_messages={"required": "Say what the report is about"})
    authors = _lines("From", "One a line: name | post. For example: Priya Shah | Director of Roads")
    decision = forms.CharField(label="Decision number", help_text="For example 26/00014", required=False)
    is_key = forms.BooleanField(label="It concerns a key decision", required=False)
    openness = forms.ChoiceField(label="Classification", choices=OPENNESS, widget=forms.RadioSelect)
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Schedule 12A Part 1", required=False, widget=forms.CheckboxSelectMultiple
    )
    public_interest = _lines(
        "Why the public interest in keeping it back outweighs that in disclosing it",
        "Needed for what is exempt. It is printed on the agenda, so it must not itself give away what is exempt.",
    )
    until = forms.CharField(
        label="When it may be open", help_text="For example: when the contract is signed", required=False
    )
    past_pathway = _lines("Past pathway", "Where the paper has been, each body on a line. Left empty: from the route.")
    future_pathway = _lines("Future pathway", "Where it goes next, each body on a line. Left empty: from the route.")
    divisions = forms.CharField(label="Electoral divisions affected", help_text="Or: All", required=False)
    summary = _lines("Summary", "What it is about and why it comes now, in plain words.", 5)
    recommendations = _lines("Recommendations", "An empty line between one and the next. One act in each.", 6)
    background = _lines("Background papers", "One a line: title | address on the web (s.100D)")
    contacts = _lines("Contacts", "One a line: name | post | e-mail | telephone. Author first, then the director.")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        offered = [(one.number, f"{one.number}. {one.text}") for one in descriptions(today)]
        cast("forms.MultipleChoiceField", self.fields["paragraphs"]).choices = offered

    def clean(self) -> dict[str, Any]:
        """What is exempt needs its ground (Schedule 12A): refused in the words of the rule."""
        values = super().clean() or {}
        if values.get("openness") in _NEEDS_GROUND:
            judged = Balance.withhold if values.get("public_interest", "").strip() else None
            found = is_exempt(Exempt(tuple(values.get("paragraphs", ())), judged), self.today)
            for reason in found.reasons:
                field = "public_interest" if "public interest" in reason.text else "paragraphs"
                self.add_error(field, f"{reason.text[:1].upper()}{reason.text[1:]} ({reason.source})")
        return values

    def cover(self) -> Cover:
        """The cover that the form says."""
        return cover_of(self.cleaned_data)

    def typed(self) -> Cover:
        """The cover as it is typed, whether it is right or not."""
        values = {
            name: field.widget.value_from_datadict(self.data, self.files, name) for name, field in self.fields.items()
        }
        return cover_of({name: value or "" for name, value in values.items()})


def cover_of(values: Mapping[str, Any]) -> Cover:
    """A cover of the fields of its form, checked or not."""
    openness = values["openness"] if values["openness"] in dict(OPENNESS) else "open"
    grounds = Exemption(tuple(values["paragraphs"]), values["public_interest"].strip(), values["until"].strip())
    return Cover(
        subject=" ".join(values["subject"].split()),
        authors=posts_from(values["authors"]),
        decision=values["decision"].strip(),
        is_key=bool(values["is_key"]),
        openness=cast("Openness", openness),
        exemption=grounds if openness != "open" else Exemption(),
        past_pathway=_clean(values["past_pathway"]),
        future_pathway=_clean(values["future_pathway"]),
        divisions=values["divisions"].strip(),
        summary=_clean(values["summary"]),
        recommendations=paragraphs_from(values["recommendations"]),
        background=background_from(values["background"]),
        contacts=contacts_from(values["contacts"]),
    )


def cover_values(cover: Cover, past: str, future: str) -> dict[str, Any]:
    """What the form begins with; the pathways are those of the route where the cover says none."""
    plain = {
        name: getattr(cover, name) for name in ("subject", "decision", "is_key", "openness", "divisions", "summary")
    }
    return {
        **plain,
        **msgspec.structs.asdict(cover.exemption),
        "authors": posts_text(cover.authors),
        "past_pathway": cover.past_pathway or past,
        "future_pathway": cover.future_pathway or future,
        "recommendations": "\n\n".join(cover.recommendations),
        "background": background_text(cover.background),
        "contacts": contacts_text(cover.contacts),
    }


class StartForm(forms.Form):
    """A new report."""

    subject = forms.CharField(label="Subject", error_messages={"required": "Say what the report is about"})
    scheduled = forms.ChoiceField(label="The meeting it first goes to", required=False)

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Not settled yet"), *meetings]
        cast("forms.ChoiceField", self.fields["scheduled"]).choices = choices


class PictureForm(forms.Form):
    """A picture to put into a report."""

    picture = forms.FileField(label="Picture", help_text="PNG or JPEG, at most 10 megabytes")
    alternative = forms.CharField(
        label="What it shows",
        help_text="For those who cannot see it: say what a reader is to learn from it.",
        error_messages={"required": "Say what the picture shows"},
    )
    caption = forms.CharField(label="Caption", required=False)


class TemplateForm(forms.Form):
    """The council's report template."""

    sections = _lines("Sections", "One a line, in order. The implications stand in the section called Implications.", 8)
    implications = _lines(
        "Implications",
        "One a line: name | role of the adviser who clears it, if any | hint to authors. A star before the name"
        " says that a report may leave it out.",
        8,
    )
    standing = _lines("Standing words", "Printed in every report, an empty line between paragraphs.", 4)


class AcronymForm(forms.Form):
    """An acronym for the council's list."""

    short = forms.CharField(label="Acronym", max_length=20)
    meaning = forms.CharField(label="What it means")


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
