"""A marker is planted in a restricted paper, in its closed title and in a draft; every role asks every address for it.

Whoever may read drafts sees it at the desk. Nobody else does, whatever real ids they put into addresses.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from our_agenda import SECRET
from people_of_the_desk import client_of

from moothall.project.access import POLICY
from moothall.records import models
from moothall.rules.permits import TABLE, Act, Role, permit
from web.test_access import SAMPLES, patterns
from web.test_member_papers import everything_in, published

pytestmark = pytest.mark.django_db
MOST = 400
"""Combinations of ids that are tried at one address."""


def known() -> Mapping[str, Sequence[str]]:
    """For each parameter of an address the ids of everything that it may stand for."""
    tables: Mapping[str, Sequence[type[Model]]] = {
        "meeting": (models.ScheduledMeeting, models.Meeting),
        "scheduled": (models.ScheduledMeeting,),
        "body": (models.Body,),
        "publication": (models.Publication,),
        "file": (models.PublishedFile,),
        "pack": (models.Pack,),
        "item": (models.DraftItem, models.AgendaItem),
        "paper": (models.DraftPaper,),
        "report": (models.DraftReport,),
        "appendix": (models.AppendixFile,),
        "job": (models.PublishingJob,),
        "clearance": (models.Clearance,),
        "grant": (models.ReadingGrant,),
        "id": (models.ScheduledMeeting, models.Meeting, models.AgendaItem, models.DraftReport, models.Publication),
    }
    return {
        name: [one for table in of for one in table._default_manager.values_list("public_id", flat=True)[:12]]
        for name, of in tables.items()
    }


def addresses() -> Iterator[tuple[str, Act]]:
    """Every address with every id that could stand in it, samples where nothing is known, and the act it is for."""
    ids = known()
    for pattern in patterns():
        names = list(pattern.pattern.regex.groupindex)
        offered = [ids.get(name) or [SAMPLES.get(name, "aaaaaaaa")] for name in names]
        for number, values in enumerate(product(*offered)):
            if number >= MOST:
                break
            try:
                address = reverse(str(pattern.name), kwargs=dict(zip(names, values, strict=True)))
            except NoReverseMatch:
                continue
            yield address, POLICY[str(pattern.name)]


def said_at(client: Client, address: str) -> str:
    """What an address answers: text, or everything that a PDF has in it."""
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return headers + (everything_in(content) if content.startswith(b"%PDF") else content.decode(errors="replace"))


def test_nobody_reads_the_marker_who_may_not(caplog: pytest.LogCaptureFixture) -> None:
    published()
    asked = sorted(set(addresses()))
    may_not = set(Role) - TABLE[Act.read_drafts]
    leaks = {}
    for role in sorted(may_not):
        client = client_of(role)
        for address, act in asked:
            reached = (
                permit({role}, act).allowed and "sign-out" not in address
            )  # test_access has shown it for the others
            if reached and SECRET.lower() in said_at(client, address).lower():
                leaks[role, address] = SECRET
    assert leaks == {}
    assert {Role.visitor, Role.account, Role.member, Role.body_member, Role.coopted, Role.administrator} <= may_not
    assert len(asked) > 100
    assert SECRET not in caplog.text


def test_the_marker_is_there_to_be_found() -> None:
    scheduled = published()
    client = client_of(Role.clerk)
    assert SECRET in said_at(client, f"/desk/papers/{scheduled.public_id}")
    paper = models.DraftPaper.objects.get(title__contains=SECRET)
    assert SECRET in said_at(client, f"/desk/papers/{scheduled.public_id}/paper/{paper.public_id}")
