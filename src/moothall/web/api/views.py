"""Data for other programs: tables as CSV and JSON, records, Atom feeds, calendars, and what crawlers ask for."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from moothall.queries.public.events import Event, Events, all_events, event_of, events_of_body
from moothall.queries.public.news import KINDS, NewsFeed, news, site_news
from moothall.queries.public.stored import is_gone, is_made_anew, page_addresses, record_of
from moothall.queries.public.tables import Table, table_of
from moothall.web.components.spreadsheets import as_csv

_SITEMAP_LENGTH = 20_000
_FRESH = "public, max-age=60"


@require_safe
def table(request: HttpRequest, page: str, name: str, form: str) -> HttpResponse:
    """A table of a page as CSV or JSON; filters of the page count here too."""
    key = "/".join(_without_words(step) for step in page.split("/"))
    found = table_of(key, name, timezone.localdate(), request.GET.dict())
    if found is None:
        raise Http404("There is no such table.")
    answer = _csv(found) if form == "csv" else _json(found)
    answer["Cache-Control"] = _FRESH
    return answer


def _without_words(step: str) -> str:
    """A step of an address without the words after an id (`k3m9x2ab-resources`); `work-programme` stays."""
    id, _, _ = step.partition("-")
    return id if len(id) == 8 else step


def _csv(found: Table) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{found.name}.csv"'}
    return HttpResponse(as_csv(found.columns, found.rows), content_type="text/csv; charset=utf-8", headers=headers)


def _json(found: Table) -> HttpResponse:
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    text = json.dumps({"columns": found.columns, "rows": rows}, default=str, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json")


@require_safe
def record(request: HttpRequest, publication: str) -> HttpResponse:
    """The record of a publication."""
    found = record_of(publication)
    if found is None and is_made_anew(publication=publication):
        words = "This publication is being made anew without a paper that was taken down."
        return HttpResponse(words, status=503, content_type="text/plain", headers={"Retry-After": "120"})
    if found is None and is_gone(publication=publication):
        return HttpResponse("This publication was taken down.", status=410, content_type="text/plain")
    if found is None:
        raise Http404("There is no such publication.")
    text, digest = found
    return HttpResponse(text, content_type="application/json", headers={"ETag": f'"{digest}"', "Cache-Control": _FRESH})


@require_safe
def feed(request: HttpRequest, kind: str = "", id: str = "") -> HttpResponse:
    """What is new as Atom: of one kind or all, of one body or all."""
    if kind and kind not in KINDS:
        raise Http404("There is no such feed.")
    found = news(kind, id) if kind else site_news()
    if found is None:
        raise Http404("There is no such committee.")
    return _atom(found, request.path)


def _atom(found: NewsFeed, path: str) -> HttpResponse:
    made = Atom1Feed(
        title=f"{found.title}, {settings.COUNCIL}",
        link=settings.SITE + found.page,
        description=found.title,
        language="en-GB",
        feed_url=settings.SITE + path,
        feed_guid=f"tag:{settings.SITE.partition('://')[2]},2026:{path}",
    )
    for entry in found.entries:
        made.add_item(
            title=entry.title,
            link=settings.SITE + entry.url,
            description=entry.words,
            unique_id=f"tag:{settings.SITE.partition('://')[2]},2026:{entry.id}",
            pubdate=entry.published,
            updateddate=entry.published,
        )
    text = made.writeString("utf-8")
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8", headers={"Cache-Control": _FRESH})


@require_safe
def calendar(request: HttpRequest, body: str = "", meeting: str = "") -> HttpResponse:
    """Meetings as iCalendar (RFC 5545): of all bodies, of one, or one meeting."""
    found = event_of(meeting) if meeting else events_of_body(body) if body else all_events()
    if found is None:
        raise Http404("There is no such calendar.")
    headers = {"Content-Disposition": 'attachment; filename="meetings.ics"', "Cache-Control": _FRESH}
    method = "" if not meeting else "CANCEL" if all(event.cancelled for event in found.events) else "PUBLISH"
    return HttpResponse(_icalendar(found, method), content_type="text/calendar; charset=utf-8", headers=headers)


def _icalendar(found: Events, method: str = "") -> bytes:
    """A calendar to subscribe to; with a method the file of one meeting, taken in to add it or to take it out."""
    made = Calendar()
    if method:
        made.add("method", method)
    made.add("prodid", f"-//{settings.COUNCIL}//Moothall//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{found.title}, {settings.COUNCIL}")
    for event in found.events:
        made.add_component(_event(event))
    return bytes(made.to_ical())


def _event(event: Event) -> CalendarEvent:
    made = CalendarEvent()
    made.add("uid", f"{event.id}@{settings.SITE.partition('://')[2]}")
    made.add("summary", event.title)
    made.add("dtstart", event.starts)
    made.add("dtstamp", event.changed)
    made.add("sequence", event.version - 1)
    made.add("url", settings.SITE + event.url)
    if event.place:
        made.add("location", event.place)
    if event.cancelled:
        made.add("status", "CANCELLED")
    return made


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: all but search and the desk."""
    lines = ("User-agent: *", "Disallow: /search", "Disallow: /desk", f"Sitemap: {settings.SITE}/sitemap.xml", "")
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def sitemap(request: HttpRequest, part: int = 0) -> HttpResponse:
    """The addresses of all pages; in parts, with a list of the parts, where they are many."""
    found = page_addresses()
    parts = -(-len(found) // _SITEMAP_LENGTH)
    if part > parts:
        raise Http404("There is no such part.")
    if parts > 1 and not part:
        listed = "".join(f"<sitemap><loc>{settings.SITE}/sitemap-{n + 1}.xml</loc></sitemap>" for n in range(parts))
        return _xml("sitemapindex", listed)
    shown = found[(part - 1) * _SITEMAP_LENGTH : part * _SITEMAP_LENGTH] if part else found
    return _xml(
        "urlset",
        "".join(f"<url><loc>{settings.SITE}{url}</loc><lastmod>{at.date()}</lastmod></url>" for url, at in shown),
    )


def _xml(name: str, inside: str) -> HttpResponse:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {space}>{inside}</{name}>'
    return HttpResponse(text, content_type="application/xml", headers={"Cache-Control": _FRESH})
