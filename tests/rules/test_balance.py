"""Political balance: the published examples of three councils with their slips, and what always holds."""

import datetime as dt
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moothall.facts.balance import NO_GROUP, BalanceRule, BodySeats, GroupSizes, PrintedShare, PrintedTable
from moothall.facts.bodies import Member, Membership, PoliticalGroup
from moothall.rules.balance import entitlements, least_majority, nearest, overall, ready_reckoner, rounded, table
from moothall.rules.balance_check import check, check_totals, distances, review_due
from moothall.rules.balance_moves import adjustments, suggest, totals
from moothall.rules.printed_balance import denominators, membership_findings, printed_findings


def bodies(names: str, sizes: dict[str, tuple[int, list[int]]], **more: Any) -> list[BodySeats]:
    """Bodies with their seats in the order of the names; `-` stands for members in no group."""
    groups = [NO_GROUP if name == "-" else name for name in names.split()]
    return [
        BodySeats(body, size, dict(zip(groups, seats, strict=True)), **more) for body, (size, seats) in sizes.items()
    ]


# Maidstone Borough Council, annual meeting 2016: no overall control, all members in groups.
MAIDSTONE = GroupSizes({"Con": 23, "LD": 22, "Ind": 5, "UKIP": 3, "Lab": 2})
MAIDSTONE_BODIES = bodies(
    "Con LD Ind UKIP Lab",
    {
        "Policy and Resources": (15, [6, 6, 1, 1, 1]),
        "Strategic Planning, Sustainability and Transportation": (9, [4, 4, 1, 0, 0]),
        "Communities, Housing and Environment": (9, [4, 4, 1, 0, 0]),
        "Heritage, Culture and Leisure": (9, [4, 4, 1, 0, 0]),
        "Planning": (13, [6, 5, 1, 1, 0]),
        "Licensing": (12, [5, 5, 1, 0, 1]),
        "Employment": (12, [5, 4, 1, 1, 1]),
        "Joint Transportation Board": (9, [4, 4, 1, 0, 0]),
        "Democracy": (9, [4, 4, 1, 0, 0]),
        "Audit, Governance and Standards": (9, [4, 4, 1, 0, 0]),
        "Planning Referrals": (3, [1, 1, 1, 0, 0]),
        "Urgency": (5, [1, 1, 1, 1, 1]),
    },
)
# East Sussex County Council, May 2021: a majority group, one member in no group, one vacancy of 50.
SUSSEX = GroupSizes({"Con": 26, "LD": 11, "Lab": 5, "Grn": 4, "IDG": 2, NO_GROUP: 1}, vacancies=1)
SUSSEX_BODIES = bodies(
    "Con LD Lab Grn IDG -",
    {
        "Regulatory": (18, [10, 4, 2, 1, 1, 0]),
        "Planning": (7, [4, 2, 1, 0, 0, 0]),
        "Governance": (5, [3, 1, 1, 0, 0, 0]),
        "Standards": (7, [4, 1, 1, 1, 0, 0]),
        "Pension": (5, [3, 1, 0, 1, 0, 0]),
        "Audit": (7, [4, 2, 0, 1, 0, 0]),
        "HOSC": (7, [4, 2, 1, 0, 0, 0]),
        "People": (11, [6, 2, 1, 1, 1, 0]),
        "Place": (11, [6, 2, 1, 1, 1, 0]),
    },
)
# East Sussex County Council, October 2023: no majority, three members in no group.
SUSSEX_2023 = GroupSizes({"Con": 23, "LD": 12, "Lab": 5, "Grn": 5, "IDG": 2, NO_GROUP: 3})
SUSSEX_2023_BODIES = bodies(
    "Con LD Lab Grn IDG -",
    {
        "Regulatory": (18, [8, 4, 2, 2, 1, 1]),
        "Planning": (7, [3, 2, 1, 0, 0, 1]),
        "Governance": (6, [3, 1, 1, 1, 0, 0]),
        "Standards": (7, [3, 1, 1, 1, 0, 1]),
        "Pension": (5, [3, 1, 0, 1, 0, 0]),
        "Audit": (7, [3, 2, 0, 1, 0, 1]),
        "Place": (11, [5, 3, 1, 1, 1, 0]),
        "People": (11, [5, 3, 1, 1, 1, 0]),
        "HOSC": (7, [3, 2, 1, 0, 0, 1]),
    },
)
ALL_SEATS = BalanceRule(denominator="seats")


