"""Subscriptions: asked for, confirmed by a link, told of what is published, ended by a link."""

import datetime as dt

import pytest
from acts import released
from django.core import mail

from larkshire import BODY, MOMENT
from larkshire_calendar import NOW, SEPTEMBER, clerk, planned
from moothall.jobs.loop import do_all
from moothall.operations.calendar import Place, cancel, move
from moothall.operations.errands import queue
from moothall.operations.public.subscriptions import CannotSubscribeError, ask, confirm, end, of_token, token
from moothall.records.models import Body, Errand, Person, Publication, Subscription

pytestmark = pytest.mark.django_db(transaction=True)
READER = "wilma@example.org"


def confirmed(kind: str, subject: str = "", email: str = READER) -> Subscription:
    """A subscription that its reader has confirmed."""
    ask(email=email, kind=kind, subject=subject, at=MOMENT)
    row = Subscription.objects.get(email=email, kind=kind, subject=subject)
    confirm(subscription=row, at=MOMENT)
    Errand.objects.all().delete()
    return row


def told_of(publication: Publication) -> list[str]:
    """The subjects of the letters that a publication leads to."""
    queue(kind="tell", payload={"publication": publication.public_id}, due_at=MOMENT)
    do_all(lambda: MOMENT)
    return [letter.to[0] for letter in mail.outbox]


def test_a_meeting_that_is_moved_or_cancelled_is_told_of_once_to_those_who_asked() -> None:
    (held,) = planned(SEPTEMBER)
    confirmed("body", held.body.public_id)
    confirmed("division", "Larkham East", "nobody@example.org")
    later = move(scheduled=held, to=Place(dt.date(2026, 9, 24), "10:00"), reason="Flood.", by=clerk(), at=NOW)
    do_all(lambda: NOW)
    assert [letter.to[0] for letter in mail.outbox] == [READER]
    assert "Thursday 24 September 2026" in mail.outbox[0].body
    assert "List-Unsubscribe" in mail.outbox[0].extra_headers
    cancel(scheduled=later, reason="Snow.", by=clerk(), at=NOW)
    do_all(lambda: NOW)
    assert [letter.to[0] for letter in mail.outbox[1:]] == [READER]
    assert "is cancelled" in mail.outbox[1].body


def test_nobody_is_written_to_before_they_have_confirmed() -> None:
    publication = released()
    ask(email=READER, kind="everything", subject="", at=MOMENT)
    assert told_of(publication) == [READER]
    assert "confirm" in mail.outbox[0].body
    assert Subscription.objects.get().confirmed_at is None


def test_the_link_in_the_letter_confirms() -> None:
    ask(email=READER, kind="everything", subject="", at=MOMENT)
    do_all(lambda: MOMENT)
    link = next(line for line in mail.outbox[0].body.splitlines() if "/subscriptions/" in line)
    found = of_token(link.split("/")[-2])
    assert found is not None
    assert found.email == READER


@pytest.mark.parametrize("kind", ["everything", "body", "person", "topic", "division"])
def test_a_reader_hears_of_what_they_asked_for(kind: str) -> None:
    publication = released()
    subject = {
        "everything": "",
        "body": Body.objects.get(name=BODY).public_id,
        "person": Person.objects.exclude(seats=None).first(),
        "topic": "resurfaced",
        "division": "Larkham East",
    }[kind]
    subject = getattr(subject, "public_id", subject)
    confirmed(kind, subject)
    assert told_of(publication) == [READER]


def test_a_reader_does_not_hear_of_other_things() -> None:
    publication = released()
    confirmed("topic", "crocodile")
    confirmed("topic", "moonlight", "otto@example.org")
    assert told_of(publication) == []


def test_one_address_gets_one_letter_however_many_of_its_subscriptions_fit() -> None:
    publication = released()
    confirmed("everything")
    confirmed("topic", "resurfaced")
    assert told_of(publication) == [READER]


def test_a_publication_told_of_twice_is_one_letter() -> None:
    publication = released()
    confirmed("everything")
    told_of(publication)
    assert told_of(publication) == [READER]


def test_every_letter_can_be_ended_with_one_click() -> None:
    publication = released()
    row = confirmed("everything")
    told_of(publication)
    letter = mail.outbox[0]
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"/subscriptions/{token(row)}/end" in letter.extra_headers["List-Unsubscribe"]


def test_what_has_ended_is_forgotten_with_its_address() -> None:
    row = confirmed("everything")
    end(subscription=row)
    assert not Subscription.objects.filter(email=READER).exists()
    assert of_token(token(row)) is None


def test_a_mailbox_cannot_be_filled_by_pressing_the_button_again_and_again() -> None:
    for minute in range(10):
        ask(email=READER, kind="everything", subject="", at=MOMENT + dt.timedelta(seconds=minute))
    assert Errand.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "kind", "subject", "words"),
    [
        ("nobody", "everything", "", "name@example.org"),
        (READER, "body", "aaaaaaaa", "no such committee"),
        (READER, "person", "aaaaaaaa", "no such person"),
        (READER, "topic", "  ", "Say what"),
        (READER, "weather", "rain", "Say what"),
    ],
)
def test_what_cannot_be_subscribed_to_is_refused_with_a_reason(email: str, kind: str, subject: str, words: str) -> None:
    with pytest.raises(CannotSubscribeError, match=words):
        ask(email=email, kind=kind, subject=subject, at=MOMENT)
    assert not Subscription.objects.exists()
