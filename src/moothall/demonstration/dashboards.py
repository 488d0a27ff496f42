"""Performance dashboards: indicators as of a meeting, their ratings by the rules, and the report that covers them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from moothall.demonstration.diary import Sitting, seen_before, sittings
from moothall.demonstration.people import person
from moothall.demonstration.readings import (
    EPOCH,
    Area,
    Measure,
    boards,
    bound,
    displayed,
    expected_over,
    financial_year,
    month_after,
    named,
    over,
    reading,
    threshold,
    year_so_far,
)
from moothall.facts.measures import Footnote, Frequency, Indicator, IndicatorSummary
from moothall.rules.ratings import expected

READY = dt.timedelta(days=38)
"""How long before a meeting a month must have ended for its figures to be in."""

MONTH_COLUMNS_FROM = dt.date(2025, 5, 1)
"""When dashboards began to show four months instead of two and a direction of travel."""

LATE = Footnote(mark="**", text="Not available at the time of reporting", field="series")
NONE = "N/A"


class View(msgspec.Struct, frozen=True, kw_only=True):
    """From where a dashboard is looked at: the latest month with figures, the meeting's day, how many came before."""

    month: dt.date
    day: dt.date
    place: int
    seed: int

    @property
    def columns(self) -> int:
        """How many periods are shown."""
        return 4 if self.day >= MONTH_COLUMNS_FROM else 2


def latest_month(sitting: Sitting) -> dt.date:
    """The first day of the latest month whose figures are in when a meeting's papers go out."""
    return month_after((sitting.date - READY).replace(day=1), -1)


def view(sitting: Sitting, seed: int) -> View:
    """The view from a meeting."""
    return View(month=latest_month(sitting), day=sitting.date, place=len(seen_before(sitting, "dashboard")), seed=seed)


@cache
def indicators(sitting: Sitting, seed: int) -> tuple[Indicator, ...]:
    """The rows of the dashboard as of a meeting, area by area."""
    seen = view(sitting, seed)
    return tuple(
        told(measure, area, seen)
        for area in boards()[sitting.body].areas
        for measure in (*sorted(area.kpis, key=lambda kpi: kpi.frequency), *grouped(area.activities))
    )


def grouped(activities: Sequence[Measure]) -> list[Measure]:
    """Activities with those of one shape together, as their tables need them."""
    return sorted(activities, key=lambda each: (each.aggregation == "snapshot", each.tolerance is None))


def told(measure: Measure, area: Area, seen: View) -> Indicator:
    """One indicator with its ratings and, where they ask for one, a comment."""
    bare = rated(measure, seen) if measure.is_rated else counted(measure, seen)
    follows = expected(bare)
    shows_travel = measure.is_rated and seen.columns == 2
    ref = named(measure.ref, seen.month)
    row = msgspec.structs.replace(
        bare,
        ref=ref,
        description=named(measure.label, seen.month),
        service_area=named(area.name, seen.month),
        director=person(area.director, seen.day).full,
        cabinet_member=person(area.cabinet_member, seen.day).full,
        delivered_by=area.delivered_by if seen.columns == 2 else None,
        rag=follows.rag,
        dot=follows.dot if shows_travel else None,
        ytd_rag=bare.ytd_rag or follows.ytd_rag,
        in_range=follows.in_range,
    )
    return msgspec.structs.replace(row, comment=comment(measure, row, seen))


def rated(measure: Measure, seen: View) -> Indicator:
    """A key performance indicator's figures; of one that comes late the latest is not there yet."""
    ends = periods(measure, seen.month, seen.columns)
    target, floor = measure.bounds(financial_year(ends[-1]))
    late = measure.lag and seen.columns > 2
    values = [displayed(measure, over(measure, span(measure, end), seen.seed)) for end in ends]
    ytd = year_to_date(measure, ends[-2] if late else ends[-1], seen.seed)
    return Indicator(
        kind="kpi",
        frequency=measure.frequency,
        series=tuple(zip(headings(measure, ends), [*values[:-1], LATE.mark] if late else values, strict=True)),
        ytd=ytd,
        ytd_rag=NONE if ytd == NONE else None,
        target=bound(measure, target),
        floor=bound(measure, floor),
        previous_year=last_year(measure, ends[-1], seen.seed),
        footnotes=(LATE,) if late else (),
    )


def year_to_date(measure: Measure, end: dt.date, seed: int) -> str:
    """The figure of the year so far, where the measure adds up over months."""
    if measure.aggregation not in ("ratio", "average"):
        return NONE
    return displayed(measure, over(measure, year_so_far(end), seed))


def periods(measure: Measure, month: dt.date, count: int) -> list[dt.date]:
    """The last months of the periods shown: months, or quarters that have ended."""
    step = 3 if measure.frequency == "quarter" else 1
    latest = month_after(month, -((month.month - 3) % 3)) if step == 3 else month
    return [month_after(latest, -step * back) for back in reversed(range(count))]


