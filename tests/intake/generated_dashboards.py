"""Generated performance dashboards, with what they truly say."""

from typing import Any

from generated_words import House

_ARROWS = {"up": "↑", "down": "↓", "same": "↔"}
_FIELDS = (
    "rag",
    "dot",
    "ytd",
    "ytd_rag",
    "target",
    "floor",
    "previous_year",
    "in_range",
    "upper",
    "lower",
    "frequency",
    "comment",
)


def dashboard(house: House) -> tuple[str, dict[str, Any]]:
    """A summary of ratings and a section for each service area, in one style."""
    style = _style(house)
    areas = [
        _area(house, style, code) for code in house.some(("HW", "FN", "LB", "PH", "PR", "AC"), house.rng.randint(2, 3))
    ]
    summary = "\n\n".join(_summary(style, area) for area in areas)
    text = f"{house.heading('Key Performance Indicator Summary')}\n\n{summary}\n\n" + "\n\n".join(
        _page(house, style, area) for area in areas
    )
    return text + "\n", {
        "indicators": [record for area in areas for record in (*area["kpis"], *area["quarterly"], *area["activities"])],
        "indicator_summary": [line for area in areas for line in _summary_records(area)],
    }


def _style(house: House) -> dict[str, Any]:
    """The words of the headings and the order of the columns, drawn once for a dashboard."""
    blocks = [
        ["series", "rag", *(["dot"] if house.chance() else [])],
        ["ytd", "ytd_rag"],
        ["target", "floor"],
        ["previous_year"],
    ]
    months = house.pick((("Jul-24", "Aug-24", "Sep-24", "Oct-24"), ("Latest Month",), ("May 19", "Jun 19", "Jul 19")))
    return {
        "order": ["ref", "description", *(field for block in house.some(blocks, len(blocks)) for field in block)],
        "series": list(months),
        "ref": house.pick(("Ref", "Reference", "Ref No", "Ind Ref")),
        "description": house.pick(("Indicator description", "Indicator", "Performance Indicator", "Measure")),
        "rag": house.pick(("Month RAG", "RAG", "Latest RAG")),
        "dot": house.pick(("DoT", "Direction of Travel")),
        "ytd": house.pick(("YTD", "Year to Date", "Year to date")),
        "ytd_rag": house.pick(("YTD RAG", "Year RAG")),
        "target": "Target",
        "floor": house.pick(("Floor", "Floor Standard")),
        "previous_year": house.pick(("Prev. Year", "Previous Year", "Prev. Yr YTD", "Last Year")),
        "in_range": house.pick(("In expected range?", "In expected range", "In range")),
        "upper": "Upper",
        "lower": "Lower",
        "quarters": house.pick((["Latest Quarter"], ["Q1 2029/30", "Q2 2029/30"], ["Mar-29", "Jun-29", "Sep-29"])),
        "quarterly": house.pick(
            ("Indicators reported quarterly", "Key Performance Indicators - Quarterly", "Quarterly Indicators")
        ),
        "labelled": house.chance(),
        "tall": house.chance(),
    }


def _area(house: House, style: dict[str, Any], code: str) -> dict[str, Any]:
    director, member = house.officer()[0], house.cabinet_member()[0]
    head = {"service_area": house.area(), "director": director, "cabinet_member": member}
    head |= {"delivered_by": f"{house.surname()} Ltd"} if house.chance() else {}
    kpis = [_kpi(house, style, head, f"{code}{number:02d}") for number in range(1, house.rng.randint(3, 6))]
    quarterly = [
        _quarterly(house, style, head, f"{code}{number:02d}") for number in range(20, house.rng.randint(20, 23))
    ]
    activities = [_activity(house, style, head, f"{code}{number:02d}b") for number in range(1, house.rng.randint(2, 4))]
    return {"head": head, "kpis": kpis, "quarterly": quarterly, "activities": activities}


def _quarterly(house: House, style: dict[str, Any], head: dict[str, Any], ref: str) -> dict[str, Any]:
    return _kpi(house, {**style, "series": style["quarters"]}, head, ref) | {"frequency": "quarter"}


