"""Asking to hear of what is published, confirming it and ending it: pages that need no account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from moothall.operations.public.subscriptions import CannotSubscribeError, Subscription, ask, confirm, end, of_token
from moothall.queries.public.hearers import what
from moothall.queries.public.pages import DIVIDER
from moothall.queries.public.subscriptions import offer
from moothall.web.public.shell import response

_GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(_GET_OR_POST)
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form, and what became of it."""
    given = request.POST if request.method == "POST" else request.GET
    offered = offer(given.get("kind", ""), given.get("subject", ""))
    context: dict[str, object] = {"offer": offered, "email": request.POST.get("email", "")}
    if request.method == "POST":
        try:
            ask(email=request.POST.get("email", ""), kind=offered.kind, subject=offered.subject, at=timezone.now())
        except CannotSubscribeError as error:
            context["error"] = str(error)
        else:
            context["asked"] = True
    return _page(request, "public/subscribe.html", context, status=400 if "error" in context else 200)


@require_http_methods(_GET_OR_POST)
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """The page that the link in the letter leads to; only its button confirms, for programs follow links too."""
    subscription = _found(token)
    done = request.method == "POST"
    if done:
        confirm(subscription=subscription, at=timezone.now())
    return _page(request, "public/subscription_confirm.html", {"what": what(subscription), "done": done})


@csrf_exempt
@require_http_methods(_GET_OR_POST)
def end_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """The page by which it is ended. Mail programs press its button from elsewhere (RFC 8058): the token proves it.

    They may press it again: the answer is the same, whether there was a subscription or none.
    """
    if request.method != "POST":
        return _page(request, "public/subscription_end.html", {"what": what(_found(token)), "done": False})
    subscription = of_token(token)
    if subscription is not None:
        end(subscription=subscription)
    return _page(request, "public/subscription_end.html", {"done": True})


def _found(token: str) -> Subscription:
    subscription = of_token(token)
    if subscription is None:
        raise Http404("This subscription has ended, or the link is not whole.")
    return subscription


def _page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """A page of the public site that is for one reader: never kept, never found by a search engine."""
    made = render_to_string(template, {**context, "layout": "components/parts.html"}, request)
    title, head, body = made.split(DIVIDER, 2)
    answer = response(request, (title.strip(), head.strip(), "", body), status=status)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "same-origin"  # with none at all a browser would send the form without its origin
    return answer
