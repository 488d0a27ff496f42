"""Indicators, a dashboard, budget monitoring, statistics."""

from components.invented.common import AS_OF, BODY, DAY, FILTERS, MEETING, PAGER, PRINTED, TABLE_FILES
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    BudgetLineCard,
    BudgetPage,
    Commentary,
    DashboardArea,
    DashboardPage,
    DashboardRow,
    DashboardTable,
    FootnoteCard,
    IndicatorCard,
    IndicatorPage,
    IndicatorsPage,
    Link,
    RagCount,
    ReadingCard,
    StatisticsCard,
    StatisticsListPage,
    StatisticsPage,
    YearToDateCard,
)

INDICATOR = IndicatorCard(
    id="k1",
    url=addresses.indicator("k1", "Calls answered within a minute"),
    name="Calls to the contact centre answered within a minute",
    ref="CX03",
    service_area="Customer Services",
    body=BODY,
    period="Sep 2025",
    value="83%",
    rag="AMBER",
    travel="up",
    target="85%",
    floor="75%",
    history=(78.0, 74.0, None, 80.0, 83.0),
)


RED = IndicatorCard(
    id="k2",
    url=addresses.indicator("k2"),
    name="Invoices paid within 20 days",
    ref="FN11",
    service_area="Finance",
    period="Sep 2025",
    value="71%",
    rag="RED",
    travel="down",
    target="95%",
    floor="85%",
    history=(90.0, 84.0, 80.0, 71.0),
)


ACTIVITY = IndicatorCard(
    id="k3",
    url=addresses.indicator("k3"),
    name="Visits to libraries, thousands",
    ref="LB20",
    kind="activity",
    service_area="Customer Services",
    period="Sep 2025",
    value="112.4",
    in_range="Above",
    history=(101.0, 99.5, 112.4),
)


INDICATORS = IndicatorsPage(
    indicators=(INDICATOR, ACTIVITY, RED),
    counts=RagCount(green=19, amber=7, red=3, unrated=2),
    filters=FILTERS[:1],
    downloads=TABLE_FILES,
)


MONTHS = (
    "Apr 24",
    "May 24",
    "Jun 24",
    "Jul 24",
    "Aug 24",
    "Sep 24",
    "Oct 24",
    "Nov 24",
    "Dec 24",
    "Jan 25",
    "Feb 25",
    "Mar 25",
)


FIGURES = (88.0, 86.0, 84.0, 79.0, 74.0, None, 77.0, 81.0, 85.0, 86.0, 82.0, 83.0)


def rating(figure: float | None) -> str | None:
    return None if figure is None else "GREEN" if figure >= 85 else "AMBER" if figure >= 75 else "RED"


READINGS = tuple(
    ReadingCard(
        period=month,
        value="**" if figure is None else f"{figure:.0f}%",
        number=figure,
        rag=rating(figure),
        travel="up" if month == "Mar 25" else None,
        target="85%",
        floor="75%",
        target_number=85.0,
        floor_number=75.0,
        revised=("84%",) if month == "Mar 25" else (),
        footnotes=(FootnoteCard(mark="**", text="not yet available"),) if figure is None else (),
        sources=(PRINTED, PRINTED) if month == "Mar 25" else (PRINTED,),
    )
    for month, figure in zip(MONTHS, FIGURES, strict=True)
)


INDICATOR_PAGE = IndicatorPage(
    indicator=INDICATOR,
    readings=READINGS,
    year_to_date=(YearToDateCard(date=DAY, value="82%", rag="AMBER", previous_year="80%", source=PRINTED),),
    commentary=(
        Commentary(text="Two new advisers started in August; training took them off the lines.", source=PRINTED),
    ),
    names=("CX03: Calls answered in 60 seconds",),
    director="Owen Tay",
    cabinet_member="Mr D Lowe",
    delivered_by="Own staff",
    frequency="month",
    lower_is_better=False,
    unit="%",
    dashboards=(Link(text="Dashboard of 18 November 2025", url=addresses.dashboard("b1", "m1")),),
    downloads=TABLE_FILES,
)


ACTIVITY_PAGE = IndicatorPage(
    indicator=ACTIVITY,
    readings=(ReadingCard(period="Q2", value="112.4", number=112.4, lower="90", upper="110", in_range="Above"),),
)


DASHBOARD = DashboardPage(
    body=BODY,
    meeting=MEETING,
    date=DAY,
    counts=RagCount(green=11, amber=4, red=1, unrated=1),
    meetings=AS_OF,
    reds=(RED,),
    source=PRINTED,
    downloads=TABLE_FILES,
    areas=(
        DashboardArea(
            name="Customer Services",
            director="Owen Tay",
            cabinet_member="Mr D Lowe",
            delivered_by="Own staff",
            tables=(
                DashboardTable(
                    title="Key performance indicators, monthly",
                    kind="kpi",
                    periods=("Jun-25", "Jul-25", "Aug-25", "Sep-25"),
                    rows=(
                        DashboardRow(
                            indicator=INDICATOR,
                            values=("78%", "74%", "80%", "83%"),
                            ytd="80%",
                            ytd_rag="AMBER",
                            previous_year="80%",
                            footnotes=(FootnoteCard(mark="*", text="provisional"),),
                            source=PRINTED,
                        ),
                    ),
                ),
                DashboardTable(
                    title="Activity",
                    kind="activity",
                    periods=("Q1", "Q2"),
                    rows=(
                        DashboardRow(
                            indicator=ACTIVITY,
                            values=("101.0", "112.4"),
                            ytd="213.4",
                            upper="110.0",
                            lower="90.0",
                            previous_year="199.0",
                        ),
                    ),
                ),
            ),
            commentary=(Commentary(text="Training in August.", source=PRINTED, ref="CX03", url=INDICATOR.url),),
        ),
        DashboardArea(name="Finance", tables=()),
    ),
)


BUDGET = BudgetPage(
    body=BODY,
    meeting=MEETING,
    date=DAY,
    unit="£000s",
    meetings=AS_OF,
    lines=(
        BudgetLineCard(
            heading="Libraries, Registration and Archives",
            net_budget="8,410.0",
            net_forecast_variance="45.2",
            adjustment="0.0",
            revised_net_variance="45.2",
            last_reported="12.0",
            movement="33.2",
            variance=45.2,
            history=(0.0, 12.0, 45.2),
            source=PRINTED,
        ),
        BudgetLineCard(heading="Property", net_budget="12,001.5", revised_net_variance="-310.0", variance=-310.0),
        BudgetLineCard(heading="Total", net_budget="20,411.5", revised_net_variance="-264.8", total=True),
    ),
    commentary=(Commentary(text="Rent from two buildings came early.", source=PRINTED, ref="Property"),),
    source=PRINTED,
    downloads=TABLE_FILES,
)


STATISTICS = StatisticsPage(
    title="Visits to household recycling centres by district",
    columns=("", "2023/24", "2024/25", "Change", "Remark"),
    rows=(("Northvale", "120,411", "131,002", "+8.8%", "New site"), ("Eastmoor", "98,000", "95,114", "-2.9%", "")),
    meeting=MEETING,
    body=BODY,
    date=DAY,
    source=PRINTED,
    downloads=TABLE_FILES,
    others=(StatisticsCard(title="Tonnes by district", url="/statistics/s2", meeting=MEETING, date=DAY),),
)


STATISTICS_LIST = StatisticsListPage(tables=STATISTICS.others, pager=PAGER)
