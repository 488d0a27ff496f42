"""A report written here: its facts, and its blocks as they are printed."""

from collections.abc import Iterator, Sequence

from moothall.documents.clearance_record import HEADING as CLEARANCE
from moothall.documents.clearance_record import clearance_table, introduction
from moothall.documents.composer.words import long_date
from moothall.documents.numbering import marker, numbers
from moothall.documents.published.script import Script
from moothall.facts.agendas import DraftAgenda, DraftPaper
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.papers import BlockKind, Cell, Span
from moothall.facts.reports import Report
from moothall.facts.writing import (
    Block,
    Run,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

_NOWHERE = Span(0, 0)
_DEEPEST = 4


def report_facts(draft: ReportDraft, agenda: DraftAgenda, paper: DraftPaper) -> Report:
    """What the cover states, for the meeting of the agenda. `paper` says whether it is public."""
    cover = draft.cover
    return Report(
        subject=cover.subject,
        authors=cover.authors,
        to=agenda.body,
        date=agenda.date,
        classification=classification(cover, paper),
        past_pathway=cover.past_pathway or None,
        future_pathway=cover.future_pathway or None,
        electoral_division=cover.divisions or None,
        decision=cover.decision or None,
        contacts=cover.contacts,
        summary=cover.summary or None,
        recommendations=cover.recommendations,
    )


def classification(cover: Cover, paper: DraftPaper) -> str:
    """The classification as the cover states it."""
    if paper.released:
        return f"Public since {long_date(paper.released)}"
    if paper.confidential or cover.openness == "confidential":
        return "Confidential"
    exemption = paper.exemption or (cover.exemption if cover.openness == "exempt" else None)
    if exemption is None:
        return "Unrestricted"
    named = " and ".join(exemption.paragraphs)
    return f"Exempt - paragraph {named} of Part 1 of Schedule 12A" if named else "Exempt"


def write_report(script: Script, draft: ReportDraft, facts: Report, path: str) -> None:
    """The report's blocks: its cover, what was written, and what stands under it."""
    script.heading(facts.subject, f"{path}/subject", level=1)
    _cover(script, facts, path)
    _recommendations(script, facts, path)
    body = _Body(script, draft)
    body.write()
    _views(script, draft)
    _background(script, draft.cover)
    _contacts(script, facts, path)
    _clearance(script, draft, body)


def _cover(script: Script, facts: Report, path: str) -> None:
    for number, author in enumerate(facts.authors):
        script.say(f"From: {_named(author)}", f"{path}/from/{number}/name")
    day = f" – {facts.date.day} {facts.date:%B %Y}" if facts.date else ""
    rows = (
        ("To", f"{facts.to}{day}", "to"),
        ("Decision number", facts.decision, "decision"),
        ("Classification", facts.classification, "classification"),
        ("Past pathway of paper", facts.past_pathway, "past_pathway"),
        ("Future pathway of paper", facts.future_pathway, "future_pathway"),
        ("Electoral division", facts.electoral_division, "electoral_division"),
        ("Summary", facts.summary, "summary"),
    )
    for name, text, field in rows:
        if text:
            script.say(f"{name}: {text}", f"{path}/{field}")


def _recommendations(script: Script, facts: Report, path: str) -> None:
    if not facts.recommendations:
        return
    script.heading("Recommendations" if len(facts.recommendations) > 1 else "Recommendation", level=3)
    for number, text in enumerate(facts.recommendations):
        script.say(text, f"{path}/recommendations/{number}")


class _Body:
    """What the author wrote; footnotes stand after the block that calls for them."""

    def __init__(self, script: Script, draft: ReportDraft) -> None:
        self.script = script
        self.blocks = draft.writing.blocks
        self.numbers = numbers(draft.writing)
        self.notes = 0
        self.due: list[str] = []

    def write(self) -> None:
        for block in self.blocks:
            self._block(block)
            for note in self.due:
                self.script.say(note)
            self.due = []

    def _block(self, block: Block) -> None:
        number = self.numbers.get(block.key, "")
        match block:
            case WrittenHeading():
                text = f"{number}. {block.text}" if number else block.text
                self.script.heading(text, level=min(block.level + 1, _DEEPEST))
            case WrittenParagraph():
                words = self._words(block.runs)
                self.script.say(f"{number} {words}" if number else words, marker=number)
            case WrittenList():
                self._list(block, block.items, 0)
            case WrittenTable():
                self.table(block)
            case WrittenFigure():
                self.script.say(": ".join(filter(None, ("Figure", block.caption, block.alternative))))

    def _list(self, block: WrittenList, items: Sequence[WrittenItem], depth: int) -> None:
        for position, item in enumerate(items):
            sign = marker(block.style, depth, position)
            words = self._words(item.runs)
            text = words if block.style == "bullet" else f"{sign} {words}"
            self.script.say(text, kind=BlockKind.list_item, level=depth + 1, marker=sign)
            self._list(block, item.items, depth + 1)

    def table(self, block: WrittenTable) -> None:
        """A table, row by row."""
        number = self.script.table()
        if block.caption:
            self.script.say(block.caption)
        for row in block.rows:
            cells = [
                Cell(
                    text="\n".join(self._words(line) for line in cell.lines),
                    span=_NOWHERE,
                    columns=cell.columns,
                    rows=cell.rows,
                    header=cell.header,
                )
                for cell in row
            ]
            self.script.row(number, cells)

    def _words(self, runs: Sequence[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        words = run.text
        if run.link and run.link not in words:
            words = f"{words} ({run.link})"
        if run.note:
            self.notes += 1
            self.due.append(f"[{self.notes}] {run.note}")
            words = f"{words}[{self.notes}]"
        return words


def _views(script: Script, draft: ReportDraft) -> None:
    if draft.views:
        script.heading("Views of the bodies that had this report before", level=2)
        for body, words in draft.views:
            script.say(f"{body}: {words}")


def _background(script: Script, cover: Cover) -> None:
    if cover.background:
        script.heading("Background documents", level=2)
        for one in cover.background:
            script.say(" ".join(filter(None, (one.title, one.address))))


def _contacts(script: Script, facts: Report, path: str) -> None:
    if facts.contacts:
        script.heading("Contact details", level=2)
        for number, contact in enumerate(facts.contacts):
            script.say("\n".join(_ways(contact)), f"{path}/contacts/{number}/name")


def _clearance(script: Script, draft: ReportDraft, body: _Body) -> None:
    if draft.cleared:
        script.heading(CLEARANCE, level=2)
        script.say(introduction(draft))
        body.table(clearance_table(draft))


def _ways(contact: Contact) -> Iterator[str]:
    yield _named(contact)
    yield from filter(None, (contact.phone, contact.email))


def _named(one: Post | Contact) -> str:
    return ", ".join(filter(None, (one.name, one.title)))
