"""Indicators, each with its history across all packs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from moothall.facts.measures import IndicatorKind, Travel
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    Commentary,
    FootnoteCard,
    IndicatorCard,
    IndicatorPage,
    IndicatorsPage,
    Link,
    RagCount,
    ReadingCard,
    Source,
    YearToDateCard,
)
from moothall.queries.public.histories import History, Printed, histories, newest_column, number
from moothall.queries.public.linking import (
    SOURCED,
    body_link,
    body_name,
    day,
    files_of,
    indicator_link,
    source,
)
from moothall.queries.public.lists import Asked, part, select
from moothall.records.models import Indicator, IndicatorRow
from moothall.rules.figures import figure
from moothall.rules.ratings import polarity
from moothall.rules.reporting_periods import Period, period

SPARK = 12


def indicator_card(row: IndicatorRow, history: Sequence[float | None] = ()) -> IndicatorCard:
    """An indicator as one row shows it."""
    fields: Mapping[str, Any] = row.fields
    heading, value = _latest(row)
    link = indicator_link(row.indicator)
    return IndicatorCard(
        id=row.indicator.public_id,
        url=link.url,
        name=fields.get("description") or link.text,
        ref=fields.get("ref"),
        kind=cast(IndicatorKind, fields.get("kind", "kpi")),
        service_area=fields.get("service_area"),
        body=body_link(row.meeting.body),
        period=heading,
        value=value,
        rag=fields.get("rag") or None,
        travel=cast("Travel | None", fields.get("dot")),
        target=fields.get("target"),
        floor=fields.get("floor"),
        in_range=fields.get("in_range") or None,
        history=tuple(history[-SPARK:]),
    )


def _latest(row: IndicatorRow) -> tuple[str | None, str | None]:
    """The row's newest figure under its heading; its year to date where that is all it has.

    A heading that names no month (`Latest Month`) says when it was reported.
    """
    series = row.fields.get("series") or []
    newest = newest_column(series, row.meeting.date)
    year = row.fields.get("ytd")
    if newest < 0 and not year:
        return None, None
    heading, value = series[newest] if newest >= 0 else ("Year to date", year)
    told = period(heading, row.meeting.date)
    return heading if told.told else f"{heading}, {told.label}", value


def rag_count(cards: Iterable[IndicatorCard]) -> RagCount:
    """How many key indicators have which rating."""
    words = [(card.rag or "").lower() for card in cards if card.kind == "kpi"]
    rated = {colour: words.count(colour) for colour in ("green", "amber", "red")}
    return RagCount(**rated, unrated=len(words) - sum(rated.values()))


def indicators_page(asked: Asked) -> IndicatorsPage:
    """All indicators as last reported; `body`, `area`, `rag` and `kind` narrow the list."""
    rows = IndicatorRow.objects.select_related("indicator", "meeting__body").defer("places")
    found = histories(rows).values()
    cards = [indicator_card(history.latest, history.numbers) for history in found]
    cards.sort(key=lambda card: (card.service_area or "", card.kind, card.ref or "", card.name))
    kept = [card for card in cards if _wanted(card, asked)]
    shown, pager = part(kept, asked)
    return IndicatorsPage(
        indicators=shown,
        counts=rag_count(kept),
        filters=(
            select(asked, "body", "Committee", ((card.body.text, card.body.text) for card in cards if card.body)),
            select(asked, "area", "Service area", ((card.service_area,) * 2 for card in cards if card.service_area)),
            select(asked, "rag", "Rating", ((card.rag.lower(), card.rag.capitalize()) for card in cards if card.rag)),
            select(asked, "kind", "Kind", [("kpi", "Key performance indicators"), ("activity", "Activity")]),
        ),
        pager=pager,
        downloads=files_of(addresses.INDICATORS, "indicators"),
    )


def _wanted(card: IndicatorCard, asked: Asked) -> bool:
    told = {
        "body": card.body.text if card.body else "",
        "area": card.service_area or "",
        "rag": (card.rag or "").lower(),
        "kind": card.kind,
    }
    return all(not asked.get(name) or asked.get(name) == value for name, value in told.items())


def indicator_page(id: str) -> IndicatorPage | None:
    """An indicator with its history; None where nothing published has it."""
    indicator = Indicator.objects.filter(public_id=id, merged_into=None).first()
    rows = IndicatorRow.objects.filter(indicator=indicator).select_related("indicator", "meeting__body", *SOURCED)
    history = histories(rows).get(indicator.pk) if indicator else None
    if history is None:
        return None
    fields = history.latest.fields
    return IndicatorPage(
        indicator=indicator_card(history.latest, history.numbers),
        readings=tuple(_reading(when, reading) for when, reading in history.readings.items()),
        year_to_date=tuple(_years(history.rows)),
        commentary=tuple(commentary(row) for row in reversed(history.rows) if row.fields.get("comment")),
        names=tuple(_earlier_names(history)),
        director=fields.get("director"),
        cabinet_member=fields.get("cabinet_member"),
        delivered_by=fields.get("delivered_by"),
        frequency=fields.get("frequency"),
        lower_is_better=_lower_is_better(fields),
        unit=_unit(history),
        dashboards=tuple(_dashboards(history.rows)),
        downloads=files_of(addresses.indicator(id), "readings"),
    )


def _reading(when: Period, reading: Printed) -> ReadingCard:
    """A period by what was printed for it last; ratings from the row in which it was the newest figure."""
    value, row, _ = reading.printed[-1]
    rated = next((one for _, one, newest in reversed(reading.printed) if newest), None)
    rating: Mapping[str, Any] = rated.fields if rated else {}
    fields = row.fields
    earlier = dict.fromkeys(text for text, _, _ in reading.printed if text != value)
    return ReadingCard(
        period=when.label,
        value=value,
        number=number(value),
        rag=rating.get("rag") or None,
        travel=cast("Travel | None", rating.get("dot")),
        target=fields.get("target"),
        floor=fields.get("floor"),
        target_number=number(fields.get("target")),
        floor_number=number(fields.get("floor")),
        upper=fields.get("upper"),
        lower=fields.get("lower"),
        in_range=rating.get("in_range") or None,
        revised=tuple(earlier),
        footnotes=footnotes(row),
        sources=tuple(_source_of(row, text, when.label) for text, row, _ in reading.printed),
    )


def _source_of(row: IndicatorRow, value: str, heading: str) -> Source:
    """Where the figure was printed; the row's own page where the cell is not told apart."""
    headings = [name for name, _ in row.fields.get("series") or []]
    column = headings.index(heading) if heading in headings else -1
    for name, page, label, _ in row.places:
        if name.startswith(f"series/{column}"):
            row = _at(row, page, label)
            break
    return source(row, fallback=addresses.dashboard(row.meeting.body.public_id, row.meeting.public_id))


