"""Budget monitoring: what each heading is forecast to spend beyond its budget, how that has moved, and why.

Figures are counted in tenths of a thousand pounds, as they are printed, so that every total is the sum of its lines.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from moothall.demonstration.chance import chance
from moothall.demonstration.dashboards import latest_month
from moothall.demonstration.diary import Sitting, sittings
from moothall.demonstration.library import load
from moothall.demonstration.readings import financial_year, year_so_far
from moothall.facts.measures import BudgetLine

FIRST_YEAR = 2024
RENAMED_FROM = 2025
"""The financial year in which a directorate took its new name."""

MATERIAL = 1000
"""A variance worth explaining: £100,000."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A budget heading: its budget in the first year in thousands, and what drives its variance."""

    name: str
    budget: float
    rise: float
    drift: float
    over: str
    under: str
    renamed: str | None = None


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """A directorate's headings in the order of the budget book."""

    directorate: str
    total: str
    headings: tuple[Heading, ...]
    renamed: str | None = None
    renamed_total: str | None = None

    def name(self, year: int) -> str:
        """The directorate's name in a financial year."""
        return self.renamed if self.renamed and year >= RENAMED_FROM else self.directorate

    def total_name(self, year: int) -> str:
        """What the last line is called in a financial year."""
        return self.renamed_total if self.renamed_total and year >= RENAMED_FROM else self.total


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A heading's figures in tenths of a thousand pounds."""

    name: str
    budget: int
    variance: int
    adjustment: int
    last: int

    @property
    def revised(self) -> int:
        """The variance after management's adjustment."""
        return self.variance + self.adjustment

    @property
    def movement(self) -> int:
        """How far the revised variance has moved since it was last reported."""
        return self.revised - self.last


def book(body: str) -> Book:
    """The budget book that a body monitors."""
    return load("budgets", dict[str, Book])[body]


def lines(sitting: Sitting, seed: int) -> tuple[Line, ...]:
    """The headings as reported to a meeting."""
    month, before = latest_month(sitting), last_reported(sitting)
    return tuple(
        Line(
            name=heading_name(heading, financial_year(month)),
            budget=net_budget(heading, financial_year(month)),
            variance=variance(heading, month, seed),
            adjustment=adjustment(heading, month, seed),
            last=variance(heading, before, seed) + adjustment(heading, before, seed) if before else 0,
        )
        for heading in book(sitting.body).headings
    )


def heading_name(heading: Heading, year: int) -> str:
    """A heading's name in a financial year."""
    return heading.renamed if heading.renamed and year >= RENAMED_FROM else heading.name


def last_reported(sitting: Sitting) -> dt.date | None:
    """The month of the report before, in the same financial year."""
    earlier = [latest_month(each) for each in sittings(sitting.body)[: sitting.place] if "finance" in each.keys]
    year = financial_year(latest_month(sitting))
    return next((month for month in reversed(earlier) if financial_year(month) == year), None)


def net_budget(heading: Heading, year: int) -> int:
    """The net budget of a year."""
    return round(10 * heading.budget * heading.rise ** (year - FIRST_YEAR))


def variance(heading: Heading, month: dt.date, seed: int) -> int:
    """The forecast variance as of a month: it drifts from month to month, and wavers."""
    draws = (chance(seed, "variance", heading.name, each) for each in year_so_far(month))
    return sum(round(10 * (heading.drift + 1.3 * abs(heading.drift) * draw.gauss(0, 1))) for draw in draws)


def adjustment(heading: Heading, month: dt.date, seed: int) -> int:
    """What the director expects of action in hand: part of a large overspend, now and then."""
    expected = variance(heading, month, seed)
    acts = chance(seed, "adjustment", heading.name, month).random() < 0.4
    return -round(expected * 0.2) if acts and expected > 2 * MATERIAL else 0


def table(found: Sequence[Line], total: str) -> tuple[BudgetLine, ...]:
    """The lines as printed, the total last."""
    return (*(printed(line) for line in found), printed(summed(found, total)))


def summed(found: Sequence[Line], total: str) -> Line:
    """The total of all lines."""
    return Line(
        name=total,
        budget=sum(line.budget for line in found),
        variance=sum(line.variance for line in found),
        adjustment=sum(line.adjustment for line in found),
        last=sum(line.last for line in found),
    )


def printed(line: Line) -> BudgetLine:
    """A line with its figures as text."""
    return BudgetLine(
        heading=line.name,
        net_budget=tenths(line.budget),
        net_forecast_variance=tenths(line.variance),
        adjustment=tenths(line.adjustment),
        revised_net_variance=tenths(line.revised),
        last_reported=tenths(line.last),
        movement=tenths(line.movement),
    )


def tenths(amount: int) -> str:
    """An amount in thousands with one place, `-1,234.5`."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 10:,}.{abs(amount) % 10}"


def millions(amount: int) -> str:
    """An amount in words of the text, `£1.2m` or `£340,000`."""
    thousands = round(abs(amount) / 10)
    return f"£{thousands / 1000:.1f}m" if thousands >= 1000 else f"£{thousands},000"


def commentary(sitting: Sitting, seed: int) -> list[str]:
    """A paragraph on each heading whose variance is worth explaining, the largest first."""
    pairs = zip(book(sitting.body).headings, lines(sitting, seed), strict=True)
    material = sorted((pair for pair in pairs if abs(pair[1].revised) >= MATERIAL), key=lambda p: -abs(p[1].revised))
    return [explained(heading, line, place) for place, (heading, line) in enumerate(material[:5])]


def explained(heading: Heading, line: Line, place: int) -> str:
    """Why a heading is forecast to spend more or less than its budget, in one of several turns of phrase."""
    over = line.revised > 0
    cause, amount = (heading.over if over else heading.under), millions(line.revised)
    word = "overspend" if over else "underspend"
    turns = (
        f"{line.name} forecasts an {word} of {amount}. The cause is {cause}.",
        f"The {word} of {amount} in {line.name} is the result of {cause}.",
        f"In {line.name} an {word} of {amount} is expected, because of {cause}.",
    )
    return turns[place % len(turns)] + moved(line)


def moved(line: Line) -> str:
    """A sentence on a movement that is worth one."""
    if abs(line.movement) < MATERIAL // 2 or not line.last:
        return ""
    better = abs(line.revised) < abs(line.last)
    return f" The position has {'improved' if better else 'moved'} by {millions(line.movement)} since the last report."
