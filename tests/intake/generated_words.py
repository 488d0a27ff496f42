"""Names, dates and turns of phrase for generated packs: all invented, drawn from a seed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

T = TypeVar("T")

_SHIRES = ("Ashshire", "Fenmoor", "Saltmere", "Woldmarch", "Harrowdale", "Tamborough", "Linnet Vale", "Northmark")
_KINDS = ("County Council", "Borough Council", "City Council", "District Council")
_TOPICS = (
    "Roads and Rivers",
    "Schools, Skills and Learning",
    "Health and Care",
    "Parks and Heritage",
    "Growth and Homes",
    "Finance and Estates",
)
_BODIES = (
    "Cabinet Committee",
    "Committee",
    "Scrutiny Committee",
    "Panel",
    "Overview and Scrutiny Committee",
    "Sub-Committee",
)
_ROOMS = ("Long Room", "Alder Room", "Council Chamber", "Mill Suite", "Room 4")
_HOUSES = ("Alder House", "County Offices", "The Old Granary", "Bridge Hall")
_TOWNS = ("Ashby", "Colmere", "Fenwick", "Saltby", "Thornley")
_FAMILIES = (
    "Abbott Arkwell Barnaby Beckley Birchall Brindle Carrow Chalke Colby Crane Dainty Delaney Dunmore Elkin "
    "Enright Fairhurst Farrow Fernley Gaskin Gilroy Goodall Hale Harker Hazel Heron Huxtable Ingram Jessop "
    "Keating Kestle Lambourne Larch Linford Loxley Maddern Marsden McAllister Merrow Nettleton Norcott Oakley "
    "O'Dowd Orchard Pargeter Penrose Quayle Ransome Redfern Rowan Sandford Selwyn Shaw Tallis Thorne Tolland "
    "Ullman Vane Verity Wain Warrick Whitlock Winter Yardley Yew Barton-Hale"
)
_SURNAMES = _FAMILIES.split()
_GIVEN = (
    "Ada Bea Carl Dora Ewan Faye Gil Hana Ivor Jo Kit Lena Miles Nell Omar Petra Rae Sam Tess Una Vic Wendy Yusuf Zoe"
)
_FIRST = _GIVEN.split()
_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mr", "Mrs", "Ms", "Sir", "Lady")
_HONOURS = ("MBE", "OBE", "CBE", "DL", "QPM", "BEM", "OBE DL")
_PARTIES = (
    "Conservative",
    "Labour",
    "Liberal Democrat",
    "Green and Independent",
    "Independents",
    "Meadow Party",
    "Reform UK",
    "Residents' Association",
)
_AREAS = (
    "Highways",
    "Finance",
    "Libraries",
    "Public Health",
    "Property",
    "Adult Care",
    "Education",
    "Waste and Recycling",
    "Planning",
    "Digital Services",
)
_POSTS = (
    "Head of {}",
    "Director of {}",
    "{} Manager",
    "Strategic Lead for {}",
    "Interim Director of {}",
    "Principal {} Officer",
    "Business Partner ({})",
)
_OFFICERS = (
    "Head of Democratic Services",
    "General Counsel",
    "Monitoring Officer",
    "Democratic Services Manager",
    "Director of Law and Governance",
)
_THINGS = (
    "bridges",
    "libraries",
    "school places",
    "care homes",
    "ferries",
    "footpaths",
    "street lights",
    "flood defences",
    "bus routes",
    "children's centres",
)
_MATTERS = (
    "Renewal of {}",
    "Annual report on {}",
    "Strategy for {} to 2035",
    "The future of {}",
    "Maintenance of {} in the valleys",
    "Review of {}",
    "Update on {}",
)
_SENTENCES = (
    "The Director introduced the report and answered questions from Members.",
    "Members welcomed the progress that had been made since the spring.",
    "In response to a question it was confirmed that the work would be finished before the winter.",
    "Concern was expressed about the length of the diversions and their cost to small firms.",
    "It was noted that three of the twelve schemes had been delayed by the floods.",
    "A written answer would be sent to all Members of the Committee.",
    "The service had been praised by residents, and complaints had fallen by a third.",
)


@dataclass
class House:
    """A council's names and house style, as one seed draws them."""

    rng: Random
    council: str = ""
    body: str = ""
    chair: str = "Chairman"
    lettered: bool = False
    dash: str = "–"
    marked: bool = False
    used: set[str] = field(default_factory=set)

    def pick(self, choices: Sequence[T]) -> T:
        return self.rng.choice(choices)

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        return self.rng.sample(list(choices), count)

    def chance(self, share: float = 0.5) -> bool:
        return self.rng.random() < share

    def bold(self, text: str) -> str:
        return f"**{text}**" if self.marked else text

    def heading(self, text: str, level: int = 2) -> str:
        return f"{'#' * level} **{text}**" if self.marked else text

    def surname(self) -> str:
        return self.pick(_SURNAMES)

    def member(self) -> str:
        """A member's name, mostly with title and initials."""
        if self.chance(0.1):
            return f"{self.pick(_FIRST)} {self.surname()}"
        initials = " ".join(self.some("ABCDEFGHJKLMNPRSTW", self.rng.randint(1, 3)))
        return f"{self.pick(_TITLES)} {initials} {self.surname()}"

    def honours(self) -> str | None:
        return self.pick(_HONOURS) if self.chance(0.2) else None

    def officer(self) -> tuple[str, str]:
        """An officer's name, with first name, and post."""
        return f"{self.pick(_FIRST)} {self.surname()}", self.post()

    def post(self) -> str:
        return self.pick(_POSTS).format(self.pick(_AREAS))

    def cabinet_member(self) -> tuple[str, str]:
        areas = self.some(_AREAS, 2)
        return f"{self.pick(_FIRST)} {self.surname()}", f"Cabinet Member for {areas[0]} and {areas[1]}"

    def proper_officer(self) -> tuple[str, str]:
        return f"{self.pick(_FIRST)} {self.surname()}", self.pick(_OFFICERS)

    def phone(self) -> str:
        return self.pick(("03000 4{:05d}", "01234 {:06d}", "(01632) {:06d}")).format(self.rng.randint(10000, 99999))

    def parties(self, count: int) -> list[str]:
        return self.some(_PARTIES, count)

    def area(self) -> str:
        return self.pick(_AREAS)

    def matter(self) -> str:
        """The subject of a paper, each only once."""
        free = [text for matter in _MATTERS for thing in _THINGS if (text := matter.format(thing)) not in self.used]
        text = self.pick(free)
        self.used.add(text)
        return text

    def thing(self) -> str:
        return self.pick(_THINGS)

    def sentence(self) -> str:
        return self.pick(_SENTENCES)

    def room(self) -> str:
        return ", ".join((self.pick(_ROOMS), self.pick(_HOUSES), self.pick(_TOWNS)))

    def day(self, after: dt.date, least: int, most: int) -> dt.date:
        """A weekday some days after another."""
        day = after + dt.timedelta(days=self.rng.randint(least, most))
        return day + dt.timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday())

    def decision_number(self, year: int) -> str:
        return f"{year % 100:02d}/{self.rng.randint(1, 300):05d}"


def draw(seed: int) -> House:
    """The house style that a seed gives."""
    rng = Random(seed)
    house = House(rng)
    house.council = f"{rng.choice(_SHIRES)} {rng.choice(_KINDS)}"
    house.body = f"{rng.choice(_TOPICS)} {rng.choice(_BODIES)}"
    house.chair = rng.choice(("Chairman", "Chair"))
    house.lettered = rng.random() < 0.5
    house.marked = rng.random() < 0.5
    house.dash = rng.choice(("–", "-"))
    return house


def printed(day: dt.date, *, weekday: bool = True, ordinal: bool = False) -> str:
    """A date as papers print it."""
    number = str(day.day)
    if ordinal:
        suffix = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        number += suffix
    text = f"{number} {day:%B} {day.year}" if not ordinal else f"{number} {day:%B}, {day.year}"
    return f"{day:%A}, {text}" if weekday else text


def listed(names: Sequence[str]) -> str:
    """Names as a list: commas, and "and" before the last."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
