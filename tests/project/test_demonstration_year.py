"""The demonstration's year, played by the acts: everything that a newcomer is told to look at has come about."""

import datetime as dt

import pytest

from moothall.project.commands.demonstration_later import play_on
from moothall.project.commands.demonstration_year import play
from moothall.records.models import (
    Absence,
    Body,
    Clearance,
    DraftItem,
    DraftPaper,
    GateOverride,
    PaperWithdrawal,
    PlannedItem,
    Publication,
    ScheduledMeeting,
    Subscription,
)

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_year_shows_what_can_happen_to_a_pack() -> None:
    play_on(play("tall-ships-and-small-hours", NOW))
    papers = {one.title: one for one in DraftPaper.objects.filter(item__agenda__scheduled__date__year=2027)}
    assert (papers["Survey of the roofs"].first_label, papers["Survey of the roofs"].last_label) == ("3", "4a")
    assert PaperWithdrawal.objects.get().paper == papers["Letters from head teachers"]
    assert papers["Valuation by the county valuer"].released_on == NOW.date()
    assert GateOverride.objects.filter(publication__number=1).exists()
    assert DraftItem.objects.get(kind="late").urgency_by == "Mr T J Lowther"
    assert Clearance.objects.filter(answer="adverse").count() == 1
    assert PlannedItem.objects.get(title="Charging points on county land").deferrals.count() == 1
    assert ScheduledMeeting.objects.filter(state="cancelled").count() == 1
    assert Absence.objects.count() == 1
    assert {one.body.title for one in PlannedItem.objects.all()} == {
        one.title for one in Body.objects.exclude(size=None)
    } - {"Resources Cabinet Committee"}
    late = ScheduledMeeting.objects.filter(date__gt=NOW, date__lte=NOW + dt.timedelta(weeks=6), agenda=None)
    assert {one.body.title for one in late} == {"Cabinet"}
    assert Subscription.objects.exclude(confirmed_at=None).count() == 2
    assert Publication.objects.filter(current=True).count() == 2
