"""The pages of clearance: who sees what, what they may do there, and what a refusal looks like."""

from html import unescape

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
from moothall.records.models import Account, Clearance, Directorate, DraftReport, Officer, Practice
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


def test_who_signs_a_version_that_was_overtaken_is_led_to_the_newer_one(report: DraftReport) -> None:
    row = asked(report, "director")
    save(report, "The road is closed for good, and nothing is spent on it.")
    director = client_of(Role.director)
    page = director.get(f"/desk/clearance/{row.public_id}").content.decode()
    assert "Version 3 is newer than version 2" in page
    newer = f"/desk/reports/{report.public_id}/versions/3?against=2"
    assert newer in page
    assert director.get(newer).status_code == 200
    assert "Send your answer" not in page
    refused = director.post(f"/desk/clearance/{row.public_id}/sign", {"answer": "signed"}).content.decode()
    assert "<title>Error: " in refused
    assert "Version 3 is newer than version 2" in refused
    again = asked(report, "director")
    page = director.get(f"/desk/clearance/{row.public_id}").content.decode()
    assert f'href="/desk/clearance/{again.public_id}">answer on version 3</a>' in page


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


def test_an_author_takes_a_request_back_or_puts_it_off_on_its_page(report: DraftReport) -> None:
    row = asked(report)
    author, adviser = client_of(Role.author), client_of(Role.legal_adviser)
    assert "Withdraw the request" in author.get(f"/desk/clearance/{row.public_id}").content.decode()
    assert "Withdraw the request" not in adviser.get(f"/desk/clearance/{row.public_id}").content.decode()
    refused = author.post(f"/desk/clearance/{row.public_id}/put-off", {"deadline": "2020-01-01"}).content.decode()
    assert "<title>Error: " in refused
    assert "The deadline is past" in refused
    author.post(f"/desk/clearance/{row.public_id}/put-off", {"deadline": "2030-03-09"})
    row.refresh_from_db()
    assert str(row.deadline) == "2030-03-09"
    adviser.post(f"/desk/clearance/{row.public_id}/withdraw")
    row.refresh_from_db()
    assert row.answer == ""
    author.post(f"/desk/clearance/{row.public_id}/withdraw")
    assert "Withdrawn" in adviser.get(f"/desk/clearance/{row.public_id}").content.decode()
    assert "No report waits for your answer." in adviser.get("/desk/clearance").content.decode()


def test_who_signs_is_named_on_a_page_of_its_own_and_asked(report: DraftReport) -> None:
    roads = Directorate.objects.create(name="Roads", begins=MOMENT.date())
    maud = Officer.objects.create(name="Maud Ellery", post="Director of Roads", directorate=roads, begins=MOMENT.date())
    author = client_of(Role.author)
    page = author.get(f"/desk/clearance/reports/{report.public_id}/signers").content.decode()
    assert "Director of Roads: Maud Ellery" in page
    author.post(f"/desk/clearance/reports/{report.public_id}/signers", {"director": maud.public_id, "portfolio": ""})
    page = author.get(f"/desk/clearance/reports/{report.public_id}").content.decode()
    assert "Director of Roads: Maud Ellery" in page
    row = asked(report, "director")
    assert client_of(Role.director).get(f"/desk/clearance/{row.public_id}").status_code == 404
    Account.objects.create(user=someone(Role.director), officer=maud)
    assert client_of(Role.director).get(f"/desk/clearance/{row.public_id}").status_code == 200


def test_a_clerk_records_a_signature_where_the_council_has_it_so(report: DraftReport) -> None:
    Practice.objects.create(name="clearance", value={"signers_last": False, "clerk_records": True})
    row = asked(report, "director")
    clerk = client_of(Role.clerk)
    assert "Record a signature given elsewhere" in clerk.get(f"/desk/clearance/{row.public_id}").content.decode()
    assert "Say how" in clerk.post(f"/desk/clearance/{row.public_id}/record", {}).content.decode()
    clerk.post(f"/desk/clearance/{row.public_id}/record", {"how": "By e-mail of 3 March."})
    page = clerk.get(f"/desk/clearance/reports/{report.public_id}").content.decode()
    assert "By e-mail of 3 March." in page
    assert "for the director" in page


def test_the_author_sees_before_saving_whose_clearance_a_change_undoes(report: DraftReport) -> None:
    answer(clearance=asked(report), advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    author = client_of(Role.author)
    address = f"/desk/reports/{report.public_id}"
    page = author.get(f"{address}/text").content.decode()
    assert "Cleared so far by the legal adviser." in page
    typed = {"base": "2", "mark": "", "text": "# Legal implications\n\nThere is no power."}
    told = author.post(f"{address}/keep", typed).json()["undoes"]
    assert told.startswith("To save this undoes what was cleared by the legal adviser (“Legal implications” changed)")
    assert told in unescape(author.get(f"{address}/text").content.decode())
    saved = author.post(f"{address}/text", {**typed, "mark": ""}, follow=True).content.decode()
    assert "It undoes the clearance of the legal adviser" in saved


def test_the_author_sees_that_an_appendix_undoes_everyones(report: DraftReport) -> None:
    answer(clearance=asked(report), advice="favourable", by=someone(Role.legal_adviser), at=MOMENT)
    address = f"/desk/reports/{report.public_id}/appendices"
    assert "undoes all of that" in client_of(Role.author).get(address).content.decode()
    page = client_of(Role.legal_adviser).get(address).content.decode()
    assert "Add an appendix" not in page


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
