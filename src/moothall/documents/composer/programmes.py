"""Work programmes, in the two forms that councils use."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.documents.composer.words import long_date
from moothall.documents.pack_text import ProgrammePaper
from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting

SECTIONED = Code("(62mm, 1fr)")
LED = Code("(1fr, 36mm, 27mm, 27mm, 27mm)")
LED_HEAD: list[Value] = ["Item", "Lead officers", "Type of item", "Added", "Deferred from"]
PATTERN = Code("(30mm, 34mm, 1fr, 42mm)")


def programme(paper: ProgrammePaper, level: int = 2) -> Markup:
    """A work programme: by agenda section where its items have sections, else with lead officers and kinds.

    `level` is that of its heading: 1 where it is a paper of its own.
    """
    sectioned = bool(paper.sections) or any(item.section for meeting in paper.meetings for item in meeting.items)
    head = [call("section", level, "", paper.title)]
    if paper.body:
        head.append(call("minor", paper.body) if level > 1 else call("section", 2, "", paper.body))
    if paper.updated:
        head.append(call("note", f"(last updated {paper.updated})"))
    return joined([*head, *(by_section(paper) if sectioned else by_lead(paper, level))])


def by_section(paper: ProgrammePaper) -> Iterator[Markup]:
    """One table: a row for each meeting's date, then its sections with their items."""
    rows: list[Value] = []
    for meeting in all_meetings(paper):
        rows.append([{"span": long_date(meeting.day) if meeting.day else "Other items", "columns": 2}])
        rows += [
            [{"strong": section}, {"list": [told(item) for item in items]}]
            for section, items in divided(meeting, paper.sections if meeting.day else ())
        ]
    yield call("ruled", SECTIONED, ["Agenda Section", "Items"], rows)


def all_meetings(paper: ProgrammePaper) -> list[ProgrammeMeeting]:
    """The meetings with those for which nothing is planned yet, in order; then what is for none."""
    dated = {day: ProgrammeMeeting(day) for day in paper.days}
    dated |= {meeting.meeting or "": meeting for meeting in paper.meetings if meeting.day}
    return [*(dated[day] for day in sorted(dated)), *(one for one in paper.meetings if not one.day)]


def divided(meeting: ProgrammeMeeting, sections: Sequence[str]) -> list[tuple[str, list[ProgrammeItem]]]:
    """A meeting's items by section, in the order of the items; `sections` stand there though they have none."""
    held = [(section or "", list(items)) for section, items in groupby(meeting.items, key=lambda item: item.section)]
    empty: list[tuple[str, list[ProgrammeItem]]] = [
        (section, []) for section in sections if section not in {named for named, _ in held}
    ]
    return sorted([*held, *empty], key=lambda one: sections.index(one[0]) if one[0] in sections else -1)


def told(item: ProgrammeItem) -> str:
    """An item's title, and that it is exempt."""
    return f"{item.title} (exempt)" if item.exempt else item.title


def by_lead(paper: ProgrammePaper, level: int) -> Iterator[Markup]:
    """Tables of items with leads and kinds: by meeting, the pattern by month, and those without a meeting."""
    dated = [meeting for meeting in paper.meetings if meeting.day]
    pattern = [meeting for meeting in paper.meetings if meeting.meeting and not meeting.day]
    loose = [item for meeting in paper.meetings if not meeting.meeting for item in meeting.items]
    for meeting in dated:
        yield sitting(meeting, paper.sittings, level + 1)
    if pattern:
        yield call("section", 2, "", "PATTERN OF REGULAR ITEMS")
        yield call("ruled", PATTERN, ["Month", "Frequency", "Item", "Lead officers"], list(months(pattern)))
    if loose:
        yield call("section", 2, "", "ITEMS WHICH HAVE NOT BEEN ALLOCATED TO A MEETING")
        yield call("ruled", LED, LED_HEAD, [led(item) for item in loose])


def sitting(meeting: ProgrammeMeeting, sittings: dict[str, str], level: int) -> Markup:
    """A meeting's table, headed by its date and what is said of it."""
    date = long_date(meeting.day) if meeting.day else ""
    told = sittings.get(meeting.meeting or "")
    title = call("section", level, "", f"{date} – {told}" if told else date)
    return joined([title, call("ruled", LED, LED_HEAD, [led(item) for item in meeting.items])])


def led(item: ProgrammeItem) -> Value:
    """An item's row: title, leads one under another, kind, when and why it was added, from when it was deferred."""
    kind = ", ".join(filter(None, (item.kind, "exempt" if item.exempt else "")))
    return [item.title, {"lines": list(item.lead)}, kind, item.added or "", item.deferred or ""]


def months(pattern: list[ProgrammeMeeting]) -> Iterator[Value]:
    """The pattern's rows; a month is named on its first row."""
    for month in pattern:
        for place, item in enumerate(month.items):
            name = {"strong": month.meeting or ""} if place == 0 else ""
            yield [name, item.kind or "", item.title, {"lines": list(item.lead)}]
