"""Every rating of the demonstration follows from its figures, and every total is the sum of its lines."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moothall.demonstration.budgets import millions, tenths
from moothall.demonstration.diary import sittings
from moothall.demonstration.packs import DemoPack
from moothall.demonstration.plans import COLOURS, plan, tracked
from moothall.demonstration.readings import boards, bound, displayed, month_after, threshold, year_so_far
from moothall.facts.measures import BudgetLine, Indicator
from moothall.facts.packs import Pack
from moothall.rules.figures import figure
from moothall.rules.ratings import expected

Made = tuple[DemoPack, ...]


def dashboards(made: Made) -> Iterator[Pack]:
    """The packs with a dashboard."""
    return (each.pack for each in made if each.pack.indicators)


def rows(made: Made) -> Iterator[Indicator]:
    """Every row of every dashboard."""
    return (row for pack in dashboards(made) for row in pack.indicators)


def test_every_rating_follows_from_the_figures_beside_it(made: Made) -> None:
    for row in rows(made):
        follows = expected(row)
        if row.kind == "kpi":
            assert row.rag == follows.rag, row
            assert row.ytd_rag == (follows.ytd_rag or "N/A"), row
            assert row.dot in (None, follows.dot), row
        else:
            assert row.in_range == follows.in_range, row


def test_all_ratings_and_alerts_occur(made: Made) -> None:
    found = list(rows(made))
    assert {row.rag for row in found if row.kind == "kpi"} == {"GREEN", "AMBER", "RED"}
    assert {row.in_range for row in found} == {None, "Yes", "Above", "Below"}
    assert {row.dot for row in found} == {None, "up", "down", "same"}
    assert {row.frequency for row in found} == {None, "month", "quarter", "snapshot"}
    assert any(note.mark == "**" for row in found for note in row.footnotes)


def test_no_floor_lies_beyond_its_target(made: Made) -> None:
    for row in rows(made):
        if row.kind == "kpi":
            target, floor = figure(row.target), figure(row.floor)
            assert target is not None
            assert floor is not None
            assert target != floor


def test_the_summary_says_what_the_detail_says(made: Made) -> None:
    for pack in dashboards(made):
        detail = [(r.service_area, r.ref, r.rag, r.ytd_rag) for r in pack.indicators if r.kind == "kpi"]
        assert [(s.group, s.ref, s.latest_rag, s.ytd_rag) for s in pack.indicator_summary] == detail


def test_a_comment_begins_with_its_reference_and_stands_where_a_rating_asks_for_one(made: Made) -> None:
    for row in rows(made):
        if row.comment:
            assert row.comment.startswith(f"{row.ref} – ")
            assert {row.rag, row.ytd_rag, row.in_range} & {"AMBER", "RED", "Above", "Below"}


def test_the_report_counts_what_the_dashboard_shows(made: Made) -> None:
    for pack in dashboards(made):
        ratings = [row.rag for row in pack.indicators if row.kind == "kpi"]
        cover = next(each for each in pack.reports if each.subject.endswith("Dashboard"))
        assert f"{ratings.count('GREEN')} of the {len(ratings)} Key Performance Indicators" in (cover.summary or "")


def test_a_reference_stays_while_its_wording_changes_and_the_other_way_round(made: Made) -> None:
    wordings, references = defaultdict(set), defaultdict(set)
    for row in rows(made):
        wordings[row.ref].add(row.description)
        references[row.description].add(row.ref)
    assert any(len(found) > 1 for found in wordings.values())
    assert any(len(found) > 1 for found in references.values())


def test_a_month_reads_the_same_in_every_dashboard_that_shows_it(made: Made) -> None:
    shown = defaultdict(set)
    for row in rows(made):
        for heading, value in row.series:
            if "-" in heading and value != "**":
                shown[row.description, heading].add(value)
    assert shown
    assert all(len(values) == 1 for values in shown.values())


FIELDS = ("net_budget", "net_forecast_variance", "adjustment", "revised_net_variance", "last_reported", "movement")


def amounts(line: BudgetLine) -> dict[str, Decimal]:
    """A line's figures as numbers."""
    found = {field: figure(getattr(line, field)) for field in FIELDS}
    return {field: value for field, value in found.items() if value is not None}


