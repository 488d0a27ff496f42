"""A report that was written here, as a tagged PDF of its own: without page numbers, which its pack will give it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from moothall.documents.clearance_record import HEADING as CLEARANCE
from moothall.documents.clearance_record import clearance_table, introduction
from moothall.documents.composer.markup import Markup, Value, call, joined, literal
from moothall.documents.composer.press import Press
from moothall.documents.composer.prose import part, passages
from moothall.documents.composer.words import listed, long_date
from moothall.documents.composer.writing import picture_path, pictures_of, runs, written
from moothall.documents.composer.written_tables import row_headers, table
from moothall.documents.numbering import numbers
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Appendix, Background, Cover, Exemption, ReportDraft
from moothall.facts.writing import Run, WrittenHeading, WrittenTable

_UNDATED = dt.date(2000, 1, 1)
_SCHEDULE = "of Part 1 of Schedule 12A of the Local Government Act 1972"
_IMPORT = Markup('#import "written.typ": *\n')

Route = Sequence[tuple[str, dt.date]]
"""The bodies that a report goes to, with the days."""


def report_pdf(
    draft: ReportDraft,
    *,
    council: str,
    to: Route,
    press: Press,
    pictures: Callable[[str], bytes],
) -> bytes:
    """The report as PDF/UA-1 and PDF/A-2a. `pictures` gives a picture's bytes by its hash.

    Raises CompositionError for what cannot be typeset, such as a picture without words.
    """
    made = min((day for _, day in to), default=_UNDATED)
    files = {picture_path(file): pictures(file) for file in pictures_of(draft.writing)}
    moment = dt.datetime.combine(made, dt.time(), dt.UTC)
    cover = {(row, 0) for row, _ in enumerate(_fields(draft.cover, to))}
    record = [clearance_table(draft)] if draft.cleared else []
    blocks = [block for block in draft.writing.blocks if isinstance(block, WrittenTable) and block.rows]
    tables = [row_headers(block) for block in (*blocks, *record)]
    return press.pdf(report_markup(draft, council, to), moment, files, [cover, *tables])


def report_markup(draft: ReportDraft, council: str, to: Route) -> Markup:
    """The report from cover to contact details."""
    cover = draft.cover
    style = f"#show: report.with(title: {literal(cover.subject or 'Report')}, author: {literal(council)})\n"
    return joined(
        [
            _IMPORT,
            style,
            call("letterhead", council),
            call("section", 1, "", cover.subject or "Report"),
            *_marking(cover),
            call("cover-table", list(_fields(cover, to))),
            *_asked(cover),
            *written(draft.writing),
            *_back_matter(draft),
        ]
    )


def classification(cover: Cover) -> str:
    """How the cover words whether the report is public."""
    paragraphs = listed(cover.exemption.paragraphs, ", ")
    match cover.openness:
        case "exempt":
            return f"Exempt – paragraph(s) {paragraphs} {_SCHEDULE}"
        case "part exempt":
            return f"Unrestricted, with an exempt appendix – paragraph(s) {paragraphs} {_SCHEDULE}"
        case "confidential":
            return "Confidential – section 100A(3) of the Local Government Act 1972"
        case _:
            return "Unrestricted"


def _marking(cover: Cover) -> Iterator[Markup]:
    """The line that a report which is not for publication bears (Local Government Act 1972 s.100B(5))."""
    if cover.openness in ("exempt", "confidential"):
        yield call("marking", f"NOT FOR PUBLICATION: {classification(cover)}")


def _fields(cover: Cover, to: Route) -> Iterator[Value]:
    """The labelled lines of the cover, those that the report has."""
    lines: list[tuple[str, list[str]]] = [
        ("From:", [_author(post) for post in cover.authors]),
        ("To:", [f"{body} – {long_date(day)}" for body, day in to]),
        ("Subject:", [cover.subject]),
        ("Decision Number:", [cover.decision]),
        ("Key decision:", ["Yes"] if cover.is_key else []),
        ("Classification:", [classification(cover)]),
        ("Reason not to publish:", [cover.exemption.public_interest] if cover.openness != "open" else []),
        ("Past Pathway of report:", [cover.past_pathway]),
        ("Future Pathway of report:", [cover.future_pathway]),
        ("Electoral Division:", [cover.divisions]),
        ("Summary:", [cover.summary]),
    ]
    return ([label, values] for label, values in lines if any(values))


def _author(post: Post) -> str:
    return f"{post.name}, {post.title}" if post.title else post.name


def _asked(cover: Cover) -> Iterator[Markup]:
    """The box that says what the body is asked to do."""
    if cover.recommendations:
        yield call("boxed", "Recommendation(s):", joined(list(passages(map(part, cover.recommendations)))))


def _back_matter(draft: ReportDraft) -> Iterator[Markup]:
    """What others said, what it rests on, what is attached, whom to ask, who cleared it: numbered on from the text."""
    parts = (
        ("Views of other bodies", [_view(body, words) for body, words in draft.views]),
        ("Background documents", [_background(one) for one in draft.cover.background]),
        ("Appendices", list(_appendices(draft))),
        ("Contact details", list(_contacts(draft.cover.contacts))),
        (CLEARANCE, list(_clearance(draft))),
    )
    number = _sections(draft)
    for heading, held in parts:
        if held:
            number += 1
            yield call("numbered-part", 2, f"{number}.", heading)
            yield from held


def _sections(draft: ReportDraft) -> int:
    printed = numbers(draft.writing)
    return sum(isinstance(block, WrittenHeading) and block.key in printed for block in draft.writing.blocks)


def _view(body: str, words: str) -> Markup:
    return call("plain", runs((Run(f"{body}: ", strong=True), Run(words))))


def _background(one: Background) -> Markup:
    return call("points", runs((Run(one.title, link=one.address),)))


def _appendices(draft: ReportDraft) -> Iterator[Markup]:
    """The appendices by letter, open ones as links into the pack. A withheld one is not named in an open report."""
    secret = draft.cover.openness in ("exempt", "confidential")
    for place, appendix in enumerate(draft.appendices):
        named = _lettered(appendix, place)
        if appendix.exemption is None:
            yield call("points", runs((Run(named, link=f"pack:file/{appendix.pdf or appendix.file}"),)))
        else:
            name = named if secret else f"Appendix {_letter(place)}"
            yield call("points", runs((Run(f"{name} – {_withheld(appendix.exemption)}"),)))


def _lettered(appendix: Appendix, place: int) -> str:
    is_named = appendix.title.lower().startswith("appendix")
    return appendix.title if is_named else f"Appendix {_letter(place)} – {appendix.title}"


def _letter(place: int) -> str:
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _withheld(exemption: Exemption) -> str:
    paragraphs = listed(exemption.paragraphs, ", ")
    return f"not for publication, paragraph(s) {paragraphs} {_SCHEDULE}" if paragraphs else "not for publication"


def _contacts(people: Sequence[Contact]) -> Iterator[Markup]:
    """The report's authors, and last the director answerable for it."""
    for place, person in enumerate(people):
        last = place == len(people) - 1 > 0
        lines: list[Value] = [line for line in (person.name, person.title, person.phone, person.email) if line]
        yield call("person", "Relevant Director:" if last else "Report Author:", lines)


def _clearance(draft: ReportDraft) -> Iterator[Markup]:
    if draft.cleared:
        yield call("plain", runs((Run(introduction(draft)),)))
        yield table(clearance_table(draft), runs)
