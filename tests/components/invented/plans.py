"""An action plan and a work programme."""

from components.invented.common import (
    AS_OF,
    BODY,
    DAY,
    EARLIER,
    JANUARY,
    LATER,
    MEETING,
    PRINTED,
    SCRUTINY,
    SEPTEMBER,
    TABLE_FILES,
)
from moothall.queries.public import addresses
from moothall.queries.public.cards import (
    ActionCard,
    PlanCard,
    PlanPage,
    PlanReport,
    PlansPage,
    ProgrammeGroup,
    ProgrammeItemCard,
    ProgrammeOutcome,
    ProgrammePage,
    RagCount,
    StatusCard,
)

PLAN = PlanCard(
    id="a1",
    url=addresses.plan("a1", "Review of rural transport"),
    title="Review of rural transport",
    body=SCRUTINY,
    counts=RagCount(green=6, amber=3, red=1),
    reported=DAY,
    actions=10,
)


PLANS = PlansPage(plans=(PLAN,), downloads=TABLE_FILES)


PLAN_PAGE = PlanPage(
    plan=PLAN,
    actions=(
        ActionCard(
            number="1",
            title="Publish a timetable that joins bus and train",
            anchor="action-1",
            owner="Head of Transport",
            deadline="March 2026",
            history=(
                StatusCard(date=EARLIER, meeting=SEPTEMBER, rag="Red", status="Not begun", source=PRINTED),
                StatusCard(
                    date=DAY,
                    meeting=MEETING,
                    rag="Green",
                    status="Under way",
                    progress="A first draft is out.",
                    source=PRINTED,
                ),
            ),
        ),
        ActionCard(title="An action that has no number and no report yet"),
    ),
    reports=(PlanReport(meeting=SEPTEMBER, date=EARLIER, counts=RagCount(green=2, amber=5, red=3)),),
    downloads=TABLE_FILES,
)


ENTRY = ProgrammeItemCard(
    title="Performance dashboard",
    section="C – Performance",
    kind="every other meeting",
    added="Agenda setting, 2 October 2025",
    deferred="from September",
    lead=("Owen Tay", "Ruth Calder"),
    outcome=ProgrammeOutcome(kind="considered", text="Came to the meeting of", link=MEETING),
    source=PRINTED,
)


PROGRAMME = ProgrammePage(
    body=BODY,
    meeting=MEETING,
    date=DAY,
    upcoming=(
        ProgrammeGroup(
            title="20 January 2026",
            date=LATER,
            meeting=JANUARY,
            items=(
                ENTRY,
                ProgrammeItemCard(
                    title="Depot", exempt=True, outcome=ProgrammeOutcome(kind="awaited", text="Still to come")
                ),
            ),
        ),
        ProgrammeGroup(title="24 March 2026", items=()),
    ),
    regular=(ProgrammeGroup(title="January", items=(ProgrammeItemCard(title="Budget"),)),),
    unallocated=ProgrammeGroup(
        title="Not yet allocated to a meeting", items=(ProgrammeItemCard(title="Cyber security"),)
    ),
    past=(ProgrammeGroup(title="16 September 2025", items=(ENTRY,)),),
    meetings=AS_OF,
    source=PRINTED,
    downloads=TABLE_FILES,
)
