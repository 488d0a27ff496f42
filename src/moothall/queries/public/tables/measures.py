"""Indicators, budgets and statistics, as rows."""

from collections.abc import Iterator
from typing import Any

from moothall.queries.public import cards
from moothall.queries.public.tables.row import Row


def _indicator(card: cards.IndicatorCard) -> dict[str, Any]:
    return {
        "ref": card.ref,
        "name": card.name,
        "kind": card.kind,
        "service area": card.service_area,
        "period": card.period,
        "value": card.value,
        "rating": card.rag,
        "direction of travel": card.travel,
        "target": card.target,
        "floor": card.floor,
        "in range": card.in_range,
        "address": card.url,
    }


def indicators_rows(page: cards.IndicatorsPage) -> Iterator[Row]:
    yield from map(_indicator, page.indicators)


def dashboard_rows(page: cards.DashboardPage) -> Iterator[Row]:
    for area in page.areas:
        for table in area.tables:
            for row in table.rows:
                values = dict(zip(table.periods, row.values, strict=False))
                yield {
                    **_indicator(row.indicator),
                    "year to date": row.ytd,
                    "year to date rating": row.ytd_rag,
                    "previous year": row.previous_year,
                    "lower": row.lower,
                    "upper": row.upper,
                    "values": "; ".join(f"{period}: {value}" for period, value in values.items()),
                    "page": row.source.label if row.source else None,
                }


def readings_rows(page: cards.IndicatorPage) -> Iterator[Row]:
    for reading in page.readings:
        yield {
            "period": reading.period,
            "value": reading.value,
            "number": reading.number,
            "rating": reading.rag,
            "direction of travel": reading.travel,
            "target": reading.target,
            "floor": reading.floor,
            "in range": reading.in_range,
            "earlier figures": "; ".join(reading.revised),
            "printed in": "; ".join(_printed(source) for source in reading.sources),
        }


def _printed(source: cards.Source) -> str:
    return f"{source.text}, page {source.label}" if source.label else source.text


def budget_rows(page: cards.BudgetPage) -> Iterator[Row]:
    for line in page.lines:
        yield {
            "heading": line.heading,
            "net budget": line.net_budget,
            "net forecast variance": line.net_forecast_variance,
            "adjustment": line.adjustment,
            "revised net variance": line.revised_net_variance,
            "last reported": line.last_reported,
            "movement": line.movement,
        }


def statistics_rows(page: cards.StatisticsPage) -> Iterator[Row]:
    columns = [name or f"column {place}" for place, name in enumerate(page.columns, start=1)]
    for cells in page.rows:
        yield dict(zip(columns, cells, strict=False))
