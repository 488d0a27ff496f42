"""RAG ratings, direction of travel and range alerts."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moothall.facts.measures import Indicator, Travel
from moothall.facts.record import from_json
from moothall.rules.figures import figure
from moothall.rules.ratings import (
    Alert,
    Expected,
    Polarity,
    Rag,
    alert,
    direction,
    expected,
    in_order_of_time,
    part_year,
    polarity,
    rag,
)
from shared_packs import each_record

GREEN, AMBER, RED = Rag.green, Rag.amber, Rag.red
HIGHER: Polarity = "higher is better"
LOWER: Polarity = "lower is better"
values = st.decimals(-1000, 1000, places=1)


@pytest.mark.parametrize(
    ("value", "target", "floor", "rating"),
    [
        # Combinations of value, target and floor that stand in a county council's published dashboards.
        ("97", "97", "90", GREEN),  # equals the target
        ("95", "95", "80", GREEN),
        ("70", "70", "65", GREEN),
        ("100", "100", "96", GREEN),
        ("98.0", "99.0", "98.0", AMBER),  # equals the floor
        ("85", "90", "85", AMBER),  # equals the floor
        ("90", "90", "85", GREEN),
        ("86", "90", "85", AMBER),
        ("69", "75", "57", AMBER),
        ("11", "15", "20", GREEN),  # lower is better
        ("13", "5", "15", AMBER),
        ("0.7", "5", "10", GREEN),
        ("27", "70", "65", RED),
        ("84", "92", "90", RED),
        ("89", "90", "85", AMBER),
        ("82", "90", "85", RED),
        ("99", "98", "95", GREEN),
        ("93", "98", "95", RED),
        ("99.9", "99.8", "99", GREEN),
        ("75", "70", "65", GREEN),
        # The bounds where lower is better, and where target and floor are one.
        ("15", "15", "20", GREEN),
        ("15.1", "15", "20", AMBER),
        ("20", "15", "20", AMBER),
        ("20.1", "15", "20", RED),
        ("90", "90", "90", GREEN),
        ("89.9", "90", "90", RED),
    ],
)
def test_a_value_is_rated_by_target_and_floor(value: str, target: str, floor: str, rating: Rag) -> None:
    assert rag(Decimal(value), Decimal(target), Decimal(floor)) is rating


@given(values, values, values)
def test_the_rating_of_the_mirrored_measure_is_the_same(value: Decimal, target: Decimal, floor: Decimal) -> None:
    assume(target != floor)
    assert rag(value, target, floor) is rag(-value, -target, -floor)


@given(values, values, values, st.decimals(0, 100, places=1))
def test_a_better_value_is_never_rated_worse(value: Decimal, target: Decimal, floor: Decimal, step: Decimal) -> None:
    order = [RED, AMBER, GREEN]
    better = value + (step if polarity(target, floor) == HIGHER else -step)
    assert order.index(rag(better, target, floor)) >= order.index(rag(value, target, floor))


@pytest.mark.parametrize(
    ("previous", "latest", "better", "travel"),
    [
        ("96", "95", HIGHER, "down"),
        ("82", "84", HIGHER, "up"),
        ("100", "100", HIGHER, "same"),
        ("100", "100.0", HIGHER, "same"),
        ("13", "11", LOWER, "up"),  # fewer is better, so the arrow goes up
        ("11", "13", LOWER, "down"),
        ("11", "11", LOWER, "same"),
    ],
)
def test_the_direction_of_travel_is_improvement(previous: str, latest: str, better: Polarity, travel: Travel) -> None:
    assert direction(Decimal(previous), Decimal(latest), better) == travel


@given(values, values, st.sampled_from([HIGHER, LOWER]))
def test_the_way_back_is_the_opposite(previous: Decimal, latest: Decimal, better: Polarity) -> None:
    opposite = {"up": "down", "down": "up", "same": "same"}
    assert direction(latest, previous, better) == opposite[direction(previous, latest, better)]


@pytest.mark.parametrize(
    ("value", "lower", "upper", "found"),
    [
        ("79", "70", "80", Alert.inside),
        ("80", "70", "80", Alert.inside),
        ("70", "70", "80", Alert.inside),
        ("80.1", "70", "80", Alert.above),
        ("69.9", "70", "80", Alert.below),
        ("21400", "14000", "17500", Alert.above),
        ("310", "330", "400", Alert.below),
    ],
)
def test_an_activity_is_in_range_up_to_its_thresholds(value: str, lower: str, upper: str, found: Alert) -> None:
    assert alert(Decimal(value), Decimal(lower), Decimal(upper)) is found


def test_thresholds_that_cross_are_refused() -> None:
    with pytest.raises(ValueError, match="above the upper"):
        alert(Decimal(5), Decimal(9), Decimal(1))


@pytest.mark.parametrize(
    ("annual", "month", "threshold"),
    [
        # Thresholds in proportion, as a county council prints them: 75,000 and 60,000 a year, and so on.
        (75_000, 7, 43_750),
        (60_000, 7, 35_000),
        (50_000, 4, 16_667),
        (40_000, 4, 13_333),
        (5_400, 3, 1_350),
        (4_600, 3, 1_150),
        (1_234, 12, 1_234),
    ],
)
def test_a_threshold_for_part_of_a_year(annual: int, month: int, threshold: int) -> None:
    assert part_year(Decimal(annual), month) == threshold


@pytest.mark.parametrize("month", [0, 13])
def test_a_financial_year_has_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match="1 to 12"):
        part_year(Decimal(1200), month)


@pytest.mark.parametrize(
    ("headings", "latest"),
    [
        (("May-31", "Jun-31", "Jul-31"), 2),
        (("Latest Forecast", "Previous Forecast"), 0),
        (("Previous Month", "Latest Month"), 1),
        (("Latest Month",), 0),
        (("Q1", "Q2"), 1),
    ],
)
def test_the_latest_column_is_the_last_unless_its_heading_says_otherwise(
    headings: tuple[str, ...], latest: int
) -> None:
    series = tuple((heading, str(place)) for place, heading in enumerate(headings))
    assert in_order_of_time(series)[-1] == str(latest)


@pytest.mark.parametrize(
    ("indicator", "ratings"),
    [
        (
            Indicator(kind="kpi", series=(("May-31", "88%"), ("Jun-31", "91%")), ytd="89%", target="90%", floor="85%"),
            Expected(rag=GREEN, ytd_rag=AMBER, dot="up"),
        ),
        (  # the latest is not yet available: the last that is counts, and travel is between those available
            Indicator(
                kind="kpi",
                series=(("Apr-31", "93%"), ("May-31", "88%"), ("Jun-31", "**")),
                ytd="Snapshot data",
                target="90%",
                floor="85%",
            ),
            Expected(rag=AMBER, dot="down"),
        ),
        (  # lower is better; a single column tells no direction
            Indicator(kind="kpi", series=(("Latest Month", "7%"),), target="5%", floor="10%"),
            Expected(rag=AMBER),
        ),
        (
            Indicator(
                kind="kpi", series=(("Latest Forecast", "95%"), ("Previous Forecast", "90%")), target="95%", floor="90%"
            ),
            Expected(rag=GREEN, dot="up"),
        ),
        (Indicator(kind="kpi", series=(("Jun-31", "**"),), target="5%", floor="10%"), Expected()),
        (Indicator(kind="kpi", series=(("Jun-31", "7%"),), target="5%"), Expected()),
        (  # the year to date is what an activity's thresholds are for, where there is one
            Indicator(kind="activity", series=(("Jun-31", "90"),), ytd="250", lower="200", upper="300"),
            Expected(in_range=Alert.inside),
        ),
        (
            Indicator(kind="activity", series=(("May-31", "1,205"), ("Jun-31", "**")), lower="800", upper="1,200"),
            Expected(in_range=Alert.above),
        ),
        (Indicator(kind="activity", series=(("Jun-31", "90"),), target="95", floor="80"), Expected()),
        (Indicator(kind="activity", ytd="250", lower="300", upper="200"), Expected()),
    ],
)
def test_the_ratings_that_follow_from_a_printed_indicator(indicator: Indicator, ratings: Expected) -> None:
    assert expected(indicator) == ratings


@pytest.mark.shared
@each_record
@pytest.mark.parametrize("cell", ["rag", "ytd_rag", "in_range"])
def test_every_rated_cell_of_the_reference_records_follows(path: Path, cell: str) -> None:
    indicators = from_json(path.read_bytes()).indicators
    printed = [getattr(indicator, cell) or None for indicator in indicators]
    assert [getattr(expected(indicator), cell) for indicator in indicators] == printed


@pytest.mark.shared
@each_record
def test_every_direction_of_travel_that_can_be_computed_follows(path: Path) -> None:
    printed = [indicator for indicator in from_json(path.read_bytes()).indicators if indicator.dot]
    computable = [indicator for indicator in printed if len(figures(indicator)) > 1]
    assert [expected(indicator).dot for indicator in computable] == [indicator.dot for indicator in computable]


def figures(indicator: Indicator) -> list[Decimal]:
    return [number for _, value in indicator.series if (number := figure(value)) is not None]
