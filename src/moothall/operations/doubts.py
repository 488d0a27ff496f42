"""A person's word on whether two names mean the same."""

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ForeignKey, Model

from moothall.operations import audit, search_index
from moothall.operations.council.acting import CouncilError
from moothall.operations.council.bodies import carry_over
from moothall.operations.pages import renew
from moothall.operations.permission import require
from moothall.operations.recognition import BODIES, INDICATORS, PEOPLE, POSTS, Kind
from moothall.operations.search_entries import entries
from moothall.queries.public.reach import pages_of_subject
from moothall.records.models import Body, Doubt, Meeting, Pack, Plan, Publication, StoredPage
from moothall.records.models.recognised import Projected, Recognised
from moothall.rules.permits import Act

_KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (BODIES, POSTS, PEOPLE, INDICATORS)}


class CannotMergeError(Exception):
    """Two that cannot be made one as things stand; the message says why."""


def decide_doubt(*, doubt: Doubt, same: bool, by: User | None, at: dt.datetime) -> None:
    """Put on record that two names mean the same, or that they do not.

    If they do, the newer joins the older: its forms, its rows, its other doubts; its page moves to the older's.
    A doubt that is decided stays as it was decided. Raises NotPermittedError; CannotMergeError for two bodies
    that met on the same day.
    """
    require(by, Act.decide_doubt)
    with transaction.atomic():
        row = Doubt.objects.select_for_update().get(pk=doubt.pk)
        if row.same is not None:
            return
        row.same, row.decided_at, row.decided_by = same, at, by
        row.save()
        if same:
            _merge(_KINDS[row.kind], row, at)
        audit.append(act="doubt decided", about=row.public_id, by=by, at=at, detail={"kind": row.kind, "same": same})


def _merge(kind: Kind, doubt: Doubt, at: dt.datetime) -> None:
    older, newer = (kind.subject._default_manager.get(pk=number) for number in (doubt.one, doubt.other))
    stale = pages_of_subject(older) | pages_of_subject(newer)
    if isinstance(older, Body) and isinstance(newer, Body):
        _refuse_twice_a_day(older, newer)
        _keep_set_up(older, newer)
        _join_plans(older, newer)
    named_in = _join(older, newer)
    _carry_doubts(kind, doubt)
    older.name = max(older.name, newer.name, key=len)
    older.save(update_fields=["name"])
    newer.merged_into = older
    newer.save(update_fields=["merged_into"])
    renew(stale | pages_of_subject(older), at=at)
    _move(older, newer, at)
    for publication in Publication.objects.filter(pk__in=named_in, current=True).select_related("meeting__body"):
        search_index.put_sheet(pack=publication.meeting.public_id, entries=entries(publication))
    transaction.on_commit(lambda: search_index.catch_up(settings.SEARCH_INDEX))


def _keep_set_up(older: Body, newer: Body) -> None:
    try:
        carry_over(older, newer)
    except CouncilError as error:
        raise CannotMergeError(str(error)) from error


def _refuse_twice_a_day(older: Body, newer: Body) -> None:
    for table in (Meeting, Pack):
        days = set(table._default_manager.filter(body=older).values_list("date", flat=True))
        if table._default_manager.filter(body=newer, date__in=days).exists():
            raise CannotMergeError("both bodies have a meeting on the same day, so they cannot be one")


def _join_plans(older: Body, newer: Body) -> None:
    known = {plan.key: plan for plan in Plan.objects.filter(body=older)}
    for plan in Plan.objects.filter(body=newer, key__in=known):
        plan.actions.update(plan=known[plan.key])
        plan.delete()


def _join(older: Recognised, newer: Recognised) -> set[int]:
    """Let every row that points to the newer point to the older; gives the publications that they are of."""
    publications: set[int] = set()
    for relation in type(newer)._meta.related_objects:
        table, field = relation.related_model, relation.field
        if isinstance(field, ForeignKey) and not isinstance(table, str) and field.name != "merged_into":
            publications |= _repoint(table, field.name, older, newer)
    return publications


def _repoint(table: type[Model], field: str, older: Recognised, newer: Recognised) -> set[int]:
    rows = table._default_manager.filter(**{field: newer})
    publications = set(rows.values_list("publication", flat=True)) if issubclass(table, Projected) else set()
    rows.update(**{field: older})
    return publications


def _carry_doubts(kind: Kind, decided: Doubt) -> None:
    """Open doubts about the newer become doubts about the older; what is already asked is not asked twice."""
    older, newer = decided.one, decided.other
    for doubt in Doubt.objects.filter(kind=kind.name, same=None):
        if newer not in (doubt.one, doubt.other):
            continue
        third = doubt.other if doubt.one == newer else doubt.one
        one, other = sorted((older, third))
        if third == older or Doubt.objects.filter(kind=kind.name, one=one, other=other).exists():
            doubt.delete()
        else:
            if (doubt.one == newer) != (one == older):
                doubt.one_printed, doubt.other_printed = doubt.other_printed, doubt.one_printed
            doubt.one, doubt.other = one, other
            doubt.save()


def _move(older: Recognised, newer: Recognised, at: dt.datetime) -> None:
    """The newer's page leads to the older's from now on."""
    kinds = {"person": "people", "body": "bodies", "indicator": "indicators"}
    kind = kinds.get(type(older)._meta.model_name or "")
    if kind:
        StoredPage.objects.update_or_create(
            key=f"{kind}/{newer.public_id}",
            defaults={"parts": [], "moved_to": f"/{kind}/{older.public_id}", "rendered_at": at, "fresh_until": None},
        )
