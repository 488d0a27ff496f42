"""Every address of the site. `access.py` says for each name who may go there.

Pages of things carry an opaque id and then words, which are decoration: `/meetings/k3m9x2ab-roads-2026-03-12`.
"""

from django.urls import URLPattern, path, re_path

from moothall.web.api import views as api
from moothall.web.desk import areas
from moothall.web.desk import views as desk
from moothall.web.public import subscriptions
from moothall.web.public import views as public

handler403 = "moothall.web.public.views.refused"
handler404 = "moothall.web.public.views.not_found"
handler500 = "moothall.web.public.views.failed"

_PAGES = (
    ("", "home", "home"),
    ("about", "about", "about"),
    ("accessibility", "accessibility", "accessibility"),
    ("bodies", "bodies", "bodies"),
    ("bodies/<opaque:id>", "bodies/{id}", "body"),
    ("bodies/<opaque:id>/dashboard", "bodies/{id}/dashboard", "dashboard-latest"),
    ("bodies/<opaque:id>/dashboard/<opaque:meeting>", "bodies/{id}/dashboard/{meeting}", "dashboard"),
    ("bodies/<opaque:id>/budget", "bodies/{id}/budget", "budget-latest"),
    ("bodies/<opaque:id>/budget/<opaque:meeting>", "bodies/{id}/budget/{meeting}", "budget"),
    ("bodies/<opaque:id>/work-programme", "bodies/{id}/work-programme", "work-programme-latest"),
    ("bodies/<opaque:id>/work-programme/<opaque:meeting>", "bodies/{id}/work-programme/{meeting}", "work-programme"),
    ("meetings/<opaque:id>", "meetings/{id}", "meeting"),
    ("meetings/<opaque:id>/pack", "meetings/{id}/pack", "meeting-pack"),
    ("items/<opaque:id>", "items/{id}", "item"),
    ("papers/<opaque:id>", "papers/{id}", "paper"),
    ("people", "people", "people"),
    ("people/<opaque:id>", "people/{id}", "person"),
    ("decisions", "decisions", "decisions"),
    ("decisions/<opaque:id>", "decisions/{id}", "decision"),
    ("indicators", "indicators", "indicators"),
    ("indicators/<opaque:id>", "indicators/{id}", "indicator"),
    ("action-plans", "action-plans", "action-plans"),
    ("action-plans/<opaque:id>", "action-plans/{id}", "action-plan"),
    ("statistics", "statistics", "statistics-list"),
    ("statistics/<opaque:id>", "statistics/{id}", "statistics"),
)


urlpatterns: list[URLPattern] = [
    *(path(route, public.page, {"key": key}, name=name) for route, key, name in _PAGES),
    path("calendar", public.month, name="calendar"),
    re_path(r"^calendar/(?P<month>\d{4}-(?:0[1-9]|1[0-2]))$", public.month, name="calendar-month"),
    path("search", public.search, name="search"),
    path("people/<opaque:id>/photograph.jpg", public.photograph, name="photograph"),
    path("meetings/<opaque:id>/pack.pdf", public.pack, name="pack-file"),
    path("meetings/<opaque:id>/pages/<slug:label>", public.cited, name="cited-page"),
    path("files/<opaque:file>/paper.pdf", public.handed_out_file, name="handed-out-file"),
    path("pictures/<slug:file>", public.picture, name="picture"),
    path("notices", public.notices, name="notices"),
    path("publications/<opaque:publication>/pack.pdf", public.pack, name="published-file"),
    path("publications/<opaque:publication>/record.json", api.record, name="record"),
    path("feed.atom", api.feed, name="feed"),
    path("feeds/<slug:kind>.atom", api.feed, name="feed-kind"),
    path("bodies/<opaque:id>/<slug:kind>.atom", api.feed, name="body-feed"),
    path("calendar.ics", api.calendar, name="calendar-file"),
    path("bodies/<opaque:body>/meetings.ics", api.calendar, name="body-calendar"),
    path("meetings/<opaque:meeting>/meeting.ics", api.calendar, name="meeting-calendar"),
    re_path(r"^(?P<page>[a-z][0-9a-z/-]*)/(?P<name>[a-z]+)\.(?P<form>csv|json)$", api.table, name="table"),
    path("robots.txt", api.robots, name="robots"),
    path("sitemap.xml", api.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", api.sitemap, name="sitemap-part"),
    path("subscribe", subscriptions.subscribe, name="subscribe"),
    path("subscriptions/<slug:token>/confirm", subscriptions.confirm_subscription, name="confirm-subscription"),
    path("subscriptions/<slug:token>/end", subscriptions.end_subscription, name="end-subscription"),
    path("health", public.health, name="health"),
    path("desk/archive", desk.show, name="archive"),
    path("desk/upload", desk.upload, name="desk-upload"),
    path("desk/release/<opaque:pack>/<int:number>", desk.release_draft, name="desk-release"),
    path("desk/doubts/<opaque:doubt>", desk.decide, name="desk-doubt"),
    *areas.patterns(),
]
