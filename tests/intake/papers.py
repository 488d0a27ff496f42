"""Papers of an invented council, as text: for tests of what is read from reports and their appendices."""

from collections.abc import Iterable

from moothall.intake.sources.text import read_text
from moothall.intake.stages.division import Part, divide

FRONT = "AGENDA\n\nROADS AND RIVERS CABINET COMMITTEE\n\nThursday, 6 June 2019, at 10.00 am\n\n"
COVER = """From: Ada Fenn, Cabinet Member for Roads and Rivers
Tobias Marl, Director of Highways

To: Roads and Rivers Cabinet Committee – 6 June 2019

Subject: Bridges and culverts

Classification: Unrestricted

Summary: What was mended.

Recommendation: The Committee is asked to note the report.

1. Introduction

1.1 Bridges are inspected every year.

"""


def parts_of(*papers: str) -> tuple[Part, ...]:
    """The parts of a pack with a front sheet and these papers."""
    return divide(read_text(FRONT + "".join(papers)).lines)


def table(*rows: Iterable[str]) -> str:
    """Rows of a table as a text pack has them."""
    return "".join("\t".join(row) + "\n" for row in rows) + "\n"
