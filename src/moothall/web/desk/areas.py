"""The parts of the desk: each has its addresses and its policy in its own `urls` module."""

from collections.abc import Iterator

from django.urls import URLPattern

from moothall.rules.permits import Act
from moothall.web.desk.accounts import urls as accounts
from moothall.web.desk.agendas import urls as agendas
from moothall.web.desk.clearance import urls as clearance
from moothall.web.desk.council import urls as council
from moothall.web.desk.members import urls as members
from moothall.web.desk.plan import urls as plan
from moothall.web.desk.publishing import urls as publishing
from moothall.web.desk.reports import urls as reports

_AREAS = (plan, reports, clearance, agendas, publishing, members, council, accounts)


def patterns() -> Iterator[URLPattern]:
    """The addresses of every part."""
    for area in _AREAS:
        yield from area.PATTERNS


def policy() -> dict[str, Act]:
    """For every address of every part, the act that it is for."""
    return {name: act for area in _AREAS for name, act in area.POLICY.items()}
