"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.publishing import exemptions, jobs, notice, views

PATTERNS: list[URLPattern] = [
    path("desk/publishing", views.index, name="desk-publishing"),
    path("desk/publishing/notice", notice.record, name="desk-notice"),
    path("desk/publishing/clear-days.csv", notice.record_file, name="desk-notice-file"),
    path("desk/publishing/exemptions", exemptions.index, name="desk-exemptions"),
    path("desk/publishing/exemptions/<opaque:paper>", exemptions.review, name="desk-exemption"),
    path("desk/publishing/meetings/<opaque:meeting>", views.gate, name="desk-publish"),
    path("desk/publishing/meetings/<opaque:meeting>/look", jobs.look, name="desk-publish-look"),
    path("desk/publishing/jobs/<opaque:job>", jobs.show, name="desk-publishing-job"),
    path("desk/publishing/jobs/<opaque:job>/again", jobs.again, name="desk-publishing-again"),
    path("desk/publishing/jobs/<opaque:job>/<str:version>.pdf", jobs.file, name="desk-publishing-look"),
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
    "desk-publish-look": Act.publish_pack,
    "desk-publishing-job": Act.take_down,
    "desk-publishing-again": Act.take_down,
    "desk-publishing-look": Act.publish_pack,
    "desk-take-down": Act.take_down,
    "desk-proof": Act.read_drafts,
    "desk-proof-file": Act.read_drafts,
}
