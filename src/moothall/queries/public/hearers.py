"""Who has asked to hear of a publication, and what is written to them; from what is published alone."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from moothall.facts.letters import Letter
from moothall.queries.public import addresses
from moothall.queries.public.linking import body_name, day, meeting_title, meeting_url
from moothall.queries.public.search_index import Question, ask
from moothall.queries.public.subscriptions import offer
from moothall.records.models import Body, Person, Publication, PublicNotice, Subscription

ITEMS = 30


def hearers(publication: Publication, folder: Path) -> Iterator[Subscription]:
    """The confirmed subscriptions that a publication is for, one for each address.

    The search index must hold the publication. Raises IndexUnusableError.
    """
    meeting = publication.meeting
    yield from _who_want(meeting.body, meeting.date, folder)


def hearers_of_notice(notice: PublicNotice, folder: Path) -> Iterator[Subscription]:
    """The confirmed subscriptions that a notice about a meeting is for, one for each address.

    Those to words, a person or a division hear of it where what is published for its day has them.
    """
    yield from _who_want(notice.scheduled.body, notice.scheduled.date, folder)


def _who_want(body: Body, date: dt.date, folder: Path) -> Iterator[Subscription]:
    told: set[str] = set()
    for subscription in Subscription.objects.exclude(confirmed_at=None).order_by("pk").iterator(chunk_size=500):
        if subscription.email not in told and _wants(subscription, body.public_id, date, folder):
            told.add(subscription.email)
            yield subscription


def what(subscription: Subscription) -> str:
    """What a subscription is about, in words."""
    if subscription.kind == "body":
        body = Body.objects.filter(public_id=subscription.subject).first()
        return body_name(body) if body else "a committee"
    if subscription.kind == "person":
        person = Person.objects.filter(public_id=subscription.subject).first()
        return person.name if person and person.name else "a person"
    return offer(subscription.kind, subscription.subject).words


def confirmation(subscription: Subscription, link: str) -> Letter:
    """The letter by which an address is confirmed."""
    text = (
        f"Someone, probably you, asked us to write to this address about {what(subscription)}.\n\n"
        f"To confirm, open this page and press the button:\n{link}\n\n"
        "If it was not you, do nothing: we will not write again."
    )
    return Letter(to=subscription.email, subject="Please confirm your subscription", text=text)


def news(subscription: Subscription, publication: Publication, leave: str) -> Letter:
    """The letter that tells of a publication: the meeting, what is new in it, its open items, and where to read it."""
    meeting = publication.meeting
    again = publication.number > 1
    head = "What is new for" if again else "An agenda was published:"
    lines = [f"{head} {meeting_title(meeting)}", f"{settings.SITE}{meeting_url(meeting)}", ""]
    lines += [f"- {change}" for change in publication.changes[:ITEMS]] if again else list(_agenda(publication))
    text = "\n".join([*lines, "", f"You hear of this because of {what(subscription)}."])
    subject = f"{body_name(meeting.body)}, {day(meeting.date)}"
    return Letter(to=subscription.email, subject=subject, text=text, leave=leave)


def notice_letter(notice: PublicNotice, to: str, subscription: Subscription | None = None, leave: str = "") -> Letter:
    """The letter that carries a notice about a meeting, with where it stands: to a reader, or to a member."""
    meeting = notice.scheduled.meeting
    lines = [notice.text, "", f"{settings.SITE}{meeting_url(meeting) if meeting else addresses.NOTICES}"]
    if subscription:
        lines += ["", f"You hear of this because of {what(subscription)}."]
    return Letter(to=to, subject=notice.title, text="\n".join(lines), leave=leave)


def _agenda(publication: Publication) -> Iterator[str]:
    items = publication.meeting.items.order_by("position")[:ITEMS]
    return (f"{item.number}. {item.title}" for item in items)


def _wants(subscription: Subscription, body: str, date: dt.date, folder: Path) -> bool:
    if subscription.kind == "everything":
        return True
    if subscription.kind == "body":
        return subscription.subject == body
    about = {"words": "", "person": "", "division": ""}
    about["words" if subscription.kind == "topic" else subscription.kind] = subscription.subject
    question = Question(about["words"], body, "", about["person"], about["division"], since=date, until=date)
    return ask(folder, question, limit=1).total > 0
