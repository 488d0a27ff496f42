"""The desk's first page: the clerk's whole work, and everyone else's own."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from lxml import html
from people_of_the_desk import someone
from pytest_django import DjangoAssertNumQueries

from larkshire_calendar import body, clerk, planned, roads, seat
from moothall.facts.drafts import Cover, ReportDraft
from moothall.operations.planning import ItemWords, plan_item
from moothall.records.as_facts import packed
from moothall.records.models import (
    Account,
    Body,
    Clearance,
    DraftAgenda,
    DraftReport,
    PlannedItem,
    Revision,
    ScheduledMeeting,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
SOON = TODAY + dt.timedelta(days=21 - TODAY.weekday())
"""A Monday two to three weeks away: first drafts lie behind, publication is to come."""


def desk(user: User) -> html.HtmlElement:
    client = Client()
    client.force_login(user)
    answer = client.get("/desk")
    assert answer.status_code == 200
    return html.document_fromstring(answer.content)


def rows(page: html.HtmlElement) -> list[str]:
    found = page.xpath("//ul[contains(@class,'moothall-rows')]/li")
    return [" ".join(one.text_content().split()) for one in found]


def meeting() -> ScheduledMeeting:
    return planned(SOON, at=NOW)[0]


def item(title: str, at: ScheduledMeeting, **more: object) -> PlannedItem:
    words = ItemWords(title=title, **more)  # type: ignore[arg-type]
    return plan_item(body=at.body, words=words, scheduled=at, by=clerk(), at=NOW)


def report(of: PlannedItem, state: str, *authors: User) -> DraftReport:
    row = DraftReport.objects.create(planned_item=of, subject=of.title, state=state, created_at=NOW)
    row.authors.set(authors)
    draft = ReportDraft(key=row.public_id, number=1, cover=Cover(subject=of.title))
    Revision.objects.create(report=row, number=1, draft=packed(draft), digest="0" * 64, at=NOW)
    return row


def asked(of: DraftReport, role: Role, deadline: dt.date) -> Clearance:
    return Clearance.objects.create(
        revision=of.revisions.get(), role=role.value, asked_at=NOW, deadline=deadline, asked_by=clerk()
    )


def test_a_clerk_sees_what_is_missing_late_and_uncleared_each_one_click_away() -> None:
    row = meeting()
    item("Verges", row)
    waits = report(item("Coast road", row), "in clearance")
    asked(waits, Role.legal_adviser, TODAY - dt.timedelta(days=1))
    page = desk(clerk())
    found = rows(page)
    assert any(one.startswith("Verges Late No report has been started") for one in found)
    assert any("Not cleared yet by: legal adviser" in one for one in found)
    assert any(one.startswith("Open the agenda Late") for one in found)
    links = page.xpath("//main//ul[contains(@class,'moothall-rows')]//a/@href")
    assert f"/desk/clearance/reports/{waits.public_id}" in links
    client = Client()
    client.force_login(clerk())
    assert all(client.get(link).status_code == 200 for link in links)


def test_meetings_stand_by_publication_day() -> None:
    later = planned(SOON + dt.timedelta(days=2), of=body("Schools Committee", Body.Kind.committee), at=NOW)[0]
    meeting()
    headings = [" ".join(one.text_content().split()) for one in desk(clerk()).xpath("//article/h3")]
    assert [one.split(",")[0] for one in headings] == ["Roads and Places Committee", later.body.title]


def test_a_meeting_whose_day_has_passed_waits_for_one_click() -> None:
    row = meeting()
    ScheduledMeeting.objects.filter(pk=row.pk).update(date=TODAY - dt.timedelta(days=3))
    page = desk(clerk())
    assert rows(page)[0].startswith("Say whether the meeting was held Late")
    assert "Its day has passed" in page.text_content()
    (form,) = page.xpath("//main//form[contains(@action,'/held')]")
    client = Client()
    client.force_login(clerk())
    answer = client.post(form.get("action"), dict(form.form_values()), follow=True)
    assert "it was held." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == "/desk"
    assert rows(desk(clerk())) == []


def test_a_held_meeting_stays_on_the_desk_until_its_papers_are_out_or_held_back() -> None:
    row = meeting()
    ScheduledMeeting.objects.filter(pk=row.pk).update(date=TODAY - dt.timedelta(days=200), state="held")
    agenda = DraftAgenda.objects.create(scheduled=row, first_published=NOW)
    paper = agenda.items.create(title="Verges", kind="report").papers.create(title="Verges")
    assert rows(desk(clerk()))[0].startswith("Verges Late A paper was not published")
    paper.held = "Withdrawn by the director"
    paper.save()
    assert rows(desk(clerk())) == []


def test_an_author_sees_the_own_reports_and_items_to_start() -> None:
    row = meeting()
    anna, other = someone(Role.author), someone(Role.director)
    mine, theirs = report(item("Verges", row), "drafting", anna), report(item("Depot", row), "drafting", other)
    found = rows(desk(anna))
    assert any(one.startswith(mine.subject) for one in found)
    assert not any(one.startswith(theirs.subject) for one in found)
    assert "All committees" not in desk(anna).text_content()


def test_an_adviser_sees_what_waits_for_advice() -> None:
    waits = report(item("Coast road", meeting()), "in clearance")
    asked(waits, Role.legal_adviser, TODAY)
    asked(waits, Role.finance_adviser, TODAY)
    found = [one for one in rows(desk(someone(Role.legal_adviser))) if "waits for" in one]
    assert len(found) == 1
    assert found[0].startswith("Coast road Today Version 1 waits for the legal adviser")


def test_a_member_sees_the_papers_that_are_out_where_they_sit() -> None:
    row, elsewhere = meeting(), planned(SOON, of=body("Schools Committee", Body.Kind.committee), at=NOW)[0]
    for one in (row, elsewhere):
        DraftAgenda.objects.create(scheduled=one, first_published=NOW)
    user = someone(Role.body_member)
    Account.objects.update_or_create(user=user, defaults={"member": seat(roads(), "Mrs T Dunmore")})
    assert rows(desk(user)) == [f"Roads and Places Committee, {SOON:%A} {SOON.day} {SOON:%B %Y}"]


def test_an_administrator_sees_no_work() -> None:
    item("Verges", meeting())
    assert rows(desk(someone(Role.administrator))) == []


def test_sixty_meetings_are_a_bounded_number_of_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    days = [SOON + dt.timedelta(days=one) for one in range(60)]
    meetings = planned(*days, at=NOW, fixed=False)
    ScheduledMeeting.objects.update(state="fixed")
    for number, one in enumerate(meetings):
        planned_item = PlannedItem.objects.create(body=one.body, scheduled=one, title=f"Item {number}", added_on=TODAY)
        report(planned_item, "drafting")
        DraftAgenda.objects.create(scheduled=one).items.create(title="Verges", kind="report")
    client = Client()
    client.force_login(clerk())
    with django_assert_max_num_queries(90):
        page = client.get("/desk").content.decode()
    assert "Roads and Places Committee" in page
