"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.members import granting, views

PATTERNS: list[URLPattern] = [
    path("desk/papers", views.index, name="desk-papers"),
    path("desk/papers/<opaque:meeting>", views.show, name="desk-meeting-papers"),
    path("desk/papers/<opaque:meeting>/paper/<opaque:paper>", views.paper, name="desk-paper"),
    path("desk/papers/<opaque:meeting>/file/<opaque:file>", views.file, name="desk-restricted-file"),
    path("desk/papers/<opaque:meeting>/readers", granting.readers, name="desk-readers"),
    path("desk/readers/grants/<opaque:grant>/end", granting.end, name="desk-grant-end"),
    path("desk/readers/papers/<opaque:paper>/terms", granting.terms, name="desk-paper-terms"),
]
POLICY: dict[str, Act] = {
    "desk-papers": Act.read_member_papers,
    "desk-meeting-papers": Act.read_member_papers,
    "desk-paper": Act.read_member_papers,
    "desk-restricted-file": Act.read_member_papers,
    "desk-readers": Act.grant_reading,
    "desk-grant-end": Act.grant_reading,
    "desk-paper-terms": Act.grant_reading,
}
