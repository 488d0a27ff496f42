"""Subscribing as a reader does it, in pages that need no account."""

import pytest
from django.core import mail
from django.test import Client
from released import released

from larkshire import BODY
from moothall.jobs.loop import do_all
from moothall.operations.public.subscriptions import token
from moothall.records.models import Body, Subscription

pytestmark = pytest.mark.django_db
READER = "wilma@example.org"


def test_a_search_offers_its_words_and_the_division_that_it_is_narrowed_to(client: Client) -> None:
    released()
    page = client.get("/search?q=road&division=Larkham+East").content.decode()
    assert "/subscribe?kind=topic&amp;subject=road" in page
    assert "/subscribe?kind=division&amp;subject=Larkham+East" in page


def test_from_the_link_on_a_committees_page_to_the_end_of_it(client: Client) -> None:
    released()
    body = Body.objects.get(name=BODY)
    page = client.get(f"/bodies/{body.public_id}").content.decode()
    assert f"/subscribe?kind=body&amp;subject={body.public_id}" in page
    asked = client.post("/subscribe", {"kind": "body", "subject": body.public_id, "email": READER})
    assert "Look in your mailbox" in asked.content.decode()
    _do()
    link = next(line for line in mail.outbox[0].body.splitlines() if "/confirm" in line)
    path = "/" + link.split("/", 3)[3]
    assert "Confirm your subscription" in client.get(path).content.decode()
    assert Subscription.objects.get().confirmed_at is None
    assert "You are subscribed" in client.post(path).content.decode()
    assert BODY in client.get(path.replace("/confirm", "/end")).content.decode()
    ending = client.post(path.replace("/confirm", "/end"))
    assert "You are not subscribed any more" in ending.content.decode()
    assert not Subscription.objects.exists()
    assert client.get(path).status_code == 404


def test_ending_it_twice_is_ending_it_and_tells_nothing(client: Client) -> None:
    """A mail program may press the button again; a token that never was is answered in the same words."""
    released()
    client.post("/subscribe", {"kind": "everything", "email": READER})
    path = f"/subscriptions/{token(Subscription.objects.get())}/end"
    one_click = {"List-Unsubscribe": "One-Click"}
    answers = [client.post(address, one_click) for address in (path, path, "/subscriptions/aaaaaaaa/end")]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len({answer.content for answer in answers}) == 1
    assert not Subscription.objects.exists()


def test_a_wrong_address_is_told_beside_its_field(client: Client) -> None:
    answer = client.post("/subscribe", {"kind": "everything", "email": "nobody"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>Error: " in page
    assert 'href="#email"' in page
    assert 'aria-describedby="email-error"' in page


def test_a_link_that_is_not_whole_leads_nowhere(client: Client) -> None:
    assert client.get("/subscriptions/aaaaaaaa/confirm").status_code == 404


def test_the_pages_are_kept_by_nobody_and_tell_no_other_site_their_address(client: Client) -> None:
    answer = client.get("/subscribe")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def _do() -> None:
    from django.utils import timezone

    from larkshire import MOMENT

    assert timezone.now() > MOMENT
    do_all(timezone.now)
