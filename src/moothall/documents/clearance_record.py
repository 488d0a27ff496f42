"""What came of clearing a report, by whom and when, as the part that stands at the end of the published report."""

from moothall.documents.composer.words import long_date
from moothall.facts.clearances import Cleared
from moothall.facts.drafts import ReportDraft
from moothall.facts.writing import Run, WrittenCell, WrittenTable

HEADING = "Clearance"
_HEADS = ("Role", "Answer", "Name and post", "Version and date")
_ANSWERS = {
    "": "No answer on this version",
    "adverse": "Adverse advice",
    "waived": "Taken forward without it",
}


def introduction(draft: ReportDraft) -> str:
    """What the table says, in a sentence."""
    return (
        f"Each answer was given on the version named, and stands for this one, version {draft.number}. "
        "Adverse advice, and answers that were not given, are shown too."
    )


def clearance_table(draft: ReportDraft) -> WrittenTable:
    """The table: a row for each role. It names nobody's words of advice."""
    head = tuple(_cell(words, header=True) for words in _HEADS)
    return WrittenTable("cleared0", (head, *(tuple(_row(one)) for one in draft.cleared)))


def _row(one: Cleared) -> tuple[WrittenCell, ...]:
    answer = _ANSWERS.get(one.answer, one.answer.capitalize())
    said = (answer, _who(one), f"Version {one.version}, {long_date(one.on)}" if one.on else "")
    return (_cell(one.role.capitalize(), header=True), *map(_cell, said))


def _who(one: Cleared) -> str:
    named = ", ".join(filter(None, (one.by, one.post)))
    return f"{named}, for the {one.role}".lstrip(", ") if one.deputising else named


def _cell(words: str, *, header: bool = False) -> WrittenCell:
    return WrittenCell(lines=((Run(words),),), header=header)
