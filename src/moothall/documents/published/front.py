"""The front sheet of a pack of our own: its facts, and the words in which they are printed."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from moothall.documents.composer.front import CLOSED, OPEN, agenda_title, member_label
from moothall.documents.composer.words import clock, weekday_date
from moothall.documents.published.printed import Printed
from moothall.documents.published.script import Script
from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.meetings import AgendaItem, Exclusion, Meeting
from moothall.facts.packs import SCHEMA, Pack
from moothall.rules import exclusion

_DIGITS = re.compile(r"\d+")


def front_facts(agenda: DraftAgenda, ranges: Mapping[str, tuple[str, str]], published: dt.date) -> Pack:
    """What the front sheet states. `ranges` are the first and last label of each item's papers, by the item's key."""
    return Pack(
        schema=SCHEMA,
        council=agenda.council,
        body=agenda.body,
        meeting=Meeting(
            date=agenda.date,
            time=agenda.time,
            venue=agenda.venue or None,
            published=published,
            contact=agenda.contact,
            proper_officer=agenda.proper_officer,
        ),
        membership=agenda.membership,
        agenda=tuple(_item(agenda, item, ranges) for item in agenda.items),
        exclusion=_exclusion(agenda),
    )


def write_front(script: Script, agenda: DraftAgenda, said: Pack, pages: Sequence[Printed]) -> None:
    """The front sheet's blocks, in the order in which it is printed."""
    with script.paper("front", "Agenda", pages):
        script.heading(agenda.body, "body", "council", level=1)
        _occasion(script, said)
        _membership(script, said)
        for title, text in agenda.notices:
            script.heading(title, level=3)
            script.say(text)
        _items(script, said)
        _signature(script, said)


def _item(agenda: DraftAgenda, item: DraftItem, ranges: Mapping[str, tuple[str, str]]) -> AgendaItem:
    first, last = ranges.get(item.key, ("", ""))
    return AgendaItem(
        number=item.number,
        title=item.title,
        section=_section(agenda, item.section),
        pages=(_count(first), _count(last)) if first else None,
        exempt=not item.is_open,
        decision=item.decision or None,
        purpose=item.purpose or None,
        to_follow=_is_to_follow(item) or None,
        verbal=item.kind == "verbal" or None,
    )


def _is_to_follow(item: DraftItem) -> bool:
    return item.kind == "to follow" and not any(paper.file for paper in item.papers)


def _section(agenda: DraftAgenda, letter: str) -> str | None:
    known = {section.letter: f"{section.letter} - {section.title}" for section in agenda.style.sections}
    return known.get(letter)


def _count(label: str) -> int:
    """The whole number of a label: 47 of `47a`."""
    found = _DIGITS.search(label)
    return int(found[0]) if found else 0


def _exclusion(agenda: DraftAgenda) -> Exclusion | None:
    if not agenda.motion or not exclusion.exempt_items(agenda):
        return None
    return Exclusion(agenda.motion, exclusion.paragraphs_of(agenda))


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
        size = f" ({group.size})" if group.size is not None else ""
        script.say(f"{group.name}{size}", f"{path}/name", f"{path}/size")
        for place, member in enumerate(group.members):
            script.say(member_label(member), f"{path}/members/{place}/name")


def _items(script: Script, said: Pack) -> None:
    numbered = list(enumerate(said.agenda))
    script.heading("Unrestricted items", level=3)
    script.say(OPEN)
    _sections(script, [one for one in numbered if not one[1].exempt])
    if said.exclusion:
        script.heading("Motion to exclude the press and public for exempt business", level=3)
        script.say(said.exclusion.text, "exclusion/text", "exclusion/paragraphs")
    exempt = [one for one in numbered if one[1].exempt]
    if exempt:
        script.heading("Exempt items", level=3)
        script.say(CLOSED)
        _sections(script, exempt)


def _sections(script: Script, numbered: Sequence[tuple[int, AgendaItem]]) -> None:
    for section, run in groupby(numbered, key=lambda one: one[1].section):
        if section:
            script.heading(section, level=4)
        for place, item in run:
            paths = (f"agenda/{place}/number", f"agenda/{place}/title")
            script.say(f"{item.number}. {agenda_title(item)}", *paths, marker=f"{item.number}.")
            for words in _under(item):
                script.say(words, f"agenda/{place}/purpose")


def _under(item: AgendaItem) -> Iterator[str]:
    if item.to_follow:
        yield "Report to follow."
    if item.verbal:
        yield "Verbal update."
    if item.purpose:
        yield item.purpose


def _signature(script: Script, said: Pack) -> None:
    meeting = said.meeting
    if meeting and meeting.proper_officer:
        name = ", ".join(filter(None, (meeting.proper_officer.name, meeting.proper_officer.title)))
        script.say(name, "meeting/proper_officer/name")
    if meeting and meeting.published:
        script.say(weekday_date(meeting.published), "meeting/published")
