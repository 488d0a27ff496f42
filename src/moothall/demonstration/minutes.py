"""Minutes of a meeting, made from its agenda, its papers and who came."""

from collections.abc import Callable, Iterator
from functools import cache

from moothall.demonstration.agendas import Entry, Kind, agenda
from moothall.demonstration.attendance import also_present, attendees, in_attendance
from moothall.demonstration.bodies import bodies
from moothall.demonstration.diary import Sitting, is_lettered, sittings
from moothall.demonstration.discussions import Discussion, considered, plainly
from moothall.demonstration.districts import council
from moothall.demonstration.openings import apologies, approval, declarations, elected
from moothall.demonstration.regulars import budget_discussion, dashboard_discussion, programme_discussion
from moothall.documents.pack_text import MinutesPaper, MinuteText, Passage, Resolution
from moothall.facts.meetings import MinuteItem, Minutes

EXCLUSION = (
    "that, under Section 100A of the Local Government Act 1972, the press and public be excluded from the meeting for "
    "the following business on the grounds that it involves the likely disclosure of exempt information as defined in "
    "paragraph 3 of Part 1 of Schedule 12A of the Act."
)
MOTION = "Motion to exclude the press and public for exempt business"

DISCUSSED: dict[Kind, Callable[[Entry, Sitting, int], Discussion]] = {
    Kind.apologies: apologies,
    Kind.declarations: declarations,
    Kind.minutes: approval,
    Kind.election: elected,
    Kind.dashboard: dashboard_discussion,
    Kind.finance: budget_discussion,
    Kind.programme: programme_discussion,
    Kind.plain: plainly,
    Kind.topic: considered,
}
"""How each kind of item is minuted; the introduction is not."""


@cache
def minutes(sitting: Sitting, seed: int) -> MinutesPaper:
    """The minutes of a meeting, as the next one is asked to approve them."""
    body = bodies()[sitting.body]
    drafts = discussed(sitting, seed)
    first = first_number(sitting, seed)
    items = tuple(item(draft, first + place) for place, draft in enumerate(drafts))
    texts = tuple(text(draft, first + place) for place, draft in enumerate(drafts))
    record = Minutes(
        body=body.name,
        date=sitting.date,
        venue=f"{body.room}, {council().seat}",
        present=attendees(sitting, seed),
        also_present=also_present(sitting, seed),
        in_attendance=in_attendance(sitting, seed),
        items=items,
    )
    return MinutesPaper(minutes=record, texts=texts)


@cache
def discussed(sitting: Sitting, seed: int) -> tuple[Discussion, ...]:
    """What was said item by item."""
    return tuple(item_by_item(sitting, seed))


def item_by_item(sitting: Sitting, seed: int) -> Iterator[Discussion]:
    """What was said of each item but the introduction; the press and public leave before the first exempt one."""
    entries = [entry for entry in agenda(sitting, seed) if entry.kind is not Kind.introduction]
    opened = False
    for entry in entries:
        draft = DISCUSSED[entry.kind](entry, sitting, seed)
        if entry.item.exempt and not opened:
            opened = True
            if is_lettered(sitting):
                yield Discussion(title=MOTION, resolutions=(EXCLUSION,), contents=(Resolution(),))
            else:
                draft = after_exclusion(draft)
        yield draft


def after_exclusion(draft: Discussion) -> Discussion:
    """An exempt item that begins with the exclusion of the press and public, in the newer form of minutes."""
    heading = Passage(text=f"{MOTION}:", heading=True)
    placed = [
        Resolution(index=part.index + 1, marker=part.marker) if isinstance(part, Resolution) else part
        for part in draft.contents
    ]
    return Discussion(
        title=draft.title,
        agenda_item=draft.agenda_item,
        exempt=True,
        decision=draft.decision,
        resolutions=(EXCLUSION, *draft.resolutions),
        contents=(heading, Resolution(index=0), *placed),
        attended=draft.attended,
    )


def first_number(sitting: Sitting, seed: int) -> int:
    """The number of a meeting's first minute: they run on from meeting to meeting."""
    before = sittings(sitting.body)[: sitting.place]
    return bodies()[sitting.body].first_minute + sum(len(discussed(each, seed)) for each in before)


def item(draft: Discussion, number: int) -> MinuteItem:
    """The fact of a minute."""
    return MinuteItem(
        number=str(number),
        title=draft.title,
        agenda_item=draft.agenda_item,
        exempt=draft.exempt,
        decision=draft.decision,
        resolutions=draft.resolutions,
        votes=draft.votes,
        attended=draft.attended,
        dissents=draft.dissents,
        motions=draft.motions,
    )


def text(draft: Discussion, number: int) -> MinuteText:
    """The words of a minute."""
    return MinuteText(number=str(number), contents=draft.contents)
