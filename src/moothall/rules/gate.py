"""The gate before a publication: what stands in its way, and what of that a named person may take on themselves.

Absolute are only two kinds: what would let exempt content out, which cannot be undone, and a late item without the
opinion that it is urgent, which may not lawfully be considered (Local Government Act 1972 s.100B(4); for the
executive SI 2012/2089 reg 6(2)). Everything else can be overridden by name, with a reason that is kept.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper
from moothall.facts.drafts import Exemption, ReportDraft
from moothall.facts.findings import Finding, Severity
from moothall.rules import access, exclusion
from moothall.rules.notice import Kind, OpenItem, Urgency, in_time, may_consider, required
from moothall.rules.publishing import to_publish
from moothall.rules.verdicts import Reason, Verdict
from moothall.rules.working_days import STANDARD, Profile

Drafts = Mapping[str, ReportDraft]
NO_DRAFTS: Drafts = MappingProxyType({})
_SHORTEST_SECRET = 6


def gate(
    agenda: DraftAgenda,
    findings: Sequence[Finding],
    today: dt.date,
    profile: Profile = STANDARD,
    drafts: Drafts = NO_DRAFTS,
) -> tuple[Finding, ...]:
    """Everything that a publication of the agenda today meets, the gravest first.

    `findings` are those of the assurance of the agenda; where the gate asks the same question, its answer stands.
    `drafts` are the reports behind the papers, by their key. What is held is not published, so it is not asked of.
    """
    published = to_publish(agenda)
    own = [
        *_leaks(published, drafts),
        *_items_in_time(published, today, profile),
        *_papers_in_time(published, today, profile),
        *_exclusion(published),
        *_closed_too_late(published),
        *_clearance(published),
        *_missing(published),
        *_meeting(agenda),
    ]
    held = {item.key for item in agenda.items if item.held} | {p.key for _, p in agenda.papers() if p.held}
    known = {(one.code, one.place) for one in own}
    others = [one for one in findings if (one.code, one.place) not in known and one.place not in held]
    return tuple(sorted([*own, *others], key=lambda one: ("absolute", "stop", "advice").index(one.severity)))


def is_open(found: Sequence[Finding], overridden: Mapping[tuple[str, str], object]) -> bool:
    """Whether the gate opens: nothing absolute, and every stop overridden by its code and place."""
    return not any(
        one.severity == "absolute" or (one.severity == "stop" and (one.code, one.place) not in overridden)
        for one in found
    )


def notice_kind(agenda: DraftAgenda) -> Kind:
    """The notice by which the agenda's items and papers are counted."""
    return "executive meeting" if agenda.notice.executive else "papers"


def days_needed(agenda: DraftAgenda) -> int:
    """The clear days that the papers of the meeting need: the law's, or the council's own longer minimum."""
    return max(required(notice_kind(agenda), agenda.date).days, agenda.notice.local_minimum)


def opened_on(agenda: DraftAgenda, published: dt.date | None, today: dt.date) -> dt.date:
    """From which day an item or paper counts as open to inspection for the meeting, were the agenda published today.

    It is counted from the agenda for the day on which the meeting is held: where that was moved, days on the agenda
    for the old day do not count, but what was open when the meeting was called at shorter notice was so since then.
    """
    own = published or today
    if agenda.moved_from is None or (agenda.convened and own <= agenda.convened):
        return own
    return max(own, agenda.first_published or today)


def consider(agenda: DraftAgenda, item: DraftItem, today: dt.date, profile: Profile = STANDARD) -> Verdict:
    """Whether the meeting may take the item, were the agenda published today."""
    opened = OpenItem(
        published=opened_on(agenda, item.published, today),
        meeting=agenda.date,
        convened=agenda.convened,
        executive=agenda.notice.executive,
    )
    urgency = None
    if item.urgency_by or item.urgency_reason:
        urgency = Urgency(by=item.urgency_by, presiding=bool(item.urgency_by), circumstances=item.urgency_reason)
    return may_consider(opened, urgency, profile, agenda.notice.local_minimum)