def _kpi(house: House, style: dict[str, Any], head: dict[str, Any], ref: str) -> dict[str, Any]:
    target = house.rng.randint(60, 99)
    values = {
        "rag": house.pick(("GREEN", "AMBER", "RED")),
        "ytd": house.pick((f"{house.rng.randint(50, 100)}%", "n/a")),
        "ytd_rag": house.pick(("GREEN", "AMBER", "RED")),
        "target": f"{target}%",
        "floor": f"{target - 5}%",
        "previous_year": f"{house.rng.randint(50, 100)}%",
        "dot": house.pick(tuple(_ARROWS)) if "dot" in style["order"] else None,
    }
    if values["ytd"] == "n/a":
        values["ytd_rag"] = ""
    comment = f"{ref} {house.dash} {house.sentence()}" if house.chance(0.4) else None
    share = house.pick(
        ("Percentage of {} inspected in time", "{} in good repair", "Complaints about {} answered within 20 days")
    )
    return {
        "kind": "kpi",
        "ref": ref,
        "description": share.format(house.thing()) + f" ({house.surname()} measure)",
        **head,
        "frequency": "month",
        "series": [[month, f"{house.rng.randint(50, 100)}%"] for month in style["series"]],
        **values,
        "comment": comment,
    }


def _activity(house: House, style: dict[str, Any], head: dict[str, Any], ref: str) -> dict[str, Any]:
    upper = house.rng.randint(500, 9000)
    return {
        "kind": "activity",
        "ref": ref,
        "description": f"Number of {house.thing()} visited ({house.surname()} count)",
        **head,
        "frequency": "month",
        "series": [[month, f"{house.rng.randint(10, 900):,}"] for month in style["series"]],
        "ytd": f"{house.rng.randint(400, 9900):,}",
        "in_range": house.pick(("Yes", "Above", "Below")),
        "upper": f"{upper:,}",
        "lower": f"{upper - 90:,}",
        "previous_year": f"{house.rng.randint(400, 9900):,}",
    }


def _page(house: House, style: dict[str, Any], area: dict[str, Any]) -> str:
    labels = {
        "service_area": "Service Area",
        "director": house.pick(("Director", "Head of Service")),
        "cabinet_member": "Cabinet Member",
        "delivered_by": "Delivery by:",
    }
    kept = [key for key in labels if key in area["head"]]
    head = "\t".join(labels[key] for key in kept) + "\n" + "\t".join(area["head"][key] for key in kept)
    blocks = [
        head,
        house.heading("Key Performance Indicators", 3),
        _kpi_table(style, area["kpis"]),
        *_comments(area["kpis"]),
    ]
    if area["quarterly"]:
        table = _kpi_table({**style, "series": style["quarters"]}, area["quarterly"])
        blocks += [house.heading(style["quarterly"], 3), table, *_comments(area["quarterly"])]
    return "\n\n".join([*blocks, house.heading("Activity Indicators", 3), _activity_table(style, area["activities"])])


def _comments(records: list[dict[str, Any]]) -> list[str]:
    return [record["comment"] for record in records if record["comment"]]


def _cells(record: dict[str, Any], order: list[str]) -> list[str]:
    cells: list[str] = []
    for key in order:
        if key == "series":
            cells += [value for _, value in record["series"]]
        else:
            cells.append(_ARROWS.get(record[key], record[key]) if key == "dot" else record[key])
    return cells


def _names(style: dict[str, Any], order: list[str]) -> list[str]:
    return [name for key in order for name in (style["series"] if key == "series" else [style[key]])]


def _kpi_table(style: dict[str, Any], records: list[dict[str, Any]]) -> str:
    return "\n".join(
        "\t".join(row)
        for row in [_names(style, style["order"]), *(_cells(record, style["order"]) for record in records)]
    )


def _activity_table(style: dict[str, Any], records: list[dict[str, Any]]) -> str:
    order = ["ref", "description", "series", "ytd", "in_range", "upper", "lower", "previous_year"]
    head = [_names(style, order)]
    if style["tall"]:
        names = head[0]
        head = [
            ["Expected Activity" if name == "Upper" else "" if name == "Lower" else name for name in names],
            [name if name in ("Upper", "Lower") else "" for name in names],
        ]
    return "\n".join("\t".join(row) for row in [*head, *(_cells(record, order) for record in records)])


def _summary(style: dict[str, Any], area: dict[str, Any]) -> str:
    rows = [[area["head"]["service_area"], style["rag"], style["ytd_rag"]]]
    for record in (*area["kpis"], *area["quarterly"]):
        label = f"{record['ref']}: {record['description']}" if style["labelled"] else record["description"]
        rows.append([label, record["rag"], record["ytd_rag"] or "N/a"])
    area["labelled"] = style["labelled"]
    return "\n".join("\t".join(row) for row in rows)


def _summary_records(area: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "group": area["head"]["service_area"],
            "ref": record["ref"] if area["labelled"] else None,
            "label": record["description"],
            "latest_rag": record["rag"],
            "ytd_rag": record["ytd_rag"] or "N/a",
        }
        for record in (*area["kpis"], *area["quarterly"])
    ]
