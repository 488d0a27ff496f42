"""The council's report template: what a report begins with. A council sets its own; this one does until then."""

from collections.abc import Callable, Iterator

from moothall.facts.drafts import Implication, Template
from moothall.facts.writing import Block, Run, Writing, WrittenHeading, WrittenParagraph
from moothall.rules.permits import Role

IMPLICATIONS = "Implications"
DEFAULT = Template(
    sections=("Introduction", "Background", "Proposal", IMPLICATIONS, "Conclusion"),
    implications=(
        Implication("Financial implications", Role.finance_adviser.value, "What it costs, and from which budget."),
        Implication("Legal implications", Role.legal_adviser.value, "The powers used, and the duties that bind."),
        Implication(
            "Equalities implications",
            Role.equalities_adviser.value,
            "Whom it affects and how; what the equality impact assessment found.",
        ),
        Implication(
            "Data protection implications",
            Role.data_protection_adviser.value,
            "Whose personal data is used; whether there is an impact assessment.",
        ),
    ),
)
"""Kept under the practice `report template` once the council sets its own."""


def opening(template: Template, fresh: Callable[[], str]) -> Writing:
    """The writing that a new report begins with: the template's sections in order, the implications as headings in
    the section of that name (in one of their own where there is none), and the standing words."""
    return Writing(blocks=tuple(_blocks(template, fresh)))


def missing(template: Template, writing: Writing) -> tuple[str, ...]:
    """The required implications that a writing has no heading for."""
    said = {block.text.strip().casefold() for block in writing.blocks if isinstance(block, WrittenHeading)}
    return tuple(one.name for one in template.implications if one.required and one.name.strip().casefold() not in said)


def unwritten(writing: Writing) -> tuple[str, ...]:
    """The headings under which nothing stands but other headings or nothing at all."""
    return tuple(heading.text for heading in _bare(writing.blocks))


def _blocks(template: Template, fresh: Callable[[], str]) -> Iterator[Block]:
    for name in template.sections:
        yield WrittenHeading(key=fresh(), text=name)
        if name == IMPLICATIONS:
            yield from _implications(template, fresh)
        else:
            yield WrittenParagraph(key=fresh(), runs=())
    if IMPLICATIONS not in template.sections and template.implications:
        yield WrittenHeading(key=fresh(), text=IMPLICATIONS)
        yield from _implications(template, fresh)
    for words in template.standing:
        yield WrittenParagraph(key=fresh(), runs=(Run(text=words),), numbered=False)


def _implications(template: Template, fresh: Callable[[], str]) -> Iterator[Block]:
    for one in template.implications:
        yield WrittenHeading(key=fresh(), text=one.name, level=2)
        yield WrittenParagraph(key=fresh(), runs=())


def _bare(blocks: tuple[Block, ...]) -> Iterator[WrittenHeading]:
    """Headings that the next block of the same or a higher level follows before anything is written."""
    for at, block in enumerate(blocks):
        if isinstance(block, WrittenHeading) and not _is_filled(blocks[at + 1 :], block.level):
            yield block


def _is_filled(following: tuple[Block, ...], level: int) -> bool:
    for block in following:
        if isinstance(block, WrittenHeading):
            if block.level <= level:
                return False
        elif not (isinstance(block, WrittenParagraph) and not any(run.text.strip() for run in block.runs)):
            return True
    return False