def _items_in_time(agenda: DraftAgenda, today: dt.date, profile: Profile) -> Iterator[Finding]:
    for item in agenda.items:
        found = consider(agenda, item, today, profile)
        if not found.allowed:
            words = f"Item {item.number} may not be considered: {_said(found.reasons)}."
            yield _finding("late-item", "absolute", words, item.key, "agenda", found.reasons[-1].source)
        elif item.urgency_reason and item.published is None and found.remarks:
            words = (
                f"Item {item.number} is late ({_said(found.remarks[:1])}) and urgent in the opinion of "
                f"{item.urgency_by}; the minutes must state why: {item.urgency_reason}"
            )
            yield _finding("urgent-item", "advice", words, item.key, "agenda", found.remarks[0].source)


def _papers_in_time(agenda: DraftAgenda, today: dt.date, profile: Profile) -> Iterator[Finding]:
    """Papers that come after their item: the item may be taken, an open paper breaks s.100B(3) or reg 7."""
    for item, paper in agenda.papers():
        added_late = item.urgency_reason or item.late
        since_convened = _since_convened(agenda, opened_on(agenda, paper.published, today))
        known = paper.published is not None and not agenda.is_to_go_out_again
        if known or added_late or since_convened:
            continue
        found = in_time(notice_kind(agenda), today, agenda.date, profile, agenda.notice.local_minimum)
        if not found.allowed and consider(agenda, item, today, profile).allowed:
            words = f"The paper for item {item.number} is late: {_said(found.reasons)}."
            grave: Severity = "stop" if paper.is_open else "advice"
            yield _finding("late-paper", grave, words, paper.key, "agenda", found.reasons[0].source)


def _since_convened(agenda: DraftAgenda, opened: dt.date) -> bool:
    return agenda.convened is not None and opened <= agenda.convened


def _exclusion(agenda: DraftAgenda) -> Iterator[Finding]:
    found = exclusion.valid(agenda)
    if not found.allowed:
        words = f"The motion to exclude the public will not do: {_said(found.reasons)}."
        yield _finding("exclusion", "stop", words, agenda.key, "agenda", found.reasons[0].source)
    for item in agenda.items:
        if item.exemption:
            yield from _exemption(item.exemption, item.key, f"Item {item.number}", agenda.date)
        for paper in item.papers:
            if paper.exemption:
                yield from _exemption(paper.exemption, paper.key, f"A paper for item {item.number}", agenda.date)


def _exemption(exemption: Exemption, place: str, who: str, on: dt.date) -> Iterator[Finding]:
    balance = access.Balance.withhold if exemption.public_interest.strip() else None
    found = access.is_exempt(access.Exempt(paragraphs=exemption.paragraphs, balance=balance), on)
    if not found.allowed:
        words = f"{who} is not exempt as it stands: {_said(found.reasons)}."
        yield _finding("exemption", "stop", words, place, "agenda", found.reasons[0].source)


def _closed_too_late(agenda: DraftAgenda) -> Iterator[Finding]:
    """What the public has been given stays in its hands until it is taken down, whatever is said of it now."""
    for item, paper in agenda.papers():
        if paper.opened and not paper.is_open and not paper.withdrawn:
            words = (
                f"A paper for item {item.number} was published openly on {paper.opened.day} {paper.opened:%B %Y} and "
                "is marked as exempt now, and the public still has it: take it down, or keep it open."
            )
            source = "Local Government Act 1972 s.100B(2), Schedule 12A"
            yield _finding("closed-too-late", "stop", words, paper.key, "take down", source)


