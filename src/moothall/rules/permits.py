"""Who may do what: one table, asked by the button and by the act alike.

The table speaks of roles alone. What depends on the thing itself (whose report it is, on which body a member
sits) is asked of the rule beside it as well: `rules/readers.py` for restricted papers.
"""

import enum
from collections.abc import Collection
from dataclasses import dataclass


class Role(enum.StrEnum):
    """What someone is to the council. One person may be several."""

    visitor = "visitor"
    account = "account without a role"
    clerk = "clerk"
    author = "report author"
    finance_adviser = "finance adviser"
    legal_adviser = "legal adviser"
    equalities_adviser = "equalities adviser"
    data_protection_adviser = "data protection adviser"
    director = "director"
    deputy_director = "deputy director"
    cabinet_member = "cabinet member"
    chairman = "chairman"
    body_member = "member of the body"
    member = "other member"
    coopted = "co-opted member"
    monitoring_officer = "monitoring officer"
    administrator = "administrator"


GRANTED = frozenset(Role) - {Role.visitor, Role.account}
"""The roles that an administrator gives."""


class Act(enum.StrEnum):
    """What can be done."""

    read_public = "read what is published"
    subscribe = "ask for e-mail, confirm it and end it"
    sign_in = "sign in and out"
    keep_account = "look after the own account"
    open_desk = "open the desk"
    import_pack = "import a pack"
    release_pack = "release a pack to the public"
    override_marking = "release a pack that carries restricted pages, without those"
    decide_doubt = "decide whether two names mean the same"
    take_down = "take a publication down"
    see_council = "look at bodies, members and posts"
    manage_council = "set up the council: bodies, members, groups, posts and settings"
    tell_absence = "say that a director is away, and who deputises"
    manage_accounts = "give accounts and roles"
    see_plan = "look at the calendar and the work programmes"
    manage_calendar = "set dates, move and cancel meetings"
    manage_programme = "plan items of a work programme"
    write_report = "write a report"
    read_drafts = "read draft reports and agendas"
    manage_templates = "set the council's report template"
    ask_clearance = "ask for clearance"
    give_advice = "advise on a report"
    sign_report = "sign a report"
    waive_clearance = "let a report go forward without a clearance, for a recorded reason"
    build_agenda = "build an agenda"
    publish_pack = "publish an agenda and its papers"
    override_gate = "publish although something is missing"
    certify_exemption = "certify that a paper is exempt, and release it when it no longer is"
    state_urgency = "be of the opinion that a late item is urgent"
    read_member_papers = "read the papers that one is entitled to"
    grant_reading = "let a person read a restricted paper"
    see_audit = "look at the audit trail"


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether someone may do something, and why not."""

    allowed: bool
    reason: str = ""


_EVERYONE = frozenset(Role)
_CLERK = frozenset({Role.clerk})
_ADVISERS = frozenset({Role.finance_adviser, Role.legal_adviser, Role.equalities_adviser, Role.data_protection_adviser})
_SIGNERS = frozenset({Role.director, Role.deputy_director, Role.cabinet_member})
_MEMBERS = frozenset({Role.cabinet_member, Role.chairman, Role.body_member, Role.member, Role.coopted})
_OFFICERS = (
    frozenset({Role.clerk, Role.author, Role.director, Role.deputy_director, Role.monitoring_officer}) | _ADVISERS
)
_STAFF = _OFFICERS | _SIGNERS | {Role.chairman}
_OVERSEERS = frozenset({Role.clerk, Role.monitoring_officer})

TABLE: dict[Act, frozenset[Role]] = {
    Act.read_public: _EVERYONE,
    Act.subscribe: _EVERYONE,
    Act.sign_in: _EVERYONE,
    Act.keep_account: _EVERYONE - {Role.visitor},
    Act.open_desk: _STAFF | _MEMBERS | {Role.administrator},
    Act.import_pack: _CLERK,
    Act.release_pack: _CLERK,
    Act.override_marking: _CLERK,
    Act.decide_doubt: _CLERK,
    Act.take_down: _OVERSEERS,
    Act.see_council: _STAFF | _MEMBERS | {Role.administrator},
    Act.manage_council: _CLERK,
    Act.tell_absence: frozenset({Role.clerk, Role.director}),
    Act.manage_accounts: frozenset({Role.administrator}),
    Act.see_plan: _STAFF,
    Act.manage_calendar: _CLERK,
    Act.manage_programme: _CLERK,
    Act.write_report: _OFFICERS,
    Act.read_drafts: _STAFF,
    Act.manage_templates: _CLERK,
    Act.ask_clearance: _OFFICERS,
    Act.give_advice: _ADVISERS,
    Act.sign_report: _SIGNERS,
    Act.waive_clearance: _OVERSEERS,
    Act.build_agenda: _CLERK,
    Act.publish_pack: _CLERK,
    Act.override_gate: _OVERSEERS,
    Act.certify_exemption: _OVERSEERS,
    Act.state_urgency: frozenset({Role.clerk, Role.chairman}),
    Act.read_member_papers: _EVERYONE - {Role.visitor},
    Act.grant_reading: _OVERSEERS,
    Act.see_audit: _OVERSEERS | {Role.administrator},
}


_FEW = 4


def permit(roles: Collection[Role], act: Act) -> Permit:
    """Whether someone with these roles may do an act; the reason says what is missing."""
    if not TABLE[act].isdisjoint(roles):
        return Permit(True)
    if Role.visitor in roles:
        return Permit(False, f"Sign in to {act}.")
    return Permit(False, f"Your account has no role that may {act}. {_advice(TABLE[act])}")


def _advice(wanted: Collection[Role]) -> str:
    """What to ask for; a long list of roles would help nobody."""
    if len(wanted) > _FEW:
        return "If you need it for your work, ask the administrator for a role."
    return f"This is for: {', '.join(sorted(wanted))}. If that is you, ask the administrator for the role."
