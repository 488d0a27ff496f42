"""The front sheet of a pack of our own: the words in which its facts are printed, as blocks."""

from collections.abc import Sequence
from itertools import groupby

from moothall.documents.composer.agenda import MOTION
from moothall.documents.composer.front import CLOSED, OPEN, agenda_title, member_label
from moothall.documents.composer.words import clock, weekday_date
from moothall.documents.published.printed import Printed
from moothall.documents.published.script import Script
from moothall.facts.agendas import DraftAgenda
from moothall.facts.meetings import AgendaItem
from moothall.facts.packs import Pack


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
        script.heading(MOTION, level=3)
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
            if item.purpose:
                script.say(item.purpose, f"agenda/{place}/purpose")


def _signature(script: Script, said: Pack) -> None:
    meeting = said.meeting
    if meeting and meeting.proper_officer:
        name = ", ".join(filter(None, (meeting.proper_officer.name, meeting.proper_officer.title)))
        script.say(name, "meeting/proper_officer/name")
    if meeting and meeting.published:
        script.say(weekday_date(meeting.published), "meeting/published")
