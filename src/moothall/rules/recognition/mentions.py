"""Whom and what a pack names: every printed form that has to be recognised, with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.facts.bodies import Post
from moothall.facts.meetings import Minutes
from moothall.facts.packs import Pack

MEMBER, OFFICER = "member", "officer"
_MEMBERS_POST = re.compile(r"\b(?:cabinet member|leader of|deputy leader|leader|councillor|mayor)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"\d|[:;@]|^the\b|\b(?:vacancy|vacant|council|committee|representative)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A printed form; `within` is the body's name (people) or the reference (indicators), `part` as in the forms."""

    printed: str
    within: str = ""
    part: str = ""


def bodies(pack: Pack) -> frozenset[Mention]:
    """The bodies that a pack is for or has minutes of."""
    names = (pack.body, *(minutes.body for minutes in pack.minutes))
    return frozenset(Mention(name) for name in names if name)


def posts(pack: Pack) -> frozenset[Mention]:
    """The titles of posts."""
    return frozenset(Mention(post.title) for post in held_posts(pack) if post.title)


def indicators(pack: Pack) -> frozenset[Mention]:
    """The indicators of the detail tables."""
    rows = (row for row in pack.indicators if row.description or row.ref)
    return frozenset(Mention(row.description or "", row.ref or "", row.kind) for row in rows)


def people(pack: Pack) -> frozenset[Mention]:
    """The people; members stand within the body on whose list or in whose minutes they are named."""
    found = {*_on_the_list(pack), *_in_tables(pack)}
    for minutes in pack.minutes:
        found |= set(_in_minutes(minutes, minutes.body or pack.body or ""))
    found |= {holder(post) for post in held_posts(pack)}
    return frozenset(mention for mention in found if is_name(mention.printed))


def is_name(printed: str) -> bool:
    """Whether a printed text can be a person's name: not an office, a vacancy or a sentence."""
    return 2 < len(printed) <= 60 and not _NO_NAME.search(printed)


def holder(post: Post) -> Mention:
    """The holder of a post: a member where the title is a cabinet member's or the leader's."""
    return Mention(post.name, "", MEMBER if post.title and _MEMBERS_POST.search(post.title) else OFFICER)


def held_posts(pack: Pack) -> Iterator[Post]:
    """Everyone who is named with a post."""
    if pack.meeting and pack.meeting.proper_officer:
        yield pack.meeting.proper_officer
    if pack.meeting and pack.meeting.contact:
        yield Post(name=pack.meeting.contact.name, title=pack.meeting.contact.title)
    for minutes in pack.minutes:
        yield from minutes.in_attendance
    for report in pack.reports:
        yield from report.authors
        yield from (Post(name=contact.name, title=contact.title) for contact in report.contacts)
    yield from (decision.taker for decision in pack.decisions if decision.taker)


def _on_the_list(pack: Pack) -> Iterator[Mention]:
    groups = pack.membership.groups if pack.membership else ()
    yield from (Mention(member.name, pack.body or "", MEMBER) for group in groups for member in group.members)


def _in_minutes(minutes: Minutes, body: str) -> Iterator[Mention]:
    for attendee in minutes.present:
        yield Mention(attendee.name, body, MEMBER)
        if attendee.substitute_for:
            yield Mention(attendee.substitute_for, body, MEMBER)
    for name in (*minutes.also_present, *([minutes.presided] if minutes.presided else ())):
        yield Mention(name, body, MEMBER)
    for item in minutes.items:
        yield from (Mention(dissent.name, body, MEMBER) for dissent in item.dissents)
        for motion in item.motions:
            yield from (Mention(name, body, MEMBER) for name in (motion.proposer, motion.seconder) if name)


def _in_tables(pack: Pack) -> Iterator[Mention]:
    for row in pack.indicators:
        if row.director:
            yield Mention(row.director, "", OFFICER)
        if row.cabinet_member:
            yield Mention(row.cabinet_member, "", MEMBER)
    for meeting in pack.work_programme:
        yield from (Mention(name, "", OFFICER) for item in meeting.items for name in item.lead)
