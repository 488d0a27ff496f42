"""Whose clearance a change to a report undoes, and why. What is compared is the version cleared with a later one.

* The recommendations, the cover (subject, decision, key or not, openness, exemption, summary) or an appendix:
  everyone's.
* A part under an implication that has an adviser: that adviser's, whatever changed in it.
* Anything else, if more than slips were put right (`rules/slips_of_the_pen.py`): those of the council's setting
  `elsewhere`, as it comes the director and the cabinet member, who sign the whole; and the finance adviser's
  where a sum of money changed.
* Contacts, authors, pathways, divisions, background papers, and slips outside the advised parts: no one's.

No Act lays this down: it is the council's practice, and how officers can answer for what goes out over their names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.facts.bodies import Fact
from moothall.facts.clearances import ClearancePractice
from moothall.facts.drafts import Appendix, Cover, ReportDraft, Template
from moothall.facts.writing import Block, WrittenFigure
from moothall.rules.permits import Role
from moothall.rules.slips_of_the_pen import is_slip, money_in
from moothall.rules.written_words import under_headings, words_of

_COVER = {
    "subject": "the subject changed",
    "decision": "the decision number changed",
    "is_key": "whether it is a key decision changed",
    "openness": "the classification changed",
    "exemption": "the exemption or its reason changed",
    "recommendations": "the recommendations changed",
}
_STEM = 5


class Undoing(Fact):
    """A role whose clearance a change undoes, why, and the key of the block or appendix, empty for the cover."""

    role: str
    why: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with what it stands under and the advisers who clear that."""

    block: Block
    title: str
    advisers: frozenset[str]


def advisers(template: Template) -> tuple[str, ...]:
    """The roles that advise on the template's implications, in its order."""
    return tuple(dict.fromkeys(one.adviser for one in template.implications if one.adviser and one.required))


def wanted(template: Template, practice: ClearancePractice) -> tuple[str, ...]:
    """Every role that clears a report, advisers first."""
    return tuple(dict.fromkeys((*advisers(template), *practice.signers)))


def undone(
    before: ReportDraft, after: ReportDraft, template: Template, practice: ClearancePractice
) -> tuple[Undoing, ...]:
    """Whose clearance of `before` does not hold for `after`, each reason once."""
    everyone = wanted(template, practice)
    whole = [(why, place) for why, place in (*_cover(before.cover, after.cover, practice), *_appendices(before, after))]
    found = [Undoing(role, why, place) for why, place in whole for role in everyone]
    found += [one for one in _text(before, after, template, practice) if one.role in everyone]
    return tuple(dict.fromkeys(found))


def _cover(before: Cover, after: Cover, practice: ClearancePractice) -> Iterator[tuple[str, str]]:
    for name, why in _COVER.items():
        if getattr(before, name) != getattr(after, name):
            yield why, ""
    if not is_slip(before.summary, after.summary, practice.slip_letters):
        yield "the summary changed", ""


def _appendices(before: ReportDraft, after: ReportDraft) -> Iterator[tuple[str, str]]:
    old, new = ({one.key: one for one in draft.appendices} for draft in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if key not in old:
            yield f"the appendix “{new[key].title}” was added", key
        elif key not in new:
            yield f"the appendix “{old[key].title}” was taken out", key
        elif _said(old[key]) != _said(new[key]):
            yield f"the appendix “{new[key].title}” changed", key


def _said(appendix: Appendix) -> tuple[object, ...]:
    return appendix.title, appendix.file, appendix.exemption


def _text(
    before: ReportDraft, after: ReportDraft, template: Template, practice: ClearancePractice
) -> Iterator[Undoing]:
    for key, old, new in _changed(_parts(before, template), _parts(after, template)):
        standing = new or old
        for role in sorted({*(old.advisers if old else ()), *(new.advisers if new else ())}):
            yield Undoing(role, f"{_titled(standing)} changed", key)
        if old is None or new is None or not _only_slips(old.block, new.block, practice.slip_letters):
            yield from (Undoing(role, f"{_titled(standing)} changed", key) for role in practice.elsewhere)
        if _money(old) != _money(new):
            yield Undoing(Role.finance_adviser.value, f"a sum of money changed in {_titled(standing)}", key)


def _parts(draft: ReportDraft, template: Template) -> dict[str, _Part]:
    return {
        block.key: _Part(block, titles[-1] if titles else "", _advising(titles, template))
        for block, titles in under_headings(draft.writing)
    }


def _changed(
    old: dict[str, _Part], new: dict[str, _Part]
) -> Iterator[tuple[str, _Part, _Part] | tuple[str, _Part, None] | tuple[str, None, _Part]]:
    """The parts that differ; one that only has another key (a file that went through Word) does not."""
    gone = {_sense(part) for key, part in old.items() if key not in new}
    come = {_sense(part) for key, part in new.items() if key not in old}
    for key, part in old.items():
        if key in new and _sense(part) != _sense(new[key]):
            yield key, part, new[key]
        elif key not in new and _sense(part) not in come:
            yield key, part, None
    yield from ((key, None, part) for key, part in new.items() if key not in old and _sense(part) not in gone)


def _sense(part: _Part) -> tuple[object, ...]:
    """What makes a part the same: its words, its kind, its picture, and who advises on it."""
    picture = part.block.file if isinstance(part.block, WrittenFigure) else ""
    return type(part.block), words_of(part.block), picture, part.advisers


def _only_slips(old: Block, new: Block, letters: int) -> bool:
    same_picture = not isinstance(old, WrittenFigure) or (isinstance(new, WrittenFigure) and old.file == new.file)
    return type(old) is type(new) and same_picture and is_slip(words_of(old), words_of(new), letters)


def _money(part: _Part | None) -> tuple[str, ...]:
    return money_in(words_of(part.block)) if part else ()


def _titled(part: _Part | None) -> str:
    return f"“{part.title}”" if part and part.title else "the opening"


def _advising(titles: tuple[str, ...], template: Template) -> frozenset[str]:
    """The advisers of the implications that headings name: `Financial implications`, `Finance`."""
    return frozenset(
        one.adviser
        for one in template.implications
        if one.adviser and any(_names(one.name) and _names(one.name) <= _names(title) for title in titles)
    )


def _names(title: str) -> frozenset[str]:
    """The words of a title by their stems, without what all implications have in common."""
    words = re.findall(r"[a-z]+", title.lower())
    return frozenset(word[:_STEM] for word in words if word not in ("implications", "implication", "and", "the", "of"))
