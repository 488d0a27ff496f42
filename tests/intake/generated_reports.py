"""Generated reports, records of decision, work programmes and tables, with what they truly say."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from generated_words import House, printed


@dataclass
class Report:
    """A generated report: its text, its part of the record, and what its appendix adds to the record."""

    text: str
    record: dict[str, Any]
    more: dict[str, Any] = field(default_factory=dict)


def report(
    house: House, subject: str, day: dt.date, *, decision: str | None = None, summary: str | None = None
) -> Report:
    """A report with cover, sections and contact details."""
    authors = [house.cabinet_member(), (house.officer()[0], house.post())]
    classified = house.pick(("Unrestricted", "UNRESTRICTED"))
    past, future = (
        house.pick((None, "None", f"{house.area()} Board")),
        house.pick((None, "Cabinet Member decision", "N/A")),
    )
    division = house.pick((None, "All", "All electoral divisions"))
    to = f"{house.body} {house.dash} {printed(day, weekday=False)}"
    fields = [("From", "\n".join(f"{name}, {post}" for name, post in authors)), ("To", to), ("Subject", subject)]
    fields += [("Decision Number", decision)] if decision else []
    fields += [("Classification", classified)]
    fields += [("Past Pathway of Paper", past)] if past else []
    fields += [("Future Pathway of Paper", future)] if future else []
    fields += [("Electoral Division", division)] if division else []
    summary = summary or f"This report tells of {house.thing()}."
    fields += [("Summary", summary), ("Recommendation(s)", f"The {house.body} is asked to note the report.")]
    contacts, people = _contacts(house)
    record = {
        "subject": subject,
        "from": [{"name": name, "title": post} for name, post in authors],
        "to": house.body,
        "date": day.isoformat(),
        "classification": classified,
        "past_pathway": past,
        "future_pathway": future,
        "electoral_division": division,
        "decision": decision,
        "contacts": people,
    }
    return Report(f"{_cover(house, fields)}\n\n{_body(house)}\n\n{contacts}\n", record)


def _cover(house: House, fields: list[tuple[str, str]]) -> str:
    form = house.pick(("{}: {}", "**{}:** {}", "{}:\t{}", "{}: {}"))
    return "\n\n".join(form.format(label, value) for label, value in fields)


def _body(house: House) -> str:
    lines = []
    for number, title in enumerate(
        ("Introduction", "Progress so far", "Financial Implications", "Legal implications", "Conclusion"), 1
    ):
        lines.append(house.heading(f"{number}. {title}"))
        lines += [f"{number}.{place} {house.sentence()}" for place in range(1, house.rng.randint(2, 6))]
    return "\n\n".join(lines)


def _contacts(house: House) -> tuple[str, list[dict[str, Any]]]:
    people = []
    blocks = [house.heading("6. Contact details")]
    form = house.pick(
        (
            "{label}:\n{name}\n{post}\n{phone}\n{email}",
            "{label}: {name}\n{post}\n{phone}\n{email}",
            "{label}\n\n{name}, {post}\nTelephone number: {phone}\nEmail address: {email}",
        )
    )
    for label in ("Report Author", "Relevant Director"):
        name, post = house.officer()
        email, phone = (
            f"{name.lower().replace(' ', '.').replace(chr(39), '')}@{house.council.split()[0].lower()}.example.gov.uk",
            house.phone(),
        )
        blocks.append(form.format(label=label, name=name, post=post, phone=phone, email=email))
        people.append({"name": name, "title": post, "email": email, "phone": phone})
    return "\n\n".join(blocks), people


def decision_record(house: House, number: str, title: str) -> tuple[str, dict[str, Any]]:
    """A proposed record of decision at the end of a report."""
    name, post = house.cabinet_member()
    key = house.chance()
    said = "YES" if key else "NO"
    head = house.pick(
        (
            f"DECISION TO BE TAKEN BY:\n\n{name}, {post}\n\nDECISION NO:\n\n{number}\n\nFor publication\n\n"
            f"Key decision: {said}\n\n"
            f"Subject Matter / Title of Decision: {title}",
            f"DECISION TO BE TAKEN BY:<br>{name}, {post}\tDECISION NO:<br>{number}\nKey decision: {said}\t\n"
            f"Title of decision: {title}\t",
        )
    )
    heading = f"{house.council.upper()} {house.dash} PROPOSED RECORD OF DECISION"
    body = f"Decision:\n\nAs {post} I propose to agree it.\n\nReason(s) for decision:\n\nCosts.\n"
    text = f"{heading}\n\n{head}\n\n{body}"
    return text, {
        "number": number,
        "title": title,
        "taker": {"name": name, "title": post},
        "key": key,
        "status": "proposed",
    }


def programme(house: House, day: dt.date) -> tuple[str, list[dict[str, Any]]]:
    """A work programme in one of the forms councils print."""
    text, meetings = house.pick((_sections, _rows, _columns))(house, day)
    return f"{house.body.upper()} {house.dash} WORK PROGRAMME {day.year}\n\n{text}\n", meetings


def _dates(house: House, day: dt.date) -> list[dt.date]:
    first = house.day(day, 40, 60)
    return [first, house.day(first, 50, 70), house.day(first, 120, 150)]


def _item(title: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "added": None, "deferred": None, "exempt": False, "section": None, "lead": [], **more}


def _sections(house: House, day: dt.date) -> tuple[str, list[dict[str, Any]]]:
    lines, meetings = ["Agenda Section\tItems"], []
    for date in _dates(house, day):
        lines.append(house.bold(printed(date, weekday=False)))
        items: list[dict[str, Any]] = []
        for section in (f"B {house.dash} Key Decisions", f"C {house.dash} Performance Monitoring"):
            titles = [house.matter() for _ in range(house.rng.randint(1, 3))]
            bullets = " ".join(f"<li>• {title}</li>" for title in titles)
            lines.append(f"{house.bold(section)}\t<ul> {bullets} </ul>")
            items += [_item(title, section=section) for title in titles]
        meetings.append({"meeting": date.isoformat(), "items": items})
    return "\n".join(lines), meetings


def _rows(house: House, day: dt.date) -> tuple[str, list[dict[str, Any]]]:
    lines, meetings = [], []
    for date in _dates(house, day):
        lines.append(f"{printed(date, weekday=False)} {house.dash} 10am\t\t")
        items = [
            _item(house.matter(), lead=[house.officer()[0] for _ in range(house.rng.randint(1, 2))])
            for _ in range(house.rng.randint(2, 4))
        ]
        kinds = ("Annual Item", "Key Decision", "Six-monthly")
        lines += [f"• {item['title']}\t{' '.join(item['lead'])}\t{house.pick(kinds)}" for item in items]
        meetings.append({"meeting": date.isoformat(), "items": items})
    lines += ["", "PATTERN OF REGULAR ITEMS", ""]
    for month in house.some(("JANUARY", "MARCH", "MAY", "JULY", "SEPTEMBER"), 2):
        item = _item(house.matter(), lead=[house.officer()[0]])
        lines.append(f"{month}\tAnnual\t{item['title']}\t{item['lead'][0]}")
        meetings.append({"meeting": month, "items": [item]})
    return "\n".join(lines), meetings


def _columns(house: House, day: dt.date) -> tuple[str, list[dict[str, Any]]]:
    names = {
        "title": house.pick(("Item", "Agenda item")),
        "lead": house.pick(("Lead officer", "Lead")),
        "added": "Date added to WP",
        "deferred": "Additional Comments",
    }
    order = ["title", *house.some(("lead", "added", "deferred"), 3)]
    blocks, meetings = [], []
    for date in _dates(house, day):
        items = []
        for _ in range(house.rng.randint(2, 4)):
            added = f"Agenda setting {printed(day, weekday=False)}" if house.chance() else None
            deferred = f"Deferred from {day:%B %Y}" if house.chance(0.3) else None
            items.append(_item(house.matter(), lead=[house.officer()[0]], added=added, deferred=deferred))
        rows = ["\t".join(names[key] for key in order)]
        rows += [
            "\t".join(" ".join(item[key]) if key == "lead" else item[key] or "" for key in order) for item in items
        ]
        blocks.append(f"{house.bold(printed(date))}\n\n" + "\n".join(rows))
        meetings.append({"meeting": date.isoformat(), "items": items})
    return "\n\n".join(blocks), meetings


def budget(house: House) -> tuple[str, list[dict[str, Any]]]:
    """A budget monitoring table, its columns in any order."""
    words = {
        "net_budget": house.pick(("Net Budget", "Revised Net Budget")),
        "net_forecast_variance": house.pick(("Net Forecast Variance", "Forecast Variance")),
        "adjustment": "Corporate Director adjustment",
        "revised_net_variance": "Revised Net Variance",
        "last_reported": house.pick(("Last Reported position", "Previously Reported Variance")),
        "movement": house.pick(("Movement", "Movement since last report")),
    }
    order = house.some(list(words), len(words))
    lines = [
        "\t".join([house.pick(("Budget Book Heading", "Division", "Service")), *(words[key] for key in order)]),
        "\t".join(["", *["£'000s"] * len(order)]),
    ]
    rows = []
    for area in [*house.some(("Highways", "Libraries", "Property", "Adult Care", "Waste", "Coroners"), 4), "Total"]:
        figures = {key: f"{house.rng.uniform(-900, 9000):,.1f}" for key in words}
        lines.append("\t".join([area, *(figures[key] for key in order)]))
        rows.append({"heading": area, **figures})
    return "Table 1\n\n" + "\n".join(lines) + "\n", rows


def plan(house: House, review: str) -> tuple[str, list[dict[str, Any]]]:
    """An action plan: numbered recommendations in a table."""
    head = [
        "No.",
        house.pick(("Recommendation", "Action")),
        house.pick(("Progress to date", "Progress")),
        house.pick(("Deadline", "Timescale")),
        house.pick(("RAG", "RAG Status")),
    ]
    lines, rows = ["\t".join(head)], []
    for number in range(1, house.rng.randint(4, 9)):
        colour = house.pick(("Green", "Amber", "Red"))
        lines.append(
            f"{number}\tThat the Council should look after its {house.thing()}.\t{house.sentence()}\t"
            f"{house.pick(('May', 'June'))} 2031\t{colour}"
        )
        rows.append({"review": review, "number": str(number), "rag": colour})
    return "Action plan\n\n" + "\n".join(lines) + "\n", rows


def statistics(house: House) -> tuple[str, list[dict[str, Any]]]:
    """Figures by district under a caption."""
    years = [f"{year}/{year % 100 + 1:02d}" for year in range(2027, 2027 + house.rng.randint(2, 4))]
    title = f"Table 2: Visits by district, {house.thing()}"
    columns = [house.pick(("District", "Area")), *years]
    names = house.some(("Ashby", "Colmere", "Fenwick", "Saltby", "Thornley", "Wick Hill", "Marlow Vale"), 5)
    rows = [[name, *(f"{house.rng.randint(20, 4000):,}" for _ in years)] for name in [*names, "Total"]]
    return f"{title}\n\n" + "\n".join("\t".join(row) for row in [columns, *rows]) + "\n", [
        {"title": title, "columns": columns, "rows": rows}
    ]
