"""Work programmes, in the two forms that councils use."""

from collections.abc import Iterator
from itertools import groupby

from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.documents.composer.words import long_date
from moothall.documents.pack_text import ProgrammePaper
from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting

SECTIONED = Code("(62mm, 1fr)")
LED = Code("(1fr, 36mm, 27mm, 27mm, 27mm)")
LED_HEAD: list[Value] = ["Item", "Lead officers", "Type of item", "Added", "Deferred from"]
PATTERN = Code("(30mm, 34mm, 1fr, 42mm)")


def programme(paper: ProgrammePaper) -> Markup:
    """A work programme: by agenda section where its items have sections, else with lead officers and kinds."""
    sectioned = any(item.section for meeting in paper.meetings for item in meeting.items)
    head = [call("section", 2, "", paper.title)]
    if paper.body:
        head.append(call("minor", paper.body))
    if paper.updated:
        head.append(call("note", f"(last updated {paper.updated})"))
    return joined([*head, *(by_section(paper) if sectioned else by_lead(paper))])


def by_section(paper: ProgrammePaper) -> Iterator[Markup]:
    """One table: a row for each meeting's date, then its sections with their items."""
    rows: list[Value] = []
    for meeting in paper.meetings:
        rows.append([{"span": long_date(meeting.day) if meeting.day else "Other items", "columns": 2}])
        rows += [
            [{"strong": section or ""}, {"list": [item.title for item in items]}]
            for section, items in groupby(meeting.items, key=lambda item: item.section)
        ]
    yield call("ruled", SECTIONED, ["Agenda Section", "Items"], rows)


def by_lead(paper: ProgrammePaper) -> Iterator[Markup]:
    """Tables of items with leads and kinds: by meeting, the pattern by month, and those without a meeting."""
    dated = [meeting for meeting in paper.meetings if meeting.day]
    pattern = [meeting for meeting in paper.meetings if meeting.meeting and not meeting.day]
    loose = [item for meeting in paper.meetings if not meeting.meeting for item in meeting.items]
    for meeting in dated:
        yield sitting(meeting, paper.sittings)
    if pattern:
        yield call("section", 2, "", "PATTERN OF REGULAR ITEMS")
        yield call("ruled", PATTERN, ["Month", "Frequency", "Item", "Lead officers"], list(months(pattern)))
    if loose:
        yield call("section", 2, "", "ITEMS WHICH HAVE NOT BEEN ALLOCATED TO A MEETING")
        yield call("ruled", LED, LED_HEAD, [led(item) for item in loose])


def sitting(meeting: ProgrammeMeeting, sittings: dict[str, str]) -> Markup:
    """A meeting's table, headed by its date and what is said of it."""
    date = long_date(meeting.day) if meeting.day else ""
    told = sittings.get(meeting.meeting or "")
    title = call("section", 3, "", f"{date} – {told}" if told else date)
    return joined([title, call("ruled", LED, LED_HEAD, [led(item) for item in meeting.items])])


def led(item: ProgrammeItem) -> Value:
    """An item's row: title, leads one under another, kind, when and why it was added, from when it was deferred."""
    return [item.title, {"lines": list(item.lead)}, item.kind or "", item.added or "", item.deferred or ""]


def months(pattern: list[ProgrammeMeeting]) -> Iterator[Value]:
    """The pattern's rows; a month is named on its first row."""
    for month in pattern:
        for place, item in enumerate(month.items):
            name = {"strong": month.meeting or ""} if place == 0 else ""
            yield [name, item.kind or "", item.title, {"lines": list(item.lead)}]
