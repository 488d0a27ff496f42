"""Executive decisions, and their way through the meetings."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, Q, QuerySet

from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import to_html
from moothall.queries.public import addresses
from moothall.queries.public.cards import DecisionCard, DecisionEvent, DecisionPage, DecisionsPage, Download, Link
from moothall.queries.public.linking import (
    SOURCED,
    body_link,
    body_name,
    files_of,
    meeting_link,
    person_link,
    source,
)
from moothall.queries.public.lists import Asked, part, select
from moothall.queries.public.minutes import page_link
from moothall.records.as_facts import blocks_from
from moothall.records.models import AgendaItem, Decision, DecisionMention, DecisionRecord, MinuteItem, Report


def told() -> QuerySet[Decision]:
    """The decisions of which a record, an agenda or minutes are published."""
    shown = Q(records__isnull=False) | Q(minutes__isnull=False) | Q(items__isnull=False)
    return Decision.objects.filter(shown).distinct()


def decisions_page(asked: Asked) -> DecisionsPage:
    """The decisions that are told of, newest first; `body`, `year` and `status` narrow the list."""
    cards = decision_cards(told())
    kept = [card for card in cards if _wanted(card, asked)]
    shown, pager = part(kept, asked)
    return DecisionsPage(
        decisions=shown,
        filters=(
            select(asked, "body", "Committee", ((card.body.text, card.body.text) for card in cards if card.body)),
            select(asked, "year", "Year", ((f"{card.date:%Y}",) * 2 for card in cards if card.date)),
            select(
                asked, "status", "Status", ((card.status, card.status.capitalize()) for card in cards if card.status)
            ),
        ),
        pager=pager,
        feeds=(Download(form="Atom", url=addresses.feed("decisions")),),
        downloads=files_of(addresses.DECISIONS, "decisions"),
    )


def _wanted(card: DecisionCard, asked: Asked) -> bool:
    body, year, status = asked.get("body"), asked.get("year"), asked.get("status")
    return (
        (not body or (card.body is not None and card.body.text == body))
        and (not year or (card.date is not None and f"{card.date:%Y}" == year))
        and (not status or card.status == status)
    )


def decision_cards(decisions: QuerySet[Decision]) -> tuple[DecisionCard, ...]:
    """Decisions by their latest record, or where none is published by the latest meeting that came to them."""
    records = DecisionRecord.objects.select_related("meeting__body", "taker").order_by("-meeting__date", "-position")
    minuted = MinuteItem.objects.select_related("minutes__meeting__body").defer("blocks")
    items = AgendaItem.objects.select_related("meeting__body")
    rows = decisions.prefetch_related(
        Prefetch("records", queryset=records.defer("blocks")),
        Prefetch("minutes", queryset=minuted),
        Prefetch("items", queryset=items),
    )
    cards = [_card(decision, list(decision.records.all())) for decision in rows]
    return tuple(sorted(cards, key=lambda card: (card.date is not None, card.date), reverse=True))


def _card(decision: Decision, records: list[DecisionRecord]) -> DecisionCard:
    record = records[0] if records else None
    if record is None:
        return _unrecorded(decision)
    return DecisionCard(
        id=decision.public_id,
        url=addresses.decision(decision.public_id, decision.title),
        title=decision.title,
        number=decision.number or None,
        taker=person_link(record.taker) if record.taker else None,
        taker_title=record.taker_title or None,
        key=record.is_key,
        status=record.status or None,
        date=record.meeting.date,
        body=body_link(record.meeting.body),
    )


def _unrecorded(decision: Decision) -> DecisionCard:
    """A decision that agendas and minutes name, without a record of it."""
    minuted = [minute.minutes.meeting for minute in decision.minutes.all()]
    meetings = [*minuted, *(item.meeting for item in decision.items.all())]
    latest = max(meetings, key=lambda meeting: meeting.date, default=None)
    return DecisionCard(
        id=decision.public_id,
        url=addresses.decision(decision.public_id, decision.title),
        title=decision.title,
        number=decision.number or None,
        status="considered" if minuted else None,
        date=latest.date if latest else None,
        body=body_link(latest.body) if latest else None,
    )


def decision_page(id: str) -> DecisionPage | None:
    """A decision and where it came up; None where nothing published names one of that id."""
    decision = Decision.objects.filter(public_id=id).first()
    if decision is None:
        return None
    records = list(
        DecisionRecord.objects.filter(decision=decision)
        .select_related("meeting__body", "taker", *SOURCED)
        .order_by("-meeting__date", "-position")
    )
    events = sorted(_events(decision, records), key=lambda event: event.date)
    if not events:
        return None
    reports = list(Report.objects.filter(decision=decision).exclude(electoral_division=""))
    return DecisionPage(
        decision=_card(decision, records),
        events=tuple(events),
        html=_html(records),
        electoral_division=reports[0].electoral_division if reports else None,
        source=source(records[0]) if records else None,
    )


def _html(records: Iterable[DecisionRecord]) -> str:
    record = next((record for record in records if record.blocks), None)
    if record is None:
        return ""
    return to_html(from_blocks(blocks_from(record.blocks)), page_link(record.publication))


def _events(decision: Decision, records: Iterable[DecisionRecord]) -> Iterator[DecisionEvent]:
    for item in decision.items.select_related("meeting__body", *SOURCED):
        url = addresses.item(item.public_id, item.title)
        yield DecisionEvent(
            date=item.meeting.date,
            text=f"On the agenda of the {body_name(item.meeting.body)}: {item.number}. {item.title}",
            meeting=Link(text=meeting_link(item.meeting).text, url=url),
            source=source(item, fallback=url),
        )
    for record in records:
        yield DecisionEvent(
            date=record.meeting.date,
            text=f"Record of decision, {record.status}" if record.status else "Record of decision",
            meeting=meeting_link(record.meeting),
            source=source(record),
        )
    minutes = MinuteItem.objects.filter(decision=decision).select_related("minutes__meeting__body", *SOURCED)
    for minute in minutes:
        yield DecisionEvent(
            date=minute.minutes.meeting.date,
            text=f"Minute {minute.number}: {minute.title}",
            meeting=meeting_link(minute.minutes.meeting),
            source=source(minute),
            resolutions=tuple(minute.resolutions),
        )
    for mention in DecisionMention.objects.filter(decision=decision).select_related("meeting__body", *SOURCED):
        yield DecisionEvent(
            date=mention.meeting.date,
            text=f"In the work programme: {mention.text}",
            meeting=meeting_link(mention.meeting),
            source=source(mention),
        )
