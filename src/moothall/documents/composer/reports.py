"""Reports: the cover, what is asked of the body, the numbered sections, whom to ask."""

from collections.abc import Iterator

from moothall.documents.composer.markup import Markup, Value, call, joined
from moothall.documents.composer.prose import part, passages, section
from moothall.documents.composer.words import long_date
from moothall.documents.pack_text import ReportPaper
from moothall.facts.bodies import Contact, Post
from moothall.facts.reports import Report


def report(paper: ReportPaper) -> Markup:
    """A report from cover to contact details."""
    facts = paper.report
    return joined(
        [
            call("cover", list(fields(facts))),
            *summary(facts),
            *asked(facts),
            *(section(each) for each in paper.sections),
            *back_matter(paper),
        ]
    )


def fields(facts: Report) -> Iterator[Value]:
    """The labelled lines of the cover, those that the report has."""
    date = long_date(facts.date) if facts.date else ""
    lines: list[tuple[str, list[str]]] = [
        ("From:", [author(post) for post in facts.authors]),
        ("To:", [" – ".join(filter(None, [facts.to, date]))]),
        ("Subject:", [facts.subject]),
        ("Decision Number:", [facts.decision or ""]),
        ("Classification:", [facts.classification or ""]),
        ("Past Pathway of report:", [facts.past_pathway or ""]),
        ("Future Pathway of report:", [facts.future_pathway or ""]),
        ("Electoral Division:", [facts.electoral_division or ""]),
    ]
    return ([label, values] for label, values in lines if any(values))


def author(post: Post) -> str:
    """A person the report comes from, with the post."""
    return f"{post.name}, {post.title}" if post.title else post.name


def summary(facts: Report) -> list[Markup]:
    """The summary, where there is one."""
    return [call("attendance", "Summary", facts.summary)] if facts.summary else []


def asked(facts: Report, title: str = "Recommendation(s):") -> list[Markup]:
    """The box that says what the body is asked to do: a sentence, then the lettered parts."""
    if not facts.recommendations:
        return []
    return [call("boxed", title, joined(list(passages(map(part, facts.recommendations)))))]


def back_matter(paper: ReportPaper) -> Iterator[Markup]:
    """What the report rests on, what is attached, and whom to ask, numbered on from the sections."""
    number = len(paper.sections)
    lists = (("Background documents", paper.background), ("Appendices", paper.appendices))
    for heading, lines in lists:
        if lines:
            number += 1
            yield call("section", 2, f"{number}.", heading)
            yield from (call("par", line) for line in lines)
    if paper.report.contacts:
        yield call("section", 2, f"{number + 1}.", "Contact details")
        yield from contacts(paper.report.contacts)


def contacts(people: tuple[Contact, ...]) -> Iterator[Markup]:
    """The report's authors, and last the director answerable for it."""
    for place, person in enumerate(people):
        last = place == len(people) - 1 > 0
        lines: list[Value] = [line for line in (person.name, person.title, person.phone, person.email) if line]
        yield call("contact", "Relevant Director:" if last else "Report Author:", lines)
