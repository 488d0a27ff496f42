"""Confidential and exempt information: when the public may, must or must not be shut out.

Sources: Local Government Act 1972 s.100A(2)-(5) and Schedule 12A Parts 1 and 2; for the executive
SI 2012/2089 regs 2 and 4(2), to the same effect. Confidential and exempt are different things: confidential
information comes from a Government department on terms, or is barred from disclosure by law or a court, and
shuts the public out of itself; exempt information is described in Schedule 12A and needs a resolution.
"""

import datetime as dt
import enum
import re

from moothall.facts.bodies import Fact
from moothall.facts.meetings import Exclusion
from moothall.rules.data import table
from moothall.rules.verdicts import Reason, Verdict, verdict


class Description(Fact):
    """A description of exempt information, in force from `since` to `until`; `only` names who it is for."""

    number: str
    text: str
    since: dt.date
    source: str
    until: dt.date = dt.date.max
    only: str | None = None


class Elsewhere(Fact):
    """Paragraph numbers of Schedule 12A that describe nothing in England, and what they are."""

    numbers: tuple[str, ...]
    what: str


class _Schedule12A(Fact):
    description: tuple[Description, ...]
    elsewhere: tuple[Elsewhere, ...]


class Confidence(enum.StrEnum):
    """What makes information confidential (s.100A(3))."""

    department = "given by a Government department on terms that forbid its disclosure to the public"
    law = "disclosure is prohibited by or under an enactment or by the order of a court"


class Balance(enum.StrEnum):
    """Where the public interest lies (Sch 12A Part 2 para 10)."""

    withhold = "maintaining the exemption outweighs disclosing"
    even = "neither outweighs the other"
    disclose = "disclosing outweighs maintaining the exemption"


class Exempt(Fact):
    """Why information is held to be exempt.

    `paragraphs` are numbers of Sch 12A Part 1 ("3"). `registrable` says that it must be registered under the
    Companies Acts or the others of Part 2 para 8, `own_planning` that it relates to development for which the
    council may grant itself planning permission (para 9). A `balance` of None was not judged.
    """

    paragraphs: tuple[str, ...]
    balance: Balance | None = None
    registrable: bool = False
    own_planning: bool = False


class Resolution(Fact):
    """A resolution to exclude the public: which proceedings, which paragraphs it states, whether it was carried."""

    proceedings: str
    paragraphs: tuple[str, ...]
    carried: bool


class Access(Fact):
    """Whether the public may be excluded, whether it must be, and on what ground."""

    verdict: Verdict
    mandatory: bool = False


SCHEDULE = table("exempt_information", _Schedule12A)


def descriptions(on: dt.date) -> tuple[Description, ...]:
    """The descriptions of exempt information in force in England on a day (Sch 12A Part 1)."""
    return tuple(item for item in SCHEDULE.description if item.since <= on <= item.until)


def description(number: str, on: dt.date) -> Description | None:
    """The description with that paragraph number on a day, or None when the number describes nothing."""
    return next((item for item in descriptions(on) if item.number == number.strip().upper()), None)


def is_exempt(information: Exempt, on: dt.date) -> Verdict:
    """Whether information is exempt on a day, so that a report may be withheld (s.100I, Sch 12A).

    Refused without a paragraph, with a number that is no description, when Part 2 para 8 or 9 takes it out, or
    when the public interest in maintaining the exemption does not outweigh that in disclosure (para 10).
    """
    obstacles = [
        _missing_paragraph(information.paragraphs),
        *(_no_description(number, on) for number in information.paragraphs),
        _registrable(information) if set(information.paragraphs) == {"3"} else None,
        OWN_PLANNING if information.own_planning else None,
        _balance(information.balance),
    ]
    remarks = [
        _registrable(information) if "3" in information.paragraphs else None,
        *(_for_some_only(number, on) for number in information.paragraphs),
    ]
    found = verdict(obstacles, remarks)
    return found if found.allowed else verdict(found.reasons)


def may_exclude(information: Exempt | Confidence, on: dt.date, resolution: Resolution | None = None) -> Access:
    """Whether the public may be excluded from an item at a meeting on a day.

    For confidential information it must be, without resolution or public-interest test (s.100A(2)). For exempt
    information it may be, once a resolution is carried that identifies the proceedings and states the
    description in terms of Schedule 12A (s.100A(4), (5)).
    """
    if isinstance(information, Confidence):
        return Access(verdict=Verdict(allowed=True, remarks=(_must(information),)), mandatory=True)
    exempt = is_exempt(information, on)
    return Access(verdict=verdict([*exempt.reasons, *_faults(resolution, information.paragraphs)], exempt.remarks))


