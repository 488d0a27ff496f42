"""Work programmes: what the next meetings are expected to consider, as was known when a pack went out.

They are read off the diary, so that most of what they say comes true: a topic slips where its data says so, a few
items are announced and never come, and some are added because members asked.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from moothall.demonstration.agendas import Draft, Kind, draft
from moothall.demonstration.bodies import bodies
from moothall.demonstration.diary import Sitting, calendar, diary, is_lettered, published, sittings
from moothall.demonstration.people import person
from moothall.demonstration.readings import financial_year
from moothall.demonstration.topics import topics
from moothall.documents.composer.words import clock, long_date
from moothall.documents.pack_text import ProgrammePaper
from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting

AHEAD = 3
"""How many meetings ahead a programme looks."""

AGENDA_SETTING = dt.timedelta(weeks=6)
KINDS = {Kind.dashboard: "Every other meeting", Kind.finance: "Regular item", Kind.programme: "Standard item"}
LEADS = {
    "dashboard": ("osei",),
    "finance": ("lindgren",),
    "draft-budget-2025": ("lindgren",),
    "draft-budget-2026": ("lindgren",),
}
PATTERNED = ("resources", "environment")
YEAR = re.compile(r"(?:[: ]+(?:Annual )?Report)?(?: for)? 20\d\d(?:/\d\d)?$")


def programme(sitting: Sitting, seed: int) -> ProgrammePaper:
    """The work programme in a meeting's pack."""
    body = bodies()[sitting.body]
    year = financial_year(sitting.date)
    period = f"{year}/{(year + 1) % 100:02}"
    future = [each for each in sittings(sitting.body)[sitting.place + 1 :] if not is_special(each)][:AHEAD]
    meetings = [ProgrammeMeeting(meeting=each.date.isoformat(), items=tuple(items(each, sitting))) for each in future]
    told = {each.date.isoformat(): heading(each) for each in future}
    if is_lettered(sitting):
        return ProgrammePaper(
            title=f"WORK PROGRAMME – {period}", body=body.name, meetings=kept([*meetings, *unallocated(sitting)])
        )
    return ProgrammePaper(
        title=f"{body.name.upper()} - WORK PROGRAMME {period}",
        body="",
        meetings=kept([*meetings, *pattern(sitting), *unallocated(sitting)]),
        updated=long_date(published(sitting, seed)),
        sittings=told,
    )


def is_special(sitting: Sitting) -> bool:
    """Whether a meeting was called for a call-in alone, which no programme could foresee."""
    return all(key in topics() and topics()[key].calls_in for key in sitting.keys)


def kept(meetings: Sequence[ProgrammeMeeting]) -> tuple[ProgrammeMeeting, ...]:
    """The meetings that have items."""
    return tuple(meeting for meeting in meetings if meeting.items)


def heading(sitting: Sitting) -> str:
    """What follows a meeting's date: when it begins, and when its agenda is set."""
    return f"{clock(calendar(sitting.body).time)} – agenda setting {long_date(sitting.date - AGENDA_SETTING)}"


def items(future: Sitting, now: Sitting) -> Iterator[ProgrammeItem]:
    """What a future meeting is expected to consider, as known now."""
    for sitting in sittings(now.body)[now.place + 1 :]:
        for coded in sitting.items:
            item = draft(coded, sitting, bodies()[now.body])
            if is_listed(item) and due(item, sitting, now) == future.date and is_known(item, now):
                yield entry(item, sitting, now)


def is_listed(item: Draft) -> bool:
    """Whether work programmes list an item of the kind."""
    foreseen = item.key not in topics() or not topics()[item.key].calls_in
    return foreseen and item.letter != "A" and not item.verbal and not item.title.startswith("Dates of")


def due(item: Draft, sitting: Sitting, now: Sitting) -> dt.date:
    """The meeting for which an item is planned: the first that was planned until that has passed."""
    planned = topics()[item.key].planned if item.key in topics() else None
    return planned if planned and planned > now.date else sitting.date