def exact(groups: GroupSizes, sizes: list[int], places: int = 3) -> list[float]:
    return [round(float(one.exact), places) for one in entitlements(groups, sizes).groups]


def seats_of(body: str, allocation: list[BodySeats]) -> dict[str, int]:
    [found] = [one for one in allocation if one.body == body]
    return dict(found.seats)


def codes(groups: GroupSizes, allocation: list[BodySeats], severity: str | None = None) -> list[str]:
    found = check(groups, allocation)
    return [finding.code for finding in found if severity in (None, finding.severity)]


class TestMaidstone:
    """Local Government and Housing Act 1989 s.15 in a council without overall control."""

    def test_the_shares_before_rounding(self) -> None:
        sizes = [body.size for body in MAIDSTONE_BODIES]
        assert sum(sizes) == 114
        assert exact(MAIDSTONE, sizes) == [47.673, 45.6, 10.364, 6.218, 4.145]

    def test_the_overall_entitlement(self) -> None:
        assert overall(MAIDSTONE, MAIDSTONE_BODIES)[""].by_group() == {
            "Con": 48,
            "LD": 46,
            "Ind": 10,
            "UKIP": 6,
            "Lab": 4,
        }

    def test_the_sum_of_the_bodies_and_the_adjustment_that_it_needs(self) -> None:
        assert totals(MAIDSTONE, MAIDSTONE_BODIES) == {
            "Con": 48,
            "LD": 46,
            "Ind": 12,
            "UKIP": 4,
            "Lab": 4,
            NO_GROUP: 0,
        }
        assert adjustments(MAIDSTONE, MAIDSTONE_BODIES)[""] == {
            "Con": 0,
            "LD": 0,
            "Ind": -2,
            "UKIP": 2,
            "Lab": 0,
            NO_GROUP: 0,
        }

    def test_two_seats_of_independents_go_to_ukip(self) -> None:
        suggestion = suggest(MAIDSTONE, MAIDSTONE_BODIES)
        assert [(move.giver, move.taker) for move in suggestion.moves] == [("Ind", "UKIP")] * 2
        assert set(suggestion.owed.values()) == {0}
        assert "balance-total" not in codes(MAIDSTONE, list(suggestion.bodies))

    def test_the_thirteenth_seat_of_planning_went_to_the_smaller_remainder(self) -> None:
        by_remainder = entitlements(MAIDSTONE, [13])
        assert exact(MAIDSTONE, [13]) == [5.436, 5.2, 1.182, 0.709, 0.473]
        assert sum(one.nearest for one in by_remainder.groups) == 12
        assert by_remainder.by_group()["Lab"] == 1
        [text] = [one.text for one in check(MAIDSTONE, MAIDSTONE_BODIES) if one.place == "Planning"]
        assert "Con 6 where its own share (5.436) comes to 5" in text
        assert "Lab 0 where its own share (0.473) comes to 1" in text

    @pytest.mark.parametrize(("size", "sum_of_nearest"), [(3, 2), (5, 4)])
    def test_small_bodies_do_not_come_out_by_rounding(self, size: int, sum_of_nearest: int) -> None:
        assert sum(one.nearest for one in entitlements(MAIDSTONE, [size]).groups) == sum_of_nearest

    def test_licensing_was_adjusted_early(self) -> None:
        shares = {one.group: one for one in entitlements(MAIDSTONE, [12]).groups}
        assert (round(float(shares["UKIP"].exact), 3), shares["UKIP"].nearest) == (0.655, 1)
        assert (round(float(shares["Lab"].exact), 3), shares["Lab"].nearest) == (0.436, 0)
        assert seats_of("Licensing", MAIDSTONE_BODIES)["UKIP"] == 0

    def test_as_the_table_stood_the_totals_break_principle_c(self) -> None:
        found = [one for one in check(MAIDSTONE, MAIDSTONE_BODIES) if one.code == "balance-total"]
        assert {one.place: one.severity for one in found} == {"Ind": "stop", "UKIP": "stop"}
        assert "12 seats in all, entitled to 10 (10.364), a difference of +2." in found[0].text

    def test_an_exception_that_nobody_voted_against_makes_it_advice(self) -> None:
        excepted = [
            BodySeats(one.body, one.size, one.seats, departure="Leaders of the groups sit on it.")
            if one.body in ("Urgency", "Employment")
            else one
            for one in MAIDSTONE_BODIES
        ]
        assert codes(MAIDSTONE, excepted, "stop") == []
        assert codes(MAIDSTONE, excepted).count("balance-departure") == 2

    @pytest.mark.parametrize(
        ("members", "size"),
        [((25, 21, 4, 3, 2), 55), ((28, 23, 4), 55)],
        ids=["September 2018", "May 2010"],
    )
    def test_other_years_come_out_too(self, members: tuple[int, ...], size: int) -> None:
        groups = GroupSizes({f"group {number}": count for number, count in enumerate(members)})
        assert groups.total == size
        shares = entitlements(groups, [9, 11, 13])
        assert sum(shares.by_group().values()) == 33


