"""One's own account: roles, second factor, and where one is signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from moothall.operations.sessions import end_own_sessions
from moothall.queries.desk.accounts import own_account
from moothall.web.desk.people import user_of


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """The account."""
    account = own_account(user_of(request), request.session.session_key)
    return render(request, "desk/accounts/own.html", {"account": account})


@require_POST
def end_session(request: HttpRequest, session: int) -> HttpResponse:
    """End one session elsewhere."""
    return _ended(request, session)


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session but this."""
    return _ended(request, None)


def _ended(request: HttpRequest, only: int | None) -> HttpResponse:
    keep = request.session.session_key
    count = end_own_sessions(by=user_of(request), at=timezone.now(), keep=keep, only=only)
    messages.success(request, f"{count} session{'' if count == 1 else 's'} ended.")
    return redirect("account")
