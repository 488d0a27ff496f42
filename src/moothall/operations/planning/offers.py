"""What is offered to a work programme, taken or put away; each once."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.permission import require
from moothall.operations.planning.items import CannotPlanItemError, ItemWords, plan_item
from moothall.queries.desk.offers import offers
from moothall.records.models import Body, DismissedOffer, PlannedItem, ScheduledMeeting
from moothall.rules.english_day import english_day
from moothall.rules.permits import Act

_GONE = "that is no longer offered: it was taken or put away already"


def accept_offer(
    *,
    body: Body,
    source: str,
    key: str,
    by: User | None,
    at: dt.datetime,
    scheduled: ScheduledMeeting | None = None,
) -> PlannedItem:
    """Put what is offered on the programme. Raises CannotPlanItemError for what is not offered any more."""
    require(by, Act.manage_programme)
    with transaction.atomic():
        audit.one_at_a_time()
        found = next((one for one in offers(body, english_day(at)) if (one.source, one.key) == (source, key)), None)
        if found is None:
            raise CannotPlanItemError(_GONE)
        words = ItemWords(
            title=found.title,
            why=found.why,
            source=source,
            source_key=key,
            decision=found.decision,
            is_key=found.is_key,
            leads=found.leads,
        )
        return plan_item(body=body, words=words, scheduled=scheduled, by=by, at=at)


def dismiss_offer(*, body: Body, source: str, key: str, by: User | None, at: dt.datetime, reason: str = "") -> None:
    """Put away what is offered: it is not offered to this body again."""
    require(by, Act.manage_programme)
    with transaction.atomic():
        defaults = {"reason": reason.strip(), "at": at, "by": by}
        _, is_new = DismissedOffer.objects.get_or_create(body=body, source=source, source_key=key, defaults=defaults)
        if is_new:
            audit.append(
                act="offer dismissed", about=body.public_id, by=by, at=at, detail={"source": source, "key": key}
            )
