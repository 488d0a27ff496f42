"""The small cards that all others are made of."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def card(cls: type[T]) -> type[T]:
    """Make a class a card: frozen, slotted, written by field name."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@card
class Link:
    """Words that lead to a page; `current` marks the page that is being shown in a list of choices."""

    text: str
    url: str
    current: bool = False


@card
class Source:
    """Where something was printed: the meeting, the page's printed label, and the address that opens it there.

    `url` leads to the pack open at the page or, where the source has no pages, to the paper on the site.
    """

    text: str
    url: str
    label: str | None = None
    date: dt.date | None = None


@card
class Download:
    """The same table as a file: `form` is CSV, JSON, Atom, iCalendar or PDF."""

    form: str
    url: str
    size: int | None = None


@card
class RagCount:
    """How many are rated green, amber and red, and how many are not rated."""

    green: int = 0
    amber: int = 0
    red: int = 0
    unrated: int = 0

    @property
    def total(self) -> int:
        """All that are counted."""
        return self.green + self.amber + self.red + self.unrated


@card
class Choice:
    """One value that a filter offers, with the number of results it would leave."""

    value: str
    text: str
    count: int | None = None
    chosen: bool = False


@card
class Filter:
    """A field of a filter form. `kind` is select, checkboxes, date (ISO, one field) or text."""

    name: str
    label: str
    kind: Literal["select", "checkboxes", "date", "text"] = "select"
    choices: tuple[Choice, ...] = ()
    value: str = ""
    hint: str = ""


@card
class PagerLink:
    """A numbered page of a long list; a gap (`…`) has no address."""

    number: int | None = None
    url: str = ""
    current: bool = False


@card
class Pager:
    """Where one stands in a long list: results `first` to `last` of `total`."""

    total: int
    first: int
    last: int
    previous: str | None = None
    next: str | None = None
    links: tuple[PagerLink, ...] = ()
