"""Whole packs of invented councils, drawn from a seed, each with the record that it truly states."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from generated_dashboards import dashboard
from generated_front import Front, Item, front, purpose
from generated_minutes import minutes
from generated_reports import Report, budget, decision_record, plan, programme, report, statistics
from generated_words import House, draw, printed

_SLIP = (
    "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A\nof the Local Government Act 1972.\n\n"
    "Document is Restricted\n"
)
_BLANK = "\n\nThis page is intentionally left blank\n\n"


@dataclass
class GeneratedPack:
    """A pack's text and its true record."""

    seed: int
    text: str
    record: dict[str, Any]


def make(seed: int) -> GeneratedPack:
    """The pack that a seed gives: other names, dates, references, orders of columns and words of headings each time."""
    house = draw(seed)
    day = house.day(dt.date(2012, 1, 9), 0, 6500)
    before = house.day(day, -70, -50)
    minuted, minutes_record = minutes(house, before, house.body)
    papers = _papers(house, day)
    agenda = _agenda(house, before, papers)
    sheet, record = front(house, Front(day, agenda))
    texts = [sheet, minuted, *(paper.text for _, paper in papers), *([_SLIP] if agenda[-1].exempt else [])]
    record |= {
        "schema": "moothall.pack/1",
        "minutes": [minutes_record],
        "reports": [paper.record for _, paper in papers],
    }
    for _, paper in papers:
        for key, found in paper.more.items():
            record[key] = [*record.get(key, []), *found]
    return GeneratedPack(seed, _BLANK.join([texts[0], *(_paged(house, text) for text in texts[1:])]), record)


def _paged(house: House, text: str) -> str:
    """A paper with page numbers where its pages end: between paragraphs, or between the rows of a table."""
    if house.chance(0.3):
        return text
    lines, page = [], house.rng.randint(5, 90)
    for line in text.split("\n"):
        lines.append(line)
        between = line == "" or ("\t" in line and len(lines) > 2 and "\t" in lines[-2])
        if between and house.chance(0.03):
            page += 1
            lines += ["", f"Page {page}", ""]
    return "\n".join(lines)


def _papers(house: House, day: dt.date) -> list[tuple[Item, Report]]:
    """The reports of a pack with the items they stand under; each kind of appendix comes in some packs."""
    papers = [_decided(house, day), _dashboard(house, day)]
    papers += [_budget(house, day)] if house.chance(0.7) else []
    papers += [_review(house, day)] if house.chance(0.6) else []
    papers += [_plain(house, day) for _ in range(house.rng.randint(0, 2))]
    return [*papers, _programme(house, day)]


def _agenda(house: House, before: dt.date, papers: list[tuple[Item, Report]]) -> list[Item]:
    agenda = [
        Item("Apologies and Substitutes", purpose="To receive apologies for absence" if house.lettered else None),
        Item("Declarations of Interest by Members in items on the Agenda"),
        Item(f"Minutes of the meeting held on {printed(before, weekday=False)}", pages=4),
        *(item for item, _ in papers),
    ]
    if house.chance(0.4):
        agenda.insert(
            3,
            Item(
                f"Update on {house.thing()} by the Cabinet Member",
                note=house.pick((" - Verbal Update", " - Verbal Report")),
            ),
        )
    if house.chance(0.4):
        agenda.append(Item(f"Contract for {house.thing()}", pages=4, exempt=True, section=4))
    return agenda


def _decided(house: House, day: dt.date) -> tuple[Item, Report]:
    title, number = house.matter(), house.decision_number(day.year)
    paper = report(house, title, day, decision=number)
    text, record = decision_record(house, number, title)
    paper.text += f"\n{text}"
    paper.more["decisions"] = [record]
    return Item(title, pages=house.rng.choice((6, 8, 20)), decision=number, purpose=purpose(house), section=1), paper


def _dashboard(house: House, day: dt.date) -> tuple[Item, Report]:
    subject = house.pick(
        ("Performance Dashboard", "Performance Monitoring Report", f"{house.area()} Performance Dashboard")
    )
    paper = report(house, subject, day)
    text, paper.more = dashboard(house)
    paper.text += f"\n{text}"
    return Item(subject, pages=12, purpose=purpose(house), section=2), paper


def _budget(house: House, day: dt.date) -> tuple[Item, Report]:
    paper = report(house, "Financial Monitoring", day)
    text, rows = budget(house)
    paper.text += f"\n{text}"
    paper.more["budget_lines"] = rows
    return Item("Financial Monitoring", pages=4, section=2), paper


def _review(house: House, day: dt.date) -> tuple[Item, Report]:
    name = f"{house.area()} Select Committee"
    subject = f"Progress report on the {name}"
    paper = report(house, subject, day, summary="This report says how far the recommendations have come.")
    tracked, rows = plan(house, name)
    figures, tables = statistics(house)
    paper.text += f"\n{figures}\n{tracked}"
    paper.more |= {"recommendation_tracking": rows, "statistics": tables}
    return Item(subject, pages=10, section=3), paper


def _plain(house: House, day: dt.date) -> tuple[Item, Report]:
    title = house.matter()
    return Item(title, pages=6, purpose=purpose(house), section=3), report(house, title, day)


def _programme(house: House, day: dt.date) -> tuple[Item, Report]:
    title = f"Work Programme {day.year}"
    paper = report(house, title, day)
    text, meetings = programme(house, day)
    paper.text += f"\n{text}"
    paper.more["work_programme"] = meetings
    return Item(title, pages=4, section=3), paper
