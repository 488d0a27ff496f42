"""Clearing a report: its author asks, advisers answer, the director signs, and a later change undoes what it must."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from django.contrib.auth.models import User

from larkshire import MOMENT
from moothall.facts.clearances import Cleared
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenParagraph
from moothall.operations.accounts import grant
from moothall.operations.audit import broken_links
from moothall.operations.clearance import (
    CannotClearError,
    answer,
    ask,
    chase,
    name_signers,
    note_version,
    put_off,
    record_signature,
    return_to_author,
    sign,
    waive,
    withdraw,
)
from moothall.operations.permission import NotPermittedError
from moothall.operations.reports import save_version, start_report
from moothall.records.clearances import are_cleared, clearance_state, with_clearance
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import (
    Account,
    AuditRow,
    Body,
    Clearance,
    Comment,
    Directorate,
    DraftReport,
    Errand,
    Member,
    Officer,
    Portfolio,
    Practice,
    ScheduledMeeting,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
ADVISERS = ("finance adviser", "legal adviser", "equalities adviser", "data protection adviser")
EVERYONE = (*ADVISERS, "director", "cabinet member")


def someone(role: Role) -> User:
    """Someone of that role, who never signs in and needs no password."""
    user, is_new = User.objects.get_or_create(username=role.value)
    if is_new and role not in (Role.visitor, Role.account):
        grant(user=user, role=role, by=None, at=MOMENT)
    return user


def osman() -> User:
    return someone(Role.author)


def nerys() -> User:
    return someone(Role.clerk)


def report(**cover: object) -> DraftReport:
    made = start_report(planned_item=None, scheduled=None, subject="Coast road", by=osman(), at=MOMENT)
    blocks = (
        WrittenHeading("aaaaaaa1", "Background"),
        WrittenParagraph("aaaaaaa2", (Run("The coast road was last resurfaced in 2009."),)),
        WrittenHeading("aaaaaaa3", "Legal implications"),
        WrittenParagraph("aaaaaaa4", (Run("There is a power to do so."),)),
    )
    save(made, Writing(blocks), **cover)
    return made


def save(made: DraftReport, writing: Writing | None = None, **cover: object) -> None:
    base = latest(made)
    draft = report_draft(base)
    cover_now = msgspec.structs.replace(draft.cover, **cover)
    draft = msgspec.structs.replace(draft, writing=writing or draft.writing, cover=cover_now)
    save_version(report=made, draft=draft, base=base, by=osman(), at=MOMENT)


def rewritten(made: DraftReport, key: str, text: str) -> None:
    blocks = report_draft(latest(made)).writing.blocks
    save(
        made,
        Writing(tuple(msgspec.structs.replace(one, runs=(Run(text),)) if one.key == key else one for one in blocks)),
    )


def asked(made: DraftReport, *roles: str) -> dict[str, Clearance]:
    return {one.role: one for one in ask(report=made, roles=roles or EVERYONE, by=osman(), at=MOMENT)}


def all_cleared(made: DraftReport) -> dict[str, Clearance]:
    rows = asked(made)
    clear_all(rows)
    return rows


def clear_all(rows: dict[str, Clearance]) -> None:
    for role in ADVISERS:
        answer(clearance=rows[role], advice="favourable", by=someone(Role(role)), at=MOMENT)
    sign(clearance=rows["director"], by=someone(Role.director), at=MOMENT)
    sign(clearance=rows["cabinet member"], by=someone(Role.cabinet_member), at=MOMENT)


def is_cleared(made: DraftReport) -> bool | None:
    return are_cleared([latest(made)])[made.pk]


def record(made: DraftReport) -> dict[str, Cleared]:
    return {one.role: one for one in with_clearance(latest(made)).cleared}


def status(made: DraftReport, role: str) -> str:
    found = clearance_state(made, MOMENT.date())
    assert found is not None
    return found.of(role).status


def test_a_report_goes_from_the_first_request_to_the_last_signature() -> None:
    made = report()
    assert is_cleared(made) is False
    rows = asked(made)
    assert made.state == "in clearance"
    assert {row.revision.number for row in rows.values()} == {2}
    clear_all(rows)
    made.refresh_from_db()
    assert (is_cleared(made), made.state) == (True, "cleared")
    assert list(broken_links()) == []


def test_the_deadline_is_the_clearance_day_of_the_first_meeting() -> None:
    body = Body.objects.create(title="Roads and Places Committee", name="Roads and Places Committee")
    meeting = ScheduledMeeting.objects.create(body=body, date=dt.date(2026, 5, 14))
    made = start_report(planned_item=None, scheduled=meeting, subject="Coast road", by=osman(), at=MOMENT)
    # Papers out by Wednesday 6 May, five clear working days before Thursday 14 May with the holiday on 4 May behind.
    assert asked(made)["director"].deadline == dt.date(2026, 4, 28)


def test_a_request_leaves_word_and_a_reminder_that_an_answer_takes_back() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    assert [one.payload["event"] for one in Errand.objects.filter(kind="tell")] == ["asked"]
    chases = Errand.objects.filter(kind="chase").order_by("due_at")
    assert [(one.due_at.date() - row.deadline).days for one in chases] == [1, 8, 15]
    assert all(set(one.payload) == {"clearance", "event"} for one in Errand.objects.all())
    answer(clearance=row, advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    assert not Errand.objects.filter(kind="chase").exists()


@pytest.mark.parametrize("role", list(Role))
def test_only_the_adviser_who_was_asked_may_answer(role: Role) -> None:
    row = asked(report(), "finance adviser")["finance adviser"]
    user = someone(role)
    if role is Role.finance_adviser:
        assert answer(clearance=row, advice="favourable", by=user, at=MOMENT).answered_by == user
        return
    with pytest.raises(NotPermittedError):
        answer(clearance=row, advice="favourable", by=user, at=MOMENT)
    with pytest.raises(NotPermittedError):
        return_to_author(clearance=row, words="No.", by=user, at=MOMENT)
    row.refresh_from_db()
    assert row.answer == ""


@pytest.mark.parametrize("advice", ["favourable with remarks", "adverse", "not needed"])
def test_some_advice_needs_words(advice: str) -> None:
    row = asked(report(), "legal adviser")["legal adviser"]
    with pytest.raises(CannotClearError, match="Say why"):
        answer(clearance=row, advice=advice, words="  ", by=someone(Role.legal_adviser), at=MOMENT)  # type: ignore[arg-type]
    answer(clearance=row, advice=advice, words="A reason.", by=someone(Role.legal_adviser), at=MOMENT)  # type: ignore[arg-type]


def test_an_answer_is_given_once_and_on_the_latest_request() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    save(made, subject="Coast road, phase 2")
    again = ask(report=made, roles=["legal adviser"], by=osman(), at=MOMENT + HOUR)[0]
    with pytest.raises(CannotClearError, match="asked anew"):
        answer(clearance=row, advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    answer(clearance=again, advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    with pytest.raises(CannotClearError, match="has been answered"):
        answer(clearance=again, advice="adverse", words="No.", by=someone(Role.legal_adviser), at=MOMENT)


def test_asking_is_refused_in_words() -> None:
    made = report()
    asked(made, "legal adviser")
    for roles, words in ((["legal adviser"], "Asked already"), ([], "Choose who"), (["chairman"], "No report")):
        with pytest.raises(CannotClearError, match=words):
            ask(report=made, roles=roles, by=osman(), at=MOMENT)
    with pytest.raises(CannotClearError, match="deadline is past"):
        ask(report=made, roles=["director"], by=osman(), at=MOMENT, deadline=dt.date(2026, 3, 3))
    with pytest.raises(NotPermittedError):
        ask(report=made, roles=["director"], by=someone(Role.member), at=MOMENT)


def test_a_report_goes_back_to_its_author_with_comments() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    with pytest.raises(CannotClearError, match="what the author"):
        return_to_author(clearance=row, words="", by=someone(Role.legal_adviser), at=MOMENT)
    return_to_author(clearance=row, words="Name the Act.", by=someone(Role.legal_adviser), at=MOMENT)
    made.refresh_from_db()
    assert (status(made, "legal adviser"), made.state) == ("returned", "drafting")
    assert Comment.objects.get().text == "Name the Act."
    assert Errand.objects.filter(kind="tell", payload__event="answered").exists()


def test_a_director_returns_a_report_too() -> None:
    row = asked(report(), "director")["director"]
    with pytest.raises(NotPermittedError):
        return_to_author(clearance=row, words="Shorter.", by=someone(Role.cabinet_member), at=MOMENT)
    assert return_to_author(clearance=row, words="Shorter.", by=someone(Role.director), at=MOMENT).answer == "returned"


def test_the_director_signs_only_after_the_advisers() -> None:
    made = report()
    row = asked(made)["director"]
    with pytest.raises(CannotClearError, match="Not yet: the finance adviser was asked"):
        sign(clearance=row, by=someone(Role.director), at=MOMENT)


def only_signers(made: DraftReport) -> dict[str, Clearance]:
    Practice.objects.create(name="clearance", value={"signers_last": False})
    return asked(made, "director", "cabinet member")


def test_a_deputy_signs_when_the_director_is_away_and_it_is_recorded() -> None:
    row = only_signers(report())["director"]
    with pytest.raises(CannotClearError, match="director is away"):
        sign(clearance=row, by=someone(Role.deputy_director), at=MOMENT)
    sign(clearance=row, away="On leave until 9 March.", by=someone(Role.deputy_director), at=MOMENT)
    row.refresh_from_db()
    assert (row.deputising, row.words) == (True, "On leave until 9 March.")


@pytest.mark.parametrize("role", [Role.clerk, Role.author, Role.finance_adviser, Role.cabinet_member, Role.chairman])
def test_no_one_else_signs_for_the_director(role: Role) -> None:
    row = only_signers(report())["director"]
    with pytest.raises(NotPermittedError):
        sign(clearance=row, away="Away.", by=someone(role), at=MOMENT)


def test_another_directorate_s_director_and_deputy_do_not_sign() -> None:
    roads, care = (Directorate.objects.create(name=name, begins=MOMENT.date()) for name in ("Roads", "Care"))
    maud, piers, ines = (
        Officer.objects.create(name=name, post="Director", directorate=part, begins=MOMENT.date())
        for name, part in (("Maud Ellery", roads), ("Piers Quill", care), ("Ines Roke", care))
    )
    made = report()
    made.director = maud
    made.save()
    row = only_signers(made)["director"]
    Account.objects.create(user=someone(Role.director), officer=piers)
    Account.objects.create(user=someone(Role.deputy_director), officer=ines)
    for role in (Role.director, Role.deputy_director):
        with pytest.raises(NotPermittedError):
            sign(clearance=row, away="Away.", by=someone(role), at=MOMENT)
    Account.objects.filter(user=someone(Role.director)).update(officer=maud)
    assert sign(clearance=row, by=someone(Role.director), at=MOMENT).answer == "signed"


def test_another_portfolio_s_cabinet_member_does_not_sign() -> None:
    lusk, other = (Member.objects.create(name=name, begins=MOMENT.date()) for name in ("Mr K Lusk", "Ms R Vance"))
    made = report()
    made.portfolio = Portfolio.objects.create(name="Roads", member=lusk, begins=MOMENT.date())
    made.save()
    row = only_signers(made)["cabinet member"]
    account = Account.objects.create(user=someone(Role.cabinet_member), member=other)
    with pytest.raises(NotPermittedError):
        sign(clearance=row, by=someone(Role.cabinet_member), at=MOMENT)
    account.member = lusk
    account.save()
    sign(clearance=row, by=someone(Role.cabinet_member), at=MOMENT)


def test_an_adviser_s_request_is_not_signed() -> None:
    row = asked(report(), "legal adviser")["legal adviser"]
    with pytest.raises(NotPermittedError):
        sign(clearance=row, by=someone(Role.director), at=MOMENT)


def test_a_later_version_undoes_what_it_must_and_those_are_told() -> None:
    made = report()
    rows = all_cleared(made)
    Errand.objects.all().delete()
    rewritten(made, "aaaaaaa4", "There is no power to do so.")
    made.refresh_from_db()
    assert made.state == "in clearance"
    assert {role for role in EVERYONE if status(made, role) == "undone"} == {
        "legal adviser",
        "director",
        "cabinet member",
    }
    told = {errand.payload["clearance"] for errand in Errand.objects.filter(payload__event="undone")}
    assert told == {rows[role].public_id for role in ("legal adviser", "director", "cabinet member")}
    rows["legal adviser"].refresh_from_db()
    assert rows["legal adviser"].undone_by is not None
    assert note_version(report=made, by=None, at=MOMENT) == ()


def test_a_slip_put_right_undoes_nothing() -> None:
    made = report()
    all_cleared(made)
    rewritten(made, "aaaaaaa2", "The coast road was last re-surfaced in 2009.")
    assert is_cleared(made) is True


def test_a_key_decision_without_an_analysis_is_cleared_only_with_a_recorded_reason() -> None:
    made = report(is_key=True)
    rows = asked(made)
    for role in ADVISERS:
        if role != "equalities adviser":
            answer(clearance=rows[role], advice="favourable", by=someone(Role(role)), at=MOMENT)
    with pytest.raises(CannotClearError, match="equality analysis"):
        sign(clearance=rows["director"], by=someone(Role.director), at=MOMENT)
    with pytest.raises(NotPermittedError):
        waive(report=made, role="equalities adviser", reason="Urgent.", by=osman(), at=MOMENT)
    with pytest.raises(CannotClearError, match="Give the reason"):
        waive(report=made, role="equalities adviser", reason=" ", by=nerys(), at=MOMENT)
    waive(report=made, role="equalities adviser", reason="Only a sign is moved.", by=nerys(), at=MOMENT)
    sign(clearance=rows["director"], by=someone(Role.director), at=MOMENT)
    sign(clearance=rows["cabinet member"], by=someone(Role.cabinet_member), at=MOMENT)
    assert is_cleared(made) is True
    assert Clearance.objects.get(role="equalities adviser").waived == "Only a sign is moved."


def test_adverse_advice_stands_in_the_way_until_someone_puts_their_name_to_it() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    answer(clearance=row, advice="adverse", words="No power.", by=someone(Role.legal_adviser), at=MOMENT)
    assert status(made, "legal adviser") == "adverse"
    later = MOMENT + HOUR
    waive(
        report=made,
        role="legal adviser",
        reason="Counsel advises there is.",
        by=someone(Role.monitoring_officer),
        at=later,
    )
    assert status(made, "legal adviser") == "waived"
    row.refresh_from_db()
    assert row.answer == "adverse"


def test_a_waiver_holds_for_what_it_was_given_for() -> None:
    made = report()
    waive(report=made, role="legal adviser", reason="Only a sign is moved.", by=nerys(), at=MOMENT)
    rewritten(made, "aaaaaaa2", "The coast road was last re-surfaced in 2009.")
    assert status(made, "legal adviser") == "waived"
    rewritten(made, "aaaaaaa4", "The sign stands on the land of another.")
    assert status(made, "legal adviser") == "undone"


def test_a_waiver_is_of_the_latest_version_and_takes_the_place_of_what_was_asked() -> None:
    made = report()
    earlier = asked(made, "legal adviser")["legal adviser"]
    save(made, subject="Coast road, phase 2")
    row = waive(report=made, role="legal adviser", reason="Urgent.", by=nerys(), at=MOMENT + HOUR)
    earlier.refresh_from_db()
    assert (row.revision.number, earlier.answer, status(made, "legal adviser")) == (3, "withdrawn", "waived")


def test_what_was_asked_is_withdrawn_and_what_was_said_before_counts_again() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    answer(clearance=row, advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    again = ask(report=made, roles=["legal adviser"], by=osman(), at=MOMENT + HOUR)[0]
    assert status(made, "legal adviser") == "waiting"
    withdraw(clearance=again, by=osman(), at=MOMENT + HOUR)
    assert status(made, "legal adviser") == "cleared"
    assert not Errand.objects.filter(kind="chase").exists()
    assert Errand.objects.filter(payload__event="withdrawn").count() == 1
    with pytest.raises(CannotClearError, match="was withdrawn"):
        answer(clearance=again, advice="adverse", words="No.", by=someone(Role.legal_adviser), at=MOMENT)
    with pytest.raises(CannotClearError, match="has been answered"):
        withdraw(clearance=row, by=osman(), at=MOMENT)


def test_a_report_that_nobody_is_asked_about_any_more_is_being_drafted() -> None:
    made = report()
    withdraw(clearance=asked(made, "legal adviser")["legal adviser"], by=osman(), at=MOMENT)
    made.refresh_from_db()
    assert made.state == "drafting"


def test_each_request_has_its_own_deadline_which_can_be_put_off() -> None:
    made = report()
    first = ask(report=made, roles=["legal adviser"], by=osman(), at=MOMENT, deadline=dt.date(2026, 3, 6))[0]
    ask(report=made, roles=["finance adviser"], by=osman(), at=MOMENT, deadline=dt.date(2026, 3, 9))
    put_off(clearance=first, deadline=dt.date(2026, 3, 13), by=osman(), at=MOMENT)
    chases = Errand.objects.filter(kind="chase", payload__clearance=first.public_id).order_by("due_at")
    assert [one.due_at.day for one in chases] == [14, 21, 28]
    with pytest.raises(CannotClearError, match="deadline is past"):
        put_off(clearance=first, deadline=dt.date(2026, 3, 3), by=osman(), at=MOMENT)


@pytest.mark.parametrize("act", ["ask", "withdraw", "put off", "chase"])
def test_only_its_authors_and_the_clerk_ask_and_remind(act: str) -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    stranger = someone(Role.legal_adviser)
    acts: dict[str, Callable[[], object]] = {
        "ask": lambda: ask(report=made, roles=["director"], by=stranger, at=MOMENT),
        "withdraw": lambda: withdraw(clearance=row, by=stranger, at=MOMENT),
        "put off": lambda: put_off(clearance=row, deadline=dt.date(2026, 4, 1), by=stranger, at=MOMENT),
        "chase": lambda: chase(clearance=row, by=stranger, at=MOMENT),
    }
    with pytest.raises(NotPermittedError):
        acts[act]()


def test_a_clerk_records_a_signature_only_where_the_council_has_it_so_and_says_how_it_was_given() -> None:
    row = only_signers(report())["director"]
    with pytest.raises(CannotClearError, match="own account"):
        record_signature(clearance=row, how="By e-mail.", by=nerys(), at=MOMENT)
    Practice.objects.update(value={"signers_last": False, "clerk_records": True})
    for user in (osman(), someone(Role.director)):
        with pytest.raises(NotPermittedError):
            record_signature(clearance=row, how="By e-mail.", by=user, at=MOMENT)
    with pytest.raises(CannotClearError, match="how and when"):
        record_signature(clearance=row, how=" ", by=nerys(), at=MOMENT)
    record_signature(clearance=row, how="By e-mail of 3 March.", by=nerys(), at=MOMENT)
    row.refresh_from_db()
    assert (row.answer, row.on_behalf, row.answered_by) == ("signed", "By e-mail of 3 March.", nerys())
    assert record(row.revision.report)["director"].deputising


def test_a_clerk_gives_no_adviser_s_advice() -> None:
    Practice.objects.create(name="clearance", value={"clerk_records": True})
    row = asked(report(), "legal adviser")["legal adviser"]
    with pytest.raises(NotPermittedError):
        record_signature(clearance=row, how="By telephone.", by=nerys(), at=MOMENT)


def officer(name: str, post: str, directorate: Directorate, role: Role | None = None) -> Officer:
    row = Officer.objects.create(name=name, post=post, directorate=directorate, begins=MOMENT.date())
    if role:
        Account.objects.create(user=someone(role), officer=row)
    return row


def test_a_report_names_the_director_of_its_author_s_directorate_and_the_portfolio_that_goes_with_it() -> None:
    roads, care = (Directorate.objects.create(name=name, begins=MOMENT.date()) for name in ("Roads", "Care"))
    officer("Osman Dell", "Engineer", roads, Role.author)
    maud = officer("Maud Ellery", "Director of Roads", roads, Role.director)
    officer("Piers Quill", "Director of Care", care)
    first = report()
    assert (first.director, first.portfolio) == (maud, None)
    held = Portfolio.objects.create(name="Roads", begins=MOMENT.date())
    name_signers(report=first, director=maud, portfolio=held, by=osman(), at=MOMENT)
    assert report().portfolio == held


def test_where_the_author_s_directorate_is_not_known_no_director_is_named() -> None:
    assert report().director is None


def test_the_post_signs_whoever_holds_it() -> None:
    roads = Directorate.objects.create(name="Roads", begins=MOMENT.date())
    made = report()
    made.director = officer("Maud Ellery", "Director of Roads", roads)
    made.save()
    officer("Piers Quill", "Director of Roads", roads, Role.director)
    assert sign(clearance=only_signers(made)["director"], by=someone(Role.director), at=MOMENT).answer == "signed"


def test_a_director_without_a_post_on_record_does_not_sign_for_a_named_one() -> None:
    made = report()
    made.director = officer(
        "Maud Ellery", "Director of Roads", Directorate.objects.create(name="R", begins=MOMENT.date())
    )
    made.save()
    row = only_signers(made)["director"]
    for role in (Role.director, Role.deputy_director):
        with pytest.raises(NotPermittedError):
            sign(clearance=row, away="Away.", by=someone(role), at=MOMENT)


def test_another_director_is_asked_anew_and_the_one_before_has_not_signed_for_it() -> None:
    roads = Directorate.objects.create(name="Roads", begins=MOMENT.date())
    made = report()
    row = only_signers(made)["director"]
    sign(clearance=row, by=someone(Role.director), at=MOMENT)
    piers = officer("Piers Quill", "Director of Roads", roads)
    assert name_signers(report=made, director=piers, portfolio=None, by=osman(), at=MOMENT + HOUR) == ("director",)
    assert status(made, "director") == "waiting"
    assert name_signers(report=made, director=piers, portfolio=None, by=osman(), at=MOMENT + HOUR) == ()
    with pytest.raises(NotPermittedError):
        name_signers(report=made, director=None, portfolio=None, by=someone(Role.legal_adviser), at=MOMENT)


def test_an_overdue_answer_is_chased() -> None:
    row = asked(report(), "legal adviser")["legal adviser"]
    chase(clearance=row, by=osman(), at=MOMENT + HOUR)
    assert Errand.objects.filter(payload__event="chased").count() == 1
    answer(clearance=row, advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    with pytest.raises(CannotClearError):
        chase(clearance=row, by=osman(), at=MOMENT)


def test_what_was_cleared_by_whom_and_when_is_published_without_the_words() -> None:
    made = report()
    rows = asked(made)
    maud = Officer.objects.create(name="Maud Ellery", post="Director of Roads", begins=MOMENT.date())
    Account.objects.create(user=someone(Role.director), officer=maud)
    ivy = Member.objects.create(name="Mrs I Dray", begins=MOMENT.date())
    Account.objects.create(user=someone(Role.cabinet_member), member=ivy)
    Portfolio.objects.create(name="Cabinet Member for Roads", member=ivy, begins=MOMENT.date())
    clear_all(rows)
    table = record(made)
    assert list(table) == list(EVERYONE)
    assert table["director"] == Cleared("director", "signed", MOMENT.date(), 2, "Maud Ellery", "Director of Roads")
    assert (table["cabinet member"].by, table["cabinet member"].post) == ("Mrs I Dray", "Cabinet Member for Roads")
    assert (table["legal adviser"].by, table["legal adviser"].answer) == ("", "favourable")


def test_a_council_that_publishes_no_clearance_publishes_none() -> None:
    made = report()
    all_cleared(made)
    Practice.objects.create(name="clearance", value={"is_published": False})
    assert record(made) == {}


@pytest.mark.parametrize(("openness", "carries"), [("part exempt", True), ("exempt", False), ("confidential", False)])
def test_a_report_that_is_not_for_the_public_carries_no_record_of_clearance(openness: str, carries: bool) -> None:
    made = report(openness=openness)
    all_cleared(made)
    assert bool(record(made)) is carries


def answers(made: DraftReport) -> list[tuple[str, str]]:
    return [(one.role, one.answer) for one in with_clearance(latest(made)).cleared]


def test_an_answer_that_a_later_change_undid_is_published_as_none() -> None:
    made = report()
    all_cleared(made)
    rewritten(made, "aaaaaaa4", "There is no power to do so.")
    assert list(record(made)) == list(EVERYONE)
    assert [role for role, said in answers(made) if not said] == ["legal adviser", "director", "cabinet member"]
    assert record(made)["legal adviser"] == Cleared("legal adviser")


def test_adverse_advice_is_published_as_such_and_without_its_words() -> None:
    made = report()
    rows = asked(made, "finance adviser", "legal adviser")
    answer(
        clearance=rows["finance adviser"],
        advice="adverse",
        words="Marrowfat.",
        by=someone(Role.finance_adviser),
        at=MOMENT,
    )
    assert answers(made) == [(role, "adverse" if role == "finance adviser" else "") for role in EVERYONE]
    assert record(made)["finance adviser"].on == MOMENT.date()
    assert "Marrowfat" not in repr(with_clearance(latest(made)).cleared)


def test_adverse_advice_that_was_waived_is_published_beside_the_waiver() -> None:
    made = report()
    row = asked(made, "finance adviser")["finance adviser"]
    answer(clearance=row, advice="adverse", words="Marrowfat.", by=someone(Role.finance_adviser), at=MOMENT)
    waive(report=made, role="finance adviser", reason="The grant pays.", by=None, at=MOMENT + HOUR)
    assert answers(made)[:2] == [("finance adviser", "adverse"), ("finance adviser", "waived")]


def test_adverse_advice_is_not_hidden_by_asking_anew() -> None:
    made = report()
    row = asked(made, "finance adviser")["finance adviser"]
    answer(clearance=row, advice="adverse", words="Marrowfat.", by=someone(Role.finance_adviser), at=MOMENT)
    asked(made, "finance adviser")
    assert record(made)["finance adviser"].answer == "adverse"
    again = Clearance.objects.get(role="finance adviser", answer="")
    answer(clearance=again, advice="favourable", by=someone(Role.finance_adviser), at=MOMENT + HOUR)
    assert record(made)["finance adviser"].answer == "favourable"


def test_a_report_that_nobody_was_asked_about_carries_no_record() -> None:
    assert answers(report()) == []


def test_an_answer_on_a_later_version_is_no_part_of_an_earlier_ones_record() -> None:
    made = report()
    all_cleared(made)
    before = latest(made)
    rewritten(made, "aaaaaaa4", "There is no power to do so.")
    answer(
        clearance=asked(made, "legal adviser")["legal adviser"],
        advice="favourable",
        by=someone(Role.legal_adviser),
        at=MOMENT,
    )
    assert {one.version for one in with_clearance(before).cleared if one.answer} == {2}


def test_a_published_version_keeps_the_record_that_it_carried() -> None:
    made = report()
    all_cleared(made)
    row = latest(made)
    row.cleared = []
    row.save(update_fields=["cleared"])
    assert record(made) == {}


def test_a_director_does_not_sign_what_a_later_version_changed() -> None:
    made = report()
    rows = asked(made)
    for role in ADVISERS:
        answer(clearance=rows[role], advice="favourable", by=someone(Role(role)), at=MOMENT)
    rewritten(made, "aaaaaaa2", "The road stays as it is, and no money is spent on it at all.")
    with pytest.raises(CannotClearError, match=r"Version 3 is newer than version 2.*would undo.*Answer on version 3"):
        sign(clearance=rows["director"], by=someone(Role.director), at=MOMENT)
    assert Clearance.objects.get(pk=rows["director"].pk).answer == ""


def test_a_director_signs_where_a_later_version_only_mends_a_slip() -> None:
    made = report()
    rows = asked(made)
    for role in ADVISERS:
        answer(clearance=rows[role], advice="favourable", by=someone(Role(role)), at=MOMENT)
    save(made)
    sign(clearance=rows["director"], by=someone(Role.director), at=MOMENT)
    assert status(made, "director") == "cleared"


def test_advice_is_not_given_on_a_version_once_a_later_one_is_sent_that_changes_its_part() -> None:
    made = report()
    row = asked(made, "legal adviser", "finance adviser")["legal adviser"]
    rewritten(made, "aaaaaaa4", "There is no power to do so.")
    asked(made, "finance adviser")
    with pytest.raises(CannotClearError, match="Version 3 is newer than version 2"):
        answer(clearance=row, advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)


def test_advice_may_be_given_while_a_later_version_is_not_sent_yet() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    rewritten(made, "aaaaaaa4", "There is no power to do so.")
    answer(clearance=row, advice="adverse", words="There was one.", by=someone(Role.legal_adviser), at=MOMENT)
    assert status(made, "legal adviser") == "undone"


def test_the_trail_holds_no_word_of_the_report_or_the_advice() -> None:
    made = report()
    row = asked(made, "legal adviser")["legal adviser"]
    answer(clearance=row, advice="adverse", words="Marrowfat.", by=someone(Role.legal_adviser), at=MOMENT)
    lines = "".join(one.line for one in AuditRow.objects.all())
    assert "clearance adverse" in lines
    assert "Marrowfat" not in lines
    assert "Coast road" not in lines
