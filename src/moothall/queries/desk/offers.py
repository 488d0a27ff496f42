"""What is offered to a body's work programme by itself: from published programmes, forthcoming decisions, actions and
what earlier meetings asked for. Each thing is offered once: not what is on the programme, was on it or was put away."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q

from moothall.queries.public import addresses
from moothall.queries.public.linking import day
from moothall.records.as_facts import blocks_from
from moothall.records.calendar_as_facts import body_title
from moothall.records.models import (
    Body,
    DecisionRecord,
    DismissedOffer,
    MinuteItem,
    PlannedItem,
    ProgrammeEntry,
    TrackedAction,
)
from moothall.rules.undertakings import asked_for

DECISION, ACTION, RESOLUTION, PROGRAMME = "forthcoming decision", "action", "resolution", "published programme"
LOOKS_BACK = dt.timedelta(days=550)
SHOWN = 10
"""Offers of one source that are shown at once; the next follow as these are taken or put away."""
OF_LATE = dt.timedelta(days=120)
_HEARS_OF: Mapping[str, Sequence[str]] = {
    Body.Kind.scrutiny: (Body.Kind.cabinet, Body.Kind.cabinet_committee),
    Body.Kind.cabinet: (Body.Kind.cabinet_committee,),
    Body.Kind.cabinet_committee: (Body.Kind.cabinet,),
}
"""For each kind of body the kinds of others whose key decisions it hears of before they are taken."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that might go on a programme: its title, why, and where it comes from. `url` shows that."""

    source: str
    key: str
    title: str
    why: str
    url: str = ""
    decision: str = ""
    is_key: bool = False
    leads: tuple[str, ...] = ()
    told: str = ""


def offers(body: Body, today: dt.date) -> tuple[Offer, ...]:
    """What is offered to a body today, at most `SHOWN` of each source."""
    done = set(PlannedItem.objects.filter(body=body).exclude(source="").values_list("source", "source_key"))
    done |= set(DismissedOffer.objects.filter(body=body).values_list("source", "source_key"))
    titles = {_plain(one) for one in PlannedItem.objects.filter(body=body).values_list("title", flat=True)}
    found: list[Offer] = []
    counts: Counter[str] = Counter()
    for one in (*_decisions(body, today), *_programme(body, today), *_actions(body), *_asked(body, today)):
        if (one.source, one.key) not in done and not _is_known(one, titles) and counts[one.source] < SHOWN:
            done.add((one.source, one.key))
            counts[one.source] += 1
            found.append(one)
    return tuple(found)


def _is_known(one: Offer, titles: Collection[str]) -> bool:
    """Whether the programme has an item of that name. What a meeting asked for is never taken to be the same."""
    return one.source != RESOLUTION and _plain(one.title) in titles


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def _decisions(body: Body, today: dt.date) -> Iterator[Offer]:
    """For scrutiny the executive decisions that were proposed elsewhere of late and are not taken; for it and for the
    executive the key decisions that others of the executive have planned."""
    if body.kind == Body.Kind.scrutiny:
        yield from _proposed(body, today)
    planned = PlannedItem.objects.filter(body__kind__in=_HEARS_OF.get(body.kind, ()), is_key=True, exempt=False)
    ahead = Q(scheduled=None) | Q(scheduled__date__gte=today)
    rows = planned.filter(ahead, dropped="").exclude(body=body).select_related("body", "scheduled")
    for item in rows.order_by("added_on", "pk"):
        when = f", {day(item.scheduled.date)}" if item.scheduled else ""
        why = f"Forthcoming key decision, {body_title(item.body)}{when}"
        yield Offer(DECISION, item.public_id, item.title, why, "", item.decision, True, tuple(item.leads))


def _proposed(body: Body, today: dt.date) -> Iterator[Offer]:
    taken = DecisionRecord.objects.filter(status="taken").values("decision")
    rows = DecisionRecord.objects.filter(meeting__date__gte=today - OF_LATE, status="proposed")
    elsewhere = rows.exclude(decision__in=taken).exclude(meeting__body=body)
    for row in elsewhere.select_related("decision", "meeting__body").order_by("-meeting__date"):
        told = row.decision
        why = f"Proposed decision, {body_title(row.meeting.body)}, {day(row.meeting.date)}"
        url = addresses.decision(told.public_id, told.title)
        yield Offer(DECISION, told.public_id, told.title or row.title, why, url, told.number, bool(row.is_key))


def _programme(body: Body, today: dt.date) -> Iterator[Offer]:
    """What the latest published programme of the body has for days to come, or without a day."""
    rows = ProgrammeEntry.objects.filter(meeting__body=body, meeting__date__gte=today - LOOKS_BACK)
    latest = rows.aggregate(latest=Max("meeting__date"))["latest"]
    wanted = Q(day__gte=today) | Q(day=None, heading="")
    for row in rows.filter(wanted, meeting__date=latest, exempt=False).select_related("meeting").order_by("position"):
        key = hashlib.sha256(row.title.casefold().encode()).hexdigest()[:20]
        why = f"Published work programme, {day(row.meeting.date)}"
        url = addresses.work_programme(body.public_id, row.meeting.public_id)
        told = f"For {day(row.day)}" if row.day else "Not yet allocated"
        yield Offer(PROGRAMME, key, row.title, why, url, leads=tuple(row.lead), told=told)


def _actions(body: Body) -> Iterator[Offer]:
    """Action plans of the body of which something was not green when it was last told."""
    rows = TrackedAction.objects.filter(plan__body=body).select_related("plan", "meeting").order_by("meeting__date")
    latest: dict[int, list[TrackedAction]] = {}
    for row in rows:
        kept = latest.setdefault(row.plan_id, [])
        if kept and kept[0].meeting_id != row.meeting_id:
            kept.clear()
        kept.append(row)
    for told in latest.values():
        words = _not_green(told)
        if words:
            plan = told[0].plan
            why = f"Action plan, {day(told[0].meeting.date)}"
            url = addresses.plan(plan.public_id, plan.title)
            yield Offer(ACTION, plan.public_id, f"Progress on the action plan: {plan.title}", why, url, told=words)


def _not_green(told: Sequence[TrackedAction]) -> str:
    """How many actions are rated amber or red; of a plan without ratings, that it has none. Empty where all is well."""
    rated = [row.rag.upper() for row in told if row.rag]
    if not rated:
        return f"{len(told)} actions, reported without ratings"
    left = sum(rag != "GREEN" for rag in rated)
    return f"{left} of {len(told)} actions amber or red" if left else ""


def _asked(body: Body, today: dt.date) -> Iterator[Offer]:
    """What the body's minutes of the last year and a half asked to hear of again: one offer for each minute."""
    rows = MinuteItem.objects.filter(minutes__meeting__body=body, exempt=False)
    recent = rows.filter(minutes__meeting__date__gte=today - LOOKS_BACK).select_related("minutes__meeting")
    for row in recent.order_by("-minutes__meeting__date", "position"):
        meeting = row.minutes.meeting
        said = [*row.resolutions, *(block.text for block in blocks_from(row.blocks))]
        sentences = list(dict.fromkeys(one for text in said for one in asked_for(text)))
        if sentences:
            key = hashlib.sha256(f"{meeting.public_id}{row.number}{sentences}".encode()).hexdigest()[:20]
            why = f"Minutes of {day(meeting.date)}"
            url = addresses.meeting(meeting.public_id)
            yield Offer(RESOLUTION, key, row.title, why, url, told=" … ".join(sentences))
