"""The agenda's front sheet."""

from collections.abc import Iterator
from itertools import groupby

from moothall.documents.composer.markup import Markup, Value, call, joined
from moothall.documents.composer.words import clock, honoured, listed, page_range, weekday_date
from moothall.facts.bodies import Member, PoliticalGroup
from moothall.facts.meetings import AgendaItem, Meeting
from moothall.facts.packs import Pack

OPEN = "(During these items the meeting is likely to be open to the public)"
CLOSED = "(During these items the meeting is likely NOT to be open to the press and public)"


def front_sheet(pack: Pack, notices: tuple[tuple[str, str], ...]) -> Markup:
    """The front sheet of a pack; `notices` are headed notices such as the one on webcasting."""
    return joined(
        [
            call("letterhead", pack.council or ""),
            call("front-title", pack.body or ""),
            occasion(pack.meeting) if pack.meeting else "",
            membership(pack),
            *(call("section", 2, "", title) + call("par", text) for title, text in notices),
            items(pack),
            signature(pack.meeting) if pack.meeting else "",
        ]
    )


def occasion(meeting: Meeting) -> Markup:
    """When and where the body meets, and whom to ask."""
    when = [weekday_date(meeting.date)] if meeting.date else []
    at = [f"at {clock(meeting.time)}"] if meeting.time else []
    contact = meeting.contact
    asked: list[Value] = []
    if contact:
        asked = [("Ask for:", contact.name), *([("Telephone:", contact.phone)] if contact.phone else [])]
    return call("occasion", [", ".join(when + at), *filter(None, [meeting.venue])], asked)


def membership(pack: Pack) -> Markup:
    """Who sits on the body, by group."""
    if not pack.membership:
        return Markup()
    size = pack.membership.size
    title = f"Membership ({size})" if size is not None else "Membership"
    groups = [
        [group_label(group), listed([member_label(m) for m in group.members])] for group in pack.membership.groups
    ]
    return call("membership", title, groups)


def group_label(group: PoliticalGroup) -> str:
    """A group with its size, where it is printed."""
    return f"{group.name} ({group.size}):" if group.size is not None else group.name


def member_label(member: Member) -> str:
    """A member with honours and role."""
    name = honoured(member.name, member.honours)
    return f"{name} ({member.role})" if member.role else name


def items(pack: Pack) -> Markup:
    """The agenda: unrestricted items, the motion to exclude, exempt items."""
    exempt = [item for item in pack.agenda if item.exempt]
    parts = [call("centred", "UNRESTRICTED ITEMS", OPEN), *sections([i for i in pack.agenda if not i.exempt])]
    if pack.exclusion:
        parts += [call("section", 3, "", "Motion to exclude the press and public for exempt business")]
        parts += [call("par", paragraph) for paragraph in pack.exclusion.text.split("\n")]
    if exempt:
        parts += [call("centred", "EXEMPT ITEMS", CLOSED), *sections(exempt)]
    return joined(parts)


def sections(agenda: list[AgendaItem]) -> Iterator[Markup]:
    """Items under the headings of their sections."""
    for section, members in groupby(agenda, key=lambda item: item.section):
        if section:
            yield call("agenda-section", section)
        yield from map(agenda_item, members)


def agenda_item(item: AgendaItem) -> Markup:
    """One item: number, title with decision number and pages, what the body is asked to do."""
    remarks = [*(["Report to follow."] if item.to_follow else []), *filter(None, [item.purpose])]
    return call("agenda-item", item.number, agenda_title(item), " ".join(remarks))


def agenda_title(item: AgendaItem) -> str:
    """The title as it is printed on the agenda."""
    title = f"{item.decision} - {item.title}" if item.decision else item.title
    return f"{title} ({page_range(*item.pages)})" if item.pages else title


def signature(meeting: Meeting) -> Markup:
    """The proper officer and the date of publication."""
    officer, contact = meeting.proper_officer, meeting.contact
    if not officer or not meeting.published:
        return Markup()
    phone = contact.phone or "" if contact else ""
    return call("signed", officer.name + ",", officer.title or "", phone, weekday_date(meeting.published))
