"""The papers behind each item of an agenda."""

from collections.abc import Callable, Sequence

import msgspec

from moothall.demonstration.agendas import Entry, Kind, agenda
from moothall.demonstration.bodies import bodies
from moothall.demonstration.covers import dashboard_report, finance_report, programme_report, topic_report
from moothall.demonstration.dashboards import indicators, summary, view
from moothall.demonstration.diary import Sitting, previous
from moothall.demonstration.districts import statistics
from moothall.demonstration.minutes import minutes
from moothall.demonstration.plans import action_plan
from moothall.demonstration.programmes import programme
from moothall.demonstration.readings import boards, financial_year
from moothall.demonstration.records import record
from moothall.demonstration.topics import topics
from moothall.documents.pack_text import Content, DashboardPaper, Paper, ReportPaper, Section, Statistics


def papers(sitting: Sitting, seed: int) -> tuple[Paper, ...]:
    """A meeting's papers in the order of its agenda; items without papers have none."""
    makers: dict[Kind, Callable[[Entry, Sitting, int], Paper]] = {
        Kind.minutes: minutes_paper,
        Kind.dashboard: dashboard_paper,
        Kind.finance: finance_paper,
        Kind.programme: programme_paper,
        Kind.topic: topic_paper,
    }
    return tuple(makers[entry.kind](entry, sitting, seed) for entry in agenda(sitting, seed) if entry.kind in makers)


def minutes_paper(entry: Entry, sitting: Sitting, seed: int) -> Paper:
    """The minutes of the meeting before."""
    return Paper(item=entry.item.number, contents=(minutes(previous(sitting), seed),))


def dashboard_paper(entry: Entry, sitting: Sitting, seed: int) -> Paper:
    """The dashboard with the report that covers it."""
    rows = indicators(sitting, seed)
    seen = view(sitting, seed)
    board, year = boards()[sitting.body], financial_year(seen.month)
    attached = DashboardPaper(
        title=board.title,
        year=f"{year}/{(year + 1) % 100:02}",
        results_to=f"{seen.month:%B %Y}",
        produced_by=board.produced_by,
        indicators=rows,
        summary=summary(rows, sitting, seed),
        targets_agreed=f"Targets and Floor Standards brought before the {bodies()[sitting.body].name} in May {year}",
    )
    return Paper(item=entry.item.number, contents=(dashboard_report(entry, sitting, seed), attached))


def finance_paper(entry: Entry, sitting: Sitting, seed: int) -> Paper:
    """The budget monitoring report."""
    return Paper(item=entry.item.number, contents=(finance_report(entry, sitting, seed),))


def programme_paper(entry: Entry, sitting: Sitting, seed: int) -> Paper:
    """The work programme with the report that covers it."""
    attached = programme(sitting, seed)
    return Paper(item=entry.item.number, contents=(programme_report(entry, sitting, seed), attached))


def topic_paper(entry: Entry, sitting: Sitting, seed: int) -> Paper:
    """A topic's report with what is attached to it; all of it restricted where it is exempt."""
    topic = entry.topic
    report = topic_report(entry, sitting, seed)
    with_tables = with_statistics(report, [statistics(key, sitting.date, seed) for key in topic.statistics])
    contents = (with_tables, *attachments(entry, sitting, seed))
    if topic.exempt:
        return Paper(item=entry.item.number, restricted=contents, paragraphs=(topic.exempt,))
    return Paper(item=entry.item.number, contents=contents)


def with_statistics(report: ReportPaper, tables: Sequence[Statistics]) -> ReportPaper:
    """The report with its tables: in the section on districts, else in the second."""
    if not tables:
        return report
    about = [place for place, part in enumerate(report.sections) if "district" in part.heading.lower()]
    where = (about or [1])[0]
    found = tuple(extended(part, tables) if place == where else part for place, part in enumerate(report.sections))
    return msgspec.structs.replace(report, sections=found)


def extended(section: Section, tables: Sequence[Statistics]) -> Section:
    """A section with tables at its end."""
    return msgspec.structs.replace(section, contents=(*section.contents, *tables))


def attachments(entry: Entry, sitting: Sitting, seed: int) -> list[Content]:
    """What is attached to a topic's report: a record of decision, an action plan."""
    topic = entry.topic
    attached: list[Content] = []
    if topic.decides and not bodies()[sitting.body].executive:
        attached.append(record(entry.key, sitting.date, seed, "proposed"))
    if topic.calls_in in topics():
        attached.append(record(topic.calls_in or "", sitting.date, seed, "taken"))
    if topic.plan:
        attached.append(action_plan(entry.key, sitting, seed))
    return attached