def is_known(item: Draft, now: Sitting) -> bool:
    """Whether an item has been asked for by now: one added by minutes is known from the meeting after those."""
    return asked_on(item) is None or (asked_on(item) or now.date) < now.date


def asked_on(item: Draft) -> dt.date | None:
    """The meeting at which an item was asked for."""
    added = topics()[item.key].added if item.key in topics() else None
    return dt.datetime.strptime(added, "minutes of %d %B %Y").date() if added else None  # noqa: DTZ007 - a date


def entry(item: Draft, sitting: Sitting, now: Sitting) -> ProgrammeItem:
    """An item as the programme prints it: remarks beside the title in the older form, in columns in the newer."""
    topic = topics().get(item.key)
    lettered = is_lettered(now)
    added, slipped = topic.added if topic else None, deferral(item, sitting, now)
    title = f"{item.title} (exempt)" if item.exempt else item.title
    if lettered:
        title += f" ({added})" if added else ""
        title += f" (deferred from {slipped})" if slipped else ""
    return ProgrammeItem(
        title=title,
        section=bodies()[now.body].section(item.letter) if lettered else None,
        exempt=item.exempt,
        deferred=f"deferred from {slipped}" if slipped and lettered else slipped,
        added=None if lettered else added,
        lead=() if lettered else leads(item, now.date),
        kind=None if lettered else standing(item),
    )


def deferral(item: Draft, sitting: Sitting, now: Sitting) -> str | None:
    """The date from which an item has been deferred, once that has passed."""
    planned = topics()[item.key].planned if item.key in topics() else None
    slipped = planned and planned in {each.date for each in sittings(now.body)} and planned <= now.date < sitting.date
    return long_date(planned) if planned and slipped else None


def leads(item: Draft, day: dt.date) -> tuple[str, ...]:
    """The lead officers of an item: its author and director."""
    topic = topics().get(item.key)
    names = (topic.author, topic.director) if topic else LEADS.get(item.key or item.kind.value, ())
    return tuple(dict.fromkeys(person(name, day).full for name in names))


def standing(item: Draft) -> str | None:
    """How an item comes to be on the programme."""
    topic = topics().get(item.key)
    if topic is None:
        return "Annual item" if item.kind is Kind.plain else KINDS.get(item.kind)
    if topic.decides:
        return "Key decision" if topic.key else "Decision"
    return {"annual": "Annual item", "six-monthly": "Six-monthly"}.get(topic.standing or "")


def unallocated(sitting: Sitting) -> Iterator[ProgrammeMeeting]:
    """Items announced without a meeting."""
    lettered = is_lettered(sitting)
    yield ProgrammeMeeting(
        items=tuple(
            ProgrammeItem(
                title=f"{each.title} ({each.added})" if lettered and each.added else each.title,
                added=None if lettered else each.added,
                lead=() if lettered else tuple(person(name, sitting.date).full for name in each.lead),
            )
            for each in diary().unrealised
            if each.body == sitting.body and each.listed <= sitting.date <= each.until
        )
    )


def pattern(sitting: Sitting) -> Iterator[ProgrammeMeeting]:
    """The pattern of regular items by month, from the year's own meetings."""
    if sitting.body not in PATTERNED:
        return
    for each in sorted(sittings(sitting.body)[-6:], key=lambda s: s.date.month):
        found = [draft(coded, each, bodies()[each.body]) for coded in each.items]
        regular = [item for item in found if standing(item) in (*KINDS.values(), "Annual item")]
        yield ProgrammeMeeting(
            meeting=f"{each.date:%B}".upper(),
            items=tuple(
                ProgrammeItem(title=YEAR.sub("", item.title), kind=standing(item), lead=leads(item, sitting.date))
                for item in regular
                if item.kind is not Kind.programme
            ),
        )
