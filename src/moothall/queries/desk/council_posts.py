"""Directorates with their officers, portfolios and outside bodies on a day, for the desk."""

import datetime as dt
from collections import defaultdict

from moothall.queries.desk.council_cards import DirectorateCard, Named, OfficerCard, OutsideCard, Spell
from moothall.records.council_as_facts import on_day
from moothall.records.models import Directorate, Officer, OutsideAppointment, OutsideBody, Portfolio


def directorates_on(day: dt.date) -> tuple[DirectorateCard, ...]:
    """The directorates by name with their officers, at the end officers who are in none."""
    officers: defaultdict[int | None, list[OfficerCard]] = defaultdict(list)
    for row in on_day(Officer.objects.all(), day).order_by("post", "name"):
        officers[row.directorate_id].append(_officer(row))
    cards = [
        DirectorateCard(row.public_id, row.name, row.begins, row.ends, tuple(officers.pop(row.pk, ())))
        for row in on_day(Directorate.objects.all(), day).order_by("name")
    ]
    rest = tuple(card for found in officers.values() for card in found)
    return (*cards, DirectorateCard("", "In no directorate", None, None, rest)) if rest else tuple(cards)


def _officer(row: Officer) -> OfficerCard:
    return OfficerCard(
        id=row.public_id,
        name=row.name,
        post=row.post,
        email=row.email,
        phone=row.phone,
        is_proper_officer=row.is_proper_officer,
        begins=row.begins,
        ends=row.ends,
    )


def portfolios_on(day: dt.date) -> tuple[Spell, ...]:
    """The portfolios by name, with who holds them; nobody for a vacant one."""
    rows = on_day(Portfolio.objects.all(), day).select_related("member").order_by("name")
    return tuple(_portfolio(row) for row in rows)


def past_portfolios(day: dt.date, most: int = 50) -> tuple[Spell, ...]:
    """Portfolios as they were named and held before a day, the latest first."""
    rows = Portfolio.objects.filter(ends__lt=day).select_related("member").order_by("-ends", "name")[:most]
    return tuple(_portfolio(row) for row in rows)


def _portfolio(row: Portfolio) -> Spell:
    of = Named(row.member.public_id, row.member.name) if row.member else None
    return Spell(row.public_id, row.begins, row.ends, of, note=row.name)


def outside_on(day: dt.date) -> tuple[OutsideCard, ...]:
    """The outside bodies by name, with those appointed to them."""
    seats: defaultdict[int, list[Spell]] = defaultdict(list)
    for row in on_day(OutsideAppointment.objects.all(), day).select_related("member").order_by("member__surname"):
        of = Named(row.member.public_id, row.member.name)
        seats[row.body_id].append(Spell(row.public_id, row.begins, row.ends, of))
    return tuple(
        OutsideCard(row.public_id, row.name, row.seats, row.balanced, row.begins, row.ends, tuple(seats[row.pk]))
        for row in on_day(OutsideBody.objects.all(), day).order_by("name")
    )
