"""Generated minutes, with what they truly say."""

import datetime as dt
from typing import Any

from generated_words import House, listed, printed

_ROUTINE = ("Apologies and Substitutes", "Declarations of Interest by Members", "Introduction and webcast announcement")
_LIMBS = (
    "note the report",
    "endorse the proposed decision",
    "ask for a further report in the spring",
    "thank the officers for their work",
)


def minutes(house: House, day: dt.date, body: str) -> tuple[str, dict[str, Any]]:
    """The text of a set of minutes and the part of the record that it states."""
    room = house.room()
    opening = house.pick(
        (
            f"MINUTES of a meeting of the {body} held in the {room} on {printed(day)}.",
            f"MINUTES of a meeting of the {body} held at {room} on {printed(day)}",
            f"Minutes of the meeting of the {body} held on {printed(day)} in the {room}.",
        )
    )
    there, attendance = _attendance(house)
    items, records = _items(house)
    text = f"{house.council.upper()}\n\n{body.upper()}\n\n{opening}\n\n{there}\n\n{items}\n"
    return text, {"body": body, "date": day.isoformat(), "venue": room, **attendance, "items": records}


def _attendance(house: House) -> tuple[str, dict[str, Any]]:
    present = [
        _attendee(house, role) for role in (house.chair, f"Vice-{house.chair}", *[None] * house.rng.randint(3, 8))
    ]
    also = [house.member() for _ in range(house.rng.randint(0, 3))]
    officers = [(house.member(), house.post()) for _ in range(house.rng.randint(1, 4))]
    blocks = [f"PRESENT: {listed([shown for shown, _ in present])}"]
    blocks += [f"ALSO PRESENT: {listed(also)}"] if also else []
    blocks.append(f"IN ATTENDANCE: {listed([f'{name} ({post})' for name, post in officers])}")
    return "\n\n".join(blocks), {
        "present": [record for _, record in present],
        "also_present": also,
        "in_attendance": [{"name": name, "title": post} for name, post in officers],
    }


def _attendee(house: House, role: str | None) -> tuple[str, dict[str, Any]]:
    name, honours = house.member(), house.honours()
    absent = house.member() if role is None and house.chance(0.2) else None
    note = role or (f"Substitute for {absent}" if absent else None)
    shown = name + (f", {honours}" if honours else "") + (f" ({note})" if note else "")
    return shown, {"name": name, "role": role, "substitute_for": absent}


def _items(house: House) -> tuple[str, list[dict[str, Any]]]:
    number = house.rng.randint(1, 260)
    secret = house.chance(0.3)
    titles = [*house.some(_ROUTINE, 2), *(house.matter() for _ in range(house.rng.randint(2, 5)))]
    texts, records = [house.heading("UNRESTRICTED ITEMS", 3)], []
    style = house.pick(
        ("{n}. {t}\n\n({ref})", "**{n}. {t}**\n\n*({ref})*", "### **{n}. {t}** ({ref})", "{n}. {t}\n({ref})")
    )
    for place, title in enumerate(titles):
        decision = house.decision_number(2025) if place > 1 and house.chance(0.25) else None
        reference = f"A{place + 1}" if house.lettered else str(place + 1)
        shown = f"{decision} - {title}" if decision else title
        body, record = _item(house, routine=place < 2)
        texts.append(f"{style.format(n=number + place, t=shown, ref=f'Item {reference}')}\n\n{body}")
        records.append(
            {"number": str(number + place), "title": title, "agenda_item": reference, "decision": decision, **record}
        )
    if house.chance(0.3):
        text, record = _election(house)
        texts.insert(1, f"{style.format(n=number - 1, t=record['title'], ref='Item 0')}\n\n{text}")
        records.insert(0, {"number": str(number - 1), "agenda_item": "0", **record})
    if secret:
        place = len(titles)
        texts += [
            house.heading("EXEMPT ITEMS", 3),
            f"{style.format(n=number + place, t='Contract for ferries', ref='Item 99')}\n\nRESOLVED that it be noted.",
        ]
        records.append(
            {
                "number": str(number + place),
                "title": "Contract for ferries",
                "agenda_item": "99",
                "exempt": True,
                "resolutions": ["that it be noted."],
            }
        )
    return "\n\n".join(texts), records


