"""The forms of agendas, declared as data."""

import datetime as dt
from typing import Any, get_args

from django import forms

from moothall.facts.agendas import AgendaStyle, ItemKind, PaperKind
from moothall.facts.drafts import Exemption
from moothall.operations.agendas import Habits
from moothall.rules.access import descriptions
from moothall.rules.exclusion import Wordings

_KIND_WORDS: dict[ItemKind, str] = {
    "opening": "Opening, webcast announcement",
    "standing": "Standing item",
    "minutes": "Minutes to approve",
    "minutes to note": "Minutes of another body to note",
    "report": "Report",
    "verbal": "Verbal update",
    "to follow": "Report to follow",
    "called in": "Called-in decision",
    "members' item": "Item placed by a member",
    "work programme": "Work programme",
    "late": "Late item",
}
_PAPER_WORDS: dict[PaperKind, str] = {
    "report": "Report",
    "appendix": "Appendix",
    "minutes": "Minutes to approve",
    "minutes to note": "Minutes of another body to note",
    "decision": "Record of decision",
    "work programme": "Work programme",
    "other": "Other paper",
}
KINDS = [(kind, _KIND_WORDS[kind]) for kind in get_args(ItemKind)]
PAPERS = [(kind, _PAPER_WORDS[kind]) for kind in get_args(PaperKind) if kind != "work programme"]
OPENNESS = [
    ("open", "Open to everyone"),
    ("exempt", "Exempt: the meeting may resolve to exclude the public (Schedule 12A)"),
    ("confidential", "Confidential: disclosure is forbidden, the public must be excluded (section 100A(3))"),
]


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ItemForm(forms.Form):
    """What an item says."""

    title = forms.CharField(label="Title, for everyone", error_messages={"required": "Give the item a title"})
    kind = forms.ChoiceField(label="What it is", choices=KINDS, initial="report")
    section = forms.ChoiceField(label="Section", error_messages={"required": "Choose the section it stands in"})
    purpose = forms.CharField(
        label="Purpose line",
        help_text="What the body is asked to do: “To consider and endorse the proposed decision.”",
        required=False,
        widget=_lines(2),
    )
    closed_title = forms.CharField(
        label="Closed title",
        help_text="For an exempt item: it stands in the restricted papers alone.",
        required=False,
    )
    minutes = forms.IntegerField(label="Minutes given to it", required=False, min_value=0, max_value=600)
    presenter = forms.CharField(label="Presented by", required=False)
    decision = forms.CharField(label="Decision number", help_text="As in 26/00014.", required=False)
    is_key = forms.BooleanField(label="It concerns a key decision", required=False)
    placed_by = forms.CharField(
        label="Placed on the agenda by", help_text="The member who asked for it.", required=False
    )

    def __init__(self, *args: Any, style: AgendaStyle, **more: Any) -> None:
        super().__init__(*args, **more)
        if style.numbering == "numbers":
            del self.fields["section"]
        else:
            lettered = [(one.letter, f"{one.letter} - {one.title}") for one in style.sections]
            self.fields["section"].choices = [("", "Choose a section"), *lettered]  # type: ignore[attr-defined] # a ChoiceField


class OpennessForm(forms.Form):
    """Whether something is open, exempt or confidential, and why."""

    openness = forms.ChoiceField(label="Who may have it", choices=OPENNESS, widget=forms.RadioSelect, initial="open")
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Schedule 12A Part 1",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="For what is exempt: what the information is.",
    )
    public_interest = forms.CharField(
        label="Why the public interest in withholding it is the greater",
        required=False,
        widget=_lines(3),
    )
    until = forms.CharField(
        label="When the exemption may end", required=False, help_text="For example: once the sale is complete."
    )

    def __init__(self, *args: Any, on: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.number, f"{one.number}. {one.text}") for one in descriptions(on)]
        self.fields["paragraphs"].choices = choices  # type: ignore[attr-defined] # a MultipleChoiceField

    def clean(self) -> dict[str, Any]:
        """What is exempt needs a paragraph: the motion must state it (s.100A(5)(b))."""
        said = super().clean() or {}
        if said.get("openness") == "exempt" and not said.get("paragraphs"):
            self.add_error("paragraphs", "Choose the paragraph on which the exemption rests")
        return said

    @property
    def exemption(self) -> Exemption | None:
        """The exemption of a form that was filled in; None for what is open or confidential."""
        said = self.cleaned_data
        if said["openness"] != "exempt":
            return None
        return Exemption(tuple(said["paragraphs"]), said["public_interest"].strip(), said["until"].strip())

    @property
    def confidential(self) -> bool:
        """Whether it is confidential."""
        return bool(self.cleaned_data["openness"] == "confidential")


