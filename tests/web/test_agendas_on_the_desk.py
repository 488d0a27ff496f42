"""The agenda builder's pages: a clerk builds, others read without what is closed, forms say what is wrong."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from larkshire import MOMENT
from moothall.operations import agenda_papers, agendas
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.models import DraftAgenda
from moothall.rules.permits import Role
from operations.agendas_of_larkshire import (
    EXEMPT,
    body,
    chairman,
    item,
    meeting,
    opened,
    paper,
    pdf,
    planned,
    published,
    report,
)
from web.people_of_the_desk import client_of

pytestmark = pytest.mark.django_db
WHO = {"by": None, "at": MOMENT}
SECRET = "Sale of the old mill to Pargeter and Sons"


@pytest.fixture
def clerk() -> Client:
    return client_of(Role.clerk)


def page(client: Client, name: str, **named: str) -> str:
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def with_secret() -> DraftAgenda:
    """An agenda with an exempt item and an exempt paper behind it."""
    agenda = opened()
    mill = item(agenda, "Property matter", closed_title=SECRET)
    agendas.set_exemption(item=mill, exemption=EXEMPT, **WHO)
    agenda_papers.exempt_paper(paper=paper(mill, SECRET), exemption=EXEMPT, **WHO)
    return agenda


def test_a_clerk_opens_the_agenda_of_a_meeting_to_come(clerk: Client) -> None:
    march = meeting(day=MOMENT.date().replace(year=2099))
    assert "Not begun" in page(clerk, "desk-agendas")
    clerk.post(reverse("desk-agenda-open", kwargs={"meeting": march.public_id}))
    assert "Apologies and Substitutes" in page(clerk, "desk-agenda", meeting=march.public_id)
    assert "Draft" in page(clerk, "desk-agendas")


def test_every_finding_leads_to_a_page_where_it_is_mended(clerk: Client) -> None:
    agenda = opened()
    agenda_papers.attach_report(item=item(agenda), report=report(), **WHO)
    item(agenda, "Any other business")
    said = page(clerk, "desk-agenda", meeting=agenda.scheduled.public_id)
    links = re.findall(r'href="([^"]+)">Mend it', said)
    assert len(links) > 4
    for link in links:
        assert link.startswith("#") or clerk.get(link).status_code == 200
    assert all(f'id="{link[1:]}"' in said for link in links if link.startswith("#"))


def test_items_are_moved_by_buttons(clerk: Client) -> None:
    agenda = opened()
    item(agenda, "Road")
    ice = item(agenda, "Ice")
    clerk.post(reverse("desk-agenda-item-move", kwargs={"item": ice.public_id}), {"way": "up"})
    titles = [one.title for one in draft_agenda(agenda.scheduled).items]
    assert titles.index("Ice") < titles.index("Road")


def test_an_item_is_added_worded_closed_and_taken_off(clerk: Client) -> None:
    agenda = opened(meeting(body(lettered=True)))
    meeting_id = agenda.scheduled.public_id
    answer = clerk.post(
        reverse("desk-agenda-add", kwargs={"meeting": meeting_id}), {"title": "Road", "kind": "report", "section": "C"}
    )
    key = answer["Location"].rpartition("/")[2]
    words = {"words-title": "Ring road", "words-kind": "verbal", "words-section": "C", "words-minutes": "20"}
    clerk.post(reverse("desk-agenda-item-words", kwargs={"item": key}), words)
    openness = {"openness-openness": "exempt", "openness-paragraphs": ["3"], "openness-public_interest": "Talks."}
    clerk.post(reverse("desk-agenda-item-openness", kwargs={"item": key}), openness)
    found = next(one for one in draft_agenda(agenda.scheduled).items if one.key == key)
    assert (found.title, found.kind, found.minutes, found.is_open) == ("Ring road", "verbal", 20, False)
    clerk.post(reverse("desk-agenda-item-remove", kwargs={"item": key}))
    assert not agenda.items.filter(public_id=key).exists()


def test_a_refused_form_says_what_is_wrong(clerk: Client) -> None:
    agenda = opened()
    road = item(agenda)
    key = {"item": road.public_id}
    refusals = [
        ("desk-agenda-add", {"meeting": agenda.scheduled.public_id}, {"title": ""}, "Give the item a title"),
        ("desk-agenda-item-words", key, {"words-title": ""}, "Give the item a title"),
        ("desk-agenda-item-openness", key, {"openness-openness": "exempt"}, "Choose the paragraph"),
        ("desk-agenda-item-hold", key, {}, "Say why it is held"),
        ("desk-agenda-urgency", key, {"name": "Mrs A Rush"}, "State the special circumstances"),
        ("desk-agenda-attach-report", key, {}, "Choose a report"),
        ("desk-agenda-attach-file", key, {"file-title": "Map"}, "Choose a PDF"),
    ]
    for name, named, sent, wrong in refusals:
        said = clerk.post(reverse(name, kwargs=named), sent).content.decode()
        assert "<title>Error: " in said, name
        assert wrong in said


def test_a_pdf_that_cannot_be_bound_is_an_error_of_the_form(clerk: Client) -> None:
    road = item(opened())
    sent = {
        "file-title": "Map",
        "file-kind": "other",
        "file-openness": "open",
        "file-file": SimpleUploadedFile("map.pdf", b"no PDF"),
    }
    answer = clerk.post(reverse("desk-agenda-attach-file", kwargs={"item": road.public_id}), sent)
    assert "There is a problem" in answer.content.decode()
    sent["file-file"] = SimpleUploadedFile("map.pdf", pdf())
    assert clerk.post(reverse("desk-agenda-attach-file", kwargs={"item": road.public_id}), sent).status_code == 302
    key = road.papers.get().public_id
    opened_file = clerk.get(reverse("desk-agenda-paper-file", kwargs={"paper": key}))
    assert b"".join(opened_file.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined] # a FileResponse


def test_a_paper_is_replaced_held_and_taken_off(clerk: Client) -> None:
    road = item(opened())
    map_ = paper(road)
    key = {"paper": map_.public_id}
    clerk.post(reverse("desk-agenda-paper-replace", kwargs=key), {"replace-file": SimpleUploadedFile("m.pdf", pdf(5))})
    clerk.post(reverse("desk-agenda-paper-hold", kwargs=key), {"hold-reason": "The map is wrong."})
    assert "Held: The map is wrong." in page(clerk, "desk-agenda-paper", **key)
    clerk.post(reverse("desk-agenda-paper-hold", kwargs=key), {"end": "yes"})
    assert "5 pages" in page(clerk, "desk-agenda-paper", **key)
    clerk.post(reverse("desk-agenda-paper-detach", kwargs=key))
    assert not road.papers.exists()


def test_what_is_offered_is_put_on_the_agenda(clerk: Client) -> None:
    agenda = opened()
    winter = planned(agenda.scheduled, "Winter service")
    address = reverse("desk-agenda-offer", kwargs={"meeting": agenda.scheduled.public_id})
    assert "Winter service" in page(clerk, "desk-agenda", meeting=agenda.scheduled.public_id)
    clerk.post(address, {"planned": winter.public_id})
    assert agenda.items.filter(title="Winter service").exists()
    assert clerk.post(address, {"planned": "nothing"}).status_code == 404


def test_the_motion_and_the_notices_are_worded_on_the_page(clerk: Client) -> None:
    agenda = with_secret()
    key = {"meeting": agenda.scheduled.public_id}
    clerk.post(reverse("desk-agenda-motion", kwargs=key), {"motion-text": "That we meet in private."})
    clerk.post(reverse("desk-agenda-notices", kwargs=key), {"notices-text": "Tea\nAt 9.45.\n\nFilming\nAllowed."})
    found = draft_agenda(agenda.scheduled)
    assert found.motion == "That we meet in private."
    assert found.notices == (("Tea", "At 9.45."), ("Filming", "Allowed."))
    assert "must describe the exempt information in terms of Schedule 12A" in page(clerk, "desk-agenda", **key)


def test_the_council_words_its_motion_and_numbers_late_items_as_it_likes(clerk: Client) -> None:
    agenda = with_secret()
    published(agenda)
    item(agenda, "Storm")
    sent = {
        "late_numbers": "end",
        "committees": "That {items} be private: {paragraphs} of Part 1 of Schedule 12A.",
        "executive": "That {items} be private: {paragraphs} of Part 1 of Schedule 12A.",
        "text": "Filming\nAllowed.",
    }
    refused = clerk.post(reverse("desk-agenda-practice"), sent | {"executive": "That we meet in private."})
    assert "must have {items} and {paragraphs}" in refused.content.decode()
    assert clerk.post(reverse("desk-agenda-practice"), sent).status_code == 302
    found = draft_agenda(agenda.scheduled)
    assert found.motion.startswith("That the following business (item")
    assert found.notices == (("Filming", "Allowed."),)
    assert [one.number for one in found.items if one.title == "Storm"] == ["6"]


@pytest.mark.parametrize("role", [Role.author, Role.director, Role.chairman, Role.legal_adviser, Role.cabinet_member])
def test_who_does_not_build_the_agenda_reads_it_without_what_is_closed(role: Role) -> None:
    agenda = with_secret()
    reader = client_of(role)
    key = {"meeting": agenda.scheduled.public_id}
    for said in (page(reader, "desk-agenda", **key), page(reader, "desk-agenda-preview", version="public", **key)):
        assert "Property matter" in said
        assert SECRET not in said
    assert reader.get(reverse("desk-agenda-preview", kwargs={"version": "restricted", **key})).status_code == 404
    assert reader.get(reverse("desk-agenda-preview-file", kwargs={"version": "restricted", **key})).status_code == 404


def test_the_closed_title_stands_in_the_restricted_preview_alone(clerk: Client) -> None:
    agenda = with_secret()
    key = {"meeting": agenda.scheduled.public_id}
    assert SECRET in page(clerk, "desk-agenda-preview", version="restricted", **key)
    assert SECRET not in page(clerk, "desk-agenda-preview", version="public", **key)
    answer = clerk.get(reverse("desk-agenda-preview-file", kwargs={"version": "public", **key}))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_chairman_says_that_a_late_item_is_urgent() -> None:
    agenda = opened()
    published(agenda)
    storm = item(agenda, "Storm", kind="late")
    rush, other = Client(), client_of(Role.chairman)
    rush.force_login(chairman(agenda.scheduled.body))
    address = reverse("desk-agenda-urgency", kwargs={"item": storm.public_id})
    assert address in page(rush, "desk-agenda", meeting=agenda.scheduled.public_id)
    assert address not in page(other, "desk-agenda", meeting=agenda.scheduled.public_id)
    assert other.get(address).status_code == 404
    rush.post(address, {"name": "Mrs A Rush", "reason": "The bridge fell on Sunday."})
    storm.refresh_from_db()
    assert storm.urgency_by == "Mrs A Rush"


def test_an_agenda_of_many_reports_is_shown_with_as_few_queries_as_one_of_few(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    agenda = opened()
    for place in range(12):
        agenda_papers.place_report(agenda=agenda, report=report(f"Report {place}"), **WHO)
    with django_assert_max_num_queries(45):
        page(clerk, "desk-agenda", meeting=agenda.scheduled.public_id)
    with django_assert_max_num_queries(15):
        page(clerk, "desk-agendas")


def test_what_is_not_there_is_not_found(clerk: Client) -> None:
    for name, named in (
        ("desk-agenda", {"meeting": "nothing1"}),
        ("desk-agenda-item", {"item": "nothing1"}),
        ("desk-agenda-paper", {"paper": "nothing1"}),
        ("desk-agenda-preview", {"meeting": meeting().public_id, "version": "secret"}),
    ):
        assert clerk.get(reverse(name, kwargs=named)).status_code == 404