def _clearance(agenda: DraftAgenda) -> Iterator[Finding]:
    """An appendix is cleared with its report: it is named where the report itself stays as it was published."""
    for item in agenda.items:
        coming = [paper for paper in item.papers if paper.published is None or paper.is_changed]
        waiting = [paper for paper in coming if paper.cleared is False]
        for paper in [one for one in waiting if one.kind != "appendix"] or waiting:
            words = f"The clearance of the report for item {item.number} is not complete."
            yield _finding("clearance", "stop", words, paper.key, "clearance", "the council's clearance")


def _missing(agenda: DraftAgenda) -> Iterator[Finding]:
    for item, paper in agenda.papers():
        if not paper.file and not paper.report and not paper.withdrawn:
            words = f"A paper for item {item.number} has no file: it would be published as a report to follow."
            yield _finding("no-file", "stop", words, paper.key, "agenda", "the council's practice")


def _meeting(agenda: DraftAgenda) -> Iterator[Finding]:
    if agenda.state in ("cancelled", "moved", "adjourned"):
        words = f"The meeting is {agenda.state}."
        yield _finding("meeting-off", "stop", words, agenda.key, "calendar", "the council's calendar")
    if not agenda.items:
        yield _finding("no-items", "stop", "The agenda has no items.", agenda.key, "agenda", "the council's practice")


def _leaks(agenda: DraftAgenda, drafts: Drafts) -> Iterator[Finding]:
    """What would let exempt content out."""
    yield from _closed_reports(agenda, drafts)
    yield from _shared_files(agenda)
    yield from _shown_titles(agenda)


def _closed_reports(agenda: DraftAgenda, drafts: Drafts) -> Iterator[Finding]:
    for item, paper in agenda.papers():
        draft = drafts.get(paper.report)
        marked = paper.marked or (draft is not None and draft.cover.openness in ("exempt", "confidential"))
        if marked and paper.is_open and not paper.is_released and not paper.withdrawn:
            words = f"A paper for item {item.number} would be public although its author marked it as exempt."
            yield _leak("closed-report", words, paper.key)


def _shared_files(agenda: DraftAgenda) -> Iterator[Finding]:
    closed = {paper.file for _, paper in agenda.papers() if paper.file and not paper.is_open}
    for item, paper in agenda.papers():
        if paper.is_open and paper.file in closed:
            words = f"The file of the open paper for item {item.number} is also bound as an exempt one."
            yield _leak("same-file", words, paper.key)


def _shown_titles(agenda: DraftAgenda) -> Iterator[Finding]:
    """Closed titles that stand in words which the public reads."""
    shown = "\n".join(_public_words(agenda)).casefold()
    for item in agenda.items:
        secret = " ".join(item.closed_title.casefold().split())
        if len(secret) >= _SHORTEST_SECRET and secret in shown:
            words = f"The closed title of item {item.number} stands in the public agenda too."
            yield _leak("closed-title", words, item.key)


def _public_words(agenda: DraftAgenda) -> Iterator[str]:
    yield from (
        " ".join(words.split()) for words in (agenda.motion, *(text for pair in agenda.notices for text in pair))
    )
    for item in agenda.items:
        yield from (" ".join(words.split()) for words in (item.title, item.purpose, item.presenter))
        yield from (" ".join(paper.title.split()) for paper in item.papers if paper.is_open)


def unmarked(papers: Sequence[tuple[DraftPaper, str]]) -> tuple[Finding, ...]:
    """Open papers whose own words say that they are not for publication: each with those words."""
    return tuple(
        _leak("marking", f"An open paper says of itself “{words}”. Make it exempt, or take the words out.", paper.key)
        for paper, words in papers
    )


def _leak(code: str, words: str, place: str) -> Finding:
    return _finding(code, "absolute", words, place, "agenda", "Local Government Act 1972 s.100B(2), Schedule 12A")


def _finding(code: str, severity: Severity, text: str, place: str, mend: str, source: str) -> Finding:
    return Finding(code=code, severity=severity, text=text, place=place, mend=mend, source=source)


def _said(reasons: Sequence[Reason]) -> str:
    return "; ".join(reason.text for reason in reasons)