class FileForm(OpennessForm):
    """A PDF that is handed in."""

    title = forms.CharField(label="Title, for readers", error_messages={"required": "Give the paper a title"})
    kind = forms.ChoiceField(label="What it is", choices=PAPERS, initial="other")
    file = forms.FileField(
        label="The paper, as PDF or Word file",
        help_text="Without a password. A tagged PDF stays accessible; a scan does not become it.",
        error_messages={"required": "Choose a PDF or a Word file"},
    )
    field_order = ("title", "kind", "file")


class ReplaceForm(forms.Form):
    """Another PDF in the place of one."""

    file = forms.FileField(label="The corrected paper", error_messages={"required": "Choose a PDF or a Word file"})


class ReportForm(forms.Form):
    """A report to put behind an item."""

    report = forms.ChoiceField(label="Report", error_messages={"required": "Choose a report"})

    def __init__(self, *args: Any, reports: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["report"].choices = [("", "Choose a report"), *reports]  # type: ignore[attr-defined] # a ChoiceField


class HoldForm(forms.Form):
    """Why something is held."""

    reason = forms.CharField(label="Why it is held", error_messages={"required": "Say why it is held"})


class UrgencyForm(forms.Form):
    """The chairman's opinion that a late item is urgent."""

    name = forms.CharField(
        label="Chairman of the meeting", error_messages={"required": "Name the chairman whose opinion it is"}
    )
    reason = forms.CharField(
        label="Special circumstances",
        help_text="Why it was late and why it cannot wait. The minutes must state them.",
        widget=_lines(4),
        error_messages={"required": "State the special circumstances"},
    )


class MotionForm(forms.Form):
    """The motion in other words."""

    text = forms.CharField(
        label="The motion in words of your own",
        help_text="Leave it empty to have it composed from the items.",
        required=False,
        widget=_lines(6),
    )


class NoticesForm(forms.Form):
    """The notices on a front sheet."""

    text = forms.CharField(
        label="Notices on the front sheet",
        help_text="A heading on a line of its own, its text below, an empty line between two notices.",
        required=False,
        widget=_lines(8),
    )

    @property
    def notices(self) -> tuple[tuple[str, str], ...]:
        """Each notice: heading and text."""
        blocks = self.cleaned_data["text"].replace("\r", "").strip().split("\n\n")
        parted = (block.strip().partition("\n") for block in blocks if block.strip())
        return tuple((heading.strip(), " ".join(text.split())) for heading, _, text in parted)


class HabitsForm(NoticesForm):
    """How the council's agendas are worded and numbered."""

    late_numbers = forms.ChoiceField(
        label="The number of an item that joins a published agenda",
        choices=[("after", "After the item before it: 5a"), ("end", "The next number at the end")],
        widget=forms.RadioSelect,
    )
    committees = forms.CharField(
        label="Motion to exclude the public: committees",
        help_text="{items} and {paragraphs} stand where the items and the paragraphs of Schedule 12A are named.",
        widget=_lines(6),
    )
    executive = forms.CharField(label="Motion to exclude the public: the executive", widget=_lines(6))
    field_order = ("late_numbers", "committees", "executive", "text")

    @property
    def habits(self) -> Habits:
        """What was filled in."""
        said = self.cleaned_data
        motion = Wordings(*(" ".join(said[name].split()) for name in ("committees", "executive")))
        return Habits(late_numbers=said["late_numbers"], motion=motion, notices=self.notices)
