"""Generated front sheets, with what they truly say."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from generated_words import House, listed, printed

_SECTIONS = (
    "Committee Business",
    "Key or significant decisions for recommendation",
    "Monitoring of Performance",
    "Other items for comment",
)
_PURPOSES = (
    "To receive and note a report on progress",
    "To consider and endorse the proposed decision",
    "To note the report",
    "To agree a programme of work",
)


@dataclass
class Item:
    """An item of a generated agenda, and how many pages its paper takes."""

    title: str
    pages: int = 0
    decision: str | None = None
    purpose: str | None = None
    note: str = ""
    exempt: bool = False
    section: int = 0


@dataclass
class Front:
    """What a generated front sheet is about."""

    date: dt.date
    items: list[Item]


def front(house: House, sheet: Front) -> tuple[str, dict[str, Any]]:
    """The text of a front sheet and the part of the record that it states."""
    head, meeting = _head(house, sheet.date)
    members, membership = _membership(house)
    agenda, items = _agenda(house, sheet.items)
    officer, title = house.proper_officer()
    published = sheet.date - dt.timedelta(days=house.rng.randint(6, 9))
    signed = "\n".join([officer + house.pick(("", ",")), title, house.phone(), "", printed(published)])
    meeting |= {"published": published.isoformat(), "proper_officer": {"name": officer, "title": title}}
    text = f"{head}\n\n{members}\n\n{_notice(house)}{agenda}\n\n{signed}\n"
    record = {
        "council": house.council,
        "body": house.body,
        "meeting": meeting,
        "membership": membership,
        "agenda": items,
    }
    return text, record


def _head(house: House, day: dt.date) -> tuple[str, dict[str, Any]]:
    hour, minute = house.pick((9, 10, 13, 14, 18)), house.pick((0, 30))
    clock = f"{hour if hour < 13 else hour - 12}.{minute:02d} {'am' if hour < 12 else 'pm'}"
    room, (name, _), phone = house.room(), house.officer(), house.phone()
    when, capitals = printed(day), house.body.upper()
    cover = f"{house.bold(capitals)}\n\n{printed(day, ordinal=True)}\n\n{clock}\n\n{room}\n\nAGENDA\n\n{capitals}\n\n"
    sheet = house.pick(
        (
            f"{cover}{when}, at {clock}\n{room}\n\nAsk for: {house.bold(name)}\nTelephone: {house.bold(phone)}",
            f"AGENDA\n\n{capitals}\n\n{when}, at {clock} Ask for: **{name}**\n{room} Telephone: **{phone}**",
            f"AGENDA\n\n{capitals}\n\n{when} at {clock}\tAsk for:\t{name}\n{room}\tTelephone:\t{phone}",
            f"{house.heading('AGENDA')}\n\n{house.heading(capitals, 3)}\n\n{when}, at {clock}\n{room}\n\n"
            f"Contact: {name}\nTel: {phone}",
        )
    )
    record = {
        "date": day.isoformat(),
        "time": f"{hour:02d}:{minute:02d}",
        "venue": room,
        "contact": {"name": name, "phone": phone},
    }
    return sheet, record


def _membership(house: House) -> tuple[str, dict[str, Any]]:
    sizes = [house.rng.randint(1, 6) for _ in range(house.rng.randint(2, 4))]
    sizes[0] += 2
    groups = [
        _group(house, name, size, first=n == 0)
        for n, (name, size) in enumerate(zip(house.parties(len(sizes)), sizes, strict=True))
    ]
    numbered = house.chance()
    form = house.pick(
        (
            "{name}{size}: {members}",
            "- {name}{size}: {members}",
            "{name}{size}\t{members}",
            "{name}{size} {members}" if numbered else "{name}: {members}",
        )
    )
    lines = [
        form.format(
            name=name, size=f" ({len(people)})" if numbered else "", members=listed([shown for shown, _ in people])
        )
        for name, people in groups
    ]
    total = sum(sizes)
    record = {
        "size": total,
        "groups": [
            {"name": name, "size": len(people) if numbered else None, "members": [member for _, member in people]}
            for name, people in groups
        ],
    }
    return f"{house.bold(f'Membership ({total})')}\n\n" + "\n".join(lines), record


def _group(house: House, name: str, size: int, *, first: bool) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    roles = [house.chair, f"Vice-{house.chair}"] if first else []
    return name, [_member(house, roles[place] if place < len(roles) else None) for place in range(size)]


def _member(house: House, role: str | None) -> tuple[str, dict[str, Any]]:
    name, honours = house.member(), house.honours()
    shown = name + (f", {honours}" if honours else "") + (f" ({role})" if role else "")
    return shown, {"name": name, "role": role, "honours": honours}


def _notice(house: House) -> str:
    if house.chance():
        return ""
    return f"{house.bold('Webcasting Notice')}\n\nPlease note: this meeting may be filmed for broadcast.\n\n"


def _agenda(house: House, items: list[Item]) -> tuple[str, list[dict[str, Any]]]:
    lines = [house.heading("UNRESTRICTED ITEMS"), "(During these items the meeting is likely to be open to the public)"]
    records: list[dict[str, Any]] = []
    page, counts, closed, section = house.rng.choice((1, 3, 5, 7)), dict[int, int](), False, -1
    for item in items:
        if item.exempt and not closed:
            lines += _motion(house)
            closed = True
        if house.lettered and item.section != section:
            section = item.section
            lines += [house.bold(_section(section))]
        counts[item.section if house.lettered else 0] = counts.get(item.section if house.lettered else 0, 0) + 1
        number = f"{chr(65 + section)}{counts[section]}" if house.lettered else str(counts[0])
        pages = [page, page + item.pages - 1] if item.pages else None
        page += item.pages
        lines.append(_line(house, number, item, pages))
        records.append(_record(number, item, pages, _section(section) if house.lettered else None))
    if not closed and house.chance(0.3):
        lines += ["EXEMPT ITEMS", "(At the time of preparing the agenda there were no exempt items)"]
    return "\n\n".join(lines), records


def _section(section: int) -> str:
    names = (*_SECTIONS, "Exempt business")
    return f"{chr(65 + section)} - {names[section]}"


def _motion(house: House) -> list[str]:
    return [
        house.bold("Motion to exclude the press and public"),
        "That under Section 100A of the Local Government Act 1972 the press and public be excluded from the meeting "
        "for the following business on the grounds that it involves the likely disclosure of exempt information as "
        "defined in "
        f"paragraph {house.rng.randint(1, 7)} of Part 1 of Schedule 12A of the Act.",
        "EXEMPT ITEMS",
    ]


def _line(house: House, number: str, item: Item, pages: list[int] | None) -> str:
    title = f"{item.decision} - {item.title}" if item.decision else item.title
    shown = f"{house.pick(('', '- '))}{number} {title}{item.note}"
    if pages:
        shown += f" (Pages {pages[0]} - {pages[1]})"
    return f"{shown}\n{item.purpose}" if item.purpose else shown


def _record(number: str, item: Item, pages: list[int] | None, section: str | None) -> dict[str, Any]:
    return {
        "number": number,
        "title": item.title + (item.note if "erbal" in item.note else ""),
        "section": section,
        "pages": pages,
        "exempt": item.exempt,
        "decision": item.decision,
    }


def purpose(house: House) -> str | None:
    """A purpose line, in some house styles."""
    return house.pick(_PURPOSES) if house.lettered else None
