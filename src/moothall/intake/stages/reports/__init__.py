"""Reports: their covers, what they recommend, whom to ask, and the versions of their appendices."""

from collections.abc import Iterator, Sequence

from moothall.facts.papers import Span
from moothall.facts.reports import Report
from moothall.intake.cited import Cited, gathered, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.dates import find_date
from moothall.intake.stages.division import Part, PartKind
from moothall.intake.stages.pieces import Entry
from moothall.intake.stages.reports.advice import Advice, read_advice
from moothall.intake.stages.reports.contacts import read_contacts
from moothall.intake.stages.reports.cover import (
    addressee,
    cover_span,
    decision_number,
    numbered_subject,
    read_cover,
    value_of,
)
from moothall.intake.stages.reports.people import people
from moothall.intake.stages.reports.versions import read_versions

__all__ = ["read_reports"]


def read_reports(parts: Sequence[Part]) -> Iterator[Cited[Report]]:
    """Each report in the pack, in order; an appendix withheld from the public does not end the report it belongs to."""
    for lines in _reports(parts):
        cover = read_cover(lines)
        if value_of(cover, "subject"):
            yield _report(cover, lines)


def _reports(parts: Sequence[Part]) -> Iterator[list[Line]]:
    held: list[Line] = []
    for part in parts:
        if held and part.kind not in (PartKind.slip, PartKind.appendix):
            yield held
            held = []
        if part.kind is PartKind.report or held:
            held.extend(part.lines)
    if held:
        yield held


def _report(cover: dict[str, Entry], lines: Sequence[Line]) -> Cited[Report]:
    authors, author_marks = gathered("from", people(cover["authors"].values if "authors" in cover else ()))
    contacts, contact_marks = gathered("contacts", read_contacts(lines))
    versions, version_marks = gathered("versions", read_versions(lines))
    span = cover_span(cover)
    advice = read_advice([line for line in lines if line.span.end > span.end])
    places = _places(cover)
    day = find_date(places["date"]) if places["date"] else None
    report = Report(
        subject=_text(places.pop("subject")) or "",
        authors=authors,
        date=day[0] if day else None,
        contacts=contacts,
        versions=versions,
        summary=advice.whole_summary.text if advice.whole_summary else None,
        recommendations=tuple(_text(one) or "" for one in advice.recommendations),
        **{name: _text(place) for name, place in places.items() if name != "date"},
    )
    own = marks(**{**_places(cover), "date": day[1] if day else None})
    return Cited(report, {"": span, **own, **author_marks, **contact_marks, **version_marks, **_advice_marks(advice)})


def _places(cover: dict[str, Entry]) -> dict[str, Passage | None]:
    """The passages of a cover's values by the report's field."""
    subject, led = numbered_subject(cover["subject"].value)
    to, dated = addressee(value_of(cover, "to"))
    return {
        "subject": subject,
        "to": to,
        "date": value_of(cover, "date") or dated,
        "classification": value_of(cover, "classification"),
        "past_pathway": value_of(cover, "past"),
        "future_pathway": value_of(cover, "future"),
        "electoral_division": value_of(cover, "division"),
        "decision": decision_number(value_of(cover, "decision")) or led or decision_number(value_of(cover, "key")),
    }


def _text(passage: Passage | None) -> str | None:
    return " ".join(passage.text.split()) if passage else None


def _advice_marks(advice: Advice) -> dict[str, Span]:
    limbs = {f"recommendations/{place}": limb.span for place, limb in enumerate(advice.recommendations)}
    return {**marks(summary=advice.whole_summary), **limbs}
