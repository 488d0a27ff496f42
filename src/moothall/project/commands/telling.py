"""What `moothall read` prints of a pack: a summary a person can take in, or the record."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from moothall.facts import record
from moothall.facts.measures import Indicator
from moothall.facts.meetings import AgendaItem, Minutes
from moothall.facts.packs import Pack
from moothall.facts.readings import Evidence, Reading
from moothall.intake.coverage import coverage as coverage_of

FORMS = {"pdf": "PDF", "word": "Word", "text": "text"}


def as_json(reading: Reading, *, evidence: bool, coverage: bool) -> str:
    """The record, with its evidence and coverage under keys of their own where these are asked for."""
    if not evidence and not coverage:
        return record.to_json(reading.pack).decode()
    value = msgspec.to_builtins(reading.pack)
    if evidence:
        value["evidence"] = msgspec.to_builtins(reading.evidence)
    if coverage:
        value["coverage"] = {use.value: characters for use, characters in coverage_of(reading).uses.items()}
    return json.dumps(value, indent=2, ensure_ascii=False)


def as_text(reading: Reading, *, evidence: bool, coverage: bool) -> str:
    """The summary, then the evidence and the coverage where these are asked for."""
    lines = [*_head(reading), *_agenda(reading.pack), *_contents(reading.pack)]
    if reading.doubts:
        lines += ["", "Doubts", *(f"  {doubt}" for doubt in reading.doubts)]
    if evidence:
        lines += ["", "Evidence", *map(_cited, reading.evidence)]
    if coverage:
        lines += ["", "Coverage", *_coverage_lines(reading)]
    return "\n".join([*lines, ""])


def _head(reading: Reading) -> Iterator[str]:
    pack = reading.pack
    yield ", ".join(filter(None, (pack.council, pack.body))) or "A pack that names no council or body"
    if meeting := pack.meeting:
        day = f"{meeting.date:%A} {meeting.date.day} {meeting.date:%B %Y}" if meeting.date else None
        yield "Meeting: " + (", ".join(filter(None, (day, meeting.time, meeting.venue))) or "no date given")
    pages = f", {reading.page_count:,} pages" if reading.page_count else ""
    yield f"Source: {FORMS[reading.form]}{pages}, {len(reading.text):,} characters"


def _agenda(pack: Pack) -> Iterator[str]:
    if pack.agenda:
        yield from ("", f"Agenda ({_counted(pack.agenda, 'item')})")
        width = max(len(item.number) for item in pack.agenda)
        yield from (_item(item, width) for item in pack.agenda)


def _item(item: AgendaItem, width: int) -> str:
    pages = f"pages {item.pages[0]} to {item.pages[1]}" if item.pages else None
    notes = (
        item.decision,
        pages,
        "report to follow" if item.to_follow else None,
        "verbal" if item.verbal else None,
        "EXEMPT" if item.exempt else None,
    )
    told = ", ".join(filter(None, notes))
    return f"  {item.number:>{width}}  {item.title}" + (f" ({told})" if told else "")


def _contents(pack: Pack) -> Iterator[str]:
    """A line for each kind of thing in the pack beside its agenda."""
    lines = [*map(_minutes, pack.minutes), *_papers(pack), *_measures(pack), *_plans(pack)]
    if lines:
        yield from ("", "Contents", *(f"  {line}" for line in lines))


def _minutes(minutes: Minutes) -> str:
    day = f"{minutes.date.day} {minutes.date:%B %Y}" if minutes.date else "a day not given"
    resolutions = [text for item in minutes.items for text in item.resolutions]
    votes = [vote for item in minutes.items for vote in item.votes]
    counts = [_counted(minutes.items, "item"), _counted(resolutions, "resolution"), f"{len(minutes.present)} present"]
    return f"Minutes of {day}: " + ", ".join([*counts, *([_counted(votes, "counted vote")] if votes else [])])


def _papers(pack: Pack) -> Iterator[str]:
    for report in pack.reports:
        yield f"Report: {report.subject}" + (f" ({report.classification})" if report.classification else "")
    for decision in pack.decisions:
        told = " ".join(filter(None, (decision.number, decision.title)))
        yield f"Decision {decision.status or ''}: {told}".replace(" :", ":")


def _measures(pack: Pack) -> Iterator[str]:
    rated = [indicator for indicator in pack.indicators if indicator.kind == "kpi"]
    if rated:
        yield f"{_counted(rated, 'rated indicator')}: {_ratings(rated)}"
    if others := len(pack.indicators) - len(rated):
        yield f"{others} activity indicator{'s' * (others > 1)}"
    if pack.budget_lines:
        yield _counted(pack.budget_lines, "budget line")
    if pack.statistics:
        yield _counted(pack.statistics, "table") + " of statistics"


def _ratings(indicators: Iterable[Indicator]) -> str:
    counts = Counter((indicator.rag or "no rating").lower() for indicator in indicators)
    return ", ".join(f"{count} {rating}" for rating, count in counts.most_common())


def _plans(pack: Pack) -> Iterator[str]:
    if pack.work_programme:
        entries = [item for meeting in pack.work_programme for item in meeting.items]
        yield f"Work programme: {_counted(entries, 'item')} under {_counted(pack.work_programme, 'heading')}"
    if pack.recommendation_tracking:
        yield _counted(pack.recommendation_tracking, "tracked action")


def _counted(things: Iterable[object], name: str) -> str:
    count = len(tuple(things))
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _cited(evidence: Evidence) -> str:
    page = f"page {evidence.page}" if evidence.page else f"character {evidence.span.start}"
    label = f" (printed {evidence.label})" if evidence.label and evidence.label != str(evidence.page) else ""
    passage = " ".join(evidence.passage.split())
    return f"  {evidence.path}: {page}{label}: {passage}"


def _coverage_lines(reading: Reading) -> Iterator[str]:
    found = coverage_of(reading)
    total = len(reading.text)
    for use, count in found.uses.items():
        yield f"  {use.value:<10}{count:>12,}{count / (total or 1):>9.1%}"
    yield f"  {'whole':<10}{total:>12,}"
    yield f"Of recognised tables and heads {found.plain_share:.1%} stayed plain text."
