"""The council on a day: its groups, members, bodies and seats, for the desk."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Count, F, Q, QuerySet

from moothall.queries.desk.council_cards import (
    BodyCard,
    CouncilDay,
    GroupCard,
    MemberCard,
    MemberPage,
    Named,
    Spell,
)
from moothall.records.council_as_facts import on_day, proper_officer
from moothall.records.models import (
    Appointment,
    Body,
    GroupMembership,
    Member,
    OutsideAppointment,
    PoliticalGroup,
    Portfolio,
    Term,
)


def council_on(day: dt.date) -> CouncilDay:
    """The council as it is, was or will be on a day."""
    groups = groups_on(day)
    grouped = {spell.of.id for group in groups for spell in group.members if spell.of}
    councillors = on_day(Member.objects.filter(kind=Member.Kind.councillor), day).order_by("surname", "name")
    officer = proper_officer(day)
    terms = list(Term.objects.order_by("-begins"))
    spells = tuple(Spell(term.public_id, term.begins, term.ends, note=term.name) for term in terms)
    return CouncilDay(
        day=day,
        term=next((one for one in spells if one.begins <= day and (one.ends is None or one.ends >= day)), None),
        terms=spells,
        seats=council_seats(day),
        groups=groups,
        ungrouped=tuple(Named(one.public_id, one.name) for one in councillors if one.public_id not in grouped),
        coopted=on_day(Member.objects.exclude(kind=Member.Kind.councillor), day).count(),
        bodies=tuple(bodies_on(day)),
        proper_officer=f"{officer.name}, {officer.title}" if officer else "",
    )


def council_seats(day: dt.date) -> int | None:
    """How many seats the council has, by the size of the full council on a day."""
    row = on_day(Body.objects.filter(kind=Body.Kind.council).exclude(title=""), day).first()
    return row.size if row else None


def groups_on(day: dt.date) -> tuple[GroupCard, ...]:
    """The political groups with their members, the largest first."""
    members: defaultdict[int, list[Spell]] = defaultdict(list)
    rows = on_day(GroupMembership.objects.all(), day).select_related("member").order_by("member__surname")
    for row in rows:
        of = Named(row.member.public_id, row.member.name)
        members[row.group_id].append(Spell(row.public_id, row.begins, row.ends, of, note=row.member.division))
    groups = on_day(PoliticalGroup.objects.all(), day).select_related("leader")
    cards = [
        GroupCard(
            id=group.public_id,
            name=group.name,
            leader=Named(group.leader.public_id, group.leader.name) if group.leader else None,
            begins=group.begins,
            ends=group.ends,
            members=tuple(members[group.pk]),
        )
        for group in groups
    ]
    return tuple(sorted(cards, key=lambda card: (-len(card.members), card.name)))


def bodies_on(day: dt.date) -> Iterator[BodyCard]:
    """The bodies that are set up, in the order of their kinds, with how many sit on each."""
    counted = Q(appointments__begins__lte=day) & (Q(appointments__ends=None) | Q(appointments__ends__gte=day))
    counted &= ~Q(appointments__role=Appointment.Role.substitute) & Q(appointments__member__kind="councillor")
    rows = on_day(Body.objects.exclude(title=""), day).select_related("parent")
    rows = rows.annotate(filled=Count("appointments", filter=counted))
    chairmen = dict(
        on_day(Appointment.objects.filter(role=Appointment.Role.chairman), day).values_list("body", "member__name")
    )
    councillors = on_day(Member.objects.filter(kind=Member.Kind.councillor), day).count()
    order = list(Body.Kind.values)
    for row in sorted(rows, key=lambda one: (order.index(one.kind), one.title)):
        yield BodyCard(
            id=row.public_id,
            title=row.title,
            kind=str(Body.Kind(row.kind).label),
            size=row.size,
            filled=councillors if row.kind == Body.Kind.council else row.filled,
            chairman=chairmen.get(row.pk, ""),
            parent=Named(row.parent.public_id, row.parent.title) if row.parent else None,
            ends=row.ends,
        )


def members_on(day: dt.date, kind: str = "") -> tuple[MemberCard, ...]:
    """The members in office on a day, by surname; `kind` is one of `Member.Kind`, or empty for all."""
    rows = on_day(Member.objects.all(), day)
    return tuple(_cards(rows.filter(kind=kind) if kind in Member.Kind.values else rows, day))


def former_members(day: dt.date, most: int = 100) -> tuple[MemberCard, ...]:
    """Members whose term of office ended before a day, the latest first."""
    rows = Member.objects.filter(ends__lt=day).order_by("-ends", "surname")[:most]
    return tuple(_cards(Member.objects.filter(pk__in=[row.pk for row in rows]), day))


def future_members(day: dt.date) -> tuple[MemberCard, ...]:
    """Members whose term of office begins after a day."""
    return tuple(_cards(Member.objects.filter(begins__gt=day), day))


def _cards(rows: QuerySet[Member], day: dt.date) -> Iterator[MemberCard]:
    groups = dict(on_day(GroupMembership.objects.all(), day).values_list("member", "group__name"))
    seats = dict(on_day(Appointment.objects.all(), day).values_list("member").annotate(seats=Count("id")).order_by())
    for row in rows.order_by("surname", "name"):
        yield _card(row, groups.get(row.pk, ""), seats.get(row.pk, 0))


def _card(row: Member, group: str, seats: int) -> MemberCard:
    return MemberCard(
        id=row.public_id,
        name=row.name,
        honours=row.honours,
        kind=str(Member.Kind(row.kind).label),
        division=row.division,
        group=group,
        seats=seats,
        begins=row.begins,
        ends=row.ends,
    )


def member_page(id: str, day: dt.date) -> MemberPage | None:
    """A member with everything that is or was held; None where there is none of that id."""
    row = Member.objects.filter(public_id=id).select_related("person").first()
    if row is None:
        return None
    groups = _spells(GroupMembership.objects.filter(member=row).select_related("group"), "group")
    seats = list(Appointment.objects.filter(member=row).select_related("body").order_by("-begins"))
    current = next((one.of.name for one in groups if one.of and valid(one, day)), "")
    return MemberPage(
        card=_card(row, current, sum(valid(one, day) for one in seats)),
        email=row.email,
        votes_on=row.votes_on,
        photograph=row.photograph,
        person=row.person.public_id if row.person and row.person.name else "",
        groups=groups,
        appointments=tuple(_appointment(one) for one in seats),
        portfolios=tuple(
            Spell(one.public_id, one.begins, one.ends, note=one.name)
            for one in Portfolio.objects.filter(member=row).order_by("-begins")
        ),
        outside=_spells(OutsideAppointment.objects.filter(member=row).select_related("body"), "body"),
    )


def valid(one: Spell | Appointment, day: dt.date) -> bool:
    """Whether something is valid on a day."""
    return one.begins <= day and (one.ends is None or one.ends >= day)


def _appointment(row: Appointment) -> Spell:
    of = Named(row.body.public_id, row.body.title)
    return Spell(row.public_id, row.begins, row.ends, of, str(Appointment.Role(row.role).label))


def _spells(rows: Iterable[GroupMembership | OutsideAppointment], of: str) -> tuple[Spell, ...]:
    found: Sequence[GroupMembership | OutsideAppointment] = sorted(rows, key=lambda row: row.begins, reverse=True)
    return tuple(
        Spell(row.public_id, row.begins, row.ends, Named(getattr(row, of).public_id, getattr(row, of).name))
        for row in found
    )


def ended_groups(day: dt.date) -> tuple[Spell, ...]:
    """Groups that ended before a day."""
    rows = PoliticalGroup.objects.filter(ends__lt=day).order_by("-ends")
    return tuple(Spell(row.public_id, row.begins, row.ends, note=row.name) for row in rows)


def unknown_bodies(most: int = 50) -> tuple[Named, ...]:
    """Bodies that packs name and that are not set up, by a name under which they are printed."""
    rows = Body.objects.filter(title="", merged_into=None).annotate(printed=F("forms__printed")).order_by("printed")
    found = {row.public_id: Named(row.public_id, row.name or row.printed) for row in rows if row.name or row.printed}
    return tuple(found.values())[:most]
