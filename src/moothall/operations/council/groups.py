"""Terms of the council, and political groups with their members.

SI 1990/1553 reg 8: a group exists from a written notice to the proper officer, signed by two or more members, that
names it and its leader; it ceases when it has fewer than two. Nobody is in two groups (reg 8(5)).
"""

import datetime as dt
from collections.abc import Collection

from django.contrib.auth.models import User

from moothall.facts import councils as facts
from moothall.operations.council.acting import CouncilError, acting, check_period, during, refuse_overlap, within
from moothall.records.council_as_facts import on_day
from moothall.records.models import Allocation, GroupMembership, Member, PoliticalGroup, Term

FEWEST = 2


def add_term(*, term: facts.Term, by: User | None, at: dt.datetime) -> Term:
    """Add a term of the council. Raises CouncilError where it overlaps with another, NotPermittedError."""
    with acting("term added", by=by, at=at) as done:
        row = make_term(term)
        done.on(row.public_id)
        return row


def make_term(term: facts.Term) -> Term:
    """As `add_term`, inside an act."""
    check_period(term)
    refuse_overlap(Term.objects.all(), term, "There is another term")
    return Term.objects.create(name=term.name, begins=term.begins, ends=term.ends)


def form_group(
    *, group: facts.Group, members: Collection[Member], leader: Member, by: User | None, at: dt.datetime
) -> PoliticalGroup:
    """A group is formed by the written notice of its members, the leader among them.

    Raises CouncilError for fewer than two members, a member who is in a group or out of office, or a name that is
    taken; NotPermittedError.
    """
    with acting("group formed", by=by, at=at) as done:
        if leader not in members:
            raise CouncilError("The leader has to be one of the group's members.", "leader")
        row = make_group(group, leader)
        if len(set(members)) < FEWEST:
            raise CouncilError("A group needs the written notice of two or more members.", "members")
        for member in members:
            make_group_membership(member, row, facts.InGroup(group=row.name, begins=row.begins))
        done.on(row.public_id, {"members": len(set(members))})
        return row


def make_group(group: facts.Group, leader: Member | None) -> PoliticalGroup:
    """A group without its members, inside an act."""
    check_period(group)
    refuse_overlap(PoliticalGroup.objects.filter(name=group.name), group, f"There is a group {group.name}")
    return PoliticalGroup.objects.create(name=group.name, leader=leader, begins=group.begins, ends=group.ends)


def join_group(
    *, member: Member, group: PoliticalGroup, begins: dt.date, by: User | None, at: dt.datetime
) -> GroupMembership:
    """A councillor joins a group. Raises CouncilError where one is in a group already, NotPermittedError."""
    with acting("group joined", by=by, at=at) as done:
        row = make_group_membership(member, group, facts.InGroup(group=group.name, begins=begins))
        done.on(group.public_id, {"member": member.public_id})
        return row


def make_group_membership(member: Member, group: PoliticalGroup, spell: facts.InGroup) -> GroupMembership:
    """As `join_group`, inside an act."""
    spell = within(spell, member, group)
    check_period(spell)
    if member.kind != Member.Kind.councillor:
        raise CouncilError(f"{member.name} is no councillor: groups are of councillors.", "member")
    refuse_outside(spell, member, f"{member.name} is not in office")
    refuse_outside(spell, group, f"The group {group.name} does not exist")
    refuse_overlap(GroupMembership.objects.filter(member=member), spell, f"{member.name} is in a group")
    return GroupMembership.objects.create(member=member, group=group, begins=spell.begins, ends=spell.ends)


def refuse_outside(spell: facts.Lasting, frame: Member | PoliticalGroup, words: str) -> None:
    """Refuse a period that reaches beyond that of the member or the group."""
    if spell.begins < frame.begins or (frame.ends and (frame.ends < spell.begins)):
        raise CouncilError(f"{words} on {spell.begins.day} {spell.begins:%B %Y}.", "begins")
    if frame.ends and (spell.ends is None or spell.ends > frame.ends):
        raise CouncilError(f"{words} after {frame.ends.day} {frame.ends:%B %Y}: end it on that day.", "ends")


def set_leader(*, group: PoliticalGroup, leader: Member, on: dt.date, by: User | None, at: dt.datetime) -> None:
    """A group tells who leads it. Raises CouncilError for someone who is not in it, NotPermittedError."""
    with acting("group leader set", by=by, at=at) as done:
        if not on_day(GroupMembership.objects.filter(group=group, member=leader), on).exists():
            raise CouncilError(f"{leader.name} is not in the group.", "leader")
        group.leader = leader
        group.save(update_fields=["leader"])
        done.on(group.public_id, {"leader": leader.public_id})


def settle(group: PoliticalGroup, on: dt.date) -> None:
    """End a group on a day after which fewer than two members are left in it; inside an act."""
    after = on + dt.timedelta(days=1)
    left = on_day(GroupMembership.objects.filter(group=group), after)
    if group.leader and not left.filter(member=group.leader).exists():
        group.leader = None
        group.save(update_fields=["leader"])
    if left.count() < FEWEST:
        close(group, on)


def close(group: PoliticalGroup, on: dt.date) -> None:
    """End a group with everything that is its: members' time in it and seats; inside an act."""
    if group.ends is None or group.ends > on:
        group.ends = on
        group.save(update_fields=["ends"])
    for rows in (GroupMembership.objects.filter(group=group), Allocation.objects.filter(group=group)):
        during(rows, on, None).filter(begins__lte=on).update(ends=on)
