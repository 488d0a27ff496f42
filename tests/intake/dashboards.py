"""Dashboards of an invented council, as text."""

from moothall.facts.measures import Indicator
from moothall.intake.cited import Cited
from moothall.intake.sources.text import read_text
from moothall.intake.stages.division import divide
from moothall.intake.stages.indicators import read_indicators

COVER = "From: Ines Calloway, Cabinet Member for Finance\n\nTo: Resources Committee\n\nSubject: Performance\n\n"
AREA = (
    "Service Area\tDirector\tCabinet Member\tDelivery by:\nRevenues\tPetra Lindqvist\tIdris Vaughan\tNorthgate Ltd\n\n"
)


def rows(*lines: tuple[str, ...]) -> str:
    """A table as text: a line for each row, tabs between the cells."""
    return "\n".join("\t".join(line) for line in lines) + "\n\n"


def read(text: str) -> list[Cited[Indicator]]:
    """The indicators of a report whose dashboard is `text`."""
    return list(read_indicators(divide(read_text(COVER + text).lines)))


def facts(text: str) -> list[Indicator]:
    """The same without their places."""
    return [cited.fact for cited in read(text)]
