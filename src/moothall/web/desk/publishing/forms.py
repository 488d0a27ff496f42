"""The forms of publishing: the gate with its overrides, a paper taken down, an exemption reviewed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from moothall.facts.findings import Finding
from moothall.operations.release import NamedOverride

_FEW = {"rows": 2}


class AskingForm(forms.Form):
    """A form by which something is asked that takes long; sent twice, it asks once."""

    key = forms.RegexField("^[0-9a-z]{8}$", required=False, widget=forms.HiddenInput)


class GateForm(AskingForm):
    """Publishing: that the findings were read, and for each that stops the reason why it may go out all the same."""

    read = forms.BooleanField(
        label="I have read what was found", error_messages={"required": "Say that you have read what was found"}
    )

    def __init__(
        self, data: Any = None, *, stops: Sequence[Finding] = (), may_override: bool = False, **given: Any
    ) -> None:
        super().__init__(data, **given)
        self.stops = tuple(stops)
        if stops and may_override:
            self._ask()

    def _ask(self) -> None:
        self.fields["name"] = forms.CharField(
            label="Your name",
            help_text="It is kept with each reason below.",
            max_length=200,
            error_messages={"required": "Enter your name"},
        )
        for number, finding in enumerate(self.stops):
            self.fields[f"reason_{number}"] = forms.CharField(
                label=f"Why it may be published although: {finding.text}",
                max_length=2000,
                widget=forms.Textarea(attrs=_FEW),
                error_messages={"required": f"Enter why it may be published although: {finding.text}"},
            )
        self.order_fields([*(name for name in self.fields if name != "read"), "read"])

    def overrides(self) -> Mapping[tuple[str, str], NamedOverride]:
        """What the person takes on themselves; nothing where they may not or nothing stops."""
        said = self.cleaned_data
        return {
            (finding.code, finding.place): NamedOverride(said["name"], said[f"reason_{number}"])
            for number, finding in enumerate(self.stops)
            if f"reason_{number}" in said
        }


class TakeDownForm(AskingForm):
    """One paper is taken down."""

    public_words = forms.CharField(
        label="What the public reads in its place",
        help_text="For example: It was published by mistake. Do not say what the paper says.",
        max_length=300,
        error_messages={"required": "Enter what the public reads in its place"},
    )
    reason = forms.CharField(
        label="Why it is taken down",
        help_text="This stays on the desk.",
        widget=forms.Textarea(attrs=_FEW),
        max_length=2000,
        error_messages={"required": "Enter why it is taken down"},
    )


class ReviewForm(AskingForm):
    """An exemption is looked at again."""

    outcome = forms.ChoiceField(
        label="What is decided",
        choices=[("kept", "The exemption still holds"), ("released", "Make the paper public now")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what is decided"},
    )
    until = forms.DateField(
        label="Look at it again on",
        help_text="Needed where the exemption still holds.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs=_FEW),
        max_length=2000,
        error_messages={"required": "Enter why"},
    )

    def clean(self) -> dict[str, Any]:
        """One that is kept has a day to come."""
        said = super().clean() or {}
        if said.get("outcome") == "kept" and not said.get("until"):
            self.add_error("until", "Enter the day on which it is looked at again")
        return said
