"""A report written here: its facts, and its blocks as they are printed."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from moothall.documents.back_matter import PartName, appendix_lines, back_matter, contact_label
from moothall.documents.clearance_record import clearance_table, introduction
from moothall.documents.composer.words import long_date
from moothall.documents.cover_lines import CoverLine, classification, cover_lines, named
from moothall.documents.inline_html import linkable
from moothall.documents.published.script import Script
from moothall.documents.published.written import Written
from moothall.facts.agendas import DraftAgenda, DraftPaper
from moothall.facts.bodies import Contact
from moothall.facts.drafts import Background, Cover, ReportDraft
from moothall.facts.papers import BlockKind, Words
from moothall.facts.reports import Report


def report_facts(draft: ReportDraft, agenda: DraftAgenda, paper: DraftPaper) -> Report:
    """What the cover states, for the meeting of the agenda. `paper` says whether it is public."""
    cover = draft.cover
    return Report(
        subject=cover.subject,
        authors=cover.authors,
        to=agenda.body,
        date=agenda.date,
        classification=_classification(cover, paper),
        past_pathway=cover.past_pathway or None,
        future_pathway=cover.future_pathway or None,
        electoral_division=cover.divisions or None,
        decision=cover.decision or None,
        contacts=cover.contacts,
        summary=cover.summary or None,
        recommendations=cover.recommendations,
    )


def _classification(cover: Cover, paper: DraftPaper) -> str:
    """As the cover words it; what the agenda says of the paper goes before it."""
    if paper.released:
        return f"Public since {long_date(paper.released)}"
    if paper.confidential:
        return classification(msgspec.structs.replace(cover, openness="confidential"))
    if paper.exemption and cover.openness in ("open", "part exempt"):
        return classification(msgspec.structs.replace(cover, openness="exempt", exemption=paper.exemption))
    return classification(cover)


def write_report(script: Script, draft: ReportDraft, facts: Report, path: str) -> None:
    """The report's blocks: its cover, what was written, and what stands under it."""
    script.heading(facts.subject, f"{path}/subject", level=1)
    _cover(script, draft.cover, facts, path)
    _recommendations(script, facts, path)
    Written(script, draft.writing).write()
    _back_matter(script, draft, path)


def _cover(script: Script, cover: Cover, facts: Report, path: str) -> None:
    route = [(facts.to, facts.date)] if facts.to and facts.date else []
    for line in cover_lines(cover, route):
        said = facts.classification or "" if line.field == "classification" else ""
        for place, value in enumerate(line.values if line.field != "subject" else ()):
            _labelled(script, f"{line.label}:", said or value, *_stated(line, path, place))


def _stated(line: CoverLine, path: str, place: int) -> Iterator[str]:
    """The path of the fact that a line of the cover states."""
    if line.field == "from":
        yield f"{path}/from/{place}/name"
    elif line.field:
        yield f"{path}/{line.field}"


def _labelled(script: Script, label: str, words: str, *says: str) -> None:
    script.say(f"{label} {words}", *says, kind=BlockKind.cover, marker=label)


def _recommendations(script: Script, facts: Report, path: str) -> None:
    if not facts.recommendations:
        return
    script.heading("Recommendations" if len(facts.recommendations) > 1 else "Recommendation", level=2)
    for number, text in enumerate(facts.recommendations):
        script.say(text, f"{path}/recommendations/{number}")


def _back_matter(script: Script, draft: ReportDraft, path: str) -> None:
    write: Mapping[PartName, Callable[[], None]] = {
        "views": lambda: _views(script, draft),
        "background": lambda: _background(script, draft.cover),
        "appendices": lambda: _appendices(script, draft),
        "contacts": lambda: _contacts(script, draft.cover, path),
        "clearance": lambda: _clearance(script, draft),
    }
    for part in back_matter(draft):
        script.heading(f"{part.number}. {part.heading}", level=2)
        write[part.name]()


def _views(script: Script, draft: ReportDraft) -> None:
    for body, words in draft.views:
        script.say(f"{body}: {words}", styled=(Words(f"{body}: ", strong=True), Words(words)))


def _background(script: Script, cover: Cover) -> None:
    for one in cover.background:
        _point(script, " ".join(filter(None, (one.title, one.address))), tuple(_linked(one)))


def _linked(one: Background) -> Iterator[Words]:
    """The title as a link; an address that is no link stands beside it."""
    is_link = linkable(one.address)
    yield Words(one.title, link=one.address if is_link else "")
    if one.address and not is_link:
        yield Words(f" {one.address}")


def _appendices(script: Script, draft: ReportDraft) -> None:
    for line in appendix_lines(draft):
        _point(script, line.text)


def _point(script: Script, text: str, styled: tuple[Words, ...] = ()) -> None:
    script.say(text, kind=BlockKind.list_item, level=1, marker="•", styled=styled)


def _contacts(script: Script, cover: Cover, path: str) -> None:
    for number, contact in enumerate(cover.contacts):
        label = contact_label(number, len(cover.contacts))
        _labelled(script, label, ", ".join(_ways(contact)), f"{path}/contacts/{number}/name")


def _clearance(script: Script, draft: ReportDraft) -> None:
    script.say(introduction(draft))
    Written(script, draft.writing).table(clearance_table(draft))


def _ways(contact: Contact) -> Iterator[str]:
    yield named(contact)
    yield from filter(None, (contact.phone, contact.email))
