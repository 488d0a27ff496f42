"""Statistics by district: counts from a rate and a tendency, the same year always the same."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from moothall.demonstration.chance import chance
from moothall.demonstration.library import load
from moothall.documents.pack_text import Statistics
from moothall.facts.measures import StatisticsTable

EPOCH = 2020


class District(msgspec.Struct, frozen=True):
    """A district with its population in thousands."""

    name: str
    population: float


class Notice(msgspec.Struct, frozen=True):
    """A headed notice on the front sheet."""

    title: str
    text: str


class Council(msgspec.Struct, frozen=True, kw_only=True):
    """The council: its name, seat, districts and what its front sheets say."""

    name: str
    seat: str
    notices: tuple[Notice, ...]
    districts: tuple[District, ...]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: the rate for a thousand people a year, how it differs and changes, and how it is shown."""

    title: str
    first_column: str
    rate: float
    spread: float
    yearly: float
    notes: tuple[str, ...]
    tendency: dict[str, float]
    years: int = 0
    quarters: int = 0
    calendar: bool = False
    change: bool = False
    per_thousand: bool = False


def council() -> Council:
    """The demonstration council."""
    return load("council", Council)


def counts() -> dict[str, Count]:
    """The statistics that are kept, by key."""
    return load("statistics", dict[str, Count])


def statistics(key: str, day: dt.date, seed: int) -> Statistics:
    """The table of a statistic as of a day, with its notes."""
    count = counts()[key]
    columns, figures = shown(key, day, seed)
    rows = [[district.name, *row] for district, row in zip(council().districts, figures, strict=True)]
    totals = [sum(column) for column in zip(*figures, strict=True)]
    printed = [(name, *derived(list(row), count, area(name))) for name, *row in [*rows, ["Total", *totals]]]
    table = StatisticsTable(
        title=count.title, columns=(count.first_column, *columns, *extra_columns(count)), rows=tuple(printed)
    )
    return Statistics(table=table, notes=count.notes)


def shown(key: str, day: dt.date, seed: int) -> tuple[list[str], list[list[int]]]:
    """The column headings, and each district's counts under them."""
    count = counts()[key]
    if count.quarters:
        periods = quarters(day, count.quarters)
        return [name for name, _, _ in periods], [
            [quarter(key, district, year, part, seed) for _, year, part in periods] for district in council().districts
        ]
    years = [last_year(day, count) - back for back in reversed(range(count.years))]
    return [year_name(year, count) for year in years], [
        [yearly(key, district, year, seed) for year in years] for district in council().districts
    ]


def last_year(day: dt.date, count: Count) -> int:
    """The last year that has ended by a day, named by its first calendar year where it spans two."""
    return day.year - 1 if count.calendar or day.month >= 10 else day.year - 2


def year_name(year: int, count: Count) -> str:
    """`2024`, or `2023/24` for a year that spans two."""
    return str(year) if count.calendar else f"{year}/{(year + 1) % 100:02}"


def quarters(day: dt.date, count: int) -> list[tuple[str, int, int]]:
    """The last quarters that ended some six weeks before a day: name, year and number."""
    ended = day - dt.timedelta(days=50)
    last = ended.year * 4 + (ended.month - 1) // 3 - 1
    names = ("Jan - Mar", "Apr - Jun", "Jul - Sep", "Oct - Dec")
    spans = [divmod(last - back, 4) for back in reversed(range(count))]
    return [(f"{names[part]} {year}", year, part) for year, part in spans]


def yearly(key: str, district: District, year: int, seed: int) -> int:
    """A district's count in a year."""
    count = counts()[key]
    own = 1 + count.spread * chance(seed, key, district.name).gauss(0, 1)
    trend = (1 + count.yearly + count.tendency.get(district.name, 0.0)) ** (year - EPOCH)
    wave = 1 + 0.03 * chance(seed, key, district.name, year).gauss(0, 1)
    return round(district.population * count.rate * max(own, 0.35) * trend * wave)


def quarter(key: str, district: District, year: int, part: int, seed: int) -> int:
    """A district's count in a quarter: about a quarter of the year, more in winter."""
    share = (0.262, 0.243, 0.238, 0.257)[part] * (1 + 0.015 * chance(seed, key, district.name, year, part).gauss(0, 1))
    return round(yearly(key, district, year, seed) * share)


def area(name: str) -> float:
    """The population behind a row, that of the county for the total."""
    found = {district.name: district.population for district in council().districts}
    return found.get(name, sum(found.values()))


def extra_columns(count: Count) -> list[str]:
    """The headings of what is worked out from the counts."""
    if count.quarters:
        return ["Total"]
    return [*(["Change"] if count.change else []), *(["Per 1,000 people"] if count.per_thousand else [])]


def derived(row: Sequence[int], count: Count, population: float) -> tuple[str, ...]:
    """A row's counts as printed, with what is worked out from them."""
    cells = [f"{figure:,}" for figure in row]
    if count.quarters:
        cells.append(f"{sum(row):,}")
    if count.change:
        cells.append(percentage(row[-2], row[-1]))
    if count.per_thousand:
        cells.append(f"{row[-1] / population:.1f}")
    return tuple(cells)


def percentage(before: int, after: int) -> str:
    """The change from one figure to the next in whole per cent, with its sign."""
    change = round(100 * (after - before) / before)
    return f"{change:+d}%" if change else "0%"
