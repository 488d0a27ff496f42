"""Work programmes tell what comes, mostly; what was asked for is added, and what slips says from when."""

import re
from collections.abc import Iterator

from moothall.demonstration.packs import DemoPack
from moothall.documents.composer.words import long_date
from moothall.facts.programmes import ProgrammeItem

Made = tuple[DemoPack, ...]


def bare(title: str) -> str:
    """A programme's title without the remarks after it."""
    return re.sub(r" \((?:minutes of|deferred from) [^)]*\)", "", title).removesuffix(" (exempt)")


def announced(made: Made) -> Iterator[tuple[DemoPack, DemoPack, ProgrammeItem]]:
    """Each item listed for a meeting that has a pack: the pack it was listed in, that of the meeting, and the item."""
    held = {(each.body, each.date): each for each in made}
    for each in made:
        for meeting in each.pack.work_programme:
            if meeting.day and (each.body, meeting.day) in held:
                for item in meeting.items:
                    yield each, held[each.body, meeting.day], item


def titles(pack: DemoPack) -> set[str]:
    """What stood on a pack's agenda."""
    return {item.title for item in pack.job.front.agenda}


def test_what_is_announced_mostly_comes(made: Made) -> None:
    listed = list(announced(made))
    came = sum(bare(item.title) in titles(then) for _, then, item in listed)
    assert len(listed) > 400
    assert 0.9 < came / len(listed) < 1


def test_every_topic_was_announced_unless_it_was_asked_for_at_the_last_meeting(made: Made) -> None:
    told = {(then.name, bare(item.title)) for _, then, item in announced(made)}
    began = {each.body: each.name for each in reversed(made)}
    for each in made:
        papers = {paper.item for paper in each.job.papers}
        for item in each.job.front.agenda:
            expected = item.number in papers and not item.title.startswith(("Minutes of", "Call-in of"))
            if expected and each.name != began[each.body] and (each.name, item.title) not in told:
                assert item.title in asked_for_in(each), each.name


def asked_for_in(pack: DemoPack) -> str:
    """What the minutes in a pack resolve to add to the work programme."""
    resolved = [text for m in pack.pack.minutes for item in m.items for text in item.resolutions]
    return " ".join(text for text in resolved if "subject to the addition of" in text)


def test_what_slipped_says_from_when(made: Made) -> None:
    slipped = [(now, then, item) for now, then, item in announced(made) if item.deferred]
    assert slipped
    for now, then, item in slipped:
        planned = (item.deferred or "").removeprefix("deferred from ")
        days = [each.date for each in made if each.body == now.body and long_date(each.date) == planned]
        assert len(days) == 1
        assert days[0] <= now.date < then.date


def test_what_members_asked_for_is_added_with_the_minutes_that_say_so(made: Made) -> None:
    asked = {item.title.split(" (")[0]: item for each in made for m in each.pack.work_programme for item in m.items}
    added = [item for item in asked.values() if item.added or "(minutes of" in item.title]
    assert len(added) >= 5
    assert sum(bool(asked_for_in(each)) for each in made) >= 5


def test_some_items_wait_without_a_meeting(made: Made) -> None:
    waiting = [m for each in made for m in each.pack.work_programme if m.meeting is None]
    assert waiting
    assert all(meeting.items for meeting in waiting)


def test_both_forms_are_printed(made: Made) -> None:
    items = [item for each in made for m in each.pack.work_programme for item in m.items]
    assert any(item.section for item in items)
    assert any(item.lead and item.kind for item in items)
    assert any(m.meeting == "JANUARY" for each in made for m in each.pack.work_programme)


def test_a_call_in_is_in_no_programme(made: Made) -> None:
    assert not any("Call-in" in item.title for each in made for m in each.pack.work_programme for item in m.items)
