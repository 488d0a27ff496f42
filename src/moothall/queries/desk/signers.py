"""The directors and portfolios that a report can name."""

import datetime as dt
from collections.abc import Mapping

from moothall.records.models import DraftReport, Officer, Portfolio
from moothall.records.signers import directors, portfolios

Offered = Mapping[str, str]
"""The words of each by its id."""


def signers_offered(report: DraftReport, today: dt.date) -> tuple[Offered, Offered]:
    """The directors and the portfolios that a report can name, those that it names among them."""
    posts = [*directors(today), *([report.director] if report.director else [])]
    held = [*portfolios(today), *([report.portfolio] if report.portfolio else [])]
    return {row.public_id: f"{row.post}: {row.name}" for row in posts}, {row.public_id: _held(row) for row in held}


def signers_named(director: str, portfolio: str) -> tuple[Officer | None, Portfolio | None]:
    """The rows of a director and a portfolio by their ids, empty for none."""
    return (
        Officer.objects.filter(public_id=director).first(),
        Portfolio.objects.filter(public_id=portfolio).first(),
    )


def _held(row: Portfolio) -> str:
    return f"{row.name}: {row.member.name}" if row.member else f"{row.name}: vacant"
