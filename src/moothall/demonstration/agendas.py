"""Agendas: the opening items that every meeting has, then the diary's, numbered through or by section."""

import enum
from collections import Counter
from collections.abc import Iterator

import msgspec

from moothall.demonstration.bodies import Body, bodies
from moothall.demonstration.diary import Plain, Sitting, diary, is_lettered, previous
from moothall.demonstration.numbering import decision_number
from moothall.demonstration.topics import Topic, topics
from moothall.documents.composer.words import long_date
from moothall.facts.meetings import AgendaItem

DECLARATIONS = (
    "To receive any declarations of interest made by Members in relation to any matter on the agenda. Members are "
    "asked to name the item concerned and to say what the interest is."
)


class Kind(enum.Enum):
    """What kind of item it is, which says who makes its papers and its minute."""

    introduction = "introduction"
    apologies = "apologies"
    declarations = "declarations"
    minutes = "minutes"
    election = "vice-chair"
    dashboard = "dashboard"
    finance = "finance"
    programme = "programme"
    plain = "plain"
    topic = "topic"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An item of an agenda: the fact as printed, its kind, and the key of its topic or plain item."""

    item: AgendaItem
    kind: Kind
    key: str = ""

    @property
    def topic(self) -> Topic:
        """The topic of an item of that kind."""
        return topics()[self.key]

    @property
    def plain(self) -> Plain:
        """What is known of an item without papers."""
        return diary().plain[self.key]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An item before it has its number: the letter of its section with what it will say."""

    letter: str
    kind: Kind
    title: str
    purpose: str | None = None
    key: str = ""
    exempt: bool = False
    to_follow: bool | None = None
    verbal: bool | None = None


TITLES = {
    ("resources", "dashboard"): "Resources Performance Dashboard",
    ("environment", "dashboard"): "Environment and Transport Performance Dashboard",
    ("resources", "finance"): "Resources Revenue Budget Monitoring",
    ("environment", "finance"): "Environment and Transport Revenue Budget Monitoring",
    ("cabinet", "finance"): "Revenue Budget Monitoring",
    ("cabinet", "programme"): "Forthcoming Executive Decisions",
}
PURPOSES = {
    Kind.dashboard: "To receive and note a report that shows progress against targets for Key Performance Indicators.",
    Kind.finance: "To note the forecast outturn against the revenue budget.",
    Kind.programme: "To consider and agree a work programme.",
    Kind.election: "To elect a Vice-{chair}.",
}


def agenda(sitting: Sitting, seed: int) -> tuple[Entry, ...]:
    """The agenda of a meeting."""
    body = bodies()[sitting.body]
    drafts = sorted([*opening(sitting, body), *(draft(item, sitting, body) for item in sitting.items)], key=order)
    return tuple(numbered(drafts, sitting, body, seed))


def order(item: Draft) -> tuple[str, bool]:
    """By section, an election or a change of members after the introduction."""
    return (item.letter, item.kind not in (Kind.introduction, Kind.election) and item.title != "Membership")


def opening(sitting: Sitting, body: Body) -> Iterator[Draft]:
    """The items that open every meeting."""
    yield Draft(letter="A", kind=Kind.introduction, title="Introduction/Webcast announcement")
    yield Draft(
        letter="A",
        kind=Kind.apologies,
        title="Apologies for Absence" if body.executive else "Apologies and Substitutes",
        purpose=None if body.executive else "To receive apologies for absence and notification of any substitutes.",
    )
    title = "Declarations of Interest by Members in items on the Agenda"
    yield Draft(letter="A", kind=Kind.declarations, title=title, purpose=DECLARATIONS)
    if sitting.place:
        before = f"Minutes of the meeting held on {long_date(previous(sitting).date)}"
        purpose = "To consider and approve the minutes as a correct record."
        yield Draft(letter="A", kind=Kind.minutes, title=before, purpose=purpose)


def draft(coded: str, sitting: Sitting, body: Body) -> Draft:
    """An item of the diary, `C finance` for instance."""
    letter, key = coded.split(" ", 1)
    if key in topics():
        topic = topics()[key]
        return Draft(letter=letter, kind=Kind.topic, title=topic.title, key=key, exempt=bool(topic.exempt))
    if key in diary().plain:
        plain = diary().plain[key]
        title = f"{plain.title} - Verbal Update" if plain.verbal else plain.title
        bare = Draft(letter=letter, kind=Kind.plain, title=title, key=key, purpose=plain.purpose)
        return msgspec.structs.replace(bare, to_follow=plain.to_follow, verbal=plain.verbal)
    kind = Kind(key)
    return Draft(
        letter=letter, kind=kind, title=regular_title(kind, sitting, body), purpose=regular_purpose(kind, body)
    )


def regular_title(kind: Kind, sitting: Sitting, body: Body) -> str:
    """The title of an item that comes back from meeting to meeting."""
    if kind is Kind.election:
        return f"Election of Vice-{body.chair_word}"
    return TITLES.get((sitting.body, kind.value), "Work Programme")


def regular_purpose(kind: Kind, body: Body) -> str:
    """The purpose line of an item that comes back."""
    return PURPOSES[kind].format(chair=body.chair_word)


def numbered(drafts: list[Draft], sitting: Sitting, body: Body, seed: int) -> Iterator[Entry]:
    """Items with their numbers: `B1` within lettered sections, else `1` to the end."""
    lettered = is_lettered(sitting)
    counted: Counter[str] = Counter()
    for place, each in enumerate(drafts, 1):
        section = body.section(each.letter) if lettered else None
        counted[each.letter] += 1
        item = AgendaItem(
            number=f"{section[0]}{counted[each.letter]}" if section else str(place),
            title=each.title,
            section=section,
            exempt=each.exempt,
            decision=decision_number(each.key, seed),
            purpose=each.purpose if lettered else None,
            to_follow=each.to_follow,
            verbal=each.verbal,
        )
        yield Entry(item=item, kind=each.kind, key=each.key)
