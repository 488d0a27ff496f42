"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.agendas import items, papers, sitting, views

_AGENDA = "desk/agendas/<str:meeting>"
_ITEM = "desk/agendas/items/<str:item>"
_PAPER = "desk/agendas/papers/<str:paper>"

PATTERNS: list[URLPattern] = [
    path("desk/agendas", views.index, name="desk-agendas"),
    path("desk/agendas/practice", views.habits, name="desk-agenda-practice"),
    path(_ITEM, items.show, name="desk-agenda-item"),
    path(f"{_ITEM}/words", items.words, name="desk-agenda-item-words"),
    path(f"{_ITEM}/move", items.move, name="desk-agenda-item-move"),
    path(f"{_ITEM}/remove", items.remove, name="desk-agenda-item-remove"),
    path(f"{_ITEM}/openness", items.openness, name="desk-agenda-item-openness"),
    path(f"{_ITEM}/hold", items.hold, name="desk-agenda-item-hold"),
    path(f"{_ITEM}/urgency", items.urgency, name="desk-agenda-urgency"),
    path(f"{_ITEM}/report", papers.attach_report, name="desk-agenda-attach-report"),
    path(f"{_ITEM}/file", papers.attach_file, name="desk-agenda-attach-file"),
    path(_PAPER, papers.show, name="desk-agenda-paper"),
    path(f"{_PAPER}/file", papers.file, name="desk-agenda-paper-file"),
    path(f"{_PAPER}/replace", papers.replace, name="desk-agenda-paper-replace"),
    path(f"{_PAPER}/clean", papers.clean, name="desk-agenda-paper-clean"),
    path(f"{_PAPER}/openness", papers.openness, name="desk-agenda-paper-openness"),
    path(f"{_PAPER}/hold", papers.hold, name="desk-agenda-paper-hold"),
    path(f"{_PAPER}/move", papers.move, name="desk-agenda-paper-move"),
    path(f"{_PAPER}/detach", papers.detach, name="desk-agenda-paper-detach"),
    path(_AGENDA, views.show, name="desk-agenda"),
    path(f"{_AGENDA}/open", views.open_it, name="desk-agenda-open"),
    path(f"{_AGENDA}/add", items.add, name="desk-agenda-add"),
    path(f"{_AGENDA}/offers", views.take_offer, name="desk-agenda-offer"),
    path(f"{_AGENDA}/papers", views.bring_papers, name="desk-agenda-papers"),
    path(f"{_AGENDA}/motion", views.motion, name="desk-agenda-motion"),
    path(f"{_AGENDA}/notices", views.notices, name="desk-agenda-notices"),
    path(f"{_AGENDA}/sits-as", sitting.sit_as, name="desk-agenda-sits-as"),
    path(f"{_AGENDA}/preview/<str:version>.pdf", views.preview_file, name="desk-agenda-preview-file"),
    path(f"{_AGENDA}/preview/<str:version>", views.preview, name="desk-agenda-preview"),
]
_READ = {"desk-agendas", "desk-agenda", "desk-agenda-preview", "desk-agenda-preview-file"}
POLICY: dict[str, Act] = {
    str(one.name): Act.read_drafts if one.name in _READ else Act.build_agenda for one in PATTERNS
} | {"desk-agenda-urgency": Act.state_urgency, "desk-agenda-practice": Act.manage_templates}
