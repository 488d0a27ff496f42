"""The administrator's pages of accounts: list, make, describe, give roles, close."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothall.operations import accounts as acts
from moothall.operations import sessions
from moothall.operations.permission import NotPermittedError
from moothall.queries.desk.accounts import AccountCard, account, accounts, people, user_of_account
from moothall.queries.public.lists import Asked, whole_number
from moothall.rules.permits import Role
from moothall.web.desk.accounts.forms import AccountForm, NewAccountForm, RolesForm
from moothall.web.desk.accounts.invitations import invite, link_for
from moothall.web.desk.people import user_of

_TROUBLE = (acts.AccountError, NotPermittedError)
_ACTS: Mapping[str, tuple[Callable[..., object], str]] = {
    "close": (acts.disable, "The account is closed, and its sessions have ended."),
    "open": (acts.enable, "The account is open again."),
    "sessions": (sessions.end_sessions, "The sessions have ended."),
    "factors": (sessions.forget_second_factors, "The second factors are forgotten. New ones can be set up."),
    "identity": (sessions.forget_identity, "The identity is forgotten."),
}
"""What can be done with an account by one press: the operation, and what is said afterwards."""


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The accounts, a page of them."""
    words, page = request.GET.get("q", "").strip(), request.GET.get("page", "")
    asked = Asked(request.path, {"q": words}, whole_number(page) or 1)
    shown, pager = accounts(request.user, asked)
    return render(request, "desk/accounts/index.html", {"accounts": shown, "pager": pager, "words": words})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def make(request: HttpRequest) -> HttpResponse:
    """Make an account; where it has an e-mail address, the invitation goes there."""
    form = NewAccountForm(request.POST or None, people=people())
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.make_account(by=user_of(request), at=timezone.now(), **form.as_account())
        except _TROUBLE as error:
            form.add_error(None, str(error))
        else:
            return _invited(request, made)
    return render(request, "desk/accounts/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show(request: HttpRequest, account_id: int) -> HttpResponse:
    """An account, and who it is for."""
    card = _found(request, account_id)
    form = AccountForm(request.POST or None, people=people(), initial=_initial(card))
    if request.method == "POST" and form.is_valid():
        try:
            acts.describe(user=_user(request, account_id), by=user_of(request), at=timezone.now(), **form.as_person())
        except _TROUBLE as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Saved.")
            return redirect("desk-account", account_id)
    return _page(request, card, form)


@require_POST
def set_roles(request: HttpRequest, account_id: int) -> HttpResponse:
    """Give the account just the roles that are ticked."""
    user, form = _user(request, account_id), RolesForm(request.POST)
    try:
        if form.is_valid():
            chosen = frozenset(map(Role, form.cleaned_data["roles"]))
            acts.set_roles(user=user, roles=chosen, by=user_of(request), at=timezone.now())
            messages.success(request, "The roles are saved.")
    except _TROUBLE as error:
        messages.error(request, str(error))
    return redirect("desk-account", account_id)


@require_POST
def act(request: HttpRequest, account_id: int, what: str) -> HttpResponse:
    """Do one of the acts of a single press."""
    if what not in _ACTS:
        raise Http404("There is no such act.")
    operation, words = _ACTS[what]
    try:
        operation(user=_user(request, account_id), by=user_of(request), at=timezone.now())
    except _TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect("desk-account", account_id)


@require_POST
@never_cache
def show_link(request: HttpRequest, account_id: int) -> HttpResponse:
    """Show a link by which a password is chosen, once."""
    user, card = _user(request, account_id), _found(request, account_id)
    link = link_for(request, user)
    return _page(request, card, AccountForm(people=people(), initial=_initial(card)), link)


@require_POST
def send_link(request: HttpRequest, account_id: int) -> HttpResponse:
    """Send that link to the account's e-mail address."""
    user = _user(request, account_id)
    if not user.email:
        messages.error(request, "The account has no e-mail address.")
        return redirect("desk-account", account_id)
    return _invited(request, user)


def _invited(request: HttpRequest, user: User) -> HttpResponse:
    try:
        if user.email:
            invite(request, user)
            messages.success(request, "A link to choose a password has been sent.")
        else:
            messages.success(request, "The account is made. Show its link, and hand it over.")
    except OSError:
        messages.error(request, "The link could not be sent. Show it here, and hand it over.")
    return redirect("desk-account", user.pk)


def _page(request: HttpRequest, card: AccountCard, form: AccountForm, link: str = "") -> HttpResponse:
    roles = RolesForm(initial={"roles": list(card.roles)})
    return render(request, "desk/accounts/account.html", {"account": card, "form": form, "roles": roles, "link": link})


def _initial(card: AccountCard) -> dict[str, str]:
    return {
        "first_name": card.first_name,
        "last_name": card.last_name,
        "email": card.email,
        "person": card.person,
    }


def _found(request: HttpRequest, account_id: int) -> AccountCard:
    card = account(request.user, account_id)
    if card is None:
        raise Http404("There is no such account.")
    return card


def _user(request: HttpRequest, account_id: int) -> User:
    user = user_of_account(request.user, account_id)
    if user is None:
        raise Http404("There is no such account.")
    return user