def span(measure: Measure, end: dt.date) -> list[dt.date]:
    """The months of a period."""
    return [month_after(end, -back) for back in reversed(range(3 if measure.frequency == "quarter" else 1))]


def headings(measure: Measure, ends: Sequence[dt.date]) -> list[str]:
    """Column headings: previous and latest, or the months."""
    word = "Quarter" if measure.frequency == "quarter" else "Month"
    return [f"Previous {word}", f"Latest {word}"] if len(ends) == 2 else [f"{end:%b-%y}" for end in ends]


def last_year(measure: Measure, end: dt.date, seed: int) -> str:
    """The figure of the whole year before, or of the same time in it for what has no yearly figure."""
    march = dt.date(financial_year(end), 3, 1)
    if measure.aggregation in ("ratio", "average"):
        return displayed(measure, over(measure, year_so_far(march), seed)) if march > EPOCH else NONE
    before = month_after(end, -12)
    return displayed(measure, reading(measure, before, seed)) if before >= EPOCH else NONE


def counted(measure: Measure, seen: View) -> Indicator:
    """An activity indicator's figures, with thresholds where it has any."""
    so_far = year_so_far(seen.month)
    shown = activity_columns(measure, seen)
    totalled = measure.aggregation == "sum" or (measure.aggregation == "cumulative" and seen.columns == 2)
    upper, lower = thresholds(measure, so_far)
    by_month: Frequency | None = "month" if seen.columns > 2 else None
    return Indicator(
        kind="activity",
        frequency="snapshot" if shown and not by_month else by_month,
        series=shown,
        ytd=displayed(measure, over(measure, so_far, seen.seed)) if totalled else None,
        previous_year=same_time_last_year(measure, so_far, seen.seed),
        upper=upper,
        lower=lower,
    )


def activity_columns(measure: Measure, seen: View) -> tuple[tuple[str, str], ...]:
    """The columns before the year to date: the months, or for a snapshot its latest figure."""
    ends = periods(measure, seen.month, seen.columns)
    spans = [year_so_far(end) if measure.aggregation == "cumulative" else [end] for end in ends]
    values = [displayed(measure, over(measure, months, seen.seed)) for months in spans]
    if seen.columns > 2:
        return tuple(zip(headings(measure, ends), values, strict=True))
    return (("Snapshot", values[-1]),) if measure.aggregation == "snapshot" else ()


def same_time_last_year(measure: Measure, so_far: Sequence[dt.date], seed: int) -> str:
    """The figure of the same months a year ago, from when on there are figures."""
    before = [month_after(month, -12) for month in so_far]
    return displayed(measure, over(measure, before, seed)) if before[0] >= EPOCH else NONE


def thresholds(measure: Measure, months: Sequence[dt.date]) -> tuple[str | None, str | None]:
    """Upper and lower threshold of the year to date, from what earlier years would lead one to expect."""
    if measure.tolerance is None:
        return None, None
    usually = expected_over(measure, months)
    return threshold(usually * (1 + measure.tolerance)), threshold(usually * (1 - measure.tolerance))


def comment(measure: Measure, row: Indicator, seen: View) -> str | None:
    """The paragraph on an indicator whose rating asks for one; the words take turns from dashboard to dashboard."""
    colours = {str(rating).lower() for rating in (row.rag, row.ytd_rag) if rating}
    states: list[str] = [state for state in ("red", "amber") if state in colours]
    states += [row.in_range.lower()] if row.in_range and row.in_range != "Yes" else []
    said = next((measure.comments[state] for state in states if state in measure.comments), ())
    return f"{row.ref} – {said[seen.place % len(said)]}" if said else None


def summary(rows: Sequence[Indicator], sitting: Sitting, seed: int) -> tuple[IndicatorSummary, ...]:
    """The one-page summary of the ratings, in the short wordings."""
    labels = dict(short_labels(sitting, seed))
    return tuple(
        IndicatorSummary(
            group=row.service_area, ref=row.ref, label=labels[row.ref or ""], latest_rag=row.rag, ytd_rag=row.ytd_rag
        )
        for row in rows
        if row.kind == "kpi"
    )


def short_labels(sitting: Sitting, seed: int) -> Iterator[tuple[str, str]]:
    """The short wording of each key indicator by its reference, as of a meeting."""
    month = view(sitting, seed).month
    for area in boards()[sitting.body].areas:
        for measure in area.kpis:
            yield named(measure.ref, month), named(measure.short, month)


def last_dashboard(sitting: Sitting, seed: int) -> tuple[Indicator, ...]:
    """The rows of the dashboard before this one; none for the first."""
    before = [each for each in sittings(sitting.body)[: sitting.place] if "dashboard" in each.keys]
    return indicators(before[-1], seed) if before else ()