class TestEastSussexWithAMajority:
    """A group with 26 of 49 members, one member in no group, and a vacancy that does not count."""

    def test_a_majority_is_of_those_who_are_members(self) -> None:
        assert (SUSSEX.total, SUSSEX.majority()) == (49, "Con")

    def test_the_majority_group_has_the_fewest_seats_that_are_a_majority_on_every_body(self) -> None:
        assert [body.seats["Con"] for body in SUSSEX_BODIES] == [least_majority(body.size) for body in SUSSEX_BODIES]
        con = overall(SUSSEX, SUSSEX_BODIES)[""].groups[0]
        assert (round(float(con.exact), 2), con.nearest, con.least, con.entitled) == (41.39, 41, 44, 44)

    def test_its_share_by_proportion_alone_would_be_less(self) -> None:
        con = overall(SUSSEX, SUSSEX_BODIES, ALL_SEATS)[""].groups[0]
        assert (round(float(con.exact), 2), con.nearest) == (40.56, 41)

    @pytest.mark.parametrize("rule", [BalanceRule(), ALL_SEATS])
    def test_the_totals_are_those_of_the_paper_by_either_denominator(self, rule: BalanceRule) -> None:
        shares = overall(SUSSEX, SUSSEX_BODIES, rule)[""]
        assert shares.by_group() == {"Con": 44, "LD": 17, "Lab": 8, "Grn": 6, "IDG": 3}
        assert shares.left_over == 0
        assert totals(SUSSEX, SUSSEX_BODIES) == {"Con": 44, "LD": 17, "Lab": 8, "Grn": 6, "IDG": 3, NO_GROUP: 0}

    def test_the_other_groups_of_all_seats_and_of_members(self) -> None:
        of_seats = {one.group: round(float(one.exact), 2) for one in entitlements(SUSSEX, [78], ALL_SEATS).groups}
        assert of_seats == {"Con": 40.56, "LD": 17.16, "Lab": 7.8, "Grn": 6.24, "IDG": 3.12}
        liberal = entitlements(SUSSEX, [78]).groups[1]
        assert (round(float(liberal.exact), 2), liberal.nearest) == (17.51, 18)

    def test_nothing_breaks_a_principle(self) -> None:
        assert codes(SUSSEX, SUSSEX_BODIES, "stop") == []

    def test_one_seat_less_and_the_majority_is_gone(self) -> None:
        changed = [
            BodySeats(one.body, one.size, dict(one.seats) | {"Con": 3, NO_GROUP: 1}) if one.body == "Audit" else one
            for one in SUSSEX_BODIES
        ]
        found = {one.code: one.place for one in check(SUSSEX, changed) if one.severity == "stop"}
        assert found["balance-majority"] == "Audit"

    def test_the_printed_shares_are_of_two_denominators(self) -> None:
        printed = PrintedTable(shares=(PrintedShare("Con", 18, "9.36"), PrintedShare("LD", 18, "4.04")))
        assert {of: [one.group for one in rows] for of, rows in denominators(SUSSEX, printed.shares).items()} == {
            50: ["Con"],
            49: ["LD"],
        }
        [finding] = printed_findings(SUSSEX, SUSSEX_BODIES, printed)
        assert finding.code == "balance-denominators"
        assert "Con 9.36 (26 × 18 ÷ 50) is of 50" in finding.text
        assert "LD 4.04 (11 × 18 ÷ 49) is of 49" in finding.text

    def test_the_printed_total_of_the_independent_is_not_its_column(self) -> None:
        printed = PrintedTable(totals=totals(SUSSEX, SUSSEX_BODIES) | {NO_GROUP: 1})
        [finding] = printed_findings(SUSSEX, SUSSEX_BODIES, printed)
        assert (finding.code, finding.place) == ("balance-column", NO_GROUP)
        assert finding.text == "The total of members in no group is printed as 1; its column adds up to 0."

    def test_shares_of_one_denominator_are_none_of_its_business(self) -> None:
        printed = PrintedTable(shares=(PrintedShare("Con", 18, "9.36"), PrintedShare("LD", 18, "3.96")))
        assert printed_findings(SUSSEX, SUSSEX_BODIES, printed) == ()

    def test_a_share_of_nothing_is_told(self) -> None:
        printed = PrintedTable(shares=(PrintedShare("Con", 18, "8.11"),))
        assert [one.code for one in printed_findings(SUSSEX, SUSSEX_BODIES, printed)] == ["balance-share"]

    def test_the_ready_reckoner(self) -> None:
        sizes = range(3, 12)
        found = ready_reckoner(SUSSEX, sizes)
        assert [found[size]["Con"] for size in sizes] == [2, 3, 3, 4, 4, 5, 5, 6, 6]


