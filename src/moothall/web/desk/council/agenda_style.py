"""The form of a body's agenda style: sections and standing items are written one on a line."""

from typing import Any, get_args

from django import forms

from moothall.facts.agendas import AgendaStyle, ItemKind, NoticeProfile, SectionHeading, StandingItem
from moothall.web.desk.council.forms import number, text

_KINDS: tuple[str, ...] = get_args(ItemKind)
_SECTIONS = "One on a line: the letter, the heading, and after a bar what is printed where nothing stands in it."
_ITEMS = (
    "One on a line. By sections, the letter and a colon first. After bars, where there is more to say: the kind "
    "(opening, minutes, work programme, standing, verbal), the purpose, the minutes it takes. "
    "For example: A: Minutes | minutes | To approve the minutes | 5"
)


class StyleForm(forms.Form):
    """How a body's agendas are numbered and divided, what notice it gives, what stands on each."""

    numbering = forms.ChoiceField(
        label="Items are numbered",
        choices=[("numbers", "1, 2, 3 through the agenda"), ("sections", "by lettered sections: A1, A2, B1")],
        widget=forms.RadioSelect(),
    )
    sections = text("Sections", required=False, hint=_SECTIONS, rows=5)
    opening = text("Items at the opening", required=False, hint=_ITEMS, rows=6)
    closing = text("Items at the end", required=False, hint="Written in the same way.", rows=4)
    chair = text("Word for who presides", hint="Chairman, Chair, Chairwoman.")
    timings = forms.BooleanField(label="Items have times", required=False)
    notice = forms.ChoiceField(
        label="Notice",
        choices=[
            ("papers", "Papers open to inspection for five clear days"),
            ("summons", "Summons of the council"),
            ("executive meeting", "Meeting of the executive"),
        ],
    )
    local_minimum = number("Longer notice by local rule, in clear days", hint="0 where there is none.")
    executive = forms.BooleanField(label="It is of the executive", required=False)

    def clean_sections(self) -> tuple[SectionHeading, ...]:
        """The sections."""
        return tuple(_section(line) for line in _lines(self.cleaned_data["sections"]))

    def clean_opening(self) -> tuple[StandingItem, ...]:
        """The items at the opening."""
        return tuple(_item(line, opens=True) for line in _lines(self.cleaned_data["opening"]))

    def clean_closing(self) -> tuple[StandingItem, ...]:
        """The items at the end."""
        return tuple(_item(line, opens=False) for line in _lines(self.cleaned_data["closing"]))

    def style(self) -> AgendaStyle:
        """The style as entered."""
        data = self.cleaned_data
        return AgendaStyle(data["numbering"], data["sections"], data["timings"], data["chair"])

    def profile(self) -> NoticeProfile:
        """The notice as entered."""
        data = self.cleaned_data
        return NoticeProfile(data["notice"], data["local_minimum"] or 0, data["executive"])

    def standing(self) -> tuple[StandingItem, ...]:
        """The standing items as entered."""
        return (*self.cleaned_data["opening"], *self.cleaned_data["closing"])


def as_entered(style: AgendaStyle, notice: NoticeProfile, standing: tuple[StandingItem, ...]) -> dict[str, Any]:
    """What the form shows of a style that is laid down."""
    return {
        "numbering": style.numbering,
        "sections": "\n".join(_bars(f"{one.letter} {one.title}", one.when_empty) for one in style.sections),
        "opening": "\n".join(_item_line(item) for item in standing if item.opens),
        "closing": "\n".join(_item_line(item) for item in standing if not item.opens),
        "chair": style.chair,
        "timings": style.timings,
        "notice": notice.kind,
        "local_minimum": notice.local_minimum,
        "executive": notice.executive,
    }


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _section(line: str) -> SectionHeading:
    heading, _, empty = line.partition("|")
    letter, _, title = heading.strip().partition(" ")
    if not (letter.isalnum() and len(letter) <= 3 and title.strip()):
        raise forms.ValidationError(f"“{line}” has to begin with a letter and a heading.")
    return SectionHeading(letter, title.strip(" -–"), empty.strip())


def _item(line: str, *, opens: bool) -> StandingItem:
    first, kind, purpose, minutes, *_ = [part.strip() for part in [*line.split("|"), "", "", ""]]
    section, colon, title = first.partition(":")
    if not (colon and section.isalnum() and len(section) <= 3):
        section, title = "", first
    if kind and kind not in _KINDS:
        raise forms.ValidationError(f"“{kind}” is no kind of item: {', '.join(_KINDS)}.")
    if minutes and not minutes.isdigit():
        raise forms.ValidationError(f"“{minutes}” is no number of minutes.")
    if not title.strip():
        raise forms.ValidationError(f"“{line}” has no title.")
    return StandingItem(
        title=title.strip(),
        kind=kind or "standing",  # type: ignore[arg-type]  # one of the kinds, as was looked up
        section=section,
        purpose=purpose,
        minutes=int(minutes) if minutes else None,
        opens=opens,
    )


def _item_line(item: StandingItem) -> str:
    title = f"{item.section}: {item.title}" if item.section else item.title
    return _bars(title, item.kind, item.purpose, str(item.minutes or ""))


def _bars(*parts: str) -> str:
    kept = list(parts)
    while kept and not kept[-1]:
        kept.pop()
    return " | ".join(kept)
