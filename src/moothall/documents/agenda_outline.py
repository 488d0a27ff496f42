"""An agenda in the order and the words in which a front sheet says it, in print and on a page alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from moothall.documents.composer.front import CLOSED, OPEN
from moothall.documents.composer.words import clock, page_range
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper, SectionHeading
from moothall.rules import exclusion
from moothall.rules.agenda_numbering import Place, empty_sections
from moothall.rules.agenda_timing import clocks

Places = Mapping[str, tuple[str, str]]
"""The first and last page label of the papers behind each item, by the item's key."""

MOTION = "Motion to exclude the press and public for exempt business"
NO_EXEMPT = (
    "(At the time of preparing the agenda there were no exempt items. During any such items which may arise the"
    " meeting is likely NOT to be open to the press and public)"
)
TO_FOLLOW = "Report to follow."
VERBAL = re.compile(r"\b(?:verbal|oral)(?:ly)?\b", re.IGNORECASE)
_PAPERED = frozenset({"report", "called in", "late"})


class Entry(NamedTuple):
    """An item as it is printed; `pages` and `time` are empty where there are none."""

    key: str
    number: str
    title: str
    pages: str
    remarks: tuple[str, ...]
    time: str


class Part(NamedTuple):
    """A stretch of the agenda under one heading: `is_main` for open and exempt business, else a section or motion."""

    heading: str
    remark: str = ""
    is_main: bool = False
    lines: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def outline(agenda: DraftAgenda, places: Places, *, restricted: bool) -> tuple[Part, ...]:
    """The agenda part by part: open business, the motion to exclude the public, exempt business.

    Closed titles stand in the restricted one alone.
    """
    closed = [item for item in agenda.items if not item.is_open]
    set_down = _entries(agenda, places, restricted=restricted)
    parts = [Part("UNRESTRICTED ITEMS", OPEN, is_main=True)]
    parts += _by_section(agenda, list(agenda.open_items()), set_down, empty=True)
    if agenda.motion:
        parts.append(Part(MOTION, lines=(agenda.motion, *exclusion.explained(agenda))))
    mandatory = exclusion.mandatory(agenda)
    with_open_items = tuple(_closed_papers(agenda))
    remark = CLOSED if closed or with_open_items else NO_EXEMPT
    lines = (mandatory, *with_open_items) if mandatory else with_open_items
    parts.append(Part("EXEMPT ITEMS", remark, is_main=True, lines=lines))
    return (*parts, *_by_section(agenda, closed, set_down, empty=False))


def _closed_papers(agenda: DraftAgenda) -> Iterator[str]:
    """The open items that have a paper which is not: the public is excluded while that is considered."""
    for item in agenda.open_items():
        closed = (paper for paper in item.papers if not paper.is_open)
        kinds = dict.fromkeys("confidential" if paper.confidential else "exempt" for paper in closed)
        if kinds:
            yield f"Item {item.number}, when its {' and '.join(kinds)} papers are considered."


def printed_title(item: DraftItem, *, restricted: bool) -> str:
    """The title as that version prints it; a verbal update says that it is one."""
    title = (restricted and item.closed_title) or item.title
    return f"{title} (Verbal Update)" if item.kind == "verbal" and not VERBAL.search(title) else title


def follows(item: DraftItem) -> bool:
    """Whether the item's report is still to come."""
    papers = any(_is_there(paper) for paper in item.papers)
    return item.kind == "to follow" or (item.kind in _PAPERED and not papers)


def _is_there(paper: DraftPaper) -> bool:
    """Whether there is a paper, though it be closed and this version know no more than its pages."""
    known = paper.file or paper.report or paper.pages or paper.withdrawn or paper.published
    return not paper.is_open or bool(known)


def remarks(item: DraftItem) -> tuple[str, ...]:
    """The lines under an item's title: what is to come, what the body is asked, who placed it, why it is urgent."""
    urgent = f"Urgent in the opinion of {item.urgency_by}: {item.urgency_reason}" if item.urgency_by else ""
    lines = (
        TO_FOLLOW if follows(item) else "",
        item.purpose,
        f"Placed on the agenda by {item.placed_by}." if item.placed_by else "",
        f"Presented by {item.presenter}." if item.presenter else "",
        urgent,
    )
    return tuple(" ".join(line.split()) for line in lines if line)


def section_heading(letter: str, sections: Sequence[SectionHeading]) -> str:
    """`B - Items for decision`; the bare letter of a section that the style does not know."""
    return next((f"{one.letter} - {one.title}" for one in sections if one.letter == letter), letter)


def _entries(agenda: DraftAgenda, places: Places, *, restricted: bool) -> Mapping[str, Entry]:
    times = clocks(agenda)
    return {
        item.key: Entry(
            key=item.key,
            number=item.number,
            title=_numbered_title(item, restricted=restricted),
            pages=f"({page_range(*places[item.key])})" if item.key in places else "",
            remarks=remarks(item),
            time=clock(times[item.key]) if item.key in times else "",
        )
        for item in agenda.items
    }


def _numbered_title(item: DraftItem, *, restricted: bool) -> str:
    title = printed_title(item, restricted=restricted)
    return f"{item.decision} - {title}" if item.decision else title


def _by_section(
    agenda: DraftAgenda, items: Sequence[DraftItem], set_down: Mapping[str, Entry], *, empty: bool
) -> Iterator[Part]:
    """Items under the headings of their sections; with `empty`, sections without any say so in their place."""
    style = agenda.style
    if style.numbering == "numbers":
        yield Part("", entries=tuple(set_down[item.key] for item in items))
        return
    places = [Place(key=item.key, section=item.section) for item in agenda.items]
    bare = {section.letter: section for section in empty_sections(style, places)} if empty else {}
    filled = {letter: list(group) for letter, group in groupby(items, key=lambda item: item.section)}
    known = [section.letter for section in style.sections]
    for letter in [*known, *(letter for letter in filled if letter not in known)]:
        heading = section_heading(letter, style.sections)
        if letter in filled:
            yield Part(heading, entries=tuple(set_down[item.key] for item in filled[letter]))
        elif letter in bare:
            yield Part(heading, lines=(bare[letter].when_empty,))
