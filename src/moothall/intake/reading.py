"""Reading a pack: bytes in, facts with evidence out. One function per step, each in its own module."""

from collections.abc import Mapping, Sequence

from moothall.facts.packs import SCHEMA, Pack
from moothall.facts.papers import Span
from moothall.facts.readings import Reading
from moothall.intake.accounting import account, as_blocks, evidence_of
from moothall.intake.cited import Cited, gathered
from moothall.intake.doubts import doubts_of, kept_as_text
from moothall.intake.lines import Source
from moothall.intake.papers import papers_of
from moothall.intake.sources.forms import UnreadablePack, take_apart
from moothall.intake.stages.actions import read_tracked_actions
from moothall.intake.stages.budgets import read_budget_lines
from moothall.intake.stages.decisions import read_decisions
from moothall.intake.stages.division import Part, divide
from moothall.intake.stages.front_sheet import read_front_sheet
from moothall.intake.stages.indicators import read_indicators
from moothall.intake.stages.minutes import read_minutes
from moothall.intake.stages.programmes import read_programmes
from moothall.intake.stages.reports import read_reports
from moothall.intake.stages.statistics import read_statistics
from moothall.intake.stages.summaries import read_summaries

__all__ = ["UnreadablePack", "read", "read_source"]

_STAGES = {
    "minutes": read_minutes,
    "reports": read_reports,
    "indicators": read_indicators,
    "indicator_summary": read_summaries,
    "decisions": read_decisions,
    "work_programme": read_programmes,
    "budget_lines": read_budget_lines,
    "recommendation_tracking": read_tracked_actions,
    "statistics": read_statistics,
}


def read(data: bytes, name: str = "") -> Reading:
    """What a published pack says. `data` is a PDF, a Word document or text, told by its content.

    Raises UnreadablePack, with a message for a person, when the data is damaged, locked, empty or no pack;
    `name` is used in nothing but that message.
    """
    source = take_apart(data)
    reading = read_source(source)
    if not reading.pack.agenda and not reading.pack.minutes and not reading.pack.reports:
        raise UnreadablePack("no agenda, minutes or report was found in it; is it a committee's pack?")
    return reading


def read_source(source: Source) -> Reading:
    """What a source already taken apart says; a source that is no pack gives an empty one."""
    parts = divide(source.lines)
    cited = _facts(parts)
    papers = papers_of(parts, cited.fact, cited.marks)
    blocks, evidence = as_blocks(source.lines), evidence_of(source, cited.marks)
    doubts = (*source.doubts, *doubts_of(cited.fact, papers), kept_as_text(blocks, evidence))
    return Reading(
        form=source.form,
        pack=cited.fact,
        text=source.text,
        blocks=blocks,
        papers=papers,
        evidence=evidence,
        portions=account(source, papers, cited.marks),
        doubts=tuple(filter(None, doubts)),
        page_count=source.page_count,
    )


def _facts(parts: Sequence[Part]) -> Cited[Pack]:
    front = read_front_sheet(parts)
    fields: dict[str, tuple[object, ...]] = {}
    marks: dict[str, Span] = dict(front.marks)
    for field, stage in _STAGES.items():
        fields[field], found = gathered(field, stage(parts))
        marks |= found
    return Cited(_pack(front.fact, fields), marks)


def _pack(front: object, fields: Mapping[str, tuple[object, ...]]) -> Pack:
    names = ("council", "body", "meeting", "membership", "agenda", "exclusion")
    return Pack(schema=SCHEMA, **{name: getattr(front, name) for name in names}, **fields)  # type: ignore[arg-type]  # each stage gives its own facts
