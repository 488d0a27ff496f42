"""The places of the desk, those that the viewer may go to."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

from moothall.queries.desk.reports import readable_reports
from moothall.queries.desk.viewers import acts_of, may
from moothall.rules.permits import Act

register = template.Library()

PLACES: tuple[tuple[str, str, Act], ...] = (
    ("Desk", "desk", Act.open_desk),
    ("Calendar", "desk-calendar", Act.see_plan),
    ("Programmes", "desk-programmes", Act.see_plan),
    ("Reports", "desk-reports", Act.read_drafts),
    ("Clearance", "desk-clearance", Act.read_drafts),
    ("Agendas", "desk-agendas", Act.read_drafts),
    ("Publishing", "desk-publishing", Act.publish_pack),
    ("Papers", "desk-papers", Act.read_member_papers),
    ("Council", "desk-council", Act.see_council),
    ("Archive", "archive", Act.import_pack),
    ("Accounts", "desk-accounts", Act.manage_accounts),
    ("Audit", "desk-audit", Act.see_audit),
)
"""Words, the name of the address, and the act that it is for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the navigation."""

    text: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def desk_places(context: template.Context) -> list[Place]:
    """The places that the viewer may go to, the one that the page lies under marked."""
    request = context["request"]
    allowed = acts_of(request.user)
    found = [(text, reverse(name)) for text, name, act in PLACES if act in allowed]
    return [Place(text, url, _lies_under(request.path, url)) for text, url in found]


@register.simple_tag(takes_context=True)
def may_do(context: template.Context, act: str) -> bool:
    """Whether the viewer may do an act, by its name in the permits: `{% may_do "write_report" as may_write %}`."""
    return may(context["request"].user, Act[act])


@register.simple_tag(takes_context=True)
def report_place(context: template.Context, report: str) -> str:
    """The address of a report's page where the viewer may read it; else empty. Asked once for all links of a page."""
    request = context["request"]
    if not hasattr(request, "readable_reports"):
        request.readable_reports = readable_reports(request.user)
    return reverse("desk-report", kwargs={"report": report}) if report in request.readable_reports else ""


def _lies_under(path: str, url: str) -> bool:
    return path == url or (url != "/desk" and path.startswith(f"{url}/"))