class TestEastSussexWithoutAMajority:
    """Three members in no group, who get what is left over."""

    def test_the_shares_before_rounding(self) -> None:
        assert exact(SUSSEX_2023, [79], 2) == [36.34, 18.96, 7.9, 7.9, 3.16]

    def test_every_column_is_the_entitlement_and_what_is_left_over_is_for_those_in_no_group(self) -> None:
        shares = overall(SUSSEX_2023, SUSSEX_2023_BODIES)[""]
        assert shares.left_over == 5
        assert shares.by_group() == totals(SUSSEX_2023, SUSSEX_2023_BODIES)
        assert codes(SUSSEX_2023, SUSSEX_2023_BODIES, "stop") == []

    def test_seven_of_nine_bodies_are_not_the_nearest_by_themselves(self) -> None:
        found = check(SUSSEX_2023, SUSSEX_2023_BODIES)
        assert [one.severity for one in found] == ["advice"] * 7
        assert {one.place for one in found} == {
            "Planning",
            "Standards",
            "Pension",
            "Audit",
            "Place",
            "People",
            "HOSC",
        }

    def test_the_pension_committee(self) -> None:
        assert entitlements(SUSSEX_2023, [5]).by_group() == {"Con": 2, "LD": 1, "Lab": 1, "Grn": 1, "IDG": 0}
        [pension] = [one for one in SUSSEX_2023_BODIES if one.body == "Pension"]
        assert distances(SUSSEX_2023, pension)["Con"] == Fraction(7, 10)

    def test_from_the_nearest_the_moves_lead_to_the_entitlement(self) -> None:
        suggestion = suggest(SUSSEX_2023, nearest(SUSSEX_2023, SUSSEX_2023_BODIES))
        assert set(suggestion.owed.values()) == {0}
        assert codes(SUSSEX_2023, list(suggestion.bodies), "stop") == []


