"""The front sheet of an agenda that is built here, and the same as the facts that are read back from it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from moothall.documents.composer.front import CLOSED, OPEN, membership, occasion, signature
from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.documents.composer.words import clock
from moothall.facts.agendas import DraftAgenda, DraftItem, SectionHeading
from moothall.facts.meetings import AgendaItem, Exclusion, Meeting
from moothall.facts.packs import SCHEMA, Pack
from moothall.rules import exclusion
from moothall.rules.agenda_numbering import Place, empty_sections
from moothall.rules.agenda_timing import clocks

Places = Mapping[str, tuple[str, str]]
"""The first and last page label of the papers behind each item, by the item's key."""

Acronyms = Sequence[tuple[str, str]]
MOTION = "Motion to exclude the press and public for exempt business"
NO_EXEMPT = (
    "(At the time of preparing the agenda there were no exempt items. During any such items which may arise the"
    " meeting is likely NOT to be open to the press and public)"
)
TO_FOLLOW = "Report to follow."
_VERBAL = re.compile(r"\b(?:verbal|oral)(?:ly)?\b", re.IGNORECASE)
_SPOKEN = frozenset({"verbal"})
_PAPERED = frozenset({"report", "called in", "members' item", "late"})


def front_sheet(
    agenda: DraftAgenda,
    published: dt.date,
    places: Places,
    acronyms: Acronyms = (),
    *,
    restricted: bool,
    address: str = "",
) -> Markup:
    """The front sheet of an agenda, public or for those entitled; closed titles stand in the restricted one alone.

    With an `address` the page ranges are links: to the address with the item's key after it.
    """
    front = front_facts(agenda, published, places, restricted=restricted)
    return call(
        "front-size",
        joined(
            [
                call("letterhead", agenda.council),
                call("front-title", agenda.body),
                occasion(front.meeting) if front.meeting else "",
                membership(front),
                *(call("section", 2, "", title) + call("par", text) for title, text in agenda.notices),
                *_business(_Sheet(agenda, places, restricted, address)),
                signature(front.meeting) if front.meeting else "",
                acronym_index(acronyms),
            ]
        ),
    )


def front_facts(agenda: DraftAgenda, published: dt.date, places: Places, *, restricted: bool) -> Pack:
    """What a reader of the front sheet finds on it, as facts: the round trip is held to this."""
    meeting = Meeting(
        date=agenda.date,
        time=agenda.time,
        venue=agenda.venue or None,
        published=published,
        contact=agenda.contact,
        proper_officer=agenda.proper_officer,
    )
    motion = " ".join(agenda.motion.split())
    return Pack(
        schema=SCHEMA,
        council=agenda.council,
        body=agenda.body,
        meeting=meeting,
        membership=agenda.membership,
        agenda=tuple(_read_back(item, agenda, places, restricted=restricted) for item in agenda.items),
        exclusion=Exclusion(text=motion, paragraphs=exclusion.paragraphs_in(motion)) if motion else None,
    )


def acronym_index(acronyms: Acronyms) -> Markup:
    """The acronyms that a pack uses, with what they mean; nothing where there are none."""
    if not acronyms:
        return Markup()
    rows: list[Value] = [[{"strong": short}, meaning] for short, meaning in acronyms]
    table = call("ruled", Code("(32mm, 1fr)"), ["Acronym", "Meaning"], rows)
    return joined([call("section", 2, "", "Acronyms used in these papers"), table])


def printed_title(item: DraftItem, *, restricted: bool) -> str:
    """The title as that version prints it; a verbal update says that it is one."""
    title = (restricted and item.closed_title) or item.title
    return f"{title} - Verbal Update" if item.kind in _SPOKEN and not _VERBAL.search(title) else title


def follows(item: DraftItem) -> bool:
    """Whether the item's report is still to come."""
    papers = any(paper.file or paper.withdrawn or paper.published for paper in item.papers)
    return item.kind == "to follow" or (item.kind in _PAPERED and not papers)


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


