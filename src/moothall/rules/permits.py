"""Who may do what: one table, asked by the button and by the act alike."""

import enum
from dataclasses import dataclass


class Role(enum.StrEnum):
    """What someone is to the site."""

    visitor = "visitor"
    account = "account without a role"
    clerk = "clerk"


class Act(enum.StrEnum):
    """What can be done."""

    read_public = "read what is published"
    sign_in = "sign in and out"
    open_desk = "open the desk and see drafts"
    import_pack = "import a pack"
    release_pack = "release a pack to the public"
    override_marking = "release a pack that carries restricted pages, without those"
    decide_doubt = "decide whether two names mean the same"
    take_down = "take a publication down"


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether someone may do something, and why not."""

    allowed: bool
    reason: str = ""


_EVERYONE = frozenset(Role)
_CLERK = frozenset({Role.clerk})

TABLE: dict[Act, frozenset[Role]] = {
    Act.read_public: _EVERYONE,
    Act.sign_in: _EVERYONE,
    Act.open_desk: _CLERK,
    Act.import_pack: _CLERK,
    Act.release_pack: _CLERK,
    Act.override_marking: _CLERK,
    Act.decide_doubt: _CLERK,
    Act.take_down: _CLERK,
}


def permit(role: Role, act: Act) -> Permit:
    """Whether a role may do an act; the reason says what is missing."""
    if role in TABLE[act]:
        return Permit(True)
    if role is Role.visitor:
        return Permit(False, f"Sign in to {act}.")
    return Permit(False, f"Your account has no role that may {act}: ask the administrator for the role of clerk.")
