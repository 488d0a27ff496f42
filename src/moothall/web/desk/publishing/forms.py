"""The forms of publishing: the gate with its overrides, a paper taken down, an exemption reviewed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import forms

from moothall.facts.findings import Finding
from moothall.operations.release import NamedOverride

_FEW = {"rows": 2}
Overrides = Mapping[tuple[str, str], NamedOverride]
NOTHING_SAID: Overrides = MappingProxyType({})


class AskingForm(forms.Form):
    """A form by which something is asked that takes long; sent twice, it asks once."""

    key = forms.RegexField("^[0-9a-z]{8}$", required=False, widget=forms.HiddenInput)


class GateForm(AskingForm):
    """Publishing: that the findings were read, and for each that stops the reason why it may go out all the same.

    `seen` is the mark of what goes out as the page showed it. `before` is what the same person said when they asked
    for it last and it came to nothing.
    """

    seen = forms.RegexField("^[0-9a-f]{16}$", required=False, widget=forms.HiddenInput)
    read = forms.BooleanField(
        label="I have read what was found", error_messages={"required": "Say that you have read what was found"}
    )

    def __init__(
        self,
        data: Any = None,
        *,
        stops: Sequence[Finding] = (),
        before: Overrides = NOTHING_SAID,
        may_override: bool = False,
        **given: Any,
    ) -> None:
        super().__init__(data, **given)
        self.stops = tuple(stops)
        if stops and may_override:
            self._ask(before)

    def _ask(self, before: Overrides) -> None:
        self.fields["name"] = forms.CharField(
            label="Your name",
            help_text="It is kept with each reason below.",
            max_length=200,
            initial=next((said.name for said in before.values()), ""),
            error_messages={"required": "Enter your name"},
        )
        for finding in self.stops:
            said = before.get((finding.code, finding.place))
            self.fields[_field(finding)] = forms.CharField(
                label=f"Why it may be published although: {finding.text}",
                max_length=2000,
                widget=forms.Textarea(attrs=_FEW),
                initial=said.reason if said else "",
                error_messages={"required": f"Enter why it may be published although: {finding.text}"},
            )
        self.order_fields([*(name for name in self.fields if name != "read"), "read"])

    def shown_again(self, seen: str) -> None:
        """The form as it is shown once more, with all that was typed: what goes out now has to be read first."""
        if self.is_bound and self.data.get("seen", seen) != seen:
            unread = {name: value for name, value in self.data.items() if name != "read"}
            self.data = {**unread, "seen": seen}

    def overrides(self) -> Overrides:
        """What the person takes on themselves; nothing where they may not or nothing stops."""
        said = self.cleaned_data
        return {
            (finding.code, finding.place): NamedOverride(said["name"], said[_field(finding)])
            for finding in self.stops
            if _field(finding) in said
        }


def _field(finding: Finding) -> str:
    """The field of a finding: what was typed for it stays with it, whatever else is found meanwhile."""
    return f"reason-{finding.code}-{finding.place}"


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
