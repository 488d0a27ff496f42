"""An agenda of an invented committee as it is built: open, exempt, verbal, to follow, called in, in both numberings."""

import datetime as dt
import hashlib

import msgspec

from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem, DraftPaper, SectionHeading
from moothall.facts.bodies import Contact, Member, Membership, PoliticalGroup, Post
from moothall.facts.drafts import Exemption
from moothall.rules import exclusion
from moothall.rules.agenda_numbering import Place, in_order, numbers

SECRET = "Sale of the old mill to Pargeter and Sons for forty thousand guineas"
PUBLISHED = dt.date(2026, 3, 4)
SECTIONS = (
    SectionHeading("A", "Committee Business"),
    SectionHeading("B", "Any items called-in", "None for this meeting"),
    SectionHeading("C", "Key decisions for recommendation or endorsement"),
    SectionHeading("D", "Monitoring of Performance"),
    SectionHeading("E", "Exempt business"),
)
EXEMPTION = Exemption(paragraphs=("3",), public_interest="Talks on the price would be lost if it were known.")


def paper(key: str, title: str, **more: object) -> DraftPaper:
    """A paper with a file."""
    file = hashlib.sha256(key.encode()).hexdigest()
    plain = DraftPaper(key=key, title=title, kind="report", file=file, pages=4, digest=file)
    return msgspec.structs.replace(plain, **more)


def items() -> tuple[DraftItem, ...]:
    """Eight items, not yet numbered."""
    return (
        DraftItem(key="intro001", number="", title="Introduction/Webcast announcement", kind="opening", section="A"),
        DraftItem(
            key="apology1",
            number="",
            title="Apologies and Substitutes",
            kind="standing",
            section="A",
            purpose="To receive apologies for absence and notification of any substitutes present.",
            minutes=5,
        ),
        DraftItem(
            key="minutes1",
            number="",
            title="Minutes of the meeting held on 15 January 2026",
            kind="minutes",
            section="A",
            purpose="To consider and approve the minutes as a correct record.",
            minutes=5,
            papers=(paper("minutes2", "Minutes", kind="minutes"),),
        ),
        DraftItem(
            key="decision",
            number="",
            title="Resurfacing of the ring road between Alder Lane and the Market Cross in the coming year",
            kind="report",
            section="C",
            decision="26/00014",
            is_key=True,
            purpose="To consider and endorse, or make recommendations on, the proposed decision.",
            minutes=30,
            papers=(paper("resurfac", "Resurfacing of the ring road"),),
        ),
        DraftItem(
            key="budget01",
            number="",
            title="Draft revenue budget",
            kind="to follow",
            section="C",
            minutes=20,
        ),
        DraftItem(key="snow0001", number="", title="Winter service", kind="verbal", section="D", minutes=10),
        DraftItem(
            key="workprog",
            number="",
            title="Work Programme",
            kind="work programme",
            section="D",
            purpose="To consider and agree the work programme.",
            papers=(paper("progpapr", "Work Programme", kind="work programme"),),
        ),
        DraftItem(
            key="oldmill1",
            number="",
            title="Property matter",
            closed_title=SECRET,
            kind="report",
            section="E",
            exemption=EXEMPTION,
            purpose="To consider the report.",
            papers=(
                paper("millopen", "Property matter: background"),
                paper("millshut", SECRET, exemption=EXEMPTION),
            ),
        ),
    )


def agenda(style: AgendaStyle | None = None) -> DraftAgenda:
    """The agenda, numbered, with its motion."""
    how = style or AgendaStyle()
    rows = {item.key: item for item in items()}
    ordered = in_order(how, [Place(key=one.key, section=one.section, is_open=one.is_open) for one in rows.values()])
    given = numbers(how, ordered)
    numbered = tuple(msgspec.structs.replace(rows[one.key], number=given[one.key]) for one in ordered)
    plain = DraftAgenda(
        key="meeting1",
        council="Larkshire County Council",
        body="Roads and Places Committee",
        date=dt.date(2026, 3, 12),
        time="10:00",
        venue="Corn Exchange, Larkford",
        style=how,
        membership=Membership(
            size=3,
            groups=(
                PoliticalGroup(
                    name="Independent",
                    size=2,
                    members=(Member(name="Mrs A Rush", role="Chairman", honours="OBE"), Member(name="Mr B Oaks")),
                ),
                PoliticalGroup(name="Green", size=1, members=(Member(name="Ms C Fenn"),)),
            ),
        ),
        contact=Contact(name="Nerys Pollard", phone="01632 960001"),
        proper_officer=Post(name="Edwin Marsh", title="Head of Democratic Services"),
        notices=(("Webcasting Notice", "This meeting may be filmed for the live or subsequent broadcast."),),
        items=numbered,
    )
    return msgspec.structs.replace(plain, motion=exclusion.wording(plain))


def lettered() -> DraftAgenda:
    """The same agenda in lettered sections, with times."""
    return agenda(AgendaStyle(numbering="sections", sections=SECTIONS, timings=True))


PLACES = {
    "minutes1": ("5", "8"),
    "decision": ("9", "12"),
    "workprog": ("13", "16"),
    "oldmill1": ("17", "26"),
}
