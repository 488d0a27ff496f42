"""The council's bodies and the people on them, as a front sheet names them."""

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Fact(msgspec.Struct, frozen=True):
    """What all facts share: they are values and never change."""


class Member(Fact):
    """A member as printed on a body's membership list; `name` is without `honours`."""

    name: str
    role: str | None = None
    honours: str | None = None


class PoliticalGroup(Fact):
    """A political group (or the church representatives, parent governors) with its members on the body.

    `size` is the number that the pack prints beside the group, which may differ from the names listed.
    """

    name: str
    size: int | None = None
    members: tuple[Member, ...] = ()


class Membership(Fact):
    """Who sits on the body; `size` is the number printed, `groups` the names listed."""

    size: int | None = None
    groups: tuple[PoliticalGroup, ...] = ()


class Post(Fact):
    """A person named with the post held, as an author, an officer attending or a decision-taker."""

    name: str
    title: str | None = None


class Contact(Fact):
    """A person to ask, with the ways to reach them that the pack prints."""

    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None
