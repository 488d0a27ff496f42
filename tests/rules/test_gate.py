"""The gate before a publication: each refusal, what a named person may override, and what nobody may."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper, NoticeProfile
from moothall.facts.drafts import Cover, Exemption, ReportDraft
from moothall.facts.findings import Finding
from moothall.rules.gate import gate, is_open
from moothall.rules.publishing import held, standing, to_publish

MEETING = dt.date(2026, 3, 12)
IN_TIME, LATE = dt.date(2026, 3, 4), dt.date(2026, 3, 5)
MOTION = (
    "That under Section 100A(4) of the Local Government Act 1972 the public be excluded for item 2 on the grounds that "
    "it involves the likely disclosure of exempt information as defined in paragraph 3 of Part 1 of Schedule 12A."
)
LEASE = Exemption(paragraphs=("3",), public_interest="Disclosure would weaken the council in the negotiation.")
REPORT = DraftPaper(
    key="paperaaa", title="The coast road", kind="report", file="a" * 64, report="reportaa", cleared=True
)
CLOSED = DraftPaper(key="paperbbb", title="Rent of the depot", kind="report", file="b" * 64, exemption=LEASE)
ROAD = DraftItem(key="itemaaaa", number="1", title="The coast road", kind="report", papers=(REPORT,))
DEPOT = DraftItem(
    key="itembbbb", number="2", title="Depot lease", kind="report", exemption=LEASE, papers=(CLOSED,),
    closed_title="Rent of the depot at Pell Head",
)  # fmt: skip
NOTHING: dict[str, Any] = {}


def changed(fact: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(fact, **fields)


def agenda(*items: DraftItem, **fields: Any) -> DraftAgenda:
    said = {"key": "meetingg", "council": "Larkshire Council", "body": "Roads Committee", "date": MEETING} | fields
    return DraftAgenda(items=items, **({"motion": MOTION} | said))


def severities(found: tuple[Finding, ...]) -> dict[tuple[str, str], str]:
    return {(one.code, one.place): one.severity for one in found}


WHOLE = agenda(ROAD, DEPOT)
URGENT = {"urgency_by": "Mrs T Dunmore", "urgency_reason": "The cliff fell on Monday."}


def test_an_agenda_in_which_nothing_is_missing_meets_nothing() -> None:
    assert gate(WHOLE, (), IN_TIME) == ()
    assert is_open(gate(WHOLE, (), IN_TIME), NOTHING)


@pytest.mark.parametrize(
    ("item", "executive", "expected"),
    [
        (ROAD, False, "absolute"),
        (changed(ROAD, urgency_by="Mrs T Dunmore"), False, "absolute"),
        (changed(ROAD, urgency_reason="The cliff fell."), False, "absolute"),
        (changed(ROAD, **URGENT), False, "advice"),
        (changed(ROAD, **URGENT), True, "absolute"),
        (changed(ROAD, published=IN_TIME), False, None),
        (changed(ROAD, held="The figures are being checked."), False, None),
    ],
    ids=["no opinion", "no reason", "nobody's", "urgent", "the executive's", "was out in time", "held"],
)
def test_a_late_item_needs_the_opinion_of_the_chairman(item: DraftItem, executive: bool, expected: str | None) -> None:
    said = agenda(item, notice=NoticeProfile(executive=executive))
    found = severities(gate(said, (), LATE))
    codes = {"late-item": "absolute", "urgent-item": "advice"}
    assert {codes[code] for code, _ in found if code in codes} == ({expected} if expected else set())


def test_a_late_item_without_the_opinion_cannot_be_overridden_by_anyone() -> None:
    found = gate(agenda(ROAD), (), LATE)
    everything = {(one.code, one.place): "by name" for one in found}
    assert not is_open(found, everything)
    assert is_open(gate(agenda(changed(ROAD, **URGENT)), (), LATE), NOTHING)


def test_a_report_that_follows_its_item_is_late_but_the_item_may_be_taken() -> None:
    followed = changed(ROAD, published=IN_TIME)
    found = gate(agenda(followed), (), LATE)
    assert severities(found) == {("late-paper", REPORT.key): "stop"}
    assert is_open(found, {("late-paper", REPORT.key): "by name"})


def test_a_late_exempt_paper_is_not_open_to_inspection_so_it_is_only_worth_a_word() -> None:
    followed = changed(DEPOT, published=IN_TIME)
    assert severities(gate(agenda(followed), (), LATE)) == {("late-paper", CLOSED.key): "advice"}


def test_a_meeting_convened_at_shorter_notice_is_in_time_from_that_day() -> None:
    assert gate(agenda(ROAD, convened=LATE), (), LATE) == ()


def test_a_longer_minimum_of_the_council_counts() -> None:
    said = agenda(ROAD, notice=NoticeProfile(local_minimum=6))
    assert ("late-item", ROAD.key) in severities(gate(said, (), IN_TIME))


@pytest.mark.parametrize(
    ("said", "place", "code"),
    [
        (agenda(DEPOT, motion=""), "meetingg", "exclusion"),
        (agenda(DEPOT, motion="That the public be excluded."), "meetingg", "exclusion"),
        (agenda(changed(DEPOT, exemption=Exemption(("3",)))), "itembbbb", "exemption"),
        (agenda(changed(DEPOT, exemption=Exemption((), "why"))), "itembbbb", "exemption"),
        (agenda(changed(DEPOT, papers=(changed(CLOSED, exemption=Exemption(("13",), "w")),))), "paperbbb", "exemption"),
        (agenda(changed(ROAD, papers=(changed(REPORT, cleared=False),))), "paperaaa", "clearance"),
        (agenda(changed(ROAD, papers=(changed(REPORT, file="", report=""),))), "paperaaa", "no-file"),
        (agenda(ROAD, state="cancelled"), "meetingg", "meeting-off"),
        (agenda(), "meetingg", "no-items"),
    ],
    ids=["no motion", "no schedule", "no public interest", "no paragraph", "no description", "uncleared", "no file",
         "cancelled", "empty"],
)  # fmt: skip
def test_what_is_missing_stops_and_can_be_overridden_by_name(said: DraftAgenda, place: str, code: str) -> None:
    found = gate(said, (), IN_TIME)
    assert severities(found)[code, place] == "stop"
    assert not is_open(found, NOTHING)
    assert not is_open(found, {("other", place): "by name", (code, "other"): "by name"})
    assert is_open(found, {(one.code, one.place): "by name" for one in found})


@pytest.mark.parametrize(
    ("said", "drafts", "code"),
    [
        (WHOLE, {"reportaa": ReportDraft("reportaa", 1, Cover("The coast road", openness="exempt"))}, "closed-report"),
        (agenda(changed(ROAD, papers=(changed(REPORT, kind="appendix", marked=True),))), {}, "closed-report"),
        (agenda(ROAD, changed(DEPOT, papers=(changed(CLOSED, file=REPORT.file),))), {}, "same-file"),
        (agenda(ROAD, changed(DEPOT, title="Rent of the depot at  Pell Head")), {}, "closed-title"),
        (agenda(changed(ROAD, purpose="Before the rent of the Depot at Pell Head"), DEPOT), {}, "closed-title"),
        (agenda(ROAD, DEPOT, notices=(("Note", "On the rent of the depot at Pell Head"),)), {}, "closed-title"),
    ],
    ids=["exempt cover", "exempt appendix", "one file for both", "title", "another item", "a notice"],
)  # fmt: skip
def test_what_would_let_exempt_content_out_is_absolute(
    said: DraftAgenda, drafts: dict[str, ReportDraft], code: str
) -> None:
    found = gate(said, (), IN_TIME, drafts=drafts)
    assert {one.severity for one in found if one.code == code} == {"absolute"}
    assert not is_open(found, {(one.code, one.place): "by name" for one in found})


def test_findings_of_the_assurance_are_read_at_the_gate_and_its_own_answers_stand() -> None:
    said = agenda(changed(ROAD, papers=(changed(REPORT, cleared=False),)))
    own = Finding("clearance", "advice", "Not cleared yet.", REPORT.key)
    other = Finding("acronym", "advice", "EIA is not explained.", REPORT.key)
    found = gate(said, (own, other), IN_TIME)
    assert [(one.code, one.severity) for one in found] == [("clearance", "stop"), ("acronym", "advice")]


def test_what_is_held_is_not_asked_of_and_what_was_published_stays() -> None:
    held_back = changed(REPORT, held="The figures are being checked.", cleared=False)
    said = agenda(changed(ROAD, papers=(held_back,)), DEPOT)
    assert gate(said, (Finding("acronym", "stop", "x", REPORT.key),), IN_TIME) == ()
    assert [paper.key for _, paper in to_publish(said).papers()] == [CLOSED.key]
    assert [(paper and paper.key, why) for _, paper, why in held(said)] == [(REPORT.key, held_back.held)]
    out = changed(held_back, published=IN_TIME, published_digest="x")
    assert standing(agenda(changed(ROAD, papers=(out,)))) == {REPORT.key: "unchanged"}


def test_a_paper_is_new_corrected_or_as_it_was() -> None:
    out = changed(REPORT, published=IN_TIME, digest="1", published_digest="1")
    papers = (REPORT, changed(out, key="paperccc"), changed(out, key="paperddd", digest="2"))
    assert standing(agenda(changed(ROAD, papers=papers))) == {
        "paperaaa": "new", "paperccc": "unchanged", "paperddd": "corrected",
    }  # fmt: skip


def test_a_correction_needs_its_clearance_again_and_what_did_not_change_does_not() -> None:
    out = changed(REPORT, published=IN_TIME, cleared=False, digest="1", published_digest="1")
    item = changed(ROAD, published=IN_TIME)
    assert gate(agenda(changed(item, papers=(out,))), (), LATE) == ()
    found = gate(agenda(changed(item, papers=(changed(out, digest="2"),))), (), LATE)
    assert severities(found) == {("clearance", REPORT.key): "stop"}


RELEASED = changed(
    REPORT, marked=True, released=IN_TIME, published=IN_TIME, published_digest="as it was", digest="as it was"
)


def test_a_paper_that_was_released_is_open_as_it_was_and_not_in_a_later_version() -> None:
    again = changed(RELEASED, digest="another")
    codes = [{one.code for one in gate(agenda(changed(ROAD, papers=(one,))), (), IN_TIME)} for one in (RELEASED, again)]
    assert ["closed-report" in found for found in codes] == [False, True]


def test_an_appendix_that_is_changed_alone_waits_for_the_clearance_of_its_report() -> None:
    report = changed(REPORT, published=IN_TIME, published_digest=REPORT.digest, cleared=True)
    added = changed(CLOSED, key="paperccc", kind="appendix", exemption=None, cleared=False)
    [found] = [
        one for one in gate(agenda(changed(ROAD, papers=(report, added))), (), IN_TIME) if one.code == "clearance"
    ]
    assert found.place == "paperccc"


def test_what_was_published_openly_and_is_exempt_now_is_found_until_it_is_down_or_open_again() -> None:
    out = changed(REPORT, published=IN_TIME, opened=IN_TIME, digest="a", published_digest="a")
    late = changed(out, exemption=LEASE)
    found = [one for one in gate(agenda(changed(ROAD, papers=(late,))), (), IN_TIME) if one.code == "closed-too-late"]
    assert [(one.severity, one.place, one.mend) for one in found] == [("stop", late.key, "take down")]
    assert "published openly on 4 March 2026 and is marked as exempt now" in found[0].text
    assert "take it down, or keep it open" in found[0].text
    for paper in (out, changed(late, withdrawn="It was taken down."), changed(late, opened=None)):
        codes = {one.code for one in gate(agenda(changed(ROAD, papers=(paper,))), (), IN_TIME)}
        assert "closed-too-late" not in codes
