"""Committees and people."""

import datetime as dt

from components.invented.common import (
    BODY,
    DAY,
    DECISION,
    EARLIER,
    FEEDS,
    FILTERS,
    HALE,
    HELD,
    LOWE,
    MARSH,
    MEETING,
    OKORO,
    PAGER,
    PAST,
    SCRUTINY,
    SEPTEMBER,
    TABLE_FILES,
    UPCOMING,
)
from components.invented.meetings import ITEM
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    AttendanceCard,
    AttendanceCount,
    BodiesPage,
    BodyCard,
    BodyGroup,
    BodyPage,
    GroupMember,
    Link,
    MembershipChange,
    MovedCard,
    PeoplePage,
    PersonCard,
    PersonPage,
    RoleCard,
)

BODY_CARD = BodyCard(
    id="b1",
    url=BODY.url,
    name=BODY.text,
    purpose="Finance, property, people, technology and customer services.",
    size=13,
    chair=MARSH,
    next=UPCOMING[0],
    latest=HELD,
    meetings=14,
)


BODIES = BodiesPage(
    bodies=(BODY_CARD, BodyCard(id="b9", url="/bodies/b9", name="Waste Committee", former=True)), downloads=TABLE_FILES
)


BODY_PAGE = BodyPage(
    body=BODY_CARD,
    as_of=DAY,
    groups=(
        BodyGroup(
            name="Independent Alliance",
            size=7,
            members=(
                GroupMember(person=MARSH, role="Chairman", honours="OBE", since=dt.date(2024, 5, 21)),
                GroupMember(person=OKORO, since=EARLIER),
            ),
        ),
        BodyGroup(name="Labour", size=4, members=(GroupMember(person=HALE, role="Vice-Chairman"),)),
    ),
    changes=(
        MembershipChange(meeting=SEPTEMBER, date=EARLIER, joined=(OKORO,), left=(LOWE,), notes=("One vacancy filled",)),
    ),
    upcoming=UPCOMING[:1],
    past=PAST,
    all_meetings_url="/calendar",
    decisions=(Link(text=DECISION.title, url=DECISION.url),),
    linked=(
        Link(text="Performance dashboard", url=addresses.dashboard("b1")),
        Link(text="Work programme", url=addresses.work_programme("b1")),
    ),
    feeds=FEEDS,
    downloads=TABLE_FILES,
)


PERSON = PersonCard(
    id="p1",
    url=MARSH.url,
    name=MARSH.text,
    honours="OBE",
    group="Independent Alliance",
    roles=("Chairman, Resources and Corporate Services Committee", "Member, Scrutiny Committee"),
    attended=21,
)


PEOPLE = PeoplePage(
    people=(PERSON, PersonCard(id="p8", url="/people/p8", name="Mr E Finch", current=False)),
    filters=FILTERS[:2],
    pager=PAGER,
    downloads=TABLE_FILES,
)


PERSON_PAGE = PersonPage(
    person=PERSON,
    names=("Mrs Marsh", "Councillor Ada Marsh"),
    roles=(
        RoleCard(title="Chairman", body=BODY, group="Independent Alliance", first=EARLIER, last=DAY, current=True),
        RoleCard(title="Member", body=SCRUTINY, first=dt.date(2024, 6, 4), last=dt.date(2025, 3, 1)),
    ),
    counts=(AttendanceCount(body=BODY, attended=9, of=10, substituted=1),),
    attendance=(
        AttendanceCard(meeting=MEETING, body=BODY.text, date=DAY, capacity="Chairman"),
        AttendanceCard(meeting=SEPTEMBER, body=SCRUTINY.text, date=EARLIER, capacity="Substitute", substitute_for=HALE),
    ),
    attendance_pager=PAGER,
    moved=(
        MovedCard(
            meeting=MEETING, date=DAY, text="that the charge be held", part="proposed", result="lost", url="/m#1"
        ),
    ),
    decisions=(DECISION,),
    reports=(Link(text="Budget monitoring", url=ITEM.url),),
    downloads=TABLE_FILES,
)