def test_south_holland_2021_a_conservative_seat_went_to_the_member_in_no_group() -> None:
    groups = GroupSizes({"Con": 24, "Ind": 12, NO_GROUP: 1})
    assert exact(groups, [92], 2) == [59.68, 29.84]
    assert entitlements(groups, [92]).by_group() == {"Con": 60, "Ind": 30, NO_GROUP: 2}
    found = check_totals(groups, [92], {"Con": 61, "Ind": 30, NO_GROUP: 1})
    assert [(one.place, one.text[-3:-1]) for one in found] == [("Con", "+1"), (NO_GROUP, "-1")]


def test_brighton_and_hove_2025_labour_took_a_seat_more_than_its_share() -> None:
    groups = GroupSizes({"Labour": 36, "Green": 8, NO_GROUP: 10})
    shares = entitlements(groups, [63])
    assert [round(float(one.exact), 2) for one in shares.groups] == [42.0, 9.33]
    [labour, *_] = check_totals(groups, [63], {"Labour": 43, "Green": 9, NO_GROUP: 11})
    assert (labour.place, labour.severity) == ("Labour", "stop")
    assert "43 seats in all, entitled to 42 (42.000), a difference of +1." in labour.text


@pytest.mark.parametrize(
    ("members", "total"),
    [
        ({"Lab": 37, "Grn": 8, "Con": 5, "Ind": 2, NO_GROUP: 2}, 54),
        ({"Con": 59, "LD": 23, "Ind": 11, "Lab": 4, NO_GROUP: 1}, 98),
    ],
    ids=["Brighton and Hove, October 2024", "Wiltshire, July 2014"],
)
def test_a_majority_and_members_in_no_group(members: dict[str, int], total: int) -> None:
    groups = GroupSizes(members)
    assert groups.total == total
    shares = entitlements(groups, [11, 11, 9])
    assert shares.groups[0].entitled >= 6 + 6 + 5
    assert sum(shares.by_group().values()) == 31


class TestFrontSheets:
    """A body's printed size against its seats and its names."""

    @staticmethod
    def printed(size: int, *groups: tuple[str, int | None, int]) -> Membership:
        made = (
            PoliticalGroup(name, seats, tuple(Member(name=f"{name} {number}") for number in range(named)))
            for name, seats, named in groups
        )
        return Membership(size=size, groups=tuple(made))

    def test_kent_2016_adds_up(self) -> None:
        sheet = self.printed(14, ("Conservative", 8, 8), ("UKIP", 3, 3), ("Labour", 2, 2), ("Liberal Democrat", 1, 1))
        assert membership_findings(sheet) == ()

    def test_kent_2019_adds_up(self) -> None:
        sheet = self.printed(15, ("Conservative", None, 12), ("Liberal Democrat", None, 2), ("Labour", None, 1))
        assert membership_findings(sheet) == ()

    def test_kent_2025_names_one_more_than_it_says(self) -> None:
        groups = ("Conservative", None, 12), ("Labour", None, 2), ("Liberal Democrat", None, 1), ("Green", None, 2)
        [finding] = membership_findings(self.printed(16, *groups), "Policy")
        assert finding.text == "The membership is printed as 16; the seats are 17 and 17 members are named."

    def test_a_vacancy_is_no_mistake(self) -> None:
        assert membership_findings(self.printed(4, ("Harbour", 2, 1), ("Meadow", 2, 2))) == ()

    def test_fewer_names_than_the_size_are_vacancies_where_no_seats_are_printed(self) -> None:
        assert membership_findings(self.printed(5, ("Harbour", None, 2), ("Meadow", None, 2))) == ()

    def test_more_names_than_seats_are(self) -> None:
        found = membership_findings(self.printed(4, ("Harbour", 2, 3), ("Meadow", 2, 2)))
        assert [one.code for one in found] == ["membership-group"]

    def test_church_representatives_may_be_counted_or_not(self) -> None:
        groups = ("Harbour", 4, 4), ("Meadow", 3, 3), ("Church Representatives", 3, 3)
        assert membership_findings(self.printed(7, *groups)) == membership_findings(self.printed(10, *groups)) == ()
        assert len(membership_findings(self.printed(8, *groups))) == 1


