"""A body's page on the desk: what is laid down for it, who sits on it on a day, what came before and is to come."""

import datetime as dt
from collections.abc import Iterable, Sequence

from moothall.facts.bodies import Membership
from moothall.queries.desk.council_cards import Bench, BodyPage, Named, Spell
from moothall.records.council_as_facts import Seated, contact, membership, notice, on_day, seated, standing, style
from moothall.records.models import Appointment, Body, Departure
from moothall.rules.printed_balance import membership_findings

_MOST = 50


def body_page(id: str, day: dt.date) -> BodyPage | None:
    """A body that is set up; None where there is none of that id."""
    body = Body.objects.filter(public_id=id).exclude(title="").select_related("parent", "sits_as", "clerk").first()
    if body is None:
        return None
    seats = list(Appointment.objects.filter(body=body).select_related("member").order_by("begins", "member__surname"))
    valid = [row for row in seats if row.begins <= day and (row.ends is None or row.ends >= day)]
    printed = membership(body, day)
    asked = contact(body, day)
    return BodyPage(
        id=body.public_id,
        title=body.title,
        kind=str(Body.Kind(body.kind).label),
        day=day,
        begins=body.begins,
        ends=body.ends,
        terms_of_reference=body.terms_of_reference,
        size=body.size,
        quorum=body.quorum,
        balanced=body.balanced,
        clerk=", ".join(filter(None, (asked.name, asked.title))) if asked else "",
        parent=_named(body.parent),
        sits_as=_named(body.sits_as),
        children=tuple(Named(child.public_id, child.title) for child in body.children.exclude(title="")),
        style=style(body),
        notice=notice(body),
        standing=standing(body),
        benches=_benches(printed, seated(body, day)),
        substitutes=_spells(row for row in valid if row.role == Appointment.Role.substitute),
        to_come=_spells(row for row in seats if row.begins > day),
        past=_spells([row for row in reversed(seats) if row.ends and row.ends < day][:_MOST]),
        departures=_departures(body, day),
        findings=membership_findings(printed, body.title),
        names=tuple(sorted(set(body.forms.values_list("printed", flat=True)) - {body.title})),
    )


def _named(body: Body | None) -> Named | None:
    return Named(body.public_id, body.title) if body else None


def _benches(printed: Membership, rows: Sequence[Seated]) -> tuple[Bench, ...]:
    """The groups as the front sheet names them, each member with the row that seats it."""
    by_name = {row.member.name: row for row in rows}
    return tuple(
        Bench(
            name=group.name,
            seats=group.size,
            vacant=max(0, (group.size or 0) - len(group.members)),
            members=tuple(_seat(by_name[member.name]) for member in group.members),
        )
        for group in printed.groups
    )


def _seat(one: Seated) -> Spell:
    """A member who sits by appointment, or by office, which cannot be ended as a seat."""
    if one.appointment:
        return _spells([one.appointment])[0]
    return Spell("", one.member.begins, one.member.ends, Named(one.member.public_id, one.member.name))


def _spells(rows: Iterable[Appointment]) -> tuple[Spell, ...]:
    return tuple(
        Spell(
            id=row.public_id,
            begins=row.begins,
            ends=row.ends,
            of=Named(row.member.public_id, row.member.name),
            role="" if row.role == Appointment.Role.member else str(Appointment.Role(row.role).label),
            note=row.member.votes_on and f"Votes on {row.member.votes_on}",
        )
        for row in rows
    )


def _departures(body: Body, day: dt.date) -> tuple[Spell, ...]:
    rows = on_day(Departure.objects.filter(body=body), day)
    return tuple(Spell(row.public_id, row.begins, row.ends, note=row.reason) for row in rows)
