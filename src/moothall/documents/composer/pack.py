"""A whole pack: the front sheet and the papers behind it, each on a right-hand page, numbered through."""

from collections.abc import Callable, Mapping, Sequence

from moothall.documents.composer.action_plans import action_plan
from moothall.documents.composer.dashboards import dashboard
from moothall.documents.composer.decisions import record
from moothall.documents.composer.front import front_sheet
from moothall.documents.composer.markup import Markup, call, joined, literal
from moothall.documents.composer.minutes import minutes
from moothall.documents.composer.programmes import programme
from moothall.documents.composer.prose import section
from moothall.documents.composer.reports import report
from moothall.documents.composer.words import listed, long_date
from moothall.documents.pack_text import (
    ActionPlanPaper,
    Content,
    DashboardPaper,
    EssayPaper,
    MinutesPaper,
    Paper,
    ProgrammePaper,
    RecordPaper,
    ReportPaper,
)
from moothall.facts.packs import Pack

Notices = tuple[tuple[str, str], ...]
SIDEWAYS = (DashboardPaper, ActionPlanPaper)
"""Papers whose tables need the page on its side."""


def public_pack(front: Pack, papers: Sequence[Paper], notices: Notices, starts: Mapping[str, int]) -> Markup:
    """The pack without its restricted papers: each is one page that says so, its page range kept by `starts`."""
    bound = [bind(paper, front, public_contents(paper, front), starts) for paper in papers]
    return whole(front, notices, bound)


def restricted_pack(front: Pack, papers: Sequence[Paper], notices: Notices) -> Markup:
    """The pack with everything, for those entitled to it."""
    bound = [bind(paper, front, contents(paper.contents + paper.restricted, front), {}) for paper in papers]
    return whole(front, notices, bound)


def whole(front: Pack, notices: Notices, bound: Sequence[Markup]) -> Markup:
    """The document: house style, front sheet, papers."""
    title = f"{front.body} – Agenda for {long_date(front.date)}" if front.date else f"{front.body} – Agenda"
    style = f"#show: house.with(title: {literal(title)}, author: {literal(front.council or '')})\n"
    return joined([style, upright(call("front-size", front_sheet(front, notices))), *bound])


def bind(paper: Paper, front: Pack, body: Markup, starts: Mapping[str, int]) -> Markup:
    """A paper's pages: it begins on a right-hand page, under its item's number."""
    titles = {item.number: item.title for item in front.agenda}
    head = call("right-hand", starts.get(paper.item), paper.item)
    return joined([head, call("banner", paper.item, titles[paper.item]), body])


def public_contents(paper: Paper, front: Pack) -> Markup:
    """What the public sees of a paper."""
    withheld = [slip(paper.paragraphs)] if paper.restricted else []
    return joined([contents(paper.contents, front), *withheld])


def slip(paragraphs: Sequence[str]) -> Markup:
    """The page that stands for a restricted paper."""
    virtue = f"By virtue of paragraph(s) {listed(paragraphs, ', ')} of Part 1 of Schedule 12A"
    return upright(call("slip", [virtue, "of the Local Government Act 1972."]))


def contents(parts: Sequence[Content], front: Pack) -> Markup:
    """A paper's parts in order, each on pages of its own."""
    pages = [
        call("sideways", typeset(part, front)) if isinstance(part, SIDEWAYS) else upright(typeset(part, front))
        for part in parts
    ]
    return Markup("#pagebreak(weak: true)\n".join(pages))


def upright(body: Markup) -> Markup:
    """A run of upright pages."""
    return call("upright", body)


def typeset(part: Content, front: Pack) -> Markup:
    """One part of a paper, by its kind."""
    council = front.council or ""
    if isinstance(part, MinutesPaper):
        return minutes(part, council)
    if isinstance(part, RecordPaper):
        return record(part, council)
    return SETTERS[type(part)](part)


def essay(paper: EssayPaper) -> Markup:
    """An appendix in prose."""
    title = call("section", 2, "", paper.title)
    return joined([title, *(section(each, level=3) for each in paper.sections)])


SETTERS: dict[type, Callable[..., Markup]] = {
    ReportPaper: report,
    DashboardPaper: dashboard,
    ProgrammePaper: programme,
    ActionPlanPaper: action_plan,
    EssayPaper: essay,
}
"""How the papers that need nothing but themselves are set."""
