"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.clearance import views

PATTERNS: list[URLPattern] = [
    path("desk/clearance", views.show, name="desk-clearance"),
    path("desk/clearance/reports/<str:report>", views.show_report, name="desk-clearance-report"),
    path("desk/clearance/reports/<str:report>/ask", views.ask, name="desk-clearance-ask"),
    path("desk/clearance/reports/<str:report>/waive", views.waive, name="desk-clearance-waive"),
    path("desk/clearance/reports/<str:report>/signers", views.signers, name="desk-clearance-signers"),
    path("desk/clearance/<str:clearance>", views.show_request, name="desk-clearance-request"),
    path("desk/clearance/<str:clearance>/advise", views.advise, name="desk-clearance-advise"),
    path("desk/clearance/<str:clearance>/sign", views.sign, name="desk-clearance-sign"),
    path("desk/clearance/<str:clearance>/chase", views.chase, name="desk-clearance-chase"),
    path("desk/clearance/<str:clearance>/put-off", views.put_off, name="desk-clearance-put-off"),
    path("desk/clearance/<str:clearance>/withdraw", views.withdraw, name="desk-clearance-withdraw"),
    path("desk/clearance/<str:clearance>/record", views.record, name="desk-clearance-record"),
]
POLICY: dict[str, Act] = {
    "desk-clearance": Act.read_drafts,
    "desk-clearance-report": Act.read_drafts,
    "desk-clearance-ask": Act.ask_clearance,
    "desk-clearance-waive": Act.waive_clearance,
    "desk-clearance-request": Act.read_drafts,
    "desk-clearance-advise": Act.give_advice,
    "desk-clearance-sign": Act.sign_report,
    "desk-clearance-chase": Act.ask_clearance,
    "desk-clearance-put-off": Act.ask_clearance,
    "desk-clearance-withdraw": Act.ask_clearance,
    "desk-clearance-record": Act.waive_clearance,
    "desk-clearance-signers": Act.write_report,
}
