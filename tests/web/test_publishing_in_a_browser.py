"""How far a publication is, and what is new since a reader last looked, in a real browser."""

import datetime as dt

import pytest
from django.utils import timezone
from our_agenda import our_agenda
from people_of_the_desk import client_of
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from released import released

from moothall.operations.pages import rerender
from moothall.operations.public.subscriptions import token
from moothall.operations.publishing.asking import ask_for_look
from moothall.operations.publishing.giving_up import give_up
from moothall.records.models import Publication, PublishingJob, Subscription
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db(transaction=True)


def test_how_far_it_is_is_told_as_it_goes_and_by_loading_the_page_again(
    chromium: Browser, live_server: LiveServer
) -> None:
    job = ask_for_look(scheduled=our_agenda(), by=None, at=timezone.now())
    session = client_of(Role.clerk).cookies["sessionid"].value
    pages = []
    for script in (True, False):
        context = chromium.new_context(java_script_enabled=script)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        pages.append(context.new_page())
        pages[-1].goto(f"{live_server.url}/desk/publishing/jobs/{job.public_id}")
        assert pages[-1].title().startswith("Being done: ")
    live, plain = pages
    PublishingJob.objects.filter(pk=job.pk).update(begun_at=timezone.now(), stage=PublishingJob.Stage.binding)
    live.locator("#told", has_text="Both versions of the pack are bound").wait_for(state="attached")
    plain.get_by_role("link", name="See how far it is").click()
    assert "Both versions of the pack are bound Now" in " ".join(plain.inner_text("main").split())
    give_up(job=job, trouble="The server was stopped.", at=timezone.now())
    live.locator("#told", has_text="Nothing was published. The server was stopped.").wait_for(state="attached")
    assert live.title().startswith("Not done: ")
    assert live.get_by_role("button", name="Try again").is_visible()
    for page in pages:
        page.context.close()


def test_a_reader_subscribes_confirms_and_ends_it(chromium: Browser, live_server: LiveServer) -> None:
    released()
    page = chromium.new_context().new_page()
    page.goto(f"{live_server.url}/subscribe")
    page.get_by_label("E-mail").fill("wilma@example.org")
    page.locator("main form button").click()
    page.get_by_text("Look in your mailbox").wait_for()
    path = f"{live_server.url}/subscriptions/{token(Subscription.objects.get())}"
    for step, done in (("confirm", "You are subscribed"), ("end", "You are not subscribed any more")):
        page.goto(f"{path}/{step}")
        page.locator("main form button").click()
        page.get_by_text(done).first.wait_for()
    assert not Subscription.objects.exists()
    page.context.close()


def test_a_reader_who_asks_for_it_is_shown_what_is_new_since_they_looked(
    chromium: Browser, live_server: LiveServer
) -> None:
    publication = released()
    address = f"{live_server.url}/meetings/{publication.meeting.public_id}"
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Remember when I last looked").click()
    page.close()
    Publication.objects.filter(pk=publication.pk).update(
        number=2, changes=["A paper was added."], released_at=timezone.now() + dt.timedelta(minutes=1)
    )
    rerender(at=timezone.now())
    again = context.new_page()
    again.goto(f"{address}?again")  # past what the browser keeps for a minute
    again.get_by_text("What is new since then is marked.").wait_for()
    assert "New since you looked" in again.inner_text("section:has(#new)")
    assert context.cookies() == []
    again.get_by_role("button", name="Forget when I looked").click()
    assert again.evaluate("localStorage.length") == 0
    context.close()
