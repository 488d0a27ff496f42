"""Tables of facts that stand within a report: budget monitoring and statistics."""

from moothall.documents.composer.markup import Code, Markup, Value, call, joined
from moothall.documents.pack_text import BudgetTable, Statistics
from moothall.facts.measures import BudgetLine

BUDGET_HEAD = (
    "Budget Book Heading",
    "Net Budget",
    "Net Forecast Variance",
    "Corporate Director adjustment",
    "Revised Net Variance",
    "Last Reported position",
    "Movement",
)


def budget(table: BudgetTable) -> Markup:
    """A budget monitoring table: units under the heads, the directorate, a line a heading, the total in bold."""
    units: list[Value] = ["", *[{"number": "£'000s"}] * 6]
    *lines, total = table.lines
    rows: list[Value] = [
        units,
        [{"span": table.directorate, "columns": 7}],
        *(budget_row(line, f"- {line.heading}") for line in lines),
        [{"strong": str(total.heading)}, *({"total": figure} for figure in figures(total))],
    ]
    return joined([call("par", table.caption), call("ruled", columns("1fr", 6, "20mm"), list(BUDGET_HEAD), rows)])


def budget_row(line: BudgetLine, heading: str) -> Value:
    """One heading with its figures."""
    return [heading, *({"number": figure} for figure in figures(line))]


def figures(line: BudgetLine) -> list[str]:
    """A line's six figures as printed."""
    return [
        figure or ""
        for figure in (
            line.net_budget,
            line.net_forecast_variance,
            line.adjustment,
            line.revised_net_variance,
            line.last_reported,
            line.movement,
        )
    ]


def columns(first: str, others: int, width: str = "auto") -> Code:
    """Widths of a table's columns: the first, then as many of one width."""
    return Code(f"({first}, {', '.join([width] * others)})")


def statistics(part: Statistics) -> Markup:
    """Statistics by area or period, titled, with the notes under the table."""
    table = part.table
    rows: list[Value] = [
        [row[0], *({"number": cell} for cell in row[1:])] for row in table.rows if not row[0].startswith("Total")
    ]
    rows += [
        [{"strong": row[0]}, *({"total": cell} for cell in row[1:])] for row in table.rows if row[0].startswith("Total")
    ]
    title = [call("minor", table.title)] if table.title else []
    grid = call("ruled", columns("1fr", len(table.columns) - 1), list(table.columns), rows)
    return joined([*title, grid, *(call("note", text) for text in part.notes)])
