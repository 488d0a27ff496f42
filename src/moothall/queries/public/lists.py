"""Long lists: which part of them is shown, and the filters that narrow them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar
from urllib.parse import urlencode

from moothall.queries.public.cards import Choice, Filter, Pager, PagerLink

Thing = TypeVar("Thing")
PER_PAGE = 50
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked of a list: its address, the filters chosen and the page, or the whole list as a file."""

    url: str
    chosen: Mapping[str, str]
    page: int = 1
    whole: bool = False

    def get(self, name: str) -> str:
        """The value chosen for a filter, empty for none."""
        return self.chosen.get(name, "")

    def at(self, page: int) -> str:
        """The address of another page of the same list."""
        query = {name: value for name, value in self.chosen.items() if value}
        return f"{self.url}?{urlencode(query | ({'page': str(page)} if page > 1 else {}))}".rstrip("?")


def whole_number(text: str, digits: int = 6) -> int | None:
    """A number that someone put into an address, or None for what is none or has more digits than anyone needs."""
    return int(text) if text.isdecimal() and len(text) <= digits else None


def part(things: list[Thing], asked: Asked, per_page: int = PER_PAGE) -> tuple[tuple[Thing, ...], Pager | None]:
    """The things of the page asked for, and the pager; none where all fit on one page."""
    if asked.whole:
        return tuple(things), None
    total = len(things)
    pages = max(1, -(-total // per_page))
    page = min(max(1, asked.page), pages)
    first = (page - 1) * per_page
    shown = tuple(things[first : first + per_page])
    return shown, pager(asked, total, page, per_page) if pages > 1 else None


def pager(asked: Asked, total: int, page: int, per_page: int) -> Pager:
    """Where one stands, with links to the pages near, the first and the last."""
    pages = -(-total // per_page)
    return Pager(
        total=total,
        first=(page - 1) * per_page + 1,
        last=min(total, page * per_page),
        previous=asked.at(page - 1) if page > 1 else None,
        next=asked.at(page + 1) if page < pages else None,
        links=tuple(_links(asked, page, pages)),
    )


def _links(asked: Asked, page: int, pages: int) -> Iterable[PagerLink]:
    near = range(max(1, page - _NEAR), min(pages, page + _NEAR) + 1)
    last = 0
    for number in sorted({1, pages, *near}):
        if number > last + 1:
            yield PagerLink()
        yield PagerLink(number=number, url=asked.at(number), current=number == page)
        last = number


def select(
    asked: Asked,
    name: str,
    label: str,
    values: Iterable[tuple[str, str]],
    kind: Literal["select", "checkboxes"] = "select",
) -> Filter:
    """A filter that offers values with their words, in the order of the words, and the choice of all."""
    offered = sorted(set(values), key=lambda pair: pair[1].lower())
    chosen = asked.get(name)
    choices = (Choice(value=value, text=text, chosen=value == chosen) for value, text in offered)
    everything = Choice(value="", text="All", chosen=not chosen)
    return Filter(name=name, label=label, kind=kind, choices=(everything, *choices), value=chosen)