def _at(row: IndicatorRow, page: int | None, label: str | None) -> IndicatorRow:
    row.page, row.label = page, label or ""
    return row


def footnotes(row: IndicatorRow) -> tuple[FootnoteCard, ...]:
    """The notes printed for a row, one that stands on several figures once."""
    notes = ((note["mark"], note["text"]) for note in row.fields.get("footnotes") or [])
    return tuple(FootnoteCard(mark=mark, text=text) for mark, text in dict.fromkeys(notes))


def _years(rows: Iterable[IndicatorRow]) -> Iterator[YearToDateCard]:
    for row in rows:
        if row.fields.get("ytd"):
            yield YearToDateCard(
                date=row.meeting.date,
                value=row.fields["ytd"],
                rag=row.fields.get("ytd_rag") or None,
                previous_year=row.fields.get("previous_year"),
                source=source(row),
            )


def commentary(row: IndicatorRow) -> Commentary:
    """What the dashboard said about the row's indicator."""
    ref, text = row.fields.get("ref"), row.fields["comment"]
    words = re.sub(rf"{re.escape(ref)}\s*[-–—:]\s*", "", text, count=1) if ref and text.startswith(ref) else text
    return Commentary(text=words, source=source(row), ref=ref, url=indicator_link(row.indicator).url)


def _earlier_names(history: History) -> Iterator[str]:
    """Wordings and references other than the latest, with the years in which they were printed."""
    latest = (history.latest.fields.get("ref"), history.latest.fields.get("description"))
    seen: dict[tuple[str | None, str | None], list[int]] = {}
    for row in history.rows:
        name = (row.fields.get("ref"), row.fields.get("description"))
        if name != latest:
            seen.setdefault(name, []).append(row.meeting.date.year)
    for (ref, words), years in seen.items():
        span = f"{years[0]}" if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
        yield f"{' '.join(filter(None, (ref, words)))} ({span})"


def _lower_is_better(fields: Mapping[str, Any]) -> bool | None:
    target, floor = figure(fields.get("target")), figure(fields.get("floor"))
    if target is None or floor is None or target == floor:
        return None
    return polarity(target, floor) == "lower is better"


def _unit(history: History) -> str | None:
    """What the figures are in, from the figures or from the words in brackets that end the wording."""
    value = next(
        (value for _, value in reversed(history.latest.fields.get("series") or []) if figure(value) is not None), ""
    )
    if value.endswith("%"):
        return "%"
    _, _, bracket = (history.latest.fields.get("description") or "").rpartition("(")
    if bracket.endswith(")") and len(bracket) < 12:
        return bracket[:-1].replace("'", "")
    return "£" if value.startswith("£") else None


def _dashboards(rows: Sequence[IndicatorRow]) -> Iterator[Link]:
    meetings = {row.meeting_id: row.meeting for row in reversed(rows)}
    for meeting in meetings.values():
        url = addresses.dashboard(meeting.body.public_id, meeting.public_id)
        yield Link(text=f"{body_name(meeting.body)}, {day(meeting.date)}", url=url)
