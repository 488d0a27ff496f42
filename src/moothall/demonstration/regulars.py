"""What is said of the reports that come back: dashboards, budget monitoring, work programmes."""

from moothall.demonstration.agendas import Entry
from moothall.demonstration.attendance import ACCOUNTANTS
from moothall.demonstration.bodies import bodies
from moothall.demonstration.budgets import Line, lines, millions, summed
from moothall.demonstration.chance import chance
from moothall.demonstration.dashboards import indicators, last_dashboard, latest_month
from moothall.demonstration.diary import Sitting, sittings
from moothall.demonstration.discussions import Discussion, paragraphs
from moothall.demonstration.people import person
from moothall.demonstration.topics import topics
from moothall.documents.composer.words import listed, long_date, sentence_case
from moothall.facts.measures import Indicator

DASHBOARD_POINTS = (
    "Members asked what was being done about {ref}. The Director would write to the Committee within the month.",
    "It was noted that {ref} had been discussed at the agenda-setting meeting and would be looked at again in the "
    "autumn if it did not improve.",
    "In answer to a question on {ref}, {author} explained how the figure was made up and why it moved with the season.",
    "The explanation given for {ref} was accepted, though a Member remarked that it had been given before.",
)
BUDGET_POINTS = (
    "Members asked how certain the forecast was. Three quarters of it was pay and contracts, which varied little.",
    "A Member asked that savings which had not been delivered be shown apart from other variances.",
    "It was confirmed that no spending controls were in force beyond those agreed in the autumn.",
    "{name} asked to be told of any transfer from reserves before it was made.",
)


def dashboard_discussion(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The minute of a performance dashboard: what was rated red, what had changed, and what was asked."""
    rows = [row for row in indicators(sitting, seed) if row.kind == "kpi"]
    author = person("osei", sitting.date).spoken
    draw = chance(seed, "dashboard minute", sitting.body, sitting.date)
    told: list[str | list[str]] = [f"{author} introduced the report. {highlights(rows)}"]
    changed = changes(rows, last_dashboard(sitting, seed))
    told += [changed] if changed else []
    weak = [row.ref or "" for row in rows if row.rag != "GREEN"]
    if weak:
        told.append(draw.choice(DASHBOARD_POINTS).format(ref=draw.choice(weak), author=author))
    return resolved(entry, told, "that the report be NOTED.")


def highlights(rows: list[Indicator]) -> str:
    """How many are green, and which are red."""
    green = sum(row.rag == "GREEN" for row in rows)
    reds = [f"{row.ref} ({row.description})" for row in rows if row.rag == "RED"]
    told = f"Of {len(rows)} Key Performance Indicators {green} were rated Green for the latest period"
    return f"{told}. Rated Red: {listed(reds)}." if reds else f"{told}, and none Red."


def changes(rows: list[Indicator], before: tuple[Indicator, ...]) -> str:
    """Which ratings are better or worse than in the dashboard before, by what is measured."""
    order = ["RED", "AMBER", "GREEN"]
    held = {row.ref: row.rag for row in before if row.rag}
    both = [row for row in rows if row.ref in held and row.rag]
    better = [row.ref or "" for row in both if order.index(row.rag or "") > order.index(held[row.ref] or "")]
    worse = [row.ref or "" for row in both if order.index(row.rag or "") < order.index(held[row.ref] or "")]
    told = [f"ratings had improved for {listed(better)}"] if better else []
    told += [f"ratings had fallen for {listed(worse)}"] if worse else []
    return f"Since the last report {' and '.join(told)}." if told else ""


def budget_discussion(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The minute of a budget monitoring report."""
    found = lines(sitting, seed)
    total = summed(found, "")
    author = person(ACCOUNTANTS[sitting.body], sitting.date).spoken
    body = bodies()[sitting.body]
    name = "Cabinet" if body.executive else body.short
    draw = chance(seed, "budget minute", sitting.body, sitting.date)
    told: list[str | list[str]] = [
        f"{author} introduced the report, which showed a forecast {direction(total)} of {millions(total.revised)} "
        f"against a net budget of {millions(total.budget)}.",
        draw.choice(BUDGET_POINTS).format(name=sentence_case(name)),
    ]
    return resolved(
        entry, told, f"that {name} note the forecast position as at the end of {latest_month(sitting):%B %Y}."
    )


def direction(line: Line) -> str:
    """Whether a line is over or under its budget."""
    return "overspend" if line.revised > 0 else "underspend"


def programme_discussion(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The minute of a work programme, with the items that members asked to have added."""
    added = [f"‘{title}’" for title in asked_for(sitting)]
    if not added:
        options = (
            "that the work programme be noted.",
            "that the work programme be agreed.",
            "to note the work programme.",
        )
        return resolved(entry, [], chance(seed, "programme", sitting.body, sitting.date).choice(options))
    item = "an item" if len(added) == 1 else "items"
    return resolved(
        entry, [], f"that the work programme be agreed, subject to the addition of {item} on {listed(added)}."
    )


def asked_for(sitting: Sitting) -> list[str]:
    """The titles of later items that were asked for at this meeting."""
    told = f"minutes of {long_date(sitting.date)}"
    keys = dict.fromkeys(key for each in sittings(sitting.body)[sitting.place + 1 :] for key in each.keys)
    return [topics()[key].title for key in keys if key in topics() and topics()[key].added == told]


def resolved(entry: Entry, told: list[str | list[str]], resolution: str) -> Discussion:
    """A minute that ends in a resolution."""
    return Discussion(
        title=entry.item.title,
        agenda_item=entry.item.number,
        resolutions=(resolution,),
        contents=paragraphs(None, told, ()),
    )
