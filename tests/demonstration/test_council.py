"""The demonstration council holds its meetings by the rules, and its people and numbers hang together."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import pytest

from moothall.demonstration.attendance import SERVED
from moothall.demonstration.bodies import OUTSIDE, bodies
from moothall.demonstration.dated import holding, on, wording
from moothall.demonstration.packs import SEED, DemoPack, packs
from moothall.demonstration.people import people
from moothall.demonstration.topics import sections, topics
from moothall.facts.meetings import MinuteItem, Minutes
from moothall.facts.packs import Pack
from moothall.facts.record import essence, from_json, to_json
from moothall.rules.access import motion
from moothall.rules.notice import in_time
from moothall.rules.votes import faults

Made = tuple[DemoPack, ...]


def minutes_of(made: Made) -> Iterator[tuple[Pack, Minutes]]:
    """Every set of minutes with the pack it is in."""
    for each in made:
        for record in each.pack.minutes:
            yield each.pack, record


def minutes_of_body(made: Made, body: str) -> list[Minutes]:
    """A body's minutes in order."""
    return [record for _, record in minutes_of(made) if record.body == body]


def all_items(made: Made) -> Iterator[tuple[Minutes, MinuteItem]]:
    """Every minute with the set it belongs to."""
    for _, record in minutes_of(made):
        for item in record.items:
            yield record, item


def test_two_municipal_years_of_five_bodies(made: Made) -> None:
    held = defaultdict(list)
    for each in made:
        held[each.body].append(each.date)
    assert len(held) == 5
    assert all(5 <= sum(day < dt.date(2025, 5, 1) for day in days) <= 6 for days in held.values())
    assert all(5 <= sum(day >= dt.date(2025, 5, 1) for day in days) <= 6 for days in held.values())
    assert min(each.date for each in made) >= dt.date(2024, 5, 1)
    assert max(each.date for each in made) < dt.date(2026, 5, 1)


def test_the_same_seed_makes_the_same_packs(made: Made) -> None:
    assert tuple(packs(SEED)) == made


def test_another_seed_makes_others(made: Made) -> None:
    assert next(packs(SEED + 1)).pack != made[0].pack


def test_papers_go_out_at_least_five_clear_days_before(made: Made) -> None:
    for each in made:
        meeting = each.job.front.meeting
        assert meeting
        assert meeting.published
        assert in_time("papers", meeting.published, each.date).allowed, each.name


def test_no_meeting_is_held_on_a_weekend(made: Made) -> None:
    assert all(each.date.weekday() < 5 for each in made)


def test_every_pack_is_a_record(made: Made) -> None:
    for each in made:
        again = from_json(to_json(each.pack))
        assert essence(msgspec.to_builtins(again)) == essence(msgspec.to_builtins(each.pack))


def test_minutes_run_on_without_gaps_from_meeting_to_meeting(made: Made) -> None:
    for body in bodies().values():
        numbers = [int(item.number) for record in minutes_of_body(made, body.name) for item in record.items]
        assert numbers == list(range(body.first_minute, body.first_minute + len(numbers)))


def test_each_pack_carries_the_minutes_of_the_meeting_before(made: Made) -> None:
    for body in bodies().values():
        days = [each.date for each in made if each.body == body.name]
        told = [record.date for record in minutes_of_body(made, body.name)]
        assert told[1:] == days[:-1]
        assert told[0] is not None
        assert told[0] < days[0]


def test_an_item_is_minuted_under_the_number_and_title_it_had_on_the_agenda(made: Made) -> None:
    agendas = {(each.body, each.date): each.job.front.agenda for each in made}
    for record, item in all_items(made):
        agenda = agendas.get((record.body or "", record.date or dt.date.min))
        if agenda and item.agenda_item:
            printed = next(entry for entry in agenda if entry.number == item.agenda_item)
            assert printed.title.startswith(item.title)
            assert printed.decision == item.decision


def test_decision_numbers_are_one_series_a_year_and_keep_their_titles(made: Made) -> None:
    titles = defaultdict(set)
    for each in made:
        for item in each.job.front.agenda:
            if item.decision:
                assert re.fullmatch(r"2[456]/\d{5}", item.decision)
                titles[item.decision].add(item.title)
    assert len(titles) > 20
    assert all(len(named) == 1 for named in titles.values())


def test_who_was_present_sits_on_the_body_or_substitutes_for_one_of_the_same_group(made: Made) -> None:
    groups = {person.formal: person.group for person in people().members.values()}
    seats = {body.name: body for body in bodies().values()}
    for _, record in minutes_of(made):
        assert record.date
        body = seats[record.body or ""]
        seated = {people().members[name].formal for name in body.sitting_members(record.date)}
        for attendee in record.present:
            if attendee.substitute_for:
                assert attendee.substitute_for in seated
                assert groups[attendee.name] == groups[attendee.substitute_for]
            else:
                assert attendee.name in seated


def test_nobody_attends_before_election_or_after_leaving(made: Made) -> None:
    served = {people().members[name].formal: span for name, span in SERVED.items()}
    for _, record in minutes_of(made):
        assert record.date
        for attendee in record.present:
            since, until = served.get(attendee.name, (dt.date.min, dt.date.max))
            assert since <= record.date <= until


