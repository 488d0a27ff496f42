"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.publishing import views

PATTERNS: list[URLPattern] = [
    path("desk/publishing", views.index, name="desk-publishing"),
    path("desk/publishing/notice", views.notice, name="desk-notice"),
    path("desk/publishing/clear-days.csv", views.notice_file, name="desk-notice-file"),
    path("desk/publishing/exemptions", views.exemptions, name="desk-exemptions"),
    path("desk/publishing/exemptions/<opaque:paper>", views.review, name="desk-exemption"),
    path("desk/publishing/meetings/<opaque:meeting>", views.gate, name="desk-publish"),
    path("desk/publishing/papers/<opaque:paper>/take-down", views.take_down, name="desk-take-down"),
    path("desk/publishing/publications/<opaque:publication>", views.proof, name="desk-proof"),
    path("desk/publishing/publications/<opaque:publication>/proof.pdf", views.proof_file, name="desk-proof-file"),
]
POLICY: dict[str, Act] = {
    "desk-publishing": Act.read_drafts,
    "desk-notice": Act.read_drafts,
    "desk-notice-file": Act.read_drafts,
    "desk-exemptions": Act.certify_exemption,
    "desk-exemption": Act.certify_exemption,
    "desk-publish": Act.read_drafts,
    "desk-take-down": Act.take_down,
    "desk-proof": Act.read_drafts,
    "desk-proof-file": Act.read_drafts,
}