class TestPrinciples:
    """Each principle by itself."""

    GROUPS = GroupSizes({"Harbour": 6, "Meadow": 4})

    def test_not_all_seats_to_one_group(self) -> None:
        [body] = bodies("Harbour Meadow", {"Roads": (3, [3, 0])})
        assert "balance-one-group" in codes(self.GROUPS, [body])

    def test_a_body_of_one_cannot_be_shared(self) -> None:
        [body] = bodies("Harbour Meadow", {"Roads": (1, [1, 0])}, ordinary=False)
        assert codes(self.GROUPS, [body]) == []

    def test_seats_must_add_up(self) -> None:
        [body] = bodies("Harbour Meadow", {"Roads": (5, [3, 1])}, ordinary=False)
        assert codes(self.GROUPS, [body], "stop") == ["balance-seats"]

    def test_a_sub_committee_does_not_count_in_the_total(self) -> None:
        [body] = bodies("Harbour Meadow", {"Panel": (3, [2, 1])}, ordinary=False)
        assert overall(self.GROUPS, [body]) == {}
        assert codes(self.GROUPS, [body]) == []

    def test_sets_of_bodies_are_balanced_by_themselves(self) -> None:
        first = bodies("Harbour Meadow", {"Roads": (5, [3, 2])}, grouping="policy")
        second = bodies("Harbour Meadow", {"Trees": (5, [4, 1])}, grouping="regulatory")
        [*found] = [one for one in check(self.GROUPS, [*first, *second]) if one.code == "balance-total"]
        assert [one.place for one in found] == ["Harbour", "Meadow"]
        assert [shares.seats for shares in overall(self.GROUPS, [*first, *second]).values()] == [5, 5]

    def test_a_review_is_due_when_groups_have_changed(self) -> None:
        since = dt.date(2025, 5, 20)
        assert review_due(self.GROUPS, self.GROUPS, since) == ()
        [finding] = review_due(self.GROUPS, GroupSizes({"Harbour": 5, "Meadow": 4, NO_GROUP: 1}), since)
        assert finding.severity == "advice"
        assert "since the seats were allocated on 20 May 2025" in finding.text
        assert "members in no group 0 then, 1 now, Harbour 6 then, 5 now." in finding.text

    def test_a_group_of_one_is_none(self) -> None:
        assert codes(GroupSizes({"Harbour": 6, "Meadow": 1}), []) == ["balance-group"]

    def test_seats_for_a_group_that_is_not_there(self) -> None:
        [body] = bodies("Harbour Tide", {"Panel": (3, [2, 1])}, ordinary=False)
        assert "balance-unknown" in codes(self.GROUPS, [body], "stop")

    def test_equal_remainders_are_told(self) -> None:
        shares = entitlements(GroupSizes({"Harbour": 5, "Meadow": 5}), [3])
        assert (shares.by_group(), shares.tied) == ({"Harbour": 1, "Meadow": 2}, ("Harbour", "Meadow"))

    @pytest.mark.parametrize(("half", "result"), [("up", 3), ("down", 2), ("even", 2)])
    def test_a_half_goes_as_the_council_has_settled(self, half: str, result: int) -> None:
        assert rounded(Fraction(5, 2), half) == result

    @pytest.mark.parametrize("sizes", [[0], [3, 0]])
    def test_a_body_without_seats_is_refused(self, sizes: list[int]) -> None:
        with pytest.raises(ValueError, match="at least one seat"):
            entitlements(self.GROUPS, sizes)

    def test_a_council_without_members_is_refused(self) -> None:
        with pytest.raises(ValueError, match="needs members"):
            entitlements(GroupSizes({}), [3])


