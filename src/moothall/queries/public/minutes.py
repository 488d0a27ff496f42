"""Minutes, wherever they were printed."""

import re
from collections.abc import Sequence
from typing import cast

from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import PageLink, to_html
from moothall.facts.meetings import Casting, Outcome
from moothall.facts.papers import Block
from moothall.queries.public.cards import DissentCard, MinuteCard, MinutesCard, MotionCard, VoteCard
from moothall.queries.public.linking import (
    SOURCED,
    decision_link,
    meeting_link,
    meeting_url,
    named_link,
    pack_page,
    person_link,
    source,
)
from moothall.records.as_facts import blocks_from
from moothall.records.models import Meeting, MinuteItem, MinutesSet, Motion, Publication, Vote

_APPROVED = re.compile(r"\bcorrect record\b", re.IGNORECASE)


def minutes_of(meeting: Meeting) -> list[MinutesSet]:
    """The sets of minutes of a meeting, those printed last first."""
    rows = MinutesSet.objects.filter(meeting=meeting).select_related("presided", "meeting__body", *SOURCED)
    return list(rows.order_by("-publication__meeting__date", "position"))


def minutes_card(row: MinutesSet) -> MinutesCard:
    """A set of minutes: a draft until the meeting whose pack prints it has approved it."""
    printed_for = row.publication.meeting
    approved = _approves(printed_for)
    return MinutesCard(
        approved=approved,
        presided=person_link(row.presided) if row.presided else None,
        venue=row.venue or None,
        source=source(row),
        approved_at=meeting_link(printed_for) if approved else None,
    )


def _approves(meeting: Meeting) -> bool:
    """Whether a meeting's own minutes say that it approved minutes as a correct record."""
    rows = MinuteItem.objects.filter(minutes__meeting=meeting).values_list("title", "resolutions")
    return any(_APPROVED.search(" ".join(resolutions)) for title, resolutions in rows if "minute" in title.lower())


def read_minutes(sets: Sequence[MinutesSet], meeting: Meeting) -> list[tuple[str, MinuteCard]]:
    """The minutes of the set printed last, each with the number of the agenda item that it is about."""
    rows = (
        MinuteItem.objects.filter(minutes__in=sets[:1])
        .select_related("decision", *SOURCED)
        .prefetch_related("votes", "motions__proposer", "motions__seconder", "dissents__person")
        .order_by("position")
    )
    return [(row.reference, minute_card(row, meeting)) for row in rows]


def minute_card(row: MinuteItem, meeting: Meeting) -> MinuteCard:
    """One minute with its full text; `meeting` is the one minuted."""
    return MinuteCard(
        number=row.number,
        title=row.title,
        anchor=f"minute-{row.position + 1}",
        reference=row.reference or None,
        exempt=row.exempt,
        decision=decision_link(row.decision) if row.decision else None,
        html=_html(row),
        resolutions=tuple(row.resolutions),
        votes=tuple(_vote(vote) for vote in row.votes.all()),
        motions=tuple(_motion(motion) for motion in row.motions.all()),
        attended=tuple(named_link(None, name) for name in row.attended),
        dissents=tuple(
            DissentCard(person=person_link(dissent.person), text=dissent.text) for dissent in row.dissents.all()
        ),
        source=source(row, fallback=f"{meeting_url(meeting)}#minute-{row.position + 1}"),
    )


def _html(row: MinuteItem) -> str:
    blocks = blocks_from(row.blocks)
    skipped = _heading_length(row, blocks)
    tree = from_blocks(blocks[skipped:], first=row.first + skipped, top=5, series="minutes-")
    return to_html(tree, page_link(row.publication))


def page_link(publication: Publication) -> PageLink:
    """Gives the place in the publication's PDF of a part of a paper."""
    return lambda place: pack_page(publication, place.page)


def _heading_length(row: MinuteItem, blocks: Sequence[Block]) -> int:
    """How many blocks at the start say no more than the minute's number, title and item, which stand above it."""
    said = "".join(re.findall(r"\w", f"{row.number}{row.title}item{row.reference}{row.title}".lower()))
    for place, block in enumerate(blocks):
        words = "".join(re.findall(r"\w", block.text.lower()))
        if words not in said:
            return place
    return len(blocks)


def _vote(vote: Vote) -> VoteCard:
    return VoteCard(
        motion=vote.motion or None,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        abstentions=vote.abstentions,
        casting=cast("Casting | None", vote.casting or None),
        result=cast("Outcome | None", vote.result or None),
    )


def _motion(motion: Motion) -> MotionCard:
    return MotionCard(
        text=motion.text,
        proposer=person_link(motion.proposer) if motion.proposer else None,
        seconder=person_link(motion.seconder) if motion.seconder else None,
        result=cast("Outcome | None", motion.result or None),
    )
