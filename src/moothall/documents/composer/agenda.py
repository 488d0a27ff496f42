"""The front sheet of an agenda that is built here, and the same as the facts that are read back from it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from moothall.documents.agenda_outline import (
    MOTION,
    VERBAL,
    Entry,
    Part,
    Places,
    follows,
    outline,
    printed_title,
    remarks,
    section_heading,
)
from moothall.documents.composer.front import membership, occasion, signature
from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.meetings import AgendaItem, Exclusion, Meeting
from moothall.facts.packs import SCHEMA, Pack
from moothall.rules import exclusion

__all__ = ["MOTION", "Acronyms", "Places", "acronym_index", "front_facts", "front_sheet"]

Acronyms = Sequence[tuple[str, str]]


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
                *(call("section", 2, "", title) + call("par", text) for title, text in agenda.front_notices()),
                *(markup for part in outline(agenda, places, restricted=restricted) for markup in _set(part, address)),
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


def _set(part: Part, address: str) -> Iterator[Markup]:
    """One part of the agenda in print."""
    if part.is_main:
        yield call("centred", part.heading, part.remark)
    elif part.heading:
        yield call("agenda-section", part.heading)
    yield from (call("par", line) for line in part.lines)
    yield from (_entry(entry, address) for entry in part.entries)


def _entry(entry: Entry, address: str) -> Markup:
    target = f"{address}{entry.key}" if address and entry.pages else ""
    said: list[Value] = list(entry.remarks)
    return call("agenda-entry", entry.number, entry.title, entry.pages, target, said, entry.time)


def _read_back(item: DraftItem, agenda: DraftAgenda, places: Places, *, restricted: bool) -> AgendaItem:
    title = printed_title(item, restricted=restricted)
    lettered = agenda.style.numbering == "sections"
    labels = places.get(item.key)
    said = " ".join(remarks(item))
    return AgendaItem(
        number=item.number,
        title=" ".join(title.split()),
        section=section_heading(item.section, agenda.style.sections) if lettered else None,
        pages=(_number(labels[0]), _number(labels[1])) if labels else None,
        exempt=not item.is_open,
        decision=item.decision or None,
        purpose=said or None,
        to_follow=follows(item) or None,
        verbal=True if VERBAL.search(title) or VERBAL.match(said) else None,
    )


def _number(label: str) -> int:
    """The number of a page label: 47 of `47a`."""
    return int("".join(sign for sign in label if sign.isdecimal()))