def test_budget_totals_are_the_sums_of_their_lines(made: Made) -> None:
    monitored = [each.pack.budget_lines for each in made if each.pack.budget_lines]
    assert len(monitored) > 20
    for *lines, total in monitored:
        for field in FIELDS:
            assert sum(amounts(line)[field] for line in lines) == amounts(total)[field]


def test_revised_variances_and_movements_follow(made: Made) -> None:
    for line in (line for each in made for line in each.pack.budget_lines):
        told = amounts(line)
        assert told["net_forecast_variance"] + told["adjustment"] == told["revised_net_variance"]
        assert told["revised_net_variance"] - told["last_reported"] == told["movement"]


def test_what_was_last_reported_is_what_the_report_before_said(made: Made) -> None:
    for body in {each.body for each in made}:
        reports = [each for each in made if each.body == body and each.pack.budget_lines]
        for before, after in pairwise(reports):
            held = {line.heading: line.revised_net_variance for line in before.pack.budget_lines}
            last = {line.heading: line.last_reported for line in after.pack.budget_lines}
            starts_anew = set(last.values()) == {"0.0"}
            assert starts_anew or last == held, after.name


def test_statistics_have_totals_that_add_up_and_agree_from_year_to_year(made: Made) -> None:
    seen: dict[tuple[str | None, str, str], str] = {}
    tables = [table for each in made for table in each.pack.statistics]
    assert len(tables) == 8
    for table in tables:
        *districts, total = table.rows
        for place, heading in enumerate(table.columns[1:], 1):
            if heading[0].isdigit() or heading[:3] in ("Jan", "Apr", "Jul", "Oct"):
                column = [figure(row[place]) or Decimal(0) for row in districts]
                assert sum(column) == figure(total[place])
                for row in districts:
                    assert seen.setdefault((table.title, row[0], heading), row[place]) == row[place]


def test_actions_only_move_forward() -> None:
    order = list(COLOURS)
    for key in ("rural-isolation", "young-carers"):
        for action in plan(key).actions:
            steps = [order.index(letter) for letter in action.rag]
            assert len(action.progress) == len(steps) == 4
            assert all(after <= before for before, after in pairwise(steps)), action.title


def test_each_report_on_a_plan_finds_more_of_it_done() -> None:
    sitting = sittings("scrutiny")[1]
    for key in ("rural-isolation", "young-carers"):
        done = [sum(action.rag == "Green" for action in tracked(key, sitting, at)) for at in range(4)]
        assert done == sorted(done)
        assert done[0] < done[-1]


@given(st.integers(-(10**7), 10**7))
def test_an_amount_in_tenths_is_printed_exactly(amount: int) -> None:
    assert figure(tenths(amount)) == Decimal(amount) / 10


def test_amounts_in_words() -> None:
    assert [millions(-3406), millions(9999), millions(12345)] == ["£341,000", "£1.0m", "£1.2m"]


@given(st.floats(0, 10**6))
def test_a_threshold_keeps_three_figures(value: float) -> None:
    told = figure(threshold(value))
    assert told is not None
    assert abs(float(told) - value) <= max(0.5, value * 0.005)


def test_a_financial_year_runs_from_april() -> None:
    march = dt.date(2025, 3, 1)
    assert [month.month for month in year_so_far(march)] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert year_so_far(month_after(march)) == [dt.date(2025, 4, 1)]


def test_figures_are_rounded_as_people_round() -> None:
    share = boards()["resources"].areas[0].kpis[0]
    assert [displayed(share, 94.5), displayed(share, 94.49)] == ["95%", "94%"]
    assert [bound(share, Decimal("95.0")), bound(share, Decimal("99.8"))] == ["95%", "99.8%"]
