"""The page of political balance: the arithmetic, the allocation as a form, the findings."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from moothall.facts import councils as facts
from moothall.operations import council as acts
from moothall.operations.council import CouncilError
from moothall.operations.permission import NotPermittedError
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council_balance import balance_on
from moothall.queries.desk.council_cards import BalancePage
from moothall.web.desk.council.pages import day_asked, page, who

Entered = dict[str, dict[str, int]]


class _NoNumberError(Exception):
    """A cell without a number in it; the message says which."""


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Political balance on a day. What is entered is looked at, or put on record from the day on."""
    if request.method != "POST":
        return _page(request, balance_on(day_asked(request)))
    try:
        begins = dt.date.fromisoformat(request.POST.get("begins", ""))
    except ValueError:
        return _page(request, balance_on(timezone.localdate()), "Enter the day from which it is so.", "begins")
    try:
        entered = _entered(request, balance_on(begins))
        if request.POST.get("do") != "allocate":
            return _page(request, balance_on(begins, entered), looked=True)
        _allocate(request, balance_on(begins, entered), begins)
    except (_NoNumberError, CouncilError, NotPermittedError) as error:
        return _page(request, balance_on(begins), str(error), "allocation")
    messages.success(request, "The seats are allocated.")
    return redirect("council-balance")


def _page(
    request: HttpRequest, found: BalancePage, error: str = "", place: str = "", *, looked: bool = False
) -> HttpResponse:
    errors = [(error, place)] if error else []
    return page(request, "balance", balance=found, errors=errors, looked=looked)


def _entered(request: HttpRequest, found: BalancePage) -> Entered:
    """The seats in the form's cells, `seats-<body>-<group>`."""
    return {
        row.id: {
            cell.group: _seats(request.POST.get(f"seats-{row.id}-{cell.group}", ""), f"{row.body.body}, {cell.name}")
            for cell in row.cells
        }
        for row in found.rows
    }


def _seats(words: str, where: str) -> int:
    if not words.strip():
        return 0
    if not (words.strip().isdecimal() and len(words.strip()) < 4):
        raise _NoNumberError(f"{where}: “{words}” is no number of seats.")
    return int(words)


def _allocate(request: HttpRequest, found: BalancePage, begins: dt.date) -> None:
    bodies = rows.bodies_by_id([row.id for row in found.rows])
    seats = {
        bodies[row.id]: [
            facts.Seats(seats=cell.has, group=cell.name if cell.group else "", begins=begins) for cell in row.cells
        ]
        for row in found.rows
        if any(cell.has for cell in row.cells)
    }
    acts.allocate(seats=seats, groups=rows.groups_by_name(begins), begins=begins, **who(request))
