"""Subscriptions and publications by their public ids, and what a form offers to subscribe to."""

from dataclasses import dataclass

from moothall.records.models import Body, Person, Publication, PublicNotice, Subscription

_WORDS = {
    "everything": "every meeting of the council",
    "topic": "“{}”",
    "division": "the electoral division {}",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered: the kind, its subject (a public id or words), and how it is said. No words where it is none."""

    kind: str
    subject: str
    words: str


def offer(kind: str, subject: str) -> Offer:
    """What the reader came to subscribe to; everything, where the link names nothing that there is."""
    subject = " ".join(subject.split())[:200]
    if kind in ("body", "person"):
        table = Body if kind == "body" else Person
        found = table._default_manager.filter(public_id=subject, merged_into=None).exclude(name="").first()
        if found:
            return Offer(kind, subject, found.name)
    if kind in _WORDS and subject:
        return Offer(kind, subject, _WORDS[kind].format(subject))
    return Offer("everything", "", _WORDS["everything"].format(""))


def subscription_of(id: str) -> Subscription | None:
    """The subscription with that public id."""
    return Subscription.objects.filter(public_id=id).first()


def notice_of(id: str) -> PublicNotice | None:
    """The notice with that public id."""
    return (
        PublicNotice.objects.filter(public_id=id).select_related("scheduled__body", "scheduled__meeting__body").first()
    )


def publication_of(id: str) -> Publication | None:
    """The publication with that public id."""
    return Publication.objects.filter(public_id=id).select_related("meeting__body").first()