class _Sheet:
    """A front sheet in the making: the agenda, where its papers stand, and for whom it is."""

    def __init__(self, agenda: DraftAgenda, places: Places, restricted: bool, address: str) -> None:
        self.agenda, self.places, self.restricted, self.address = agenda, places, restricted, address
        self.clocks = clocks(agenda)

    def entry(self, item: DraftItem) -> Markup:
        """One item."""
        title = printed_title(item, restricted=self.restricted)
        if item.decision:
            title = f"{item.decision} - {title}"
        pages = _pages(self.places[item.key]) if item.key in self.places else ""
        target = f"{self.address}{item.key}" if self.address and pages else ""
        time = self.clocks.get(item.key)
        said: list[Value] = list(remarks(item))
        return call("agenda-entry", item.number, title, pages, target, said, clock(time) if time else "")


def _business(sheet: _Sheet) -> Iterator[Markup]:
    agenda = sheet.agenda
    closed = [item for item in agenda.items if not item.is_open]
    yield call("centred", "UNRESTRICTED ITEMS", OPEN)
    yield from _by_section(sheet, list(agenda.open_items()), empty=True)
    if agenda.motion:
        yield call("section", 3, "", MOTION)
        yield from (call("par", line) for line in (agenda.motion, *exclusion.explained(agenda)))
    yield call("centred", "EXEMPT ITEMS", CLOSED if closed else NO_EXEMPT)
    mandatory = exclusion.mandatory(agenda)
    if mandatory:
        yield call("par", mandatory)
    yield from _by_section(sheet, closed, empty=False)


def _by_section(sheet: _Sheet, items: Sequence[DraftItem], *, empty: bool) -> Iterator[Markup]:
    """Items under their sections' headings; with `empty`, sections of the agenda without any say so in their place."""
    style = sheet.agenda.style
    if style.numbering == "numbers":
        yield from map(sheet.entry, items)
        return
    places = [Place(key=item.key, section=item.section) for item in sheet.agenda.items]
    bare = {section.letter: section for section in empty_sections(style, places)} if empty else {}
    filled = {letter: list(group) for letter, group in groupby(items, key=lambda item: item.section)}
    known = [section.letter for section in style.sections]
    for letter in [*known, *(letter for letter in filled if letter not in known)]:
        if letter in filled:
            yield call("agenda-section", _heading(letter, style.sections))
            yield from map(sheet.entry, filled[letter])
        elif letter in bare:
            yield call("agenda-section", _heading(letter, style.sections))
            yield call("par", bare[letter].when_empty)


def _heading(letter: str, sections: Sequence[SectionHeading]) -> str:
    """`B - Items for decision`; the bare letter of a section that the style does not know."""
    return next((f"{one.letter} - {one.title}" for one in sections if one.letter == letter), letter)


def _pages(range_: tuple[str, str]) -> str:
    return f"(Pages {range_[0]} - {range_[1]})"


def _read_back(item: DraftItem, agenda: DraftAgenda, places: Places, *, restricted: bool) -> AgendaItem:
    title = printed_title(item, restricted=restricted)
    lettered = agenda.style.numbering == "sections"
    labels = places.get(item.key)
    said = " ".join(remarks(item))
    return AgendaItem(
        number=item.number,
        title=" ".join(title.split()),
        section=_heading(item.section, agenda.style.sections) if lettered else None,
        pages=(_number(labels[0]), _number(labels[1])) if labels else None,
        exempt=not item.is_open,
        decision=item.decision or None,
        purpose=said or None,
        to_follow=follows(item) or None,
        verbal=True if _VERBAL.search(title) or _VERBAL.match(said) else None,
    )


def _number(label: str) -> int:
    """The number of a page label: 47 of `47a`."""
    return int("".join(sign for sign in label if sign.isdecimal()))
