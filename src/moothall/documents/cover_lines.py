"""The labelled lines of a report's cover, in print and on a page alike."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moothall.documents.back_matter import SCHEDULE
from moothall.documents.composer.words import listed, long_date
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Cover

Route = Sequence[tuple[str, dt.date]]
"""The bodies that a report goes to, with the days."""


class CoverLine(NamedTuple):
    """A line: its label, what it says, and the field of the record's report that says the same, if there is one."""

    label: str
    values: tuple[str, ...]
    field: str = ""


def cover_lines(cover: Cover, to: Route) -> Iterator[CoverLine]:
    """The lines that the report has."""
    lines = (
        CoverLine("From", tuple(map(named, cover.authors)), "from"),
        CoverLine("To", tuple(f"{body} – {long_date(day)}" for body, day in to), "to"),
        CoverLine("Subject", (cover.subject,), "subject"),
        CoverLine("Decision Number", (cover.decision,), "decision"),
        CoverLine("Key decision", ("Yes",) if cover.is_key else ()),
        CoverLine("Classification", (classification(cover),), "classification"),
        CoverLine("Reason not to publish", (_reason(cover),)),
        CoverLine("Past Pathway of report", (cover.past_pathway,), "past_pathway"),
        CoverLine("Future Pathway of report", (cover.future_pathway,), "future_pathway"),
        CoverLine("Electoral Division", (cover.divisions,), "electoral_division"),
        CoverLine("Summary", (cover.summary,), "summary"),
    )
    return (line for line in lines if any(line.values))


def classification(cover: Cover) -> str:
    """How the cover words whether the report is public."""
    paragraphs = listed(cover.exemption.paragraphs, ", ")
    match cover.openness:
        case "exempt":
            return f"Exempt – paragraph(s) {paragraphs} {SCHEDULE}"
        case "part exempt":
            return f"Unrestricted, with an exempt appendix – paragraph(s) {paragraphs} {SCHEDULE}"
        case "confidential":
            return "Confidential – section 100A(3) of the Local Government Act 1972"
        case _:
            return "Unrestricted"


def named(one: Post | Contact) -> str:
    """A name with its post."""
    return f"{one.name}, {one.title}" if one.title else one.name


def _reason(cover: Cover) -> str:
    return cover.exemption.public_interest if cover.openness != "open" else ""