def motion(exclusion: Exclusion, on: dt.date) -> Verdict:
    """Whether the motion printed on an agenda states its ground in terms of Schedule 12A (s.100A(5)(b)).

    Refused when it names no paragraph, a number that is no description, or not the Schedule; a remark where it
    leaves out Part 1 (the Parts are what divides England from Wales) or section 100A(4).
    """
    obstacles = [
        None if re.search(r"schedule\s+12\s*A\b", exclusion.text, re.IGNORECASE) else SCHEDULE_NOT_NAMED,
        _missing_paragraph(exclusion.paragraphs),
        *(_no_description(number, on) for number in exclusion.paragraphs),
    ]
    remarks = [
        None if re.search(r"\bpart\s+(1|I|one)\b", exclusion.text, re.IGNORECASE) else PART_NOT_NAMED,
        None if re.search(r"100A\s*\(4\)", exclusion.text) else SECTION_NOT_NAMED,
    ]
    return verdict(obstacles, remarks)


OWN_PLANNING = Reason(
    text="information on development for which the council may grant itself planning permission is never exempt",
    source="Local Government Act 1972 Sch 12A Part 2 para 9",
)
SCHEDULE_NOT_NAMED = Reason(
    text="the motion must describe the exempt information in terms of Schedule 12A",
    source="Local Government Act 1972 s.100A(5)(b)",
)
PART_NOT_NAMED = Reason(
    text="say Part 1 of Schedule 12A: the paragraphs of Part 4 are for Wales",
    source="Local Government Act 1972 Sch 12A",
)
SECTION_NOT_NAMED = Reason(
    text="name the power to exclude, section 100A(4)", source="Local Government Act 1972 s.100A(4)"
)
NOT_RESOLVED = Reason(
    text="the public may be excluded only once the meeting has resolved to",
    source="Local Government Act 1972 s.100A(4)",
)


def _must(confidence: Confidence) -> Reason:
    return Reason(text=f"the public must be excluded: {confidence}", source="Local Government Act 1972 s.100A(2), (3)")


def _missing_paragraph(paragraphs: tuple[str, ...]) -> Reason | None:
    if paragraphs:
        return None
    return Reason(text="no paragraph of Schedule 12A Part 1 is named", source="Local Government Act 1972 s.100A(5)(b)")


def _no_description(number: str, on: dt.date) -> Reason | None:
    if description(number, on):
        return None
    known = (item.what for item in SCHEDULE.elsewhere if number.strip().upper() in item.numbers)
    return Reason(
        text=f"paragraph {number} is {next(known, f'no description of exempt information on {on}')}",
        source="Local Government Act 1972 Sch 12A Part 1",
    )


def _for_some_only(number: str, on: dt.date) -> Reason | None:
    item = description(number, on)
    if item is None or item.only is None:
        return None
    return Reason(text=f"paragraph {number} was for {item.only} only", source=item.source)


def _registrable(information: Exempt) -> Reason | None:
    if not information.registrable:
        return None
    return Reason(
        text="information that must be registered is not exempt under paragraph 3",
        source="Local Government Act 1972 Sch 12A Part 2 para 8",
    )


def _balance(balance: Balance | None) -> Reason | None:
    if balance is Balance.withhold:
        return None
    found = f"the judgement is that {balance}" if balance else "nobody has judged it"
    return Reason(
        text=f"the public interest in maintaining the exemption must outweigh that in disclosure: {found}",
        source="Local Government Act 1972 Sch 12A Part 2 para 10",
    )


def _faults(resolution: Resolution | None, paragraphs: tuple[str, ...]) -> list[Reason | None]:
    if resolution is None or not resolution.carried:
        return [NOT_RESOLVED]
    unidentified = Reason(
        text="the resolution must identify the proceedings, or the part of them, to which it applies",
        source="Local Government Act 1972 s.100A(5)(a)",
    )
    unstated = [number for number in paragraphs if number not in resolution.paragraphs]
    undescribed = Reason(
        text=f"the resolution must state the description of paragraph {' and '.join(unstated)}",
        source="Local Government Act 1972 s.100A(5)(b)",
    )
    return [None if resolution.proceedings.strip() else unidentified, undescribed if unstated else None]
