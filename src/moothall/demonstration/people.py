"""Members, officers and guests: how they are named, what posts they hold, how to reach them."""

import datetime as dt
import zlib
from collections.abc import Sequence

import msgspec

from moothall.demonstration.dated import holding, on
from moothall.demonstration.library import load
from moothall.facts.bodies import Contact, Post

PHONE = "01632 960{:03}"
"""Numbers kept free for fiction by the telephone regulator."""

OWN_DOMAIN = "westmarch.example"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person; the title and initials are empty for one who is named in full."""

    title: str
    initials: str
    first: str
    surname: str
    honours: str | None = None
    group: str = ""
    division: str = ""
    organisation: str = OWN_DOMAIN

    @property
    def full(self) -> str:
        """`Audrey Strickland`."""
        return f"{self.first} {self.surname}"

    @property
    def formal(self) -> str:
        """`Mrs A V Strickland`, as attendance lists have it."""
        return f"{self.title} {self.initials} {self.surname}" if self.title else self.full

    @property
    def spoken(self) -> str:
        """`Mrs Strickland`, as the text of minutes has it."""
        return f"{self.title} {self.surname}" if self.title else self.full

    @property
    def email(self) -> str:
        """Where they can be written to, at a domain that does not exist."""
        return f"{self.first}.{self.surname}@{self.organisation}".replace(" ", "").lower()

    @property
    def phone(self) -> str:
        """The same number always, out of the range kept for fiction."""
        return PHONE.format(zlib.crc32(self.full.encode()) % 1000)


class People(msgspec.Struct, frozen=True):
    """Everyone, with the posts they hold and who holds each cabinet office when."""

    members: dict[str, Person]
    officers: dict[str, Person]
    posts: dict[str, tuple[str, ...]]
    offices: dict[str, tuple[str, ...]]


def people() -> People:
    """The people of the demonstration council."""
    return load("people", People)


def key(name: str, day: dt.date) -> str:
    """Whom a name means: `@finance` is whoever holds that office on the day, any other name is the person's own."""
    return on(people().offices[name[1:]], day) if name.startswith("@") else name


def person(name: str, day: dt.date) -> Person:
    """The person a name means on a day."""
    found = key(name, day)
    everyone = people()
    return everyone.members[found] if found in everyone.members else everyone.officers[found]


def is_member(name: str, day: dt.date) -> bool:
    """Whether a name means a member of the council."""
    return key(name, day) in people().members


def title(name: str, day: dt.date) -> str | None:
    """The post that a person holds on a day."""
    return next(iter(holding(people().posts.get(key(name, day), ()), day)), None)


def posts(names: Sequence[str], day: dt.date) -> tuple[Post, ...]:
    """People by full name with their posts, as reports name those they come from."""
    return tuple(Post(name=person(name, day).full, title=title(name, day)) for name in names)


def contact(name: str, day: dt.date) -> Contact:
    """A person with post, e-mail address and telephone number."""
    found = person(name, day)
    return Contact(name=found.full, title=title(name, day), email=found.email, phone=found.phone)
