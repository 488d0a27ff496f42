"""A report that was written here, as a tagged PDF of its own: without page numbers, which its pack will give it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from moothall.documents.back_matter import AppendixLine, PartName, appendix_lines, back_matter, contact_label
from moothall.documents.clearance_record import clearance_table, introduction
from moothall.documents.composer.markup import Markup, Value, call, joined, literal
from moothall.documents.composer.press import Press
from moothall.documents.composer.prose import part, passages
from moothall.documents.composer.writing import picture_path, pictures_of, runs, written
from moothall.documents.composer.written_tables import row_headers, table
from moothall.documents.cover_lines import Route, classification, cover_lines
from moothall.documents.own_places import APPENDIX
from moothall.facts.bodies import Contact
from moothall.facts.drafts import Background, Cover, ReportDraft
from moothall.facts.writing import Run, WrittenTable

_UNDATED = dt.date(2000, 1, 1)
_IMPORT = Markup('#import "written.typ": *\n')


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
            *written(draft.writing, _open_appendices(draft)),
            *_back_matter(draft),
        ]
    )


def _open_appendices(draft: ReportDraft) -> Mapping[str, str]:
    """The files of the appendices that anyone may read, by the letters or numbers that the report gives them."""
    named = ((APPENDIX.match(line.text), line.file) for line in appendix_lines(draft))
    return {name[1]: file for name, file in named if name and file}


def _marking(cover: Cover) -> Iterator[Markup]:
    """The line that a report which is not for publication bears (Local Government Act 1972 s.100B(5))."""
    if cover.openness in ("exempt", "confidential"):
        yield call("marking", f"NOT FOR PUBLICATION: {classification(cover)}")


def _fields(cover: Cover, to: Route) -> Iterator[Value]:
    return ([f"{line.label}:", list(line.values)] for line in cover_lines(cover, to))


def _asked(cover: Cover) -> Iterator[Markup]:
    """The box that says what the body is asked to do."""
    if cover.recommendations:
        yield call("boxed", "Recommendation(s):", joined(list(passages(map(part, cover.recommendations)))))


def _back_matter(draft: ReportDraft) -> Iterator[Markup]:
    """What others said, what it rests on, what is attached, whom to ask, who cleared it: numbered on from the text."""
    cover = draft.cover
    held: Mapping[PartName, Iterable[Markup]] = {
        "views": (_view(body, words) for body, words in draft.views),
        "background": map(_background, cover.background),
        "appendices": map(_appendix, appendix_lines(draft)),
        "contacts": _contacts(cover.contacts),
        "clearance": _clearance(draft),
    }
    for one in back_matter(draft):
        yield call("numbered-part", 2, f"{one.number}.", one.heading)
        yield from held[one.name]


def _view(body: str, words: str) -> Markup:
    return call("plain", runs((Run(f"{body}: ", strong=True), Run(words))))


def _background(one: Background) -> Markup:
    return call("points", runs((Run(one.title, link=one.address),)))


def _appendix(line: AppendixLine) -> Markup:
    """An appendix as it is named; an open one is a link into the pack."""
    return call("points", runs((Run(line.text, link=f"pack:file/{line.file}" if line.file else ""),)))


def _contacts(people: Sequence[Contact]) -> Iterator[Markup]:
    """The report's authors, and last the director answerable for it."""
    for place, person in enumerate(people):
        lines: list[Value] = [line for line in (person.name, person.title, person.phone, person.email) if line]
        yield call("person", contact_label(place, len(people)), lines)


def _clearance(draft: ReportDraft) -> Iterator[Markup]:
    yield call("plain", runs((Run(introduction(draft)),)))
    yield table(clearance_table(draft), runs)
