"""For each kind of errand the letters that it asks for. Who is to hear of a publication gets an errand each, so that
a letter that cannot be sent is tried again alone."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from django.conf import settings

from moothall.facts.letters import Letter
from moothall.operations.errands import queue
from moothall.operations.messages import send
from moothall.operations.public.subscriptions import token
from moothall.operations.search_index import catch_up
from moothall.queries.desk.letters import letters_of
from moothall.queries.desk.member_letters import addresses, addresses_at, papers_letters
from moothall.queries.public.hearers import confirmation, hearers, hearers_of_notice, news, notice_letter
from moothall.queries.public.subscriptions import notice_of, publication_of, subscription_of
from moothall.records.models import Errand
from moothall.rules.english_day import english_day

Payload = Mapping[str, str]


def write(errand: Errand, *, at: dt.datetime) -> None:
    """Write and send what an errand asks for. Raises OSError when the server does not take a letter."""
    if "publication" in errand.payload and errand.kind == "tell":
        _tell_everyone(errand.payload, at)
        return
    if errand.kind == "tell of a notice":
        _tell_of_notice(errand.payload, at)
        return
    written = _WRITERS.get(errand.kind)
    for letter in written(errand.payload) if written else letters_of(errand.payload, english_day(at)):
        send(letter)


def _tell_everyone(payload: Payload, at: dt.datetime) -> None:
    """An errand for each member of the body, and for each address that has asked to hear of a publication.

    One that another has followed since is told of too: what was new in it is not new in the other.
    """
    publication = publication_of(payload["publication"])
    if publication is None:
        return
    for address in addresses(publication, english_day(at)):
        told = {"publication": publication.public_id, "to": address}
        queue(kind="papers", payload=told, key=f"papers/{'/'.join(told.values())}"[:120], due_at=at)
    catch_up(settings.SEARCH_INDEX)
    for subscription in hearers(publication, settings.SEARCH_INDEX):
        ids = {"publication": publication.public_id, "subscription": subscription.public_id}
        queue(kind="news", payload=ids, key=f"news/{'/'.join(ids.values())}", due_at=at)


def _tell_of_notice(payload: Payload, at: dt.datetime) -> None:
    """An errand for each member of the body, and for each address that has asked to hear of it."""
    notice = notice_of(payload["notice"])
    if notice is None:
        return
    told = [{"to": address} for address in addresses_at(notice.scheduled, english_day(at))]
    catch_up(settings.SEARCH_INDEX)
    told += [{"subscription": one.public_id} for one in hearers_of_notice(notice, settings.SEARCH_INDEX)]
    for one in told:
        payload = {"notice": notice.public_id, **one}
        queue(kind="notice", payload=payload, key=f"notice/{'/'.join(payload.values())}"[:120], due_at=at)


def _notice(payload: Payload) -> Iterable[Letter]:
    notice = notice_of(payload["notice"])
    if notice and "to" in payload:
        yield notice_letter(notice, payload["to"])
    elif notice:
        subscription = subscription_of(payload["subscription"])
        if subscription and subscription.confirmed_at:
            leave = f"{settings.SITE}/subscriptions/{token(subscription)}/end"
            yield notice_letter(notice, subscription.email, subscription, leave)


def _confirm(payload: Payload) -> Iterable[Letter]:
    subscription = subscription_of(payload["subscription"])
    if subscription and not subscription.confirmed_at:
        yield confirmation(subscription, f"{settings.SITE}/subscriptions/{token(subscription)}/confirm")


def _news(payload: Payload) -> Iterable[Letter]:
    subscription, publication = subscription_of(payload["subscription"]), publication_of(payload["publication"])
    if subscription and subscription.confirmed_at and publication:
        yield news(subscription, publication, f"{settings.SITE}/subscriptions/{token(subscription)}/end")


def _papers(payload: Payload) -> Iterable[Letter]:
    publication = publication_of(payload["publication"])
    return papers_letters(publication, payload["to"]) if publication else ()


_WRITERS: Mapping[str, Callable[[Payload], Iterable[Letter]]] = {
    "confirm subscription": _confirm,
    "news": _news,
    "papers": _papers,
    "notice": _notice,
}