def _election(house: House) -> tuple[str, dict[str, Any]]:
    """An election of a chairman between two candidates."""
    first, second = (f"Mr {house.surname()}" for _ in range(2))
    ayes, noes = house.some(range(2, 9), 2)
    won = first if ayes > noes else second
    post = house.pick((house.chair, f"Vice-{house.chair}"))
    counts = f"{first}: {ayes} votes\n\n{second}: {noes} votes"
    text = f"1. The Clerk asked for nominations.\n\n{counts}\n\nRESOLVED that {won} be elected {post}."
    vote = {"for": ayes, "against": noes, "casting": None, "result": "carried" if won == first else "lost"}
    return text, {"title": f"Election of {post}", "votes": [vote], "resolutions": [f"that {won} be elected {post}."]}


def _item(house: House, *, routine: bool) -> tuple[str, dict[str, Any]]:
    if routine:
        return house.pick(("There were none.", "1. Apologies were received.", "No declarations were made.")), {}
    numbered = house.chance()
    paragraphs = [house.sentence() for _ in range(house.rng.randint(1, 3))]
    record: dict[str, Any] = {"resolutions": [], "votes": []}
    if house.chance(0.3):
        sentence, vote = _vote(house)
        paragraphs.append(sentence)
        record["votes"].append(vote)
    lines = [f"{place}. {text}" if numbered else text for place, text in enumerate(paragraphs, 1)]
    words, shown = _resolution(house)
    lead = house.pick(("RESOLVED", "It was RESOLVED", f"{len(lines) + 1}. RESOLVED" if numbered else "RESOLVED"))
    lines.append(f"{lead} {shown}")
    record["resolutions"].append(words)
    if house.chance(0.2):
        lines.append(
            f"{len(lines) + 1}. " * numbered
            + f"{house.member()} asked that the vote against the motion be recorded in the minutes."
        )
    return "\n\n".join(lines), record


def _vote(house: House) -> tuple[str, dict[str, Any]]:
    few, many = sorted(house.some(range(2, 9), 2))
    ayes, noes = house.pick(((few, many), (many, few)))
    carried = ayes > noes
    sentence = house.pick(
        (
            f"On being put to the vote the motion was {'agreed' if carried else 'lost'} by {ayes} votes to {noes}.",
            f"There were {ayes} votes in favour and {noes} votes against therefore the motion was "
            f"{'carried' if carried else 'lost'}.",
            f"{ayes} Members voted for the amendment and {noes} voted against.",
        )
    )
    if house.chance(0.25):
        side = house.pick(("for", "against"))
        end = "carried" if side == "for" else "lost"
        sentence = (
            f"There were {few} votes in favour and {few} votes against. "
            f"The {house.chair} used the casting vote {side} the motion and so it was {end}."
        )
        return sentence, {"for": few, "against": few, "casting": side, "result": end}
    return sentence, {"for": ayes, "against": noes, "casting": None, "result": "carried" if carried else "lost"}


def _resolution(house: House) -> tuple[str, str]:
    """A resolution's words as the record has them, and as the minutes print them."""
    if house.chance():
        words = house.pick(
            (
                "that the report be noted.",
                "to note the report.",
                "that the proposed decision be endorsed, subject to the comments made.",
            )
        )
        return words, words
    limbs = house.some(_LIMBS, house.rng.randint(2, 3))
    marks = house.pick((("a)", "b)", "c)"), ("(a)", "(b)", "(c)"), ("i.", "ii.", "iii."), ("a.", "b.", "c.")))
    ends = [*["; and" if place == len(limbs) - 2 else ";" for place in range(len(limbs) - 1)], "."]
    shown = [f"{mark} {limb}{end}" for mark, limb, end in zip(marks, limbs, ends, strict=False)]
    opening = "that the Committee:"
    return f"{opening} {' '.join(shown)}", opening + "\n\n" + "\n\n".join(shown)
