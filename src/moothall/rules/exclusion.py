"""The motion to exclude the press and public: what it must cover, how it is worded, and whether it will do.

Sources: Local Government Act 1972 s.100A(2)-(5) and Schedule 12A Parts 1 and 2; for the executive SI 2012/2089
reg 4(2). A motion on the agenda proposes; only the meeting's resolution excludes. For confidential information
none is needed: the public must be excluded.
"""

import re
from collections.abc import Iterable, Sequence

from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.bodies import Fact
from moothall.facts.drafts import Exemption
from moothall.facts.meetings import Exclusion
from moothall.rules import access
from moothall.rules.verdicts import Reason, Verdict, verdict

COMMITTEES = (
    "That, under Section 100A(4) of the Local Government Act 1972, the press and public be excluded from the meeting"
    " for {items} on the grounds that it involves the likely disclosure of exempt information as defined in"
    " {paragraphs} of Part 1 of Schedule 12A of the Act and that, in all the circumstances, the public interest in"
    " maintaining the exemption outweighs the public interest in disclosing the information."
)
EXECUTIVE = (
    "That, under regulation 4(2)(b) of the Local Authorities (Executive Arrangements) (Meetings and Access to"
    " Information) (England) Regulations 2012, the press and public be excluded from the meeting for {items} on the"
    " grounds that it involves the likely disclosure of exempt information as defined in {paragraphs} of Part 1 of"
    " Schedule 12A of the Local Government Act 1972 and that, in all the circumstances, the public interest in"
    " maintaining the exemption outweighs the public interest in disclosing the information."
)
MANDATORY = (
    "The press and public must be excluded from {items}, which would disclose confidential information ({source})."
    " No resolution is needed."
)
_MUST, _MUST_EXECUTIVE = (
    "Local Government Act 1972 section 100A(2)",
    "regulation 4(2)(a) of the Local Authorities (Executive Arrangements) (Meetings and Access to Information)"
    " (England) Regulations 2012",
)
_PARAGRAPHS = re.compile(
    r"paragraphs?(?:\s?\(s\))?\s+((?:\d{1,2}[a-z]?(?:\s*(?:,|and|&|or|to|-)\s*)?)+)(?:\s*(?:of|in)\b|\s*[-–]|$)",
    re.IGNORECASE,
)


class Wordings(Fact):
    """The council's words for the motion; `{items}` and `{paragraphs}` stand for what is filled in."""

    committees: str = COMMITTEES
    executive: str = EXECUTIVE


def paragraphs_in(text: str) -> tuple[str, ...]:
    """The paragraphs of Schedule 12A that a text names, in order, each once."""
    named = (number for match in _PARAGRAPHS.finditer(text) for number in re.findall(r"\d{1,2}[a-z]?", match[1]))
    return tuple(dict.fromkeys(named))


def exempt_items(agenda: DraftAgenda) -> tuple[DraftItem, ...]:
    """The items for which the public may be excluded by resolution: exempt ones, and those with an exempt paper."""
    return tuple(item for item in agenda.items if not item.confidential and any(_exemptions(item)))


def confidential_items(agenda: DraftAgenda) -> tuple[DraftItem, ...]:
    """The items for which the public must be excluded without a resolution (s.100A(2))."""
    return tuple(item for item in agenda.items if item.confidential or any(p.confidential for p in item.papers))


def paragraphs_of(agenda: DraftAgenda) -> tuple[str, ...]:
    """Every paragraph of Schedule 12A that the agenda's exempt items and papers rely on, in order."""
    named = {
        number.strip()
        for item in exempt_items(agenda)
        for exemption in _exemptions(item)
        for number in exemption.paragraphs
    }
    return tuple(sorted(named, key=lambda number: (len(number), number)))


def wording(agenda: DraftAgenda, wordings: Wordings | None = None) -> str:
    """The motion in the council's words, filled in from the items; empty where nothing is exempt by a paragraph."""
    items, named = exempt_items(agenda), paragraphs_of(agenda)
    if not items or not named:
        return ""
    words = wordings or Wordings()
    chosen = words.executive if agenda.notice.executive else words.committees
    business = f"the following business ({_listed_items(items)})"
    return chosen.replace("{items}", business).replace("{paragraphs}", _listed(named, "paragraph", "paragraphs"))


def explained(agenda: DraftAgenda) -> tuple[str, ...]:
    """What each paragraph describes, in the words of the Schedule (s.100A(5)(b))."""
    known = ((number, access.description(number, agenda.date)) for number in paragraphs_of(agenda))
    return tuple(f"Paragraph {number} – {described.text}" for number, described in known if described)


def mandatory(agenda: DraftAgenda) -> str:
    """What the agenda says of confidential items; empty where there are none."""
    items, source = confidential_items(agenda), _MUST_EXECUTIVE if agenda.notice.executive else _MUST
    return MANDATORY.format(items=_listed_items(items), source=source) if items else ""


def valid(agenda: DraftAgenda) -> Verdict:
    """Whether the agenda's motion will do: in terms of Schedule 12A, and covering each exempt item's paragraphs.

    Allowed without a motion where nothing is exempt. Sources: Local Government Act 1972 s.100A(4), (5).
    """
    if not exempt_items(agenda):
        return Verdict(allowed=True)
    if not agenda.motion.strip():
        return verdict([NO_MOTION])
    named = paragraphs_in(agenda.motion)
    checked = access.motion(Exclusion(text=agenda.motion, paragraphs=named), agenda.date)
    unstated = [number for number in paragraphs_of(agenda) if number not in named]
    remarks = [one for one in checked.remarks if one != access.SECTION_NOT_NAMED or not agenda.notice.executive]
    return verdict([*checked.reasons, _unstated(unstated)], remarks)


NO_MOTION = Reason(
    text="something is exempt and there is no motion to exclude the public",
    source="Local Government Act 1972 s.100A(4)",
)


def _unstated(numbers: Sequence[str]) -> Reason | None:
    if not numbers:
        return None
    text = f"the motion does not name {_listed(numbers, 'paragraph', 'paragraphs')}, on which an item relies"
    return Reason(text=text, source="Local Government Act 1972 s.100A(5)(b)")


def _exemptions(item: DraftItem) -> Iterable[Exemption]:
    own = [item.exemption] if item.exemption else []
    return [*own, *(paper.exemption for paper in item.papers if paper.exemption)]


def _listed_items(items: Sequence[DraftItem]) -> str:
    return _listed([item.number for item in items], "item", "items")


def _listed(words: Sequence[str], one: str, many: str) -> str:
    if len(words) == 1:
        return f"{one} {words[0]}"
    return f"{many} {', '.join(words[:-1])} and {words[-1]}"
