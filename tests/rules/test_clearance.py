"""Clearance: what stands, what a later change undoes, what is missing; the equality analysis of a key decision."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.clearances import ClearancePractice, ClearanceRequest
from moothall.facts.drafts import Appendix, Cover, Exemption, Implication, ReportDraft, Template
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenParagraph
from moothall.rules.clearance import EQUALITY_MISSING, State, deadline, may_sign, overdue, state
from moothall.rules.clearance_undone import undone, wanted
from moothall.rules.timetable import Occasion, timetable

FINANCE, LEGAL, EQUALITIES, DIRECTOR, MEMBER = (
    "finance adviser", "legal adviser", "equalities adviser", "director", "cabinet member",
)  # fmt: skip
EVERYONE = {FINANCE, LEGAL, EQUALITIES, DIRECTOR, MEMBER}
TEMPLATE = Template(
    implications=(
        Implication("Financial", FINANCE),
        Implication("Legal implications", LEGAL),
        Implication("Equalities", EQUALITIES),
        Implication("Climate"),
    )
)
PRACTICE = ClearancePractice()
TODAY = dt.date(2026, 3, 4)
BLOCKS = (
    WrittenHeading("aaaaaaa1", "Background"),
    WrittenParagraph("aaaaaaa2", (Run("The coast road was last resurfaced in 2009 and costs £40,000 a year."),)),
    WrittenHeading("aaaaaaa3", "Implications"),
    WrittenHeading("aaaaaaa4", "Financial Implications", 2),
    WrittenParagraph("aaaaaaa5", (Run("The cost is met from the reserve for roads."),)),
    WrittenHeading("aaaaaaa6", "Legal implications", 2),
    WrittenParagraph("aaaaaaa7", (Run("The council has the power under the Highways Act."),)),
)
COVER = Cover(subject="Coast road", recommendations=("endorse the proposed decision",), summary="A road needs repair.")
APPENDIX = Appendix(key="pppppppp", title="Map", file="a" * 64, form="pdf")
CLEARED = ReportDraft(key="rrrrrrrr", number=1, cover=COVER, writing=Writing(BLOCKS), appendices=(APPENDIX,))


def later(number: int = 2, **changes: Any) -> ReportDraft:
    return msgspec.structs.replace(CLEARED, number=number, **changes)


def with_cover(**changes: Any) -> ReportDraft:
    return later(cover=msgspec.structs.replace(COVER, **changes))


def with_text(key: str, text: str) -> ReportDraft:
    blocks = tuple(
        block
        if block.key != key
        else msgspec.structs.replace(
            block, **({"text": text} if isinstance(block, WrittenHeading) else {"runs": (Run(text),)})
        )
        for block in BLOCKS
    )
    return later(writing=Writing(blocks))


def whose(after: ReportDraft, practice: ClearancePractice = PRACTICE) -> set[str]:
    return {one.role for one in undone(CLEARED, after, TEMPLATE, practice)}


@pytest.mark.parametrize(
    ("after", "roles"),
    [
        (later(), set()),
        (with_cover(recommendations=("note the report",)), EVERYONE),
        (with_cover(subject="Coast road, phase 2"), EVERYONE),
        (with_cover(is_key=True), EVERYONE),
        (with_cover(openness="exempt"), EVERYONE),
        (with_cover(exemption=Exemption(("3",))), EVERYONE),
        (with_cover(summary="A road needs no repair."), EVERYONE),
        (with_cover(summary="A raod needs repair."), set()),
        (with_cover(divisions="Larkham East", past_pathway="Cabinet Committee"), set()),
        (later(appendices=()), EVERYONE),
        (later(appendices=(msgspec.structs.replace(APPENDIX, file="b" * 64),)), EVERYONE),
        (later(appendices=(msgspec.structs.replace(APPENDIX, tagged=True, pages=3),)), set()),
        (with_text("aaaaaaa5", "The cost is met from the reserve for raods."), {FINANCE}),
        (with_text("aaaaaaa5", "The cost is met by borrowing."), {FINANCE, DIRECTOR, MEMBER}),
        (with_text("aaaaaaa7", "The council has no power."), {LEGAL, DIRECTOR, MEMBER}),
        (with_text("aaaaaaa2", "The coast raod was last resurfaced in 2009 and costs £40,000 a year."), set()),
        (with_text("aaaaaaa2", "The coast road was never resurfaced and costs £40,000 a year."), {DIRECTOR, MEMBER}),
        (
            with_text("aaaaaaa2", "The coast road was last resurfaced in 2009 and costs £45,000 a year."),
            {FINANCE, DIRECTOR, MEMBER},
        ),
        (later(writing=Writing(BLOCKS[:-1])), {LEGAL, DIRECTOR, MEMBER}),
        (with_text("aaaaaaa6", "Property matters"), {LEGAL, DIRECTOR, MEMBER}),
        (later(writing=Writing(tuple(msgspec.structs.replace(b, key=f"b{b.key[1:]}") for b in BLOCKS))), set()),
    ],
)  # fmt: skip
def test_whose_clearance_a_change_undoes(after: ReportDraft, roles: set[str]) -> None:
    assert whose(after) == roles


def test_the_council_may_let_a_change_elsewhere_undo_everyone_s() -> None:
    after = with_text("aaaaaaa2", "The coast road was never resurfaced and costs £40,000 a year.")
    assert whose(after, ClearancePractice(elsewhere=tuple(EVERYONE))) == EVERYONE


def test_why_is_said_with_the_part() -> None:
    found = undone(CLEARED, with_text("aaaaaaa7", "The council has no power."), TEMPLATE, PRACTICE)
    assert next((one.role, one.why, one.place) for one in found) == (LEGAL, "“Legal implications” changed", "aaaaaaa7")


def request(role: str, answer: Any = "favourable", version: int = 1, **more: Any) -> ClearanceRequest:
    answer = "signed" if role in (DIRECTOR, MEMBER) and answer == "favourable" else answer
    on = TODAY if answer else None
    return ClearanceRequest(f"k{role[:7]}", role, version, TODAY, dt.date(2026, 3, 6), answer, on=on, **more)


ALL = tuple(request(role) for role in (FINANCE, LEGAL, EQUALITIES, DIRECTOR, MEMBER))


def stands(
    requests: tuple[ClearanceRequest, ...] = ALL,
    versions: tuple[ReportDraft, ...] = (CLEARED,),
    today: dt.date = TODAY,
    practice: ClearancePractice = PRACTICE,
) -> State:
    return state(versions=versions, requests=requests, template=TEMPLATE, practice=practice, today=today)


def test_a_report_that_everyone_cleared_is_cleared() -> None:
    assert stands().is_cleared is True


def test_a_report_that_no_one_need_clear_needs_no_clearance() -> None:
    found = state(versions=[CLEARED], requests=[], template=Template(), practice=ClearancePractice(()), today=TODAY)
    assert found.is_cleared is None


@pytest.mark.parametrize("role", sorted(EVERYONE))
@pytest.mark.parametrize(
    ("answer", "status", "clear"),
    [
        ("", "waiting", False),
        ("favourable", "cleared", True),
        ("favourable with remarks", "cleared", True),
        ("not needed", "cleared", True),
        ("adverse", "adverse", False),
        ("returned", "returned", False),
        ("waived", "waived", True),
    ],
)
def test_each_answer_of_each_role(role: str, answer: str, status: str, clear: bool) -> None:
    found = stands(tuple(request(one.role, answer) if one.role == role else one for one in ALL))
    assert (found.of(role).status, found.of(role).is_clear, found.is_cleared) == (status, clear, clear)


def test_what_was_not_asked_is_missing_by_name() -> None:
    found = stands(())
    assert found.is_cleared is False
    assert next(reason.text for reason in found.obstacles) == "the finance adviser has not been asked"


def test_an_answer_is_overdue_the_day_after_its_deadline() -> None:
    waiting = (request(FINANCE, ""),)
    assert stands(waiting, today=dt.date(2026, 3, 6)).of(FINANCE).status == "waiting"
    assert stands(waiting, today=dt.date(2026, 3, 7)).of(FINANCE).status == "overdue"
    assert overdue(waiting, dt.date(2026, 3, 7)) == waiting
    assert overdue(waiting, dt.date(2026, 3, 6)) == ()


def test_the_first_version_that_undid_it_is_named_with_the_reasons_that_still_hold() -> None:
    found = stands(versions=(CLEARED, with_text("aaaaaaa7", "The council has no power."), later(3, appendices=())))
    assert found.of(LEGAL).undone_by == 2
    assert found.of(LEGAL).reasons == ("the appendix “Map” was taken out",)
    assert found.of(FINANCE).undone_by == 3


def test_what_is_put_back_as_it_was_cleared_stands_again() -> None:
    assert stands(versions=(CLEARED, later(2, appendices=()), later(3))).is_cleared


def test_asking_anew_counts_and_not_what_was_said_before() -> None:
    asked_anew = (*ALL, request(LEGAL, "", version=2))
    assert stands(asked_anew, versions=(CLEARED, later())).of(LEGAL).status == "waiting"


def test_a_role_beyond_the_template_that_was_asked_must_answer_too() -> None:
    data = "data protection adviser"
    assert not stands((*ALL, request(data, ""))).is_cleared
    assert stands((*ALL, request(data))).is_cleared
    changed = stands((*ALL, request(data)), versions=(CLEARED, with_cover(subject="Other")))
    assert changed.of(data).status == "undone"


KEY = msgspec.structs.replace(CLEARED, cover=msgspec.structs.replace(COVER, is_key=True))
OTHERS = tuple(one for one in ALL if one.role != EQUALITIES)
ANALYSIS = msgspec.structs.replace(APPENDIX, key="eeeeeeee", title="Equality impact assessment")


@pytest.mark.parametrize(
    ("equalities", "attached", "is_missing"),
    [
        ((), False, True),
        ((), True, False),
        ((request(EQUALITIES, ""),), False, True),
        ((request(EQUALITIES, "favourable"),), False, False),
        ((request(EQUALITIES, "favourable with remarks"),), False, False),
        ((request(EQUALITIES, "adverse"),), False, False),
        ((request(EQUALITIES, "returned"),), False, True),
        ((request(EQUALITIES, "not needed"),), False, True),
        ((request(EQUALITIES, "not needed", words="It only moves a sign."),), False, False),
        ((request(EQUALITIES, "waived", waived="Urgent repair."),), False, False),
    ],
)
def test_a_key_decision_has_an_equality_analysis_or_a_recorded_reason(
    equalities: tuple[ClearanceRequest, ...], attached: bool, is_missing: bool
) -> None:
    draft = msgspec.structs.replace(KEY, appendices=(ANALYSIS,)) if attached else KEY
    found = stands((*OTHERS, *equalities), (draft,))
    assert (EQUALITY_MISSING in found.obstacles) is is_missing
    if is_missing:
        assert not found.is_cleared


def test_other_decisions_do_not_need_an_analysis() -> None:
    assert EQUALITY_MISSING not in stands(OTHERS).obstacles


def test_the_director_signs_after_the_advisers_and_the_cabinet_member_after_the_director() -> None:
    advice = ALL[:3]
    assert not may_sign(stands(advice[:2]), DIRECTOR, PRACTICE).allowed
    assert may_sign(stands(advice), DIRECTOR, PRACTICE).allowed
    assert not may_sign(stands(advice), MEMBER, PRACTICE).allowed
    assert may_sign(stands(ALL[:4]), MEMBER, PRACTICE).allowed
    assert may_sign(stands(()), MEMBER, ClearancePractice(signers_last=False)).allowed


def test_a_key_decision_is_not_signed_without_its_analysis() -> None:
    advice = (*tuple(request(role) for role in (FINANCE, LEGAL)), request(EQUALITIES, "not needed"))
    assert may_sign(stands(advice, (KEY,)), DIRECTOR, PRACTICE).reasons == (EQUALITY_MISSING,)


def test_the_usual_deadline_is_the_timetable_s_step_of_clearance() -> None:
    # Meeting on Thursday 12 March 2026: papers out by Wednesday 4 March, clearance five working days before.
    steps = timetable(Occasion(dt.date(2026, 3, 12)))
    assert deadline(steps, dt.date(2026, 2, 2)) == dt.date(2026, 2, 25)
    assert deadline(steps, dt.date(2026, 2, 27)) == dt.date(2026, 2, 27)
    assert deadline([one for one in steps if one.key != "clearance"], dt.date(2026, 2, 2)) == dt.date(2026, 3, 4)
    assert deadline([], TODAY) == dt.date(2026, 3, 11)


def test_without_a_version_there_is_nothing_to_clear() -> None:
    with pytest.raises(ValueError, match="without a version"):
        stands(versions=())


TEXTS = st.sampled_from(["as it was", "as it wos", "£5 more", "nothing of it", "The cost is met."])


@given(st.lists(TEXTS, min_size=4, max_size=4), st.lists(TEXTS, min_size=4, max_size=4))
def test_a_change_undoes_only_those_who_clear_and_none_where_nothing_changed(one: list[str], other: list[str]) -> None:
    def draft(texts: list[str]) -> ReportDraft:
        heads = ("Background", "Financial", "Legal", "Climate")
        pairs = zip(heads, texts, range(4), strict=True)
        blocks = [
            block
            for head, text, at in pairs
            for block in (WrittenHeading(f"h{at}", head), WrittenParagraph(f"p{at}", (Run(text),)))
        ]
        return later(writing=Writing(tuple(blocks)))

    there = undone(draft(one), draft(other), TEMPLATE, PRACTICE)
    assert {role.role for role in there} <= set(wanted(TEMPLATE, PRACTICE))
    assert (LEGAL in {role.role for role in there}) == (one[2] != other[2])
    back = undone(draft(other), draft(one), TEMPLATE, PRACTICE)
    assert {role.role for role in back} == {role.role for role in there}
