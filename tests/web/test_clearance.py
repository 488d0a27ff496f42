"""The pages of clearance: who sees what, what they may do there, and what a refusal looks like."""

import msgspec
import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from larkshire import MOMENT
from moothall.facts.writing import Run, Writing, WrittenHeading, WrittenParagraph
from moothall.operations.accounts import grant
from moothall.operations.clearance import answer, ask
from moothall.operations.reports import save_version, start_report
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import Clearance, DraftReport
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db


def someone(role: Role) -> User:
    user, is_new = User.objects.get_or_create(username=role.value.replace(" ", "."))
    if is_new:
        grant(user=user, role=role, by=None, at=MOMENT)
    return user


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(someone(role))
    return client


@pytest.fixture
def report() -> DraftReport:
    made = start_report(planned_item=None, scheduled=None, subject="Coast road", by=someone(Role.author), at=MOMENT)
    save(made, "There is a power to do so.")
    return made


def save(made: DraftReport, words: str) -> None:
    base = latest(made)
    blocks = (WrittenHeading("aaaaaaa1", "Legal implications"), WrittenParagraph("aaaaaaa2", (Run(words),)))
    draft = msgspec.structs.replace(report_draft(base), writing=Writing(blocks))
    save_version(report=made, draft=draft, base=base, by=someone(Role.author), at=MOMENT)


def asked(report: DraftReport, role: str = "legal adviser") -> Clearance:
    return ask(report=report, roles=[role], by=someone(Role.author), at=MOMENT)[0]


def test_an_author_asks_and_an_adviser_finds_it_reads_it_and_answers(report: DraftReport) -> None:
    author, adviser = client_of(Role.author), client_of(Role.legal_adviser)
    page = author.get(f"/desk/clearance/reports/{report.public_id}").content.decode()
    assert "Ask for clearance of version 2" in page
    author.post(
        f"/desk/clearance/reports/{report.public_id}/ask", {"roles": ["legal adviser"], "deadline": "2027-03-09"}
    )
    assert "Coast road" in author.get("/desk/clearance").content.decode()
    row = Clearance.objects.get()
    desk = adviser.get("/desk/clearance").content.decode()
    assert f"/desk/clearance/{row.public_id}" in desk
    assert "By Tuesday 9 March 2027" in desk
    page = adviser.get(f"/desk/clearance/{row.public_id}")
    assert page["Cache-Control"] == "no-store"
    assert "There is a power to do so." in page.content.decode()
    adviser.post(f"/desk/clearance/{row.public_id}/advise", {"answer": "favourable"})
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("favourable", someone(Role.legal_adviser))


def test_what_changed_since_the_version_cleared_is_shown_beside_the_new_one(report: DraftReport) -> None:
    answer(clearance=asked(report), advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    save(report, "There is no power to do so.")
    row = asked(report)
    page = client_of(Role.legal_adviser).get(f"/desk/clearance/{row.public_id}").content.decode()
    assert "What changed since version 2" in page
    assert "taken out: </span>a<" in page
    assert "added: </span>no<" in page


def test_a_refused_answer_says_so_in_the_title_and_keeps_the_words(report: DraftReport) -> None:
    row = asked(report)
    adviser = client_of(Role.legal_adviser)
    page = adviser.post(f"/desk/clearance/{row.public_id}/advise", {"answer": "adverse", "words": ""}).content.decode()
    assert "<title>Error: " in page
    assert "Say why: advice that is adverse needs words." in page
    page = adviser.post(f"/desk/clearance/{row.public_id}/advise", {"words": "A thought."}).content.decode()
    assert "Choose what your advice is" in page
    assert "A thought." in page


def test_a_refused_request_says_so(report: DraftReport) -> None:
    address = f"/desk/clearance/reports/{report.public_id}"
    page = (
        client_of(Role.author)
        .post(f"{address}/ask", {"roles": ["director"], "deadline": "2020-01-01"})
        .content.decode()
    )
    assert "<title>Error: " in page
    assert "The deadline is past" in page
    page = client_of(Role.clerk).post(f"{address}/waive", {"role": "director"}).content.decode()
    assert "Give the reason" in page


def test_the_director_returns_a_report_with_comments(report: DraftReport) -> None:
    row = asked(report, "director")
    client_of(Role.director).post(f"/desk/clearance/{row.public_id}/sign", {"answer": "returned", "words": "Shorter."})
    row.refresh_from_db()
    assert (row.answer, row.words) == ("returned", "Shorter.")


def test_a_deputy_is_asked_why_and_the_director_is_not(report: DraftReport) -> None:
    row = asked(report, "director")
    why = "Why you sign for the director"
    assert why in client_of(Role.deputy_director).get(f"/desk/clearance/{row.public_id}").content.decode()
    assert why not in client_of(Role.director).get(f"/desk/clearance/{row.public_id}").content.decode()


STRANGERS = [Role.finance_adviser, Role.director, Role.chairman, Role.deputy_director]


@pytest.mark.parametrize("role", STRANGERS)
def test_who_was_not_asked_finds_nothing(report: DraftReport, role: Role) -> None:
    row = asked(report)
    client = client_of(role)
    for address in (f"reports/{report.public_id}", row.public_id):
        assert client.get(f"/desk/clearance/{address}").status_code == 404
    assert "Coast road" not in client.get("/desk/clearance").content.decode()


def test_another_author_finds_nothing(report: DraftReport) -> None:
    other = User.objects.create(username="ida")
    grant(user=other, role=Role.author, by=None, at=MOMENT)
    client = Client()
    client.force_login(other)
    assert client.get(f"/desk/clearance/reports/{report.public_id}").status_code == 404


def test_the_desk_asks_the_database_a_bounded_number_of_times(
    report: DraftReport, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for role in ("legal adviser", "finance adviser", "director", "cabinet member"):
        asked(report, role)
    for role, address in ((Role.clerk, ""), (Role.clerk, f"/reports/{report.public_id}")):
        client = client_of(role)
        with django_assert_max_num_queries(24):
            assert client.get(f"/desk/clearance{address}").status_code == 200