@st.composite
def councils(draw: st.DrawFn) -> GroupSizes:
    """A council with two to six groups, with members in no group and vacancies or without."""
    sizes = draw(st.lists(st.integers(2, 40), min_size=2, max_size=6))
    members = {f"group {number}": size for number, size in enumerate(sizes)}
    alone = draw(st.integers(0, 4))
    return GroupSizes(members | ({NO_GROUP: alone} if alone else {}), draw(st.integers(0, 3)))


SIZES = st.lists(st.integers(3, 18), min_size=1, max_size=8)
RULES = st.builds(
    BalanceRule, denominator=st.sampled_from(["members", "seats"]), half=st.sampled_from(["up", "down", "even"])
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first drawing may wait for a busy machine
@given(councils(), SIZES, RULES)
def test_the_seats_always_add_up(groups: GroupSizes, sizes: list[int], rule: BalanceRule) -> None:
    shares = entitlements(groups, sizes, rule)
    assert sum(shares.by_group().values()) == sum(sizes)
    assert all(one.entitled >= 0 for one in shares.groups)
    assert shares.left_over >= 0
    assert shares.left_over == 0 or groups.ungrouped


@given(councils(), SIZES, RULES)
def test_a_larger_group_never_has_fewer_seats(groups: GroupSizes, sizes: list[int], rule: BalanceRule) -> None:
    found = entitlements(groups, sizes, rule).groups
    for larger, smaller in pairwise(found):
        assert larger.members == smaller.members or larger.entitled >= smaller.entitled


@given(councils(), SIZES)
def test_without_a_majority_nobody_is_a_seat_and_a_half_from_the_share(groups: GroupSizes, sizes: list[int]) -> None:
    assume(not groups.majority())
    for one in entitlements(groups, sizes).groups:
        assert abs(one.entitled - one.exact) <= Fraction(3, 2)


@given(councils(), SIZES)
def test_a_majority_of_the_council_is_one_on_every_body(groups: GroupSizes, sizes: list[int]) -> None:
    majority = groups.majority()
    assume(majority)
    for size, shares in zip(sizes, table(groups, [BodySeats("", size) for size in sizes]), strict=True):
        assert 2 * shares.by_group()[str(majority)] > size


@given(councils(), SIZES)
def test_moving_seats_keeps_each_body_full_and_comes_nearer(groups: GroupSizes, sizes: list[int]) -> None:
    start = nearest(groups, [BodySeats(f"body {number}", size) for number, size in enumerate(sizes)])
    before = adjustments(groups, start)[""]
    suggestion = suggest(groups, start)
    assert [sum(body.seats.values()) for body in suggestion.bodies] == sizes
    assert all(seats >= 0 for body in suggestion.bodies for seats in body.seats.values())
    assert sum(map(abs, suggestion.owed.values())) == sum(map(abs, before.values())) - 2 * len(suggestion.moves)
    assert "balance-majority" not in codes(groups, list(suggestion.bodies))


@given(councils(), SIZES)
def test_the_arithmetic_that_is_shown_is_the_arithmetic(groups: GroupSizes, sizes: list[int]) -> None:
    for one in entitlements(groups, sizes).groups:
        assert one.arithmetic.startswith(f"{one.members} × {sum(sizes)} ÷ {groups.total} = ")
        assert one.exact == Fraction(one.members * sum(sizes), groups.total)
