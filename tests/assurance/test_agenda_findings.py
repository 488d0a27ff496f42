"""What is said of an agenda before it is published."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.invented_agenda import EXEMPTION, SECTIONS, agenda, lettered, paper
from moothall.assurance.agenda import CHECKS, findings
from moothall.assurance.check import Beside
from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem, DraftPaper
from moothall.facts.bodies import Member, Membership, PoliticalGroup
from moothall.facts.drafts import Exemption
from moothall.rules import exclusion

TODAY = dt.date(2026, 3, 2)
Change = Callable[[DraftAgenda], DraftAgenda]


def complete() -> DraftAgenda:
    """An agenda of which nothing is to be said."""
    one = agenda()
    followed = {"kind": "report", "papers": (paper("budgetpr", "Draft revenue budget: the report"),)}
    one = item_with("budget01", **followed)(one)
    analysis = paper("equality", "Equality analysis", kind="appendix")
    one = item_with("decision", papers=(paper("resurfac", "Resurfacing of the ring road"), analysis))(one)
    declared = DraftItem(key="declared", number="2a", title="Declarations of Interest", kind="standing")
    return msgspec.structs.replace(one, items=(*one.items[:2], declared, *one.items[2:]))


def item_with(key: str, **changes: Any) -> Change:
    """The agenda with one item changed."""

    def changed(one: DraftAgenda) -> DraftAgenda:
        rows = (msgspec.structs.replace(item, **changes) if item.key == key else item for item in one.items)
        return msgspec.structs.replace(one, items=tuple(rows))

    return changed


def agenda_with(**changes: Any) -> Change:
    """The agenda changed as a whole."""
    return lambda one: msgspec.structs.replace(one, **changes)


def with_sections(**items: str) -> Change:
    """The agenda in lettered sections, with some items in other sections."""

    def changed(one: DraftAgenda) -> DraftAgenda:
        rows = (msgspec.structs.replace(item, section=items.get(item.key, item.section)) for item in one.items)
        style = AgendaStyle(numbering="sections", sections=SECTIONS)
        return msgspec.structs.replace(one, items=tuple(rows), style=style)

    return changed


def seated(size: int, *names: str) -> Membership:
    members = tuple(Member(name=name) for name in names)
    return Membership(size=size, groups=(PoliticalGroup(name="Green", size=2, members=members),))


def labelled(*ranges: tuple[str, str]) -> Change:
    papers = tuple(
        paper(f"paper{place}xx", f"Paper {place}", file=str(place) * 64, first_label=first, last_label=last)
        for place, (first, last) in enumerate(ranges)
    )
    return item_with("budget01", papers=papers)


KEY = "meeting1"
SHUT = paper("appendix", "Equality analysis", exemption=Exemption())
FAULTS: list[tuple[str, str, str, Change]] = [
    ("no-venue", "stop", KEY, agenda_with(venue=" ")),
    ("no-officer", "stop", KEY, agenda_with(proper_officer=None)),
    ("no-contact", "advice", KEY, agenda_with(contact=None)),
    ("no-membership", "advice", KEY, agenda_with(membership=None)),
    ("no-report", "stop", "decision", item_with("decision", papers=())),
    ("to-follow", "advice", "budget01", item_with("budget01", kind="to follow", papers=())),
    ("no-minutes", "stop", "minutes1", item_with("minutes1", papers=())),
    ("no-slip", "advice", "oldmill1", item_with("oldmill1", papers=())),
    ("no-file", "stop", "resurfac", item_with("decision", is_key=False, papers=(paper("resurfac", "Road", file=""),))),
    ("no-declarations", "advice", KEY, item_with("declared", title="Dates of meetings")),
    ("no-apologies", "advice", KEY, item_with("apology1", title="Welcome to all")),
    ("exclusion", "stop", KEY, agenda_with(motion="")),
    ("exclusion", "stop", KEY, agenda_with(motion="That, under section 100A(4), the public go home.")),
    ("exclusion", "stop", KEY, item_with("oldmill1", exemption=Exemption(("3", "5"), "Both outweigh."))),
    ("motion-unneeded", "stop", KEY, item_with("oldmill1", exemption=None, closed_title="", papers=(paper("a", "A"),))),
    ("no-decision-number", "stop", "decision", item_with("decision", decision="")),
    ("no-equality", "advice", "decision", item_with("decision", papers=(paper("resurfac", "Road"),))),
    ("late-agenda", "stop", KEY, agenda_with(date=dt.date(2026, 3, 5))),
    ("late-item", "absolute", "snow0001", lambda one: late(one, ())),
    ("exemption", "stop", "oldmill1", item_with("oldmill1", exemption=Exemption())),
    ("exemption", "stop", "oldmill1", item_with("oldmill1", exemption=Exemption(("8",), "Outweighs."))),
    ("exemption", "stop", "oldmill1", item_with("oldmill1", exemption=Exemption(("3",)))),
    ("exemption", "stop", "appendix", item_with("decision", papers=(SHUT,))),
    ("exempt-and-confidential", "stop", "oldmill1", item_with("oldmill1", confidential=True)),
    ("follows-and-is-here", "stop", "budget01", item_with("budget01", kind="to follow")),
    ("verbal-with-paper", "advice", "snow0001", item_with("snow0001", papers=(paper("snowpapr", "Snow"),))),
    (
        "open-without-open-paper",
        "advice",
        "budget01",
        item_with("budget01", papers=(paper("b", "B", confidential=True),)),
    ),
    ("decision-form", "stop", "decision", item_with("decision", decision="2026/14")),
    ("decision-twice", "stop", "budget01", item_with("budget01", decision="26/00014")),
    ("unknown-section", "stop", "snow0001", with_sections(snow0001="X", declared="A")),
    ("exempt-among-open", "advice", "oldmill1", with_sections(oldmill1="C", declared="A")),
    ("item-twice", "advice", "snow0001", item_with("budget01", title="Winter  service")),
    ("number-twice", "stop", "budget01", item_with("budget01", number="1")),
    (
        "paper-twice",
        "advice",
        "budgetpr",
        item_with("budget01", papers=(paper("budgetpr", "B", file=paper("resurfac", "Road").file),)),
    ),
    ("pages-overlap", "stop", "paper0xx", labelled(("5", "9"), ("9", "12"))),
    ("page-label", "stop", KEY, labelled(("5", "9"), ("ix", "12"))),
    ("body-size", "stop", KEY, agenda_with(membership=seated(1, "Ms C Fenn", "Mr B Oaks"))),
    ("body-size", "advice", KEY, agenda_with(membership=seated(5, "Ms C Fenn"))),
    ("group-size", "stop", KEY, agenda_with(membership=seated(3, "Ms C Fenn", "Mr B Oaks", "Mr D Elm"))),
    ("scanned", "advice", "budgetpr", item_with("budget01", papers=(paper("budgetpr", "Budget", scanned=True),))),
    ("untagged", "advice", "budgetpr", item_with("budget01", papers=(paper("budgetpr", "Budget", tagged=False),))),
    (
        "hidden",
        "stop",
        "budgetpr",
        item_with("budget01", papers=(paper("budgetpr", "Budget", hidden=("A comment.",)),)),
    ),
    ("closed-title", "stop", "oldmill1", item_with("oldmill1", closed_title="PROPERTY  matter")),
    ("closed-title-unused", "advice", "snow0001", item_with("snow0001", closed_title="Snow in the mill")),
    ("vague-title", "advice", "snow0001", item_with("snow0001", title="Update")),
    ("vague-title", "advice", "snow0001", item_with("snow0001", title="Winter service (TBC)")),
    ("other-business", "stop", "snow0001", item_with("snow0001", title="Any other business")),
    ("long-title", "advice", "snow0001", item_with("snow0001", title="Winter service " * 20)),
    ("purpose", "advice", "snow0001", item_with("snow0001", purpose="Snow and ice on roads.")),
    ("acronym", "advice", "snow0001", item_with("snow0001", purpose="To note the WSP.")),
]
BESIDE = Beside(today=TODAY, previous=dt.date(2026, 1, 15), acronyms=frozenset({"RAG"}))


def late(one: DraftAgenda, urgency: tuple[str, ...]) -> DraftAgenda:
    """The agenda with an item that was added three days before the meeting."""
    by, reason = urgency or ("", "")
    day = dt.date(2026, 3, 9)
    return item_with("snow0001", late=True, added=day, published=day, urgency_by=by, urgency_reason=reason)(one)


def test_of_a_complete_agenda_nothing_is_said() -> None:
    assert findings(complete(), BESIDE) == ()


@pytest.mark.parametrize(("code", "severity", "place", "change"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_is_found_where_it_is(code: str, severity: str, place: str, change: Change) -> None:
    said = [(one.code, one.severity, one.place) for one in findings(change(complete()), BESIDE)]
    assert (code, severity, place) in said


def test_each_finding_says_where_it_is_mended_and_by_what_rule() -> None:
    said = [one for _, _, _, change in FAULTS for one in findings(change(complete()), BESIDE)]
    assert all(one.mend and one.source and one.text and one.place for one in said)


def test_a_late_item_that_the_chairman_finds_urgent_may_be_taken() -> None:
    urgent = late(complete(), ("Mrs A Rush", "The bridge fell on Sunday."))
    assert "late-item" not in [one.code for one in findings(urgent, BESIDE)]


def test_urgency_does_not_help_an_item_of_the_executive() -> None:
    urgent = late(complete(), ("Mrs A Rush", "The bridge fell on Sunday."))
    executive = msgspec.structs.replace(urgent, notice=msgspec.structs.replace(urgent.notice, executive=True))
    assert "late-item" in [one.code for one in findings(executive, BESIDE)]


def test_an_open_item_and_the_exempt_one_beside_it_share_title_and_decision_number() -> None:
    one = complete()
    beside = DraftItem(
        key="beside01",
        number="11",
        title=next(item.title for item in one.items if item.key == "decision"),
        kind="report",
        decision="26/00014",
        exemption=EXEMPTION,
        papers=(paper("valuatio", "Valuation", exemption=EXEMPTION),),
    )
    codes = {said.code for said in findings(msgspec.structs.replace(one, items=(*one.items, beside)), BESIDE)}
    assert not codes & {"decision-twice", "item-twice"}


def test_the_last_day_is_named_on_that_day_and_past_it() -> None:
    due = Beside(today=dt.date(2026, 3, 4))
    past = Beside(today=dt.date(2026, 3, 5))
    assert "due-today" in [one.code for one in findings(complete(), due)]
    assert any("Wednesday 4 March" in one.text for one in findings(complete(), past) if one.code == "late-agenda")


def test_a_cover_for_another_day_is_found() -> None:
    beside = Beside(covers={"resurfac": dt.date(2026, 2, 5)})
    said = next(one for one in findings(complete(), beside) if one.code == "cover-date")
    assert "5 February 2026" in said.text


def test_sections_of_a_report_with_nothing_in_them_are_named() -> None:
    beside = Beside(unwritten={"resurfac": ("Legal implications", "Conclusion")})
    (said,) = [one for one in findings(complete(), beside) if one.code == "empty-section"]
    assert (said.severity, said.place) == ("advice", "resurfac")
    assert said.text.endswith("has nothing under “Legal implications”, “Conclusion”.")


def test_sections_of_a_report_that_is_not_open_are_counted_and_not_named() -> None:
    closed = msgspec.structs.replace(paper("resurfac", "Sale"), exemption=EXEMPTION)
    one = item_with("decision", papers=(closed,))(complete())
    beside = Beside(unwritten={"resurfac": ("Sale to Zorblatt",)})
    (said,) = [one for one in findings(one, beside) if one.code == "empty-section"]
    assert said.text.endswith("has nothing under one of its headings.")


def test_minutes_are_missed_where_the_body_has_met_before() -> None:
    one = item_with("minutes1", kind="standing", papers=())(complete())
    assert "no-minutes-item" in [said.code for said in findings(one, BESIDE)]
    assert "no-minutes-item" not in [said.code for said in findings(one, Beside())]
    extra = msgspec.structs.replace(one, kind="extraordinary")
    assert "no-minutes-item" not in [said.code for said in findings(extra, BESIDE)]


def test_the_gravest_is_said_first() -> None:
    said = [one.severity for one in findings(late(item_with("decision", papers=())(complete()), ()), BESIDE)]
    assert said == sorted(said, key=("absolute", "stop", "advice").index)


def test_the_motion_that_is_composed_will_do() -> None:
    assert "exclusion" not in [one.code for one in findings(complete())]
    assert "exclusion" not in [one.code for one in findings(lettered())]


exemptions = st.none() | st.builds(
    Exemption, paragraphs=st.tuples(st.sampled_from("1234567890")), public_interest=st.text()
)
some_papers = st.lists(
    st.builds(
        DraftPaper,
        key=st.uuids().map(str),
        title=st.text(),
        kind=st.sampled_from(["report", "appendix", "minutes"]),
        file=st.sampled_from(["", "a" * 64, "b" * 64]),
        exemption=exemptions,
        confidential=st.booleans(),
        first_label=st.sampled_from(["", "3", "47a"]),
        last_label=st.sampled_from(["", "5", "ix"]),
    ),
    max_size=3,
).map(tuple)
some_items = st.lists(
    st.builds(
        DraftItem,
        key=st.uuids().map(str),
        number=st.sampled_from(["1", "2", "A1"]),
        title=st.text(),
        kind=st.sampled_from(["report", "minutes", "verbal", "to follow", "late"]),
        section=st.sampled_from(["", "A", "Z"]),
        closed_title=st.text(max_size=5),
        exemption=exemptions,
        confidential=st.booleans(),
        late=st.booleans(),
        papers=some_papers,
    ),
    max_size=6,
).map(tuple)


@given(some_items, st.sampled_from([AgendaStyle(), AgendaStyle(numbering="sections", sections=SECTIONS)]))
def test_whatever_the_agenda_each_finding_is_about_something_on_it(
    items: tuple[DraftItem, ...], style: AgendaStyle
) -> None:
    one = msgspec.structs.replace(agenda(), items=items, style=style)
    one = msgspec.structs.replace(one, motion=exclusion.wording(one))
    places = {one.key, *(item.key for item in items), *(paper.key for _, paper in one.papers())}
    assert all(said.place in places for said in findings(one, BESIDE))


def test_every_check_finds_something_in_some_row_of_the_table() -> None:
    said = {
        check
        for check in CHECKS
        for _, _, _, change in FAULTS
        if list(check(change(complete()), Beside(today=TODAY, acronyms=frozenset())))
    }
    by_themselves = {"minutes", "cover_dates", "report_sections"}
    assert {check.__name__ for check in set(CHECKS) - said} == by_themselves
