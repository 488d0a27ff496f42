"""Reports: their covers, and the text of those that are made from figures."""

from collections import Counter
from collections.abc import Iterator, Sequence

from moothall.demonstration.agendas import Entry
from moothall.demonstration.attendance import ACCOUNTANTS
from moothall.demonstration.bodies import bodies
from moothall.demonstration.budgets import book, commentary, lines, millions, summed, table
from moothall.demonstration.dashboards import indicators, last_dashboard, latest_month, view
from moothall.demonstration.dated import holding
from moothall.demonstration.diary import Sitting, previous, sittings
from moothall.demonstration.people import contact, posts
from moothall.demonstration.plans import detail, progress, stage, tracked
from moothall.demonstration.programmes import AGENDA_SETTING
from moothall.demonstration.readings import financial_year
from moothall.demonstration.regulars import asked_for, changes, direction
from moothall.demonstration.resolutions import recommendation
from moothall.demonstration.topics import BULLET, paragraphs, sections
from moothall.documents.composer.words import listed, long_date
from moothall.documents.pack_text import BudgetTable, Passage, ReportPaper, Section
from moothall.facts.measures import Indicator
from moothall.facts.reports import Report

NUMBERS = (
    *("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
    *("Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty", "Twenty-one"),
)
MEANINGS = {
    "GREEN": "the target was achieved",
    "AMBER": "the floor standard was achieved but not the target",
    "RED": "the floor standard was not achieved",
}


def topic_report(entry: Entry, sitting: Sitting, seed: int) -> ReportPaper:
    """The report on a topic."""
    topic, body, day = entry.topic, bodies()[sitting.body], sitting.date
    names = placeholders(entry, sitting)
    asked = recommendation(topic, body, day)
    parts = sections(topic.body.format(**names))
    report = Report(
        subject=topic.title,
        authors=posts(topic.authors, day),
        to=body.name,
        date=day,
        classification=f"Exempt - paragraph {topic.exempt} of Part 1 of Schedule 12A"
        if topic.exempt
        else "Unrestricted",
        past_pathway=pathway(topic.past, sitting)
        if not body.executive
        else executive_past(entry, sitting) or topic.past,
        future_pathway=topic.future if not body.executive else None,
        electoral_division=topic.divisions,
        decision=entry.item.decision,
        contacts=tuple(contact(name, day) for name in dict.fromkeys((topic.author, topic.director))),
        summary=topic.summary.format(**names),
        recommendations=asked,
    )
    return ReportPaper(report=report, sections=(*parts, again(asked, len(parts) + 1)), appendices=appendices(entry))


def placeholders(entry: Entry, sitting: Sitting) -> dict[str, str]:
    """What the text of a report on an action plan is filled in with."""
    if not entry.topic.plan:
        return {}
    actions = tracked(entry.key, sitting, stage(sitting, entry.key))
    return {"progress": progress(actions), "detail": detail(entry.key, sitting)}


def pathway(past: str | None, sitting: Sitting) -> str | None:
    """The past pathway of a paper, left out where it would be this meeting itself."""
    return None if past and long_date(sitting.date) in past else past


def executive_past(entry: Entry, sitting: Sitting) -> str | None:
    """The cabinet committee that considered a paper before Cabinet."""
    before = [
        f"{bodies()[body].name}, {long_date(each.date)}"
        for body in ("resources", "environment")
        for each in sittings(body)
        if entry.key in each.keys and each.date <= sitting.date
    ]
    return before[-1] if before else None


def again(asked: Sequence[str], number: int) -> Section:
    """The recommendations once more, as the last numbered section."""
    first, *rest = asked
    parts = [Passage(text=line[4:], marker=line[:3], level=1) for line in rest]
    return Section(heading="Recommendation(s)", marker=f"{number}.", contents=(Passage(text=first), *parts))


def appendices(entry: Entry) -> tuple[str, ...]:
    """What a topic's report has attached."""
    if entry.topic.plan:
        return ("Appendix A – Action plan",)
    if entry.topic.calls_in:
        return ("Appendix A – Record of decision",)
    return ("Appendix A – Proposed record of decision",) if entry.topic.decides else ()


def regular_report(entry: Entry, sitting: Sitting, summary: str, asked: str, contacts: Sequence[str]) -> Report:
    """The cover of a report that comes back: from the cabinet members concerned and the director."""
    body, day = bodies()[sitting.body], sitting.date
    portfolios = holding(body.portfolios, day)
    return Report(
        subject=entry.item.title,
        authors=posts((*portfolios, contacts[-1]), day),
        to=body.name,
        date=day,
        classification="Unrestricted",
        past_pathway=None,
        future_pathway="None" if entry.kind.value == "finance" else None,
        contacts=tuple(contact(name, day) for name in contacts),
        summary=summary,
        recommendations=(asked,),
    )


def named(sitting: Sitting) -> str:
    """The body as a recommendation names it."""
    body = bodies()[sitting.body]
    return "Cabinet" if body.executive else f"The {body.name}"


def dashboard_report(entry: Entry, sitting: Sitting, seed: int) -> ReportPaper:
    """The report that covers a dashboard: how many in each colour, which are red, what has changed."""
    rows = [row for row in indicators(sitting, seed) if row.kind == "kpi"]
    before = [row for row in last_dashboard(sitting, seed) if row.kind == "kpi"]
    month = f"{view(sitting, seed).month:%B %Y}"
    asked = f"{named(sitting)} is asked to NOTE the performance position."
    green = sum(row.rag == "GREEN" for row in rows)
    told = (
        f"The dashboard shows results up to {month}. {green} of the {len(rows)} Key Performance Indicators achieved "
        "their target for the latest period."
    )
    report = regular_report(entry, sitting, told, asked, ("osei", "achebe"))
    parts = (
        Section(heading="Introduction", marker="1.", contents=tuple(paragraphs(1, introduction(rows, month)))),
        Section(heading="Performance", marker="2.", contents=tuple(ratings(rows, before))),
        again((asked,), 3),
    )
    return ReportPaper(report=report, sections=parts, appendices=("Appendix 1 – Performance dashboard",))


def introduction(rows: Sequence[Indicator], month: str) -> str:
    """What a dashboard is and up to when."""
    areas = list(dict.fromkeys(row.service_area or "" for row in rows))
    return (
        f"The dashboard attached as appendix 1 gives the results of services in {listed(areas)} up to {month}.\n\n"
        "It shows Key Performance Indicators, which have targets and floor standards, and Activity Indicators, which "
        "show demand. How ratings are arrived at is explained in the guidance notes at its beginning."
    )


def ratings(rows: Sequence[Indicator], before: Sequence[Indicator]) -> Iterator[Passage]:
    """How many indicators have each rating, compared with the report before, and which are red."""
    now, then = Counter(row.rag for row in rows), Counter(row.rag for row in before)
    yield Passage(text=f"Of the {len(rows)} KPIs, the latest ratings are as follows:", marker="2.1")
    for colour, meaning in MEANINGS.items():
        compared = f" ({difference(now[colour] - then[colour])})" if before else ""
        verb = "is" if now[colour] == 1 else "are"
        text = f"{NUMBERS[now[colour]]} {verb} rated {colour.title()}{compared} – {meaning}."
        yield Passage(text=text, marker=BULLET, level=1)
    reds = [f"{row.ref}: {row.description}" for row in rows if row.rag == "RED"]
    number = 2
    if reds:
        yield Passage(text="The following did not achieve the floor standard:", marker="2.2")
        yield from (Passage(text=red, marker=BULLET, level=1) for red in reds)
        number = 3
    changed = changes(list(rows), tuple(before))
    if changed:
        yield Passage(text=changed, marker=f"2.{number}")


def difference(by: int) -> str:
    """`one fewer than in the last report`."""
    if not by:
        return "the same as in the last report"
    return f"{NUMBERS[abs(by)].lower()} {'more' if by > 0 else 'fewer'} than in the last report"


def finance_report(entry: Entry, sitting: Sitting, seed: int) -> ReportPaper:
    """The budget monitoring report: the position, the table, and the variances worth explaining."""
    found, month = lines(sitting, seed), latest_month(sitting)
    year = financial_year(month)
    budgets = book(sitting.body)
    total = summed(found, budgets.total_name(year))
    told = (
        f"The forecast at the end of {month:%B %Y} is an {direction(total)} of {millions(total.revised)} against a net "
        f"budget of {millions(total.budget)}."
    )
    asked = f"{named(sitting)} is asked to note the forecast variances from budget."
    caption = f"Table 1: {budgets.name(year)}, forecast position at the end of {month:%B %Y}"
    position = BudgetTable(caption=caption, directorate=budgets.name(year), lines=table(found, total.name))
    explained = [Passage(text=line, marker=f"3.{n}") for n, line in enumerate(commentary(sitting, seed), 1)]
    none = Passage(text="No heading has a variance of more than £100,000.", marker="3.1")
    parts = (
        Section(heading="Introduction", marker="1.", contents=(Passage(text=told, marker="1.1"),)),
        Section(heading="Revenue position", marker="2.", contents=(Passage(text=INTRODUCED, marker="2.1"), position)),
        Section(heading="Variances", marker="3.", contents=tuple(explained) or (none,)),
        again((asked,), 4),
    )
    report = regular_report(entry, sitting, told, asked, (ACCOUNTANTS[sitting.body], director_of(sitting)))
    return ReportPaper(report=report, sections=parts)


INTRODUCED = (
    "The table shows for each heading the net budget, the variance that is forecast, what the Corporate Director "
    "expects of action already in hand, and how the position has moved since it was last reported. A minus sign "
    "stands for an underspend. Figures are in thousands of pounds."
)


def director_of(sitting: Sitting) -> str:
    """The director who answers for a body's budget monitoring."""
    return {"resources": "lindgren", "environment": "baptiste", "cabinet": "achebe"}[sitting.body]


def programme_report(entry: Entry, sitting: Sitting, seed: int) -> ReportPaper:
    """The report that covers a work programme: where it comes from and what has been asked for."""
    body, day = bodies()[sitting.body], sitting.date
    clerk = body.clerk_on(day)
    asked = f"{named(sitting)} is asked to consider and agree its work programme."
    told = "The report gives the items proposed for the next meetings."
    paragraph = (
        f"The programme was gone through at the agenda-setting meeting on {long_date(day - AGENDA_SETTING)} by the "
        f"{body.chair_word}, the Vice-{body.chair_word} and the spokesmen of the groups. It draws on the list of "
        "forthcoming executive decisions and on what Members have asked for."
    )
    wanted = [f"‘{title}’" for title in asked_for(previous(sitting))]
    since = f"At the last meeting Members asked for {listed(wanted)}, which has been added." if wanted else ""
    parts = (
        Section(heading="Work programme", marker="1.", contents=tuple(paragraphs(1, f"{paragraph}\n\n{since}"))),
        again((asked,), 2),
    )
    report = Report(
        subject=entry.item.title,
        authors=posts((clerk,), day),
        to=body.name,
        date=day,
        classification="Unrestricted",
        past_pathway="None",
        future_pathway="Standard item",
        contacts=(contact(clerk, day), contact("@democratic", day)),
        summary=told,
        recommendations=(asked,),
    )
    return ReportPaper(report=report, sections=parts)
