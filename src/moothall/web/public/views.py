"""The public site's pages: served as they were stored, or made live where they depend on what is asked."""

import datetime as dt

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from moothall.queries.public import addresses
from moothall.queries.public.calendars import month_to_open
from moothall.queries.public.cards import Link, NoticesPage
from moothall.queries.public.cited import cited_page
from moothall.queries.public.files import all_notices
from moothall.queries.public.lists import Asked, whole_number
from moothall.queries.public.offices import photograph_of
from moothall.queries.public.pages import STANDING, parts_of, rendered
from moothall.queries.public.search import search_page
from moothall.queries.public.stored import (
    Stored,
    gone_along_to,
    handed_out,
    is_gone,
    is_made_anew,
    pack_file,
    stored_page,
)
from moothall.queries.public.stored import picture as stored_picture
from moothall.web.public.ranges import ranged
from moothall.web.public.shell import response

_PNG = b"\x89PNG"
_PACK = "meetings/{id}/pack"
_LIVE = frozenset({"people", "decisions", "indicators", "statistics"})


@require_safe
def page(request: HttpRequest, key: str, **named: str) -> HttpResponse:
    """The page of a key such as `bodies/{id}`; a list of which something is asked is made live."""
    path, key = key, key.format(**named)
    if key in _LIVE and request.GET:
        return _live(request, key)
    if path == _PACK and stored_page(key) is None and (other := gone_along_to(named["id"])):
        return redirect(addresses.pack(other))
    return _stored(request, key)


@require_safe
def month(request: HttpRequest, month: str = "") -> HttpResponse:
    """A month of the calendar, where none is named the one to open at; one without meetings is made live."""
    if not month and request.GET.get("at") == "today":
        return redirect(addresses.month(_today().year, _today().month))
    key = f"calendar/{month or month_to_open(_today()).strftime('%Y-%m')}"
    found = None if request.GET else stored_page(key)
    return _served(request, key, found) if found else _live(request, key)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search, with its filters."""
    card = search_page(request.GET.dict())
    answer = response(request, parts_of("public/search.html", "search", card))
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def pack(request: HttpRequest, id: str = "", publication: str = "") -> HttpResponseBase:
    """A published pack's PDF; parts of it where a reader asks for parts."""
    file = pack_file(meeting=id, publication=publication)
    if file is None and (other := gone_along_to(id)):
        return redirect(addresses.pack_file(other))
    if file is None and is_made_anew(meeting=id, publication=publication):
        return made_anew(request)
    if file is None and is_gone(meeting=id, publication=publication):
        return gone(request)
    if file is None or not file.path.is_file():
        raise Http404("This pack has no PDF.")
    return ranged(request, file)


@require_safe
def handed_out_file(request: HttpRequest, file: str) -> HttpResponseBase:
    """A supplement's or a corrected paper's PDF."""
    found = handed_out(file)
    if found is None and is_gone(file=file):
        return gone(request)
    if found is None or not found.path.is_file():
        raise Http404("There is no such file.")
    return ranged(request, found)


@require_safe
def cited(request: HttpRequest, id: str, label: str) -> HttpResponse:
    """A page of a pack by its printed label; what was taken down says so."""
    card = cited_page(id, label)
    if card is None and (other := gone_along_to(id)):
        return redirect(addresses.cited(other, label))
    if card is None:
        raise Http404("The pack has no such page.")
    return response(request, parts_of("public/cited.html", "meetings", card), status=410 if card.gone else 200)


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The notices that the council has put up."""
    return response(request, parts_of("public/notices.html", "meetings", NoticesPage(notices=all_notices())))


@require_safe
def photograph(request: HttpRequest, id: str) -> HttpResponse:
    """A member's photograph."""
    place = photograph_of(id)
    if place is None:
        raise Http404("There is no photograph.")
    answer = HttpResponse(place.read_bytes(), content_type="image/jpeg")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@require_safe
def picture(request: HttpRequest, file: str) -> HttpResponse:
    """A picture of a published report."""
    place = stored_picture(file)
    if place is None or not place.is_file():
        raise Http404("There is no picture.")
    data = place.read_bytes()
    answer = HttpResponse(data, content_type="image/png" if data.startswith(_PNG) else "image/jpeg")
    answer["Cache-Control"] = "public, max-age=60"
    return answer


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the site can answer: it has asked the database."""
    stored_page("home")
    return JsonResponse({"status": "ok"})


def _stored(request: HttpRequest, key: str) -> HttpResponse:
    found = stored_page(key)
    if found is None and key not in STANDING:
        raise Http404("There is no page at this address.")
    return _served(request, key, found) if found else _live(request, key)


def _served(request: HttpRequest, key: str, found: Stored) -> HttpResponse:
    """A page as stored; where it speaks of days that have gone by, as of today."""
    if found.moved_to:
        return HttpResponsePermanentRedirect(found.moved_to)
    if found.fresh_until and found.fresh_until <= _today():
        return _live(request, key)
    return response(request, found.parts, found.digest)


def _live(request: HttpRequest, key: str) -> HttpResponse:
    chosen = {name: value for name, value in request.GET.dict().items() if name != "page"}
    number = request.GET.get("page", "")
    asked = Asked(f"/{key}", chosen, whole_number(number) or 1)
    made = rendered(key, _today(), asked)
    if made is None:
        raise Http404("There is no page at this address.")
    return response(request, made.parts, made.digest)


def _today() -> dt.date:
    return timezone.localdate()


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page that says that there is none; an address with a slash too many leads to the one without."""
    if request.path != "/" and request.path.endswith("/") and request.method in ("GET", "HEAD"):
        return HttpResponsePermanentRedirect(f"/{request.path.strip('/')}")
    words = "If you typed the address, check that it is right. What was here may have been taken down."
    return _message(request, "Page not found", words, 404)


def gone(request: HttpRequest) -> HttpResponse:
    """The page that says that something was taken down."""
    words = "What was published here carried a paper that was taken down. The page of the meeting has what stands now."
    return _message(request, "Taken down", words, 410)


def made_anew(request: HttpRequest) -> HttpResponse:
    """The page that says that a pack is not there for the moment."""
    words = (
        "This pack is being made anew without a paper that was taken down. The page of the meeting has everything "
        "else. Try again in a few minutes."
    )
    answer = _message(request, "Being made anew", words, 503)
    answer["Retry-After"] = "120"
    return answer


def refused(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """The page that says that something is not allowed."""
    return _message(request, "You may not do this", reason or "This page is not for you.", 403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come with its token; why it did not is told to nobody."""
    words = (
        "Nothing was changed. The form had been open for a long time, you had signed in or out in another window, or "
        "your browser does not keep cookies. Go back, copy what you typed, reload the page, and send it again."
    )
    return _message(request, "Your form could not be taken", words, 403)


def failed(request: HttpRequest) -> HttpResponse:
    """The page that says that the site has failed; it asks nothing of the database."""
    words = "Something went wrong on our side. Try again later."
    return _message(request, "Sorry, there is a problem with this page", words, 500)


def _message(request: HttpRequest, heading: str, words: str, status: int) -> HttpResponse:
    links = (Link(text="Search", url=addresses.SEARCH), Link(text="Committees", url=addresses.BODIES))
    context = {"heading": heading, "words": words, "links": links, "layout": "components/parts.html"}
    title, head, body = render_to_string("public/message.html", context).split("\x1f", 2)
    return response(request, (title.strip(), head.strip(), "", body), status=status)
