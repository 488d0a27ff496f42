"""Directors who are away: who says so, who deputises, and what the deputy may do meanwhile."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client

from larkshire import MOMENT
from moothall.facts.councils import Directorate as NamedDirectorate
from moothall.facts.councils import Lasting
from moothall.facts.councils import Portfolio as NamedPortfolio
from moothall.operations import council
from moothall.operations.accounts import grant
from moothall.operations.clearance import ask, return_to_author, sign
from moothall.operations.council import CouncilError, end_absence, tell_absence
from moothall.operations.permission import NotPermittedError
from moothall.operations.reports import start_report
from moothall.queries.desk.clearance import request_for
from moothall.queries.desk.letters import letters_of
from moothall.records import report_readers
from moothall.records.models import (
    Absence,
    Account,
    Clearance,
    Directorate,
    DraftReport,
    Member,
    Officer,
    Portfolio,
    Practice,
)
from moothall.records.report_readers import readable, reading_of
from moothall.rules.permits import Role
from moothall.web.desk.clearance import views

pytestmark = pytest.mark.django_db
TODAY = MOMENT.date()
DAY = dt.timedelta(days=1)
THIS_WEEK = Lasting(begins=TODAY, ends=TODAY + 5 * DAY)


def officer(name: str, directorate: str, role: Role) -> tuple[User, Officer]:
    """An officer with an account of that role."""
    part, _ = Directorate.objects.get_or_create(name=directorate, defaults={"begins": TODAY - 99 * DAY})
    row = Officer.objects.create(name=name, post=f"Director of {directorate}", directorate=part, begins=part.begins)
    user = User.objects.create_user(name, email=f"{name.split(maxsplit=1)[0].lower()}@larkshire.example")
    grant(user=user, role=role, by=None, at=MOMENT)
    Account.objects.create(user=user, officer=row)
    return user, row


@pytest.fixture
def maud() -> tuple[User, Officer]:
    return officer("Maud Ellery", "Roads", Role.director)


@pytest.fixture
def piers() -> tuple[User, Officer]:
    return officer("Piers Quill", "Care", Role.director)


def asked_of(director: Officer, at: dt.datetime = MOMENT) -> Clearance:
    """A report that the director alone has to sign, and is asked to."""
    Practice.objects.update_or_create(name="clearance", defaults={"value": {"signers_last": False}})
    made = start_report(planned_item=None, scheduled=None, subject="Coast road", by=None, at=at)
    DraftReport.objects.filter(pk=made.pk).update(director=director)
    return ask(report=DraftReport.objects.get(pk=made.pk), roles=["director"], by=None, at=at)[0]


def told(row: Clearance, event: str = "asked", day: dt.date = TODAY) -> set[str]:
    """To whom a letter goes."""
    return {one.to for one in letters_of({"clearance": row.public_id, "event": event}, day)}


def test_a_director_names_a_deputy_of_another_directorate_who_signs_meanwhile(
    maud: tuple[User, Officer], piers: tuple[User, Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_absence(officer=maud[1], deputy=piers[1], lasting=THIS_WEEK, by=maud[0], at=MOMENT)
    row = asked_of(maud[1])
    assert told(row) == {"maud@larkshire.example", "piers@larkshire.example"}
    page = Client()
    page.force_login(piers[0])
    assert "Coast road" not in page.get("/desk/clearance").content.decode()  # on another day
    monkeypatch.setattr(views.timezone, "localdate", lambda: TODAY)
    assert "Coast road" in page.get("/desk/clearance").content.decode()
    sign(clearance=row, by=piers[0], at=MOMENT)
    row.refresh_from_db()
    assert row.deputising
    assert row.words == f"Maud Ellery is away until {THIS_WEEK.ends:%-d %B %Y}."


def test_nobody_deputises_who_is_not_named(maud: tuple[User, Officer], piers: tuple[User, Officer]) -> None:
    row = asked_of(maud[1])
    assert told(row) == {"maud@larkshire.example"}
    with pytest.raises(NotPermittedError):
        sign(clearance=row, by=piers[0], at=MOMENT)


def test_a_deputy_signs_only_while_the_director_is_away(
    maud: tuple[User, Officer], piers: tuple[User, Officer]
) -> None:
    absence = tell_absence(officer=maud[1], deputy=piers[1], lasting=THIS_WEEK, by=maud[0], at=MOMENT)
    row = asked_of(maud[1])
    end_absence(absence=absence, by=maud[0], at=MOMENT + 2 * DAY)
    assert Absence.objects.get().ends == TODAY + DAY
    for words in ("", "Maud is still away."):
        with pytest.raises(NotPermittedError):
            sign(clearance=row, away=words, by=piers[0], at=MOMENT + 2 * DAY)
    with pytest.raises(NotPermittedError):
        sign(clearance=asked_of(maud[1], MOMENT + 3 * DAY), by=piers[0], at=MOMENT + 3 * DAY)


def test_a_deputy_does_not_sign_before_the_director_is_away(
    maud: tuple[User, Officer], piers: tuple[User, Officer]
) -> None:
    later = Lasting(begins=TODAY + 2 * DAY)
    tell_absence(officer=maud[1], deputy=piers[1], lasting=later, by=maud[0], at=MOMENT)
    row = asked_of(maud[1])
    with pytest.raises(NotPermittedError):
        sign(clearance=row, away="Maud is away.", by=piers[0], at=MOMENT + DAY)
    with pytest.raises(NotPermittedError):
        return_to_author(clearance=row, words="Shorter.", by=piers[0], at=MOMENT + DAY)
    assert sign(clearance=row, by=piers[0], at=MOMENT + 2 * DAY).deputising


def test_a_deputy_reads_and_is_written_to_on_the_days_of_the_absence_alone(
    maud: tuple[User, Officer], piers: tuple[User, Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = Lasting(begins=TODAY + 2 * DAY, ends=TODAY + 4 * DAY)
    tell_absence(officer=maud[1], deputy=piers[1], lasting=soon, by=maud[0], at=MOMENT)
    row = asked_of(maud[1])
    report = row.revision.report
    for after, is_deputy in ((0, False), (2, True), (4, True), (5, False)):
        day = TODAY + after * DAY
        monkeypatch.setattr(report_readers.timezone, "localdate", lambda day=day: day)
        assert reading_of(piers[0], report).allowed is is_deputy
        assert (report in readable(piers[0])) is is_deputy
        assert (request_for(piers[0], row.public_id) is not None) is is_deputy
        for event in ("asked", "chased", "overdue"):
            assert ("piers@larkshire.example" in told(row, event, day)) is is_deputy
            assert "maud@larkshire.example" in told(row, event, day)


def test_a_director_speaks_for_nobody_else(maud: tuple[User, Officer], piers: tuple[User, Officer]) -> None:
    with pytest.raises(NotPermittedError, match="of yourself alone"):
        tell_absence(officer=piers[1], deputy=maud[1], lasting=THIS_WEEK, by=maud[0], at=MOMENT)
    absence = tell_absence(officer=piers[1], deputy=maud[1], lasting=THIS_WEEK, by=None, at=MOMENT)
    with pytest.raises(NotPermittedError):
        end_absence(absence=absence, by=maud[0], at=MOMENT)


@pytest.mark.parametrize(
    ("lasting", "words"),
    [
        (Lasting(begins=TODAY, ends=TODAY - DAY), "before the first"),
        (Lasting(begins=TODAY - 400 * DAY), "not in post"),
        (Lasting(begins=TODAY + DAY), "away from"),
    ],
)
def test_what_cannot_be_is_refused(
    maud: tuple[User, Officer], piers: tuple[User, Officer], lasting: Lasting, words: str
) -> None:
    tell_absence(officer=maud[1], deputy=piers[1], lasting=THIS_WEEK, by=None, at=MOMENT)
    with pytest.raises(CouncilError, match=words):
        tell_absence(officer=maud[1], deputy=piers[1], lasting=lasting, by=None, at=MOMENT)
    with pytest.raises(CouncilError, match="somebody else"):
        tell_absence(officer=maud[1], deputy=maud[1], lasting=THIS_WEEK, by=None, at=MOMENT)


def test_one_that_has_not_begun_is_taken_back(maud: tuple[User, Officer], piers: tuple[User, Officer]) -> None:
    later = Lasting(begins=TODAY + 9 * DAY)
    absence = tell_absence(officer=maud[1], deputy=piers[1], lasting=later, by=None, at=MOMENT)
    end_absence(absence=absence, by=None, at=MOMENT)
    assert not Absence.objects.exists()


def test_a_director_tells_it_on_the_desk_and_is_back(maud: tuple[User, Officer], piers: tuple[User, Officer]) -> None:
    desk = Client()
    desk.force_login(maud[0])
    form = desk.get("/desk/council/away/new").content.decode()
    assert "Maud Ellery, Director of Roads" in form
    said = {"officer": maud[1].public_id, "deputy": piers[1].public_id, "begins": "2030-03-04", "ends": "2030-03-08"}
    page = desk.post("/desk/council/away/new", said, follow=True).content.decode()
    assert "4 Mar 2030 to 8 Mar 2030" in page
    assert "Take back" in page
    other = Client()
    other.force_login(piers[0])
    assert "Take back" not in other.get("/desk/council/away").content.decode()
    refused = desk.post("/desk/council/away/new", said | {"officer": piers[1].public_id}).content.decode()
    assert "<title>Error: " in refused
    desk.post(f"/desk/council/away/{Absence.objects.get().public_id}/end")
    assert "Nobody is away." in desk.get("/desk/council/away").content.decode()


def test_a_director_whose_account_belongs_to_no_officer_is_told_whom_to_ask() -> None:
    user = User.objects.create_user("nobody in particular")
    grant(user=user, role=Role.director, by=None, at=MOMENT)
    desk = Client()
    desk.force_login(user)
    assert "Ask the administrator" in desk.get("/desk/council/away/new", follow=True).content.decode()


def test_reports_on_their_way_follow_a_directorate_and_a_portfolio_under_new_names(
    maud: tuple[User, Officer], piers: tuple[User, Officer]
) -> None:
    row = asked_of(maud[1])
    tell_absence(officer=maud[1], deputy=piers[1], lasting=Lasting(begins=TODAY), by=None, at=MOMENT)
    assert maud[1].directorate is not None
    places = NamedDirectorate(name="Roads and Places", begins=TODAY)
    council.rename_directorate(row=maud[1].directorate, to=places, by=None, at=MOMENT)
    report = DraftReport.objects.get()
    assert report.director is not None
    assert report.director.directorate.name == "Roads and Places"  # type: ignore[union-attr] # it is in one
    assert sign(clearance=Clearance.objects.get(pk=row.pk), by=piers[0], at=MOMENT).deputising


def test_who_has_left_the_post_signs_no_more(maud: tuple[User, Officer]) -> None:
    row = asked_of(maud[1])
    Officer.objects.filter(pk=maud[1].pk).update(ends=TODAY - DAY)
    with pytest.raises(NotPermittedError):
        sign(clearance=row, by=maud[0], at=MOMENT)


def test_a_report_is_signed_by_who_holds_the_portfolio_now() -> None:
    lusk, vance = (Member.objects.create(name=name, begins=TODAY - 9 * DAY) for name in ("Mr K Lusk", "Ms R Vance"))
    held = Portfolio.objects.create(name="Roads", member=lusk, begins=TODAY - 9 * DAY)
    made = start_report(planned_item=None, scheduled=None, subject="Coast road", by=None, at=MOMENT)
    DraftReport.objects.filter(pk=made.pk).update(portfolio=held)
    now = NamedPortfolio(name="Roads and Ferries", begins=TODAY)
    council.hand_over(row=held, to=now, member=vance, by=None, at=MOMENT)
    made.refresh_from_db()
    assert made.portfolio is not None
    assert made.portfolio.member == vance
