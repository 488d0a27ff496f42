"""The minutes that a pack carries, each set with the meeting that it minutes."""

import re
from bisect import bisect_right
from itertools import pairwise

from moothall.facts.bodies import Post
from moothall.facts.meetings import MinuteItem as MinuteItemFact
from moothall.facts.meetings import Minutes
from moothall.operations.projection.ground import Ground
from moothall.records.as_facts import packed
from moothall.records.models import Attendance, Dissent, Meeting, MinuteItem, MinutesSet, Motion, Paper, Vote
from moothall.rules.recognition.mentions import MEMBER, Mention, holder

Capacity = Attendance.Capacity
_IN_THE_CHAIR = re.compile(r"the\s+chair", re.IGNORECASE)


def project_minutes(ground: Ground) -> None:
    """Make the rows of each set of minutes that says of which date it is."""
    papers = {paper.owner: paper for paper in Paper.objects.filter(publication=ground.publication)}
    for position, minutes in enumerate(ground.edition.pack.minutes):
        if minutes.date is not None:
            meeting, _ = Meeting.objects.get_or_create(body_id=ground.body(minutes.body), date=minutes.date)
            _set(ground, minutes, position, meeting, papers.get(f"minutes/{position}"))


def _set(ground: Ground, minutes: Minutes, position: int, meeting: Meeting, paper: Paper | None) -> None:
    body = minutes.body or ground.edition.pack.body or ""
    row = MinutesSet.objects.create(
        **ground.row(f"minutes/{position}", position),
        meeting=meeting,
        venue=minutes.venue or "",
        presided_id=ground.person(Mention(minutes.presided, body, MEMBER)) if minutes.presided else None,
        paper=paper,
    )
    _attendances(ground, row, minutes, body)
    texts = _texts(ground, position, len(minutes.items))
    for place, item in enumerate(minutes.items):
        _item(ground, row, f"minutes/{position}/items/{place}", item, texts[place], body)


def _attendances(ground: Ground, row: MinutesSet, minutes: Minutes, body: str) -> None:
    rows = []
    for attendee in minutes.present:
        rows.append(_attendance(ground, row, Capacity.present, Mention(attendee.name, body, MEMBER)))
        rows[-1].role = attendee.role or ""
        if attendee.substitute_for:
            rows[-1].substitute_for_id = ground.person(Mention(attendee.substitute_for, body, MEMBER))
    rows += [
        _attendance(ground, row, Capacity.also_present, Mention(name, body, MEMBER)) for name in minutes.also_present
    ]
    rows += [_attendance(ground, row, Capacity.in_attendance, holder(post), post) for post in minutes.in_attendance]
    for position, one in enumerate(rows):
        one.position = position
    Attendance.objects.bulk_create(rows)


def _attendance(
    ground: Ground, row: MinutesSet, capacity: str, mention: Mention, post: Post | None = None
) -> Attendance:
    return Attendance(
        publication=ground.publication,
        minutes=row,
        person_id=ground.person(mention),
        capacity=capacity,
        printed=mention.printed,
        post=(post and post.title) or "",
    )


def _item(ground: Ground, row: MinutesSet, path: str, item: MinuteItemFact, text: range, body: str) -> None:
    minute = MinuteItem.objects.create(
        **ground.row(path, int(path.rpartition("/")[2])),
        minutes=row,
        number=item.number,
        title=item.title,
        reference=item.agenda_item or "",
        exempt=item.exempt,
        decision=ground.decision(item.decision, item.title),
        resolutions=list(item.resolutions),
        attended=list(item.attended),
        first=text.start,
        blocks=packed(ground.edition.blocks[text.start : text.stop]),
    )
    _votes(ground, minute, path, item)
    _dissents(ground, minute, path, item, body)
    for position, motion in enumerate(item.motions):
        Motion.objects.create(
            **ground.row(f"{path}/motions/{position}", position),
            minute=minute,
            text=motion.text,
            proposer_id=_mover(ground, row, motion.proposer, body),
            seconder_id=_mover(ground, row, motion.seconder, body),
            result=motion.result or "",
        )


def _mover(ground: Ground, row: MinutesSet, printed: str | None, body: str) -> int | None:
    """Who moved or seconded; "the Chairman" is the member who presided."""
    if printed and _IN_THE_CHAIR.match(printed):
        chairing = row.attendances.filter(capacity=Capacity.present, role__iregex="^chair").first()
        return row.presided_id or (chairing.person_id if chairing else None)
    return ground.person(Mention(printed, body, MEMBER)) if printed else None


def _dissents(ground: Ground, minute: MinuteItem, path: str, item: MinuteItemFact, body: str) -> None:
    for position, dissent in enumerate(item.dissents):
        person = ground.person(Mention(dissent.name, body, MEMBER))
        if person is not None:
            place = ground.row(f"{path}/dissents/{position}", position)
            Dissent.objects.create(**place, minute=minute, person_id=person, text=dissent.text)


def _votes(ground: Ground, minute: MinuteItem, path: str, item: MinuteItemFact) -> None:
    for position, vote in enumerate(item.votes):
        Vote.objects.create(
            **ground.row(f"{path}/votes/{position}", position),
            minute=minute,
            motion=vote.motion or "",
            votes_for=vote.votes_for,
            votes_against=vote.votes_against,
            abstentions=vote.abstentions,
            casting=vote.casting or "",
            result=vote.result or "",
        )


def _texts(ground: Ground, position: int, count: int) -> list[range]:
    """The blocks of each minute: from the block that has its number or title to the next minute's."""
    owner = f"minutes/{position}"
    paper = next((paper for paper in ground.edition.papers if paper.owner == owner), None)
    if paper is None:
        return [range(0)] * count
    starts = _starts(ground, owner, paper.first, paper.last)
    known = sorted({*starts.values(), paper.last})
    ends = dict(pairwise(known))
    return [range(starts[n], ends[starts[n]]) if n in starts else range(0) for n in range(count)]


def _starts(ground: Ground, owner: str, first: int, last: int) -> dict[int, int]:
    """For each minute the block in which its number or title stands."""
    places = [block.span.start for block in ground.edition.blocks[first:last]]
    found: dict[int, int] = {}
    for one in ground.edition.evidence:
        steps = one.path.split("/")
        if one.path.startswith(f"{owner}/items/") and steps[-1] in ("number", "title"):
            block = first + max(0, bisect_right(places, one.span.start) - 1)
            found[int(steps[3])] = min(block, found.get(int(steps[3]), block))
    return found
