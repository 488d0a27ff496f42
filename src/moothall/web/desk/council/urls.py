"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.council import absences, balance, bodies, groups, members, posts, settings, views

PATTERNS: list[URLPattern] = [
    path("desk/council", views.show, name="desk-council"),
    path("desk/council/bodies", bodies.show_all, name="council-bodies"),
    path("desk/council/bodies/new", bodies.add, name="council-body-new"),
    path("desk/council/bodies/<opaque:id>", bodies.show, name="council-body"),
    path("desk/council/bodies/<opaque:id>/change", bodies.change, name="council-body-change"),
    path("desk/council/bodies/<opaque:id>/agenda", bodies.set_style, name="council-body-agenda"),
    path("desk/council/bodies/<opaque:id>/appoint", bodies.appoint, name="council-body-appoint"),
    path("desk/council/bodies/<opaque:id>/co-opted", bodies.allot_coopted, name="council-body-coopted"),
    path("desk/council/bodies/<opaque:id>/departure", bodies.depart, name="council-body-departure"),
    path("desk/council/members", members.show_all, name="council-members"),
    path("desk/council/members/new", members.add, name="council-member-new"),
    path("desk/council/members/<opaque:id>", members.show, name="council-member"),
    path("desk/council/members/<opaque:id>/change", members.change, name="council-member-change"),
    path("desk/council/members/<opaque:id>/photograph", members.set_photograph, name="council-member-photograph"),
    path("desk/council/members/<opaque:id>/photograph.jpg", members.show_photograph, name="council-photograph"),
    path("desk/council/groups", groups.show, name="council-groups"),
    path("desk/council/groups/new", groups.add, name="council-group-new"),
    path("desk/council/groups/<opaque:id>/join", groups.join, name="council-group-join"),
    path("desk/council/groups/<opaque:id>/leader", groups.lead, name="council-group-leader"),
    path("desk/council/terms/new", groups.add_term, name="council-term-new"),
    path("desk/council/posts", posts.show, name="council-posts"),
    path("desk/council/directorates/new", posts.add_directorate, name="council-directorate-new"),
    path("desk/council/directorates/<opaque:id>/name", posts.rename_directorate, name="council-directorate-name"),
    path("desk/council/officers/new", posts.add_officer, name="council-officer-new"),
    path("desk/council/officers/<opaque:id>/change", posts.change_officer, name="council-officer-change"),
    path("desk/council/officers/<opaque:id>/move", posts.move_officer, name="council-officer-move"),
    path("desk/council/away", absences.show, name="council-absences"),
    path("desk/council/away/new", absences.tell, name="council-absence-new"),
    path("desk/council/away/<opaque:id>/end", absences.end, name="council-absence-end"),
    path("desk/council/portfolios", posts.show_portfolios, name="council-portfolios"),
    path("desk/council/portfolios/new", posts.add_portfolio, name="council-portfolio-new"),
    path("desk/council/portfolios/<opaque:id>/hand-over", posts.hand_over, name="council-portfolio-hand-over"),
    path("desk/council/outside", posts.show_outside, name="council-outside"),
    path("desk/council/outside/new", posts.add_outside, name="council-outside-new"),
    path("desk/council/outside/<opaque:id>/appoint", posts.appoint_outside, name="council-outside-appoint"),
    path("desk/council/balance", balance.show, name="council-balance"),
    path("desk/council/settings", settings.show, name="council-settings"),
    path("desk/council/settings/<slug:key>", settings.change, name="council-setting"),
    path("desk/council/end/<slug:kind>/<opaque:id>", views.end, name="council-end"),
    path("desk/council/take-back/<slug:kind>/<opaque:id>", views.strike, name="council-strike"),
]
_LOOKED_AT = {
    "desk-council",
    "council-bodies",
    "council-body",
    "council-members",
    "council-member",
    "council-photograph",
    "council-groups",
    "council-posts",
    "council-portfolios",
    "council-outside",
    "council-balance",
    "council-settings",
    "council-absences",
}
_AWAY = dict.fromkeys(("council-absence-new", "council-absence-end"), Act.tell_absence)
POLICY: dict[str, Act] = {
    str(pattern.name): Act.see_council if pattern.name in _LOOKED_AT else Act.manage_council for pattern in PATTERNS
} | _AWAY
