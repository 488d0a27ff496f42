"""How the items of an agenda are ordered and numbered: `1..n`, or lettered by section (`A1`, `A2`, `B1`).

A number that was published is a citation: it stays with its item for good and is given to no other. An item that
comes later is numbered after the one it follows (`5a`) or behind all others, as the council has settled.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from moothall.facts.agendas import AgendaStyle, SectionHeading
from moothall.facts.bodies import Fact

Late = Literal["after", "end"]
"""Where an item gets its number that joins a published agenda: after the item before it, or at the end."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Place(Fact):
    """An item as numbering sees it. `kept` is the number under which it was published, empty until then."""

    key: str
    section: str = ""
    is_open: bool = True
    kept: str = ""


def in_order(style: AgendaStyle, items: Sequence[Place]) -> tuple[Place, ...]:
    """The items as they are taken: open ones before exempt ones, by section where there are sections.

    Within these the order is the one given. Items of a section that the style does not know come last.
    """
    ranks = {section.letter: rank for rank, section in enumerate(style.sections)}
    unknown = len(ranks)
    by_section = style.numbering == "sections"
    return tuple(
        sorted(items, key=lambda item: (not item.is_open, ranks.get(item.section, unknown) if by_section else 0))
    )


def numbers(style: AgendaStyle, items: Sequence[Place], late: Late = "after") -> Mapping[str, str]:
    """The number of each item by its key; each is given once. `items` are in order (`in_order`)."""
    if style.numbering == "numbers":
        return dict(_series("", items, late))
    letters = dict.fromkeys(item.section for item in items)
    found: dict[str, str] = {}
    for letter in letters:
        found |= _series(letter, [item for item in items if item.section == letter], late)
    return found


def empty_sections(style: AgendaStyle, items: Sequence[Place]) -> tuple[SectionHeading, ...]:
    """The sections in which nothing stands and which say so (`None for this meeting`)."""
    filled = {item.section for item in items}
    return tuple(section for section in style.sections if section.letter not in filled and section.when_empty)


def _series(letter: str, items: Sequence[Place], late: Late) -> Iterator[tuple[str, str]]:
    if not any(item.kept for item in items):
        yield from ((item.key, f"{letter}{count}") for count, item in enumerate(items, 1))
        return
    taken = {item.kept for item in items if item.kept}
    before = ""
    for item in items:
        number = item.kept or _joining(letter, before if late == "after" else "", taken)
        taken.add(number)
        before = number
        yield item.key, number


def _joining(letter: str, before: str, taken: set[str]) -> str:
    """A free number behind `before`; the next whole one where there is nothing before, or no letter left."""
    base = before.rstrip(_LETTERS)
    suffixed = (f"{base}{suffix}" for suffix in _LETTERS if base and f"{base}{suffix}" not in taken)
    return next(suffixed, "") or f"{letter}{max(map(_count, taken)) + 1}"


def _count(number: str) -> int:
    """The whole number in `B12c`; 0 for what has none."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return int(digits or 0)
