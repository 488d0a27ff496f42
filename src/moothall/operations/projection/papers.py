"""The papers with their blocks, and the covers of reports."""

from typing import Any

import msgspec

from moothall.documents.editions import blocks_of
from moothall.facts.bodies import Contact, Post
from moothall.facts.papers import BlockKind
from moothall.facts.readings import Paper as PaperFact
from moothall.facts.reports import Report as ReportFact
from moothall.operations.projection.ground import Ground
from moothall.records.as_facts import packed
from moothall.records.models import AgendaItem, Holding, Paper, Report, ReportPerson
from moothall.rules.binding import bind
from moothall.rules.recognition.mentions import Mention, held_posts, holder


def project_papers(ground: Ground) -> None:
    """Make a row for each paper, each report's cover, and each post that the edition names."""
    bound = bind(ground.edition)
    places = ground.places(f"{paper.owner.partition('/')[0]} {paper.title}" for paper in ground.edition.papers)
    owners: dict[str, Paper] = {}
    for position, paper in enumerate(ground.edition.papers):
        item = ground.items.get(bound[position] or "")
        row, _ = Paper.objects.update_or_create(
            meeting=ground.meeting, place=places[position], defaults=_paper(ground, paper, position, item)
        )
        owners.setdefault(paper.owner, row)
    for position, report in enumerate(ground.edition.pack.reports):
        _report(ground, report, position, owners.get(f"reports/{position}"))
    _holdings(ground)


def _paper(ground: Ground, paper: PaperFact, position: int, item: AgendaItem | None) -> dict[str, Any]:
    blocks = blocks_of(ground.edition, paper)
    labels = [block.label for block in blocks if block.label]
    first = next((block for block in blocks if block.kind is not BlockKind.furniture), None)
    return {
        "publication": ground.publication,
        "position": position,
        "page": first.page if first else None,
        "label": labels[0] if labels else "",
        "last_label": labels[-1] if labels else "",
        "item": item,
        "first": paper.first,
        "length": len(blocks),
        "owner": paper.owner,
        "title": paper.title or (item.title if item else ""),
        "slip": paper.restricted,
        "blocks": packed(blocks),
    }


def _report(ground: Ground, report: ReportFact, position: int, paper: Paper | None) -> None:
    row = Report.objects.create(
        **ground.row(f"reports/{position}", position),
        paper=paper,
        meeting=ground.meeting,
        subject=report.subject,
        addressed_to=report.to or "",
        date=report.date,
        classification=report.classification or "",
        past_pathway=report.past_pathway or "",
        future_pathway=report.future_pathway or "",
        electoral_division=report.electoral_division or "",
        decision=ground.decision(report.decision, report.subject),
        summary=report.summary or "",
        recommendations=list(report.recommendations),
        versions=msgspec.to_builtins(report.versions),
    )
    _people(ground, row, report)


def _people(ground: Ground, row: Report, report: ReportFact) -> None:
    everyone: tuple[Post | Contact, ...] = (*report.authors, *report.contacts)
    for position, named in enumerate(everyone):
        person = ground.person(holder(Post(name=named.name, title=named.title)))
        if person is None:
            continue
        ways = {"email": named.email or "", "phone": named.phone or ""} if isinstance(named, Contact) else {}
        ReportPerson.objects.create(
            publication=ground.publication,
            position=position,
            report=row,
            person_id=person,
            printed=named.name,
            title=named.title or "",
            is_author=not isinstance(named, Contact),
            **ways,
        )


def _holdings(ground: Ground) -> None:
    held = {(post.name, post.title) for post in held_posts(ground.edition.pack) if post.title}
    for position, (name, title) in enumerate(sorted(held)):
        person, post = ground.person(holder(Post(name=name, title=title))), ground.posts.get(Mention(title or ""))
        if person is not None and post is not None:
            Holding.objects.create(
                publication=ground.publication,
                position=position,
                meeting=ground.meeting,
                person_id=person,
                post_id=post,
                title=title or "",
            )
