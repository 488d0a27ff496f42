"""The pages of reports: writing without script, versions, conflicts, routes, and who may see whose."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html
from our_agenda import item, pdf
from pytest_django import DjangoAssertNumQueries

from moothall.operations.agendas import open_agenda
from moothall.operations.appendices import AppendixWords, add_appendix
from moothall.operations.report_routes import record_views
from moothall.queries.desk.report_writing import begun
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import Comment, DraftPaper, DraftReport, Revision, Route, WorkingCopy
from moothall.rules.permits import Role
from web.people_of_the_desk import client_of
from web.writing_a_report import LATER, author, meeting, planned, report_of, saved, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> Any:
    return author("alice")


@pytest.fixture
def bob() -> Any:
    return author("bob")


@pytest.fixture
def report(alice: Any, bob: Any) -> DraftReport:
    return report_of(alice, bob)


def url(name: str, report: DraftReport, **more: object) -> str:
    return reverse(name, kwargs={"report": report.public_id, **more})


def hidden(client: Client, address: str) -> dict[str, str]:
    """What a writing page tells of itself."""
    page = client.get(address).content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("base", "mark")}  # type: ignore[index]


def write(client: Client, report: DraftReport, change: Callable[[str], str]) -> None:
    """Change the text on the page without script, and save it."""
    address = url("desk-report-text", report)
    page = client.get(address)
    text = page.context["text"]
    assert client.post(address, hidden(client, address) | {"text": change(text)}).status_code == 302


def text_of(report: DraftReport) -> str:
    from moothall.rules.written_words import words_of

    return " ".join(words_of(block) for block in report_draft(latest(report)).writing.blocks)


def listed(client: Client, **asked: str) -> str:
    return client.get(reverse("desk-reports"), asked).content.decode()


def test_a_clerk_finds_every_report_that_is_under_way_and_an_author_their_own(report: DraftReport, bob: Any) -> None:
    clerk = client_of(Role.clerk)
    assert report.subject in listed(clerk)
    assert report.subject not in listed(clerk, whose="mine")
    assert report.subject in listed(signed_in(bob))
    assert report.subject not in listed(signed_in(author("carol")))
    DraftReport.objects.update(state="published")
    assert report.subject not in listed(clerk)
    assert report.subject in listed(clerk, whose="all", state="")
    assert report.subject in listed(signed_in(bob))


def test_a_report_is_started_from_the_work_programme(alice: Any) -> None:
    item = planned()
    client = signed_in(alice)
    assert item.title in client.get(reverse("desk-reports")).content.decode()
    page = client.get(reverse("desk-report-start"), {"item": item.public_id})
    assert page.context["form"]["subject"].value() == item.title
    answer = client.post(
        reverse("desk-report-start"),
        {"item": item.public_id, "subject": item.title, "scheduled": item.scheduled.public_id},  # type: ignore[union-attr]
    )
    made = DraftReport.objects.get()
    assert answer.headers["Location"] == url("desk-report", made)
    cover = report_draft(latest(made)).cover
    assert (cover.subject, cover.decision, cover.is_key) == ("A second ferry", "27/00014", True)
    assert [stop.scheduled for stop in made.route.all()] == [item.scheduled]
    shown = client.get(url("desk-report", made)).content.decode()
    for words in ("Financial implications", "Legal implications", "Equalities implications", "Data protection"):
        assert words in shown


def test_text_is_written_without_script(report: DraftReport, alice: Any) -> None:
    write(
        signed_in(alice),
        report,
        lambda text: text + "\n\n# Risks\n\n[9.9] The tide.\n\n|! Month |! Days |\n| May | 9 |",
    )
    shown = signed_in(alice).get(url("desk-report-preview", report)).content.decode()
    assert '<span class="moothall-marker">6.1</span> The tide.' in shown
    assert '<th scope="col" class="govuk-table__header">Month</th>' in shown


def test_the_editors_html_is_read_and_cleaned(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-text", report)
    html = '<h2>Risks</h2><p onclick="x()">The <strong>tide</strong><script>alert(1)</script></p>'
    client.post(address, hidden(client, address) | {"written": "html", "html": html})
    assert text_of(report) == "Risks The tide"


def test_a_picture_without_words_is_not_saved(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-text", report)
    html = f'<figure data-file="{"ab" * 32}" data-alternative=""></figure><p>Typed.</p>'
    page = client.post(address, hidden(client, address) | {"written": "html", "html": html})
    assert page.status_code == 200
    assert "<title>Error: " in page.content.decode()
    assert "Typed." in page.content.decode()


def test_what_is_typed_is_kept_and_offered_again(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-text", report)
    told = hidden(client, address)
    kept = client.post(url("desk-report-keep", report), told | {"part": "text", "text": "Half a sentence"})
    assert kept.json()["mark"]
    assert latest(report).number == 1
    assert "What you typed until" in client.get(url("desk-report", report)).content.decode()
    assert client.get(address).context["text"] == "Half a sentence"
    client.post(address, hidden(client, address) | {"text": "Half a sentence, and the rest"})
    assert text_of(report) == "Half a sentence, and the rest"
    assert not WorkingCopy.objects.exists()


def test_the_cover_is_kept_as_it_is_typed_right_or_not(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-cover", report)
    typed = {"part": "cover", "subject": "", "openness": "exempt", "summary": "Half"}
    client.post(url("desk-report-keep", report), hidden(client, address) | typed)
    form = client.get(address).context["form"]
    assert (form["summary"].value(), form["openness"].value()) == ("Half", "exempt")


def test_typing_in_two_windows_loses_neither(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-text", report)
    told, keep = hidden(client, address), url("desk-report-keep", report)
    assert client.post(keep, told | {"part": "text", "text": "First window"}).status_code == 200
    second = client.post(keep, told | {"part": "text", "text": "Second window"})
    assert second.status_code == 409
    assert "another window" in second.json()["trouble"]
    client.post(address, told | {"text": "Second window"})
    assert text_of(report) == "Second window"
    assert begun(report, alice).draft.writing.blocks[0].runs[0].text == "First window"  # type: ignore[union-attr]


def test_what_was_typed_can_be_thrown_away(report: DraftReport, alice: Any, bob: Any) -> None:
    for user in (alice, bob):
        client = signed_in(user)
        told = hidden(client, url("desk-report-text", report))
        client.post(url("desk-report-keep", report), told | {"part": "text", "text": "Typed"})
    signed_in(alice).post(url("desk-report-discard", report))
    assert [copy.user for copy in WorkingCopy.objects.all()] == [bob]


def two_write(report: DraftReport, alice: Any, bob: Any) -> None:
    """Alice and Bob change the first paragraph, each from the same version."""
    write(signed_in(alice), report, lambda text: text.replace("[1.1] ", "[1.1] The ferry is late.", 1))
    his, address = signed_in(bob), url("desk-report-text", report)
    told, text = hidden(his, address), his.get(address).context["text"]
    write(signed_in(alice), report, lambda text: text.replace("late", "very late"))
    his.post(address, told | {"text": text.replace("late", "often late")})


def test_when_two_write_in_one_paragraph_both_texts_are_shown_side_by_side(
    report: DraftReport, alice: Any, bob: Any
) -> None:
    two_write(report, alice, bob)
    page = signed_in(bob).get(url("desk-report-conflicts", report)).content.decode()
    assert "often late" in page
    assert "very late" in page
    assert "alice" in page


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ("mine", "often late"),
        ("theirs", "very late"),
        ("both", "often late. Background The ferry is very late."),
        ("combined", "very often late"),
    ],
)
def test_a_conflict_is_settled_by_choosing_or_combining(
    report: DraftReport, alice: Any, bob: Any, choice: str, stands: str
) -> None:
    two_write(report, alice, bob)
    key = report_draft(latest(report)).writing.conflicts[0].key
    told = {"place": "0", "key": key, "choice": choice, "combined": "[] The ferry is very often late."}
    answer = signed_in(alice).post(url("desk-report-choose", report), told)
    assert answer.headers["Location"] == url("desk-report", report)
    assert not report_draft(latest(report)).writing.conflicts
    assert all(part in text_of(report) for part in stands.split(" Background "))


def test_the_cover_says_what_is_missing_for_an_exempt_report(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-cover", report)
    told = hidden(client, address) | {"subject": "Ferries", "openness": "exempt"}
    page = client.post(address, told).content.decode()
    assert "No paragraph of Schedule 12A Part 1 is named" in page
    assert "maintaining the exemption must outweigh" in page
    grounds = {"paragraphs": ["3"], "public_interest": "The bidders would pay more."}
    assert client.post(address, told | grounds).status_code == 302
    assert report_draft(latest(report)).cover.exemption.paragraphs == ("3",)


def test_the_whole_cover_comes_back_as_it_was_written(report: DraftReport, alice: Any) -> None:
    client, address = signed_in(alice), url("desk-report-cover", report)
    fields = {
        "subject": "Ferries",
        "authors": "Priya Shah | Director of Roads\nOwen Tate | Cabinet Member for Roads",
        "openness": "open",
        "divisions": "All",
        "summary": "A second boat.",
        "recommendations": "The Committee is asked to:\nnote the report.\n\nThe Committee is asked to agree the hire.",
        "background": "Harbour log | https://larkshire.example/log",
        "contacts": "Ana Reid | Ferries Manager | ana@larkshire.example | 01234 567890",
    }
    client.post(address, hidden(client, address) | fields)
    cover = report_draft(latest(report)).cover
    assert [post.title for post in cover.authors] == ["Director of Roads", "Cabinet Member for Roads"]
    assert cover.recommendations[1] == "The Committee is asked to agree the hire."
    assert cover.contacts[0].phone == "01234 567890"
    assert cover.future_pathway == "" or "Roads and Places Committee" in cover.future_pathway
    form = client.get(address).context["form"]
    assert form["authors"].value() == fields["authors"]
    assert form["contacts"].value() == fields["contacts"]


def test_a_report_goes_to_several_bodies_and_gathers_their_views(report: DraftReport, alice: Any) -> None:
    client = signed_in(alice)
    scrutiny = meeting(title="Scrutiny Committee")
    client.post(url("desk-report-route-add", report), {"scheduled": scrutiny.public_id})
    first, second = report.route.all()
    client.post(url("desk-report-stop", report, stop=second.pk), {"act": "earlier"})
    assert [stop.pk for stop in report.route.all()] == [second.pk, first.pk]
    client.post(url("desk-report-stop", report, stop=second.pk), {"act": "views", "views": "It asked for two boats."})
    shown = client.get(url("desk-report", report)).content.decode()
    assert "Views of Scrutiny Committee, 11 March 2027" in shown
    client.post(url("desk-report-stop", report, stop=second.pk), {"act": "remove"})
    assert report.route.count() == 2
    record_views(route=report.route.get(pk=second.pk), views="", by=alice, at=LATER)
    client.post(url("desk-report-stop", report, stop=second.pk), {"act": "remove"})
    assert report.route.count() == 1


def test_references_lead_from_the_preview_to_appendices_and_to_items_and_pages_of_the_next_agenda(
    report: DraftReport, alice: Any
) -> None:
    said = "See agenda item 1 and page 6, item 9 and page 99. The map is in Appendix A."
    write(signed_in(alice), report, lambda text: f"{text}\n\n[1] {said}")
    words = AppendixWords(title="Map of the ferry")
    map_ = add_appendix(report=report, data=pdf("Map."), name="map.pdf", words=words, by=alice, at=LATER)
    agenda = open_agenda(scheduled=report.route.get().scheduled, by=None, at=LATER)
    first = agenda.items.first() or item(agenda, "The ferry")
    DraftPaper.objects.create(item=first, kind="appendix", title="Map", first_label="5", last_label="8")
    page = lxml_html.fromstring(signed_in(alice).get(url("desk-report-preview", report)).content)
    links = {one.text_content(): one.get("href") for one in page.xpath("//div[@class='moothall-paper']//a")}
    front = reverse("desk-agenda-preview", kwargs={"meeting": agenda.scheduled.public_id, "version": "public"})
    assert links == {
        "Appendix A": url("desk-report-appendix-file", report, appendix=map_.public_id),
        "agenda item 1": f"{front}#item-1",
        "page 6": f"{front}#item-1",
    }
    assert 'id="item-1"' in signed_in(alice).get(front).content.decode()


def test_versions_show_what_changed_word_by_word(report: DraftReport, alice: Any) -> None:
    write(signed_in(alice), report, lambda text: text.replace("[1.1] ", "[1.1] The boat is late.", 1))
    write(signed_in(alice), report, lambda text: text.replace("boat", "ferry"))
    page = signed_in(alice).get(url("desk-report-version", report, number=3)).content.decode()
    assert '<del><span class="govuk-visually-hidden"> [taken out: </span>boat' in page
    assert '<ins><span class="govuk-visually-hidden"> [added: </span>ferry' in page
    assert signed_in(alice).get(url("desk-report-version", report, number=3) + "?against=1").status_code == 200
    assert signed_in(alice).get(url("desk-report-version", report, number=9)).status_code == 404


def test_a_paragraph_is_commented_on_and_the_comment_seen_to(report: DraftReport, alice: Any, bob: Any) -> None:
    key = report_draft(latest(report)).writing.blocks[0].key
    signed_in(bob).post(url("desk-report-comment", report, number=1), {"block": key, "text": "Too long?"})
    made = Comment.objects.get()
    assert "Too long?" in signed_in(alice).get(url("desk-report", report)).content.decode()
    signed_in(alice).post(url("desk-report-comment-settle", report, comment=made.public_id))
    assert "Too long?" not in signed_in(alice).get(url("desk-report", report)).content.decode()
    assert "Too long?" in signed_in(alice).get(url("desk-report-version", report, number=1)).content.decode()


def test_a_report_is_its_authors_and_the_clerks_alone(report: DraftReport) -> None:
    charlie = signed_in(author("charlie"))
    for name in ("desk-report", "desk-report-text", "desk-report-cover", "desk-report-versions", "desk-report-route"):
        assert charlie.get(url(name, report)).status_code == 403, name
        assert client_of(Role.clerk).get(url(name, report)).status_code == 200, name
    assert charlie.post(url("desk-report-keep", report), {"part": "text", "text": "x"}).status_code == 403
    assert report.subject not in charlie.get(reverse("desk-reports") + "?whose=all").content.decode()
    assert report.subject in client_of(Role.clerk).get(reverse("desk-reports") + "?whose=all").content.decode()


def test_an_adviser_reads_a_report_only_once_asked(report: DraftReport, alice: Any) -> None:
    from moothall.operations.clearance import ask

    adviser = client_of(Role.finance_adviser)
    assert adviser.get(url("desk-report", report)).status_code == 403
    ask(report=report, roles=["finance adviser"], by=alice, at=LATER, deadline=LATER.date())
    assert adviser.get(url("desk-report", report)).status_code == 200
    assert adviser.get(url("desk-report-text", report)).status_code == 403
    assert client_of(Role.legal_adviser).get(url("desk-report", report)).status_code == 403


def test_authors_come_and_go_and_one_stays(report: DraftReport, alice: Any, bob: Any) -> None:
    client = signed_in(alice)
    client.post(url("desk-report-authors", report), {"user": bob.pk, "act": "remove"})
    client.post(url("desk-report-authors", report), {"user": alice.pk, "act": "remove"})
    assert list(report.authors.all()) == [alice]
    client.post(url("desk-report-authors", report), {"user": author("charlie").pk, "act": "add"})
    assert report.authors.count() == 2


def test_advice_is_given_and_nothing_refused(report: DraftReport, alice: Any) -> None:
    saved(report, alice, recommendations=("The Committee is asked to note the report as appropriate.",))
    page = signed_in(alice).get(url("desk-report", report)).content.decode()
    assert "does not say what is to be done" in page
    write(signed_in(alice), report, lambda text: text.replace("[1.1] ", "[1.1] The LQB agrees.", 1))
    assert "LQB is not explained" in signed_in(alice).get(url("desk-report", report)).content.decode()


def test_an_author_is_told_of_empty_sections_and_of_bodies_that_the_pathway_leaves_out(
    report: DraftReport, alice: Any
) -> None:
    page = url("desk-report", report)
    assert "Nothing is written yet under" in signed_in(alice).get(page).content.decode()
    Route.objects.create(report=report, scheduled=meeting(title="Cabinet"), position=9)
    assert "Roads and Places Committee, Cabinet in turn" in signed_in(alice).get(page).content.decode()


def test_the_council_sets_its_template_and_its_acronyms(alice: Any) -> None:
    clerk = client_of(Role.clerk)
    fields = {
        "sections": "Why now\nImplications",
        "implications": "Financial implications | finance adviser | What it costs\n* Climate implications",
        "standing": "This report is printed on request in large type.",
    }
    assert (
        clerk.post(reverse("desk-report-template"), fields | {"implications": "Money | treasurer"}).status_code == 200
    )
    assert clerk.post(reverse("desk-report-template"), fields).status_code == 302
    made = text_of(report_of(alice))
    assert made.startswith("Why now")
    assert "Climate implications" in made
    assert made.endswith("large type.")
    clerk.post(reverse("desk-acronyms"), {"short": "LQB", "meaning": "Low Quay Board"})
    assert "Low Quay Board" in signed_in(alice).get(reverse("desk-acronyms")).content.decode()


def test_pages_ask_the_database_a_bounded_number_of_times(
    report: DraftReport, alice: Any, bob: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        report_of(alice, bob)
    two_write(report, alice, bob)
    client = signed_in(alice)
    for name in (
        "desk-report",
        "desk-report-text",
        "desk-report-versions",
        "desk-report-conflicts",
        "desk-report-route",
    ):
        with django_assert_max_num_queries(30):
            assert client.get(url(name, report)).status_code == 200
    with django_assert_max_num_queries(30):
        assert client.get(reverse("desk-reports")).status_code == 200
    assert Revision.objects.filter(report=report).count() == 4


def test_nothing_of_a_report_is_stored_by_browsers_on_the_way(report: DraftReport, alice: Any) -> None:
    for name in ("desk-report", "desk-report-text", "desk-report-cover", "desk-report-version"):
        more = {"number": 1} if name.endswith("version") else {}
        assert "no-store" in signed_in(alice).get(url(name, report, **more)).headers["Cache-Control"]
