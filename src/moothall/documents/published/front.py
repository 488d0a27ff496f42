"""The front sheet of a pack of our own: the words in which its facts are printed, as blocks."""

from collections.abc import Mapping, Sequence

from moothall.documents.agenda_outline import MOTION, Entry, Part
from moothall.documents.composer.agenda import Acronyms
from moothall.documents.composer.front import group_label, member_label
from moothall.documents.composer.words import clock, weekday_date
from moothall.documents.published.printed import Printed
from moothall.documents.published.script import Script
from moothall.facts.agendas import DraftAgenda
from moothall.facts.packs import Pack
from moothall.facts.papers import Cell, Span


def write_front(
    script: Script,
    agenda: DraftAgenda,
    said: Pack,
    pages: Sequence[Printed],
    parts: Sequence[Part],
    acronyms: Acronyms = (),
) -> None:
    """The front sheet's blocks, in the order in which it is printed. `parts` are the agenda's as it is printed."""
    with script.paper("front", "Agenda", pages):
        script.heading(agenda.body, "body", "council", level=1)
        _occasion(script, said)
        _membership(script, said)
        for title, text in agenda.front_notices():
            script.heading(title, level=3)
            script.say(text)
        index = {item.key: place for place, item in enumerate(agenda.items)}
        for part in parts:
            _part(script, part, index)
        _signature(script, said)
        _acronyms(script, acronyms)


def _occasion(script: Script, said: Pack) -> None:
    meeting = said.meeting
    if meeting is None or meeting.date is None:
        return
    time = f" at {clock(meeting.time)}" if meeting.time else ""
    script.say(f"{weekday_date(meeting.date)}{time}", "meeting/date", "meeting/time")
    if meeting.venue:
        script.say(meeting.venue, "meeting/venue")
    if meeting.contact:
        ways = (meeting.contact.name, meeting.contact.phone, meeting.contact.email)
        script.say(f"Ask for: {', '.join(filter(None, ways))}", "meeting/contact/name")


def _membership(script: Script, said: Pack) -> None:
    if said.membership is None:
        return
    size = f" ({said.membership.size})" if said.membership.size is not None else ""
    script.heading(f"Membership{size}", "membership/size", level=3)
    for number, group in enumerate(said.membership.groups):
        path = f"membership/groups/{number}"
        names = ", ".join(member_label(member) for member in group.members)
        says = [f"{path}/members/{place}/name" for place, _ in enumerate(group.members)]
        script.say(f"{group_label(group)} {names}", f"{path}/name", f"{path}/size", *says)


def _part(script: Script, part: Part, index: Mapping[str, int]) -> None:
    """A stretch of the agenda under its heading; `index` gives the place of each item in the record."""
    if part.heading:
        script.heading(part.heading, level=3 if part.is_main or part.heading == MOTION else 4)
    if part.remark:
        script.say(part.remark)
    says = ("exclusion/text", "exclusion/paragraphs") if part.heading == MOTION else ()
    for place, line in enumerate(part.lines):
        script.say(" ".join(line.split()), *(says if place == 0 else ()))
    for entry in part.entries:
        _entry(script, entry, f"agenda/{index[entry.key]}")


def _entry(script: Script, entry: Entry, path: str) -> None:
    number = f"{entry.number}."
    said = " ".join(filter(None, (number, entry.title, entry.pages)))
    script.say(f"{said}, {entry.time}" if entry.time else said, f"{path}/number", f"{path}/title", marker=number)
    if entry.remarks:
        script.say(_run_on(entry.remarks), f"{path}/purpose")


def _run_on(lines: Sequence[str]) -> str:
    """Lines as one paragraph; each but the last ends as a sentence does."""
    *before, last = lines
    return " ".join([*(line if line.endswith((".", "?", "!")) else f"{line}." for line in before), last])


def _acronyms(script: Script, acronyms: Acronyms) -> None:
    if not acronyms:
        return
    script.heading("Acronyms used in these papers", level=3)
    number = script.table()
    script.row(number, [_cell("Acronym", header=True), _cell("Meaning", header=True)])
    for short, meaning in acronyms:
        script.row(number, [_cell(short, header=True), _cell(meaning)])


def _cell(text: str, *, header: bool = False) -> Cell:
    return Cell(text, Span(0, 0), header=header)


def _signature(script: Script, said: Pack) -> None:
    meeting = said.meeting
    if meeting and meeting.proper_officer:
        name = ", ".join(filter(None, (meeting.proper_officer.name, meeting.proper_officer.title)))
        script.say(name, "meeting/proper_officer/name")
    if meeting and meeting.published:
        script.say(weekday_date(meeting.published), "meeting/published")
