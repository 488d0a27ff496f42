"""Who may go where: every address of the site by its name, and the act that it is for.

An address without a row is refused, and a test fails. Who may do an act is in `rules/permits.py`.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from moothall.records.roles import roles_of
from moothall.rules.permits import TABLE, Act, Role, permit
from moothall.web.desk import areas
from moothall.web.desk.accounts.factors import lacks_second_factor
from moothall.web.public.views import refused

PUBLIC = Act.read_public
POLICY: dict[str, Act] = {
    "home": PUBLIC,
    "about": PUBLIC,
    "accessibility": PUBLIC,
    "bodies": PUBLIC,
    "body": PUBLIC,
    "dashboard-latest": PUBLIC,
    "dashboard": PUBLIC,
    "budget-latest": PUBLIC,
    "budget": PUBLIC,
    "work-programme-latest": PUBLIC,
    "work-programme": PUBLIC,
    "calendar": PUBLIC,
    "calendar-month": PUBLIC,
    "meeting": PUBLIC,
    "meeting-pack": PUBLIC,
    "item": PUBLIC,
    "paper": PUBLIC,
    "people": PUBLIC,
    "person": PUBLIC,
    "photograph": PUBLIC,
    "decisions": PUBLIC,
    "decision": PUBLIC,
    "indicators": PUBLIC,
    "indicator": PUBLIC,
    "action-plans": PUBLIC,
    "action-plan": PUBLIC,
    "statistics-list": PUBLIC,
    "statistics": PUBLIC,
    "search": PUBLIC,
    "pack-file": PUBLIC,
    "published-file": PUBLIC,
    "cited-page": PUBLIC,
    "handed-out-file": PUBLIC,
    "picture": PUBLIC,
    "notices": PUBLIC,
    "record": PUBLIC,
    "table": PUBLIC,
    "feed": PUBLIC,
    "feed-kind": PUBLIC,
    "body-feed": PUBLIC,
    "calendar-file": PUBLIC,
    "body-calendar": PUBLIC,
    "meeting-calendar": PUBLIC,
    "robots": PUBLIC,
    "sitemap": PUBLIC,
    "sitemap-part": PUBLIC,
    "subscribe": Act.subscribe,
    "confirm-subscription": Act.subscribe,
    "end-subscription": Act.subscribe,
    "health": PUBLIC,
    "archive": Act.import_pack,
    "desk-upload": Act.import_pack,
    "desk-release": Act.release_pack,
    "desk-doubt": Act.decide_doubt,
    **areas.policy(),
}
_EVERYONE = frozenset(Role)


class Access:
    """Middleware that lets a request through to its view only if its address's policy says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        """Nothing for a request that may go on; the user is looked at only where not everyone may."""
        match = request.resolver_match
        act = POLICY.get(match.view_name) if match else None
        if act is None:
            raise Http404("This address has no access policy.")
        if TABLE[act] == _EVERYONE:
            return None
        roles = roles_of(request.user)
        verdict = permit(roles, act)
        if verdict.allowed:
            return None if act is Act.keep_account else _second_factor(request, roles)
        if Role.visitor in roles:
            return redirect_to_login(_page_of(request))
        return refused(request, reason=verdict.reason)


def _page_of(request: HttpRequest) -> str:
    """Where someone goes on who signs in again: the page that was asked for; after a form, the page that it was on."""
    if request.method == "GET":
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    is_ours = came_from.netloc == request.get_host() and came_from.path.startswith("/desk")
    return came_from.path if is_ours else "/desk"


def _second_factor(request: HttpRequest, roles: Collection[Role]) -> HttpResponse | None:
    """Where someone goes first who needs a second factor and has none; whoever has one was asked for it."""
    if settings.SECOND_FACTOR.isdisjoint(roles) or not lacks_second_factor(request):
        return None
    messages.info(request, "Your role needs a second factor. Set one up to go on.")
    return redirect("mfa_index")


def as_markdown() -> str:
    """The two tables as they stand in the documentation: who may do each act, and the act of each address."""
    return "\n".join([*_acts(), "", *_addresses()])


def _addresses() -> Iterator[str]:
    yield "| act | addresses, by name |"
    yield "|---|---|"
    for act in Act:
        if names := [f"`{name}`" for name, of in POLICY.items() if of is act]:
            yield f"| {act.value} | {', '.join(names)} |"


def _acts() -> Iterator[str]:
    yield "| act | roles that may |"
    yield "|---|---|"
    for act in Act:
        yield f"| {act.value} | {_named(TABLE[act])} |"


def _named(roles: frozenset[Role]) -> str:
    if roles == _EVERYONE:
        return "everyone"
    if roles == _EVERYONE - {Role.visitor}:
        return "everyone with an account"
    return ", ".join(role.value for role in Role if role in roles)
