"""Indicators, the summary of ratings, budget lines and statistics."""

import msgspec

from moothall.operations.projection.ground import Ground
from moothall.records.models import BudgetLine, IndicatorRow, Statistics, SummaryRow
from moothall.rules.recognition.mentions import Mention


def project_measures(ground: Ground) -> None:
    """Make the rows of all measures that the edition prints."""
    _indicators(ground)
    _summary(ground)
    pack = ground.edition.pack
    BudgetLine.objects.bulk_create(
        BudgetLine(
            **ground.row(f"budget_lines/{position}", position),
            meeting=ground.meeting,
            heading=line.heading,
            fields=msgspec.to_builtins(line),
        )
        for position, line in enumerate(pack.budget_lines)
    )
    places = ground.places(table.title or "" for table in pack.statistics)
    for position, table in enumerate(pack.statistics):
        values = {
            **ground.row(f"statistics/{position}", position),
            "title": table.title or "",
            "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
        }
        Statistics.objects.update_or_create(meeting=ground.meeting, place=places[position], defaults=values)


def _indicators(ground: Ground) -> None:
    places = _places(ground)
    rows = []
    for position, row in enumerate(ground.edition.pack.indicators):
        number = ground.indicators.get(Mention(row.description or "", row.ref or "", row.kind))
        if number is not None:
            rows.append(
                IndicatorRow(
                    **ground.row(f"indicators/{position}", position),
                    indicator_id=number,
                    meeting=ground.meeting,
                    fields=msgspec.to_builtins(row),
                    places=places.get(position, []),
                )
            )
    IndicatorRow.objects.bulk_create(rows)


def _places(ground: Ground) -> dict[int, list[list[str | int | None]]]:
    """For each indicator where its fields were printed: field, physical page, label, passage."""
    found: dict[int, list[list[str | int | None]]] = {}
    for one in ground.edition.evidence:
        stage, _, rest = one.path.partition("/")
        if stage == "indicators":
            number, _, field = rest.partition("/")
            found.setdefault(int(number), []).append([field, one.page, one.label, one.passage[:400]])
    return found


def _summary(ground: Ground) -> None:
    SummaryRow.objects.bulk_create(
        SummaryRow(
            **ground.row(f"indicator_summary/{position}", position),
            meeting=ground.meeting,
            group=row.group or "",
            ref=row.ref or "",
            wording=row.label or "",
            latest_rag=row.latest_rag or "",
            ytd_rag=row.ytd_rag or "",
        )
        for position, row in enumerate(ground.edition.pack.indicator_summary)
    )