def test_votes_add_up_and_follow_from_their_counts(made: Made) -> None:
    outside = {person.formal for person in people().members.values() if person.group in OUTSIDE}
    for record, item in all_items(made):
        voting = sum(attendee.name not in outside for attendee in record.present)
        for vote in item.votes:
            assert faults(vote, voting) == ()


def test_there_are_motions_lost_ties_broken_and_dissents(made: Made) -> None:
    items = [item for _, item in all_items(made)]
    votes = [vote for item in items for vote in item.votes]
    assert any(vote.casting for vote in votes)
    assert any(vote.result == "lost" for vote in votes)
    assert any(vote.abstentions for vote in votes)
    assert any(vote.candidates for vote in votes)
    assert any(item.dissents for item in items)
    assert any(motion.seconder for item in items for motion in item.motions)


def test_a_dissent_is_by_someone_who_was_there(made: Made) -> None:
    spoken = {person.formal: person.spoken for person in people().members.values()}
    for record, item in all_items(made):
        there = {spoken[attendee.name] for attendee in record.present}
        assert {dissent.name for dissent in item.dissents} <= there


def test_a_body_changes_with_a_by_election(made: Made) -> None:
    sheets = [each.pack for each in made if each.body == "Environment and Transport Cabinet Committee"]
    named = [{m.name for g in sheet.membership.groups for m in g.members} for sheet in sheets if sheet.membership]
    assert "Mr R E Sallow" in named[0]
    assert "Mr R E Sallow" not in named[2]
    assert "Mr N F Aldous" in named[3]
    assert {sheet.membership.size for sheet in sheets if sheet.membership} == {13}


def test_exempt_items_stand_under_a_motion_that_the_law_would_accept(made: Made) -> None:
    closed = [each for each in made if any(item.exempt for item in each.job.front.agenda)]
    assert len(closed) >= 6
    for each in closed:
        assert each.job.front.exclusion
        assert motion(each.job.front.exclusion, each.date).allowed


def test_a_called_in_decision_is_shown_with_its_record(made: Made) -> None:
    taken = [decision for each in made for decision in each.pack.decisions if decision.status == "taken"]
    proposed = {decision.number for each in made for decision in each.pack.decisions if decision.status == "proposed"}
    assert len(taken) == 2
    assert {decision.number for decision in taken} <= proposed


def test_a_post_changes_its_name_while_its_holder_stays(made: Made) -> None:
    posts = defaultdict(set)
    for _, record in minutes_of(made):
        for post in record.in_attendance:
            posts[post.name].add(post.title)
    assert len(posts["Mrs E Kowalczyk"]) == 2
    assert len(posts["Mr T Lindgren"]) == 2


def test_every_report_has_something_to_read(made: Made) -> None:
    for key, topic in topics().items():
        words = len(topic.body.split())
        assert words > (60 if topic.exempt else 150), key


def test_no_text_is_left_unfilled(made: Made) -> None:
    for each in made:
        said = msgspec.json.encode(each.job).decode()
        assert not re.search(r"\{[a-z_]+\}", said), each.name


def test_sections_and_paragraphs_are_numbered_and_bullets_are_not() -> None:
    (first, second) = sections("## One\nA.\n\nB.\n\n- c\n- d\n\nE.\n\n## Two\nF.")
    assert [part.marker for part in (first, second)] == ["1.", "2."]
    assert [(part.marker, part.text) for part in first.contents] == [
        ("1.1", "A."),
        ("1.2", "B."),
        ("•", "c"),
        ("•", "d"),
        ("1.3", "E."),
    ]


@pytest.mark.parametrize(
    ("entry", "text", "since", "until"),
    [
        ("Head of Ponds", "Head of Ponds", dt.date.min, dt.date.max),
        ("Head of Ponds until 2025-03-31", "Head of Ponds", dt.date.min, dt.date(2025, 3, 31)),
        ("Head of Ponds from 2025-04-01", "Head of Ponds", dt.date(2025, 4, 1), dt.date.max),
        ("Head from 2024-01-01 until 2024-06-30", "Head", dt.date(2024, 1, 1), dt.date(2024, 6, 30)),
    ],
)
def test_a_wording_holds_from_and_until(entry: str, text: str, since: dt.date, until: dt.date) -> None:
    assert wording(entry) == msgspec.structs.replace(wording("x"), text=text, since=since, until=until)


def test_of_two_wordings_the_one_of_the_day_holds() -> None:
    entries = ("Waste until 2025-03-31", "Resources from 2025-04-01")
    assert [on(entries, dt.date(2025, 3, 31)), on(entries, dt.date(2025, 4, 1))] == ["Waste", "Resources"]
    assert holding(("Waste until 2025-03-31",), dt.date(2026, 1, 1)) == []
    with pytest.raises(ValueError, match="holds on 2026-01-01"):
        on(("Waste until 2025-03-31",), dt.date(2026, 1, 1))


def test_meetings_of_a_body_are_in_order(made: Made) -> None:
    days: Sequence[dt.date] = [each.date for each in made]
    assert all(before <= after for before, after in pairwise(days))
