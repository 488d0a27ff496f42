"""The forms of appendices and of Word files, declared as data."""

import datetime as dt
from typing import Any

from django import forms

from moothall.facts.drafts import Exemption
from moothall.rules.access import descriptions


class WordsForm(forms.Form):
    """What an author says of an appendix."""

    title = forms.CharField(label="Title, for readers", error_messages={"required": "Give the appendix a title"})
    openness = forms.ChoiceField(
        label="Who may have it",
        choices=[("open", "Open"), ("exempt", "Exempt")],
        widget=forms.RadioSelect,
        initial="open",
    )
    paragraphs = forms.MultipleChoiceField(
        label="For an exempt one: paragraphs of Schedule 12A Part 1",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    public_interest = forms.CharField(
        label="Why the public interest in withholding it is the greater",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = forms.CharField(
        label="When the exemption may end", help_text="For example: once the sale is complete.", required=False
    )

    def __init__(self, *args: Any, on: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.number, f"{one.number}. {one.text}") for one in descriptions(on)]
        self.fields["paragraphs"].choices = choices  # type: ignore[attr-defined] # a MultipleChoiceField

    def clean(self) -> dict[str, Any]:
        """What is exempt needs its paragraph and the public interest."""
        said = super().clean() or {}
        if said.get("openness") == "exempt":
            if not said.get("paragraphs"):
                self.add_error("paragraphs", "Choose the paragraph on which the exemption rests")
            if not said.get("public_interest", "").strip():
                self.add_error("public_interest", "Say why withholding it serves the public interest better")
        return said

    @property
    def exemption(self) -> Exemption | None:
        """The exemption of a form that was filled in; None for an open appendix."""
        said = self.cleaned_data
        if said["openness"] != "exempt":
            return None
        return Exemption(tuple(said["paragraphs"]), said["public_interest"].strip(), said["until"].strip())


class AddForm(WordsForm):
    """A file that is to be an appendix."""

    file = forms.FileField(
        label="The file",
        help_text="PDF, Word, Excel, PowerPoint or a picture. Word files and pictures are typeset here as accessible "
        "PDF; a workbook or slides are kept as they are, and bound only once you give a PDF of them.",
        error_messages={"required": "Choose a file", "empty": "The file is empty"},
    )
    alternative = forms.CharField(
        label="For a picture: words that say the same",
        help_text="Read out to people who do not see it.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("file", "title", "alternative", "openness", "paragraphs", "public_interest", "until")


class ReplaceForm(forms.Form):
    """Another file in the place of one."""

    file = forms.FileField(label="The new file", error_messages={"required": "Choose a file"})
    alternative = forms.CharField(label="For a picture: words that say the same", required=False)


class PdfForm(forms.Form):
    """The PDF of a workbook or of slides."""

    file = forms.FileField(
        label="The PDF that is bound",
        help_text="Export it in the program that the file was made with, with tags.",
        error_messages={"required": "Choose a PDF"},
    )


class WordForm(forms.Form):
    """A Word file that comes back."""

    file = forms.FileField(
        label="The Word file (docx)",
        help_text="One that was given out here, or any other that follows the council’s template.",
        error_messages={"required": "Choose a Word file", "empty": "The file is empty"},
    )
