"""The papers of a pack: its parts and their appendices, each with its title and the agenda item it belongs to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from moothall.facts.meetings import AgendaItem, Minutes
from moothall.facts.packs import Pack
from moothall.facts.papers import Span
from moothall.facts.readings import Paper
from moothall.intake.binding import Clue, bind
from moothall.intake.lines import Line
from moothall.intake.stages.division import Part, PartKind

_APPENDIX = re.compile(
    r"(?P<label>(?:appendix|annexe?)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b)(?P<title>.{0,150})$", re.IGNORECASE | re.DOTALL
)
_LONGEST_TITLE = 300
_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class _Draft:
    """A paper before its item is known: the part it lies in, its lines, and what it was read as."""

    part: Part
    first: int
    lines: tuple[Line, ...]
    owner: str
    title: str
    clue: Clue


def papers_of(parts: Sequence[Part], pack: Pack, marks: Mapping[str, Span]) -> tuple[Paper, ...]:
    """The papers of a pack in order, named after what was read from them; together they hold every line."""
    owners = _owners(marks)
    drafts = [draft for part in parts if part.lines for draft in _drafts(part, owners, pack)]
    items = bind([draft.clue for draft in drafts], pack.agenda)
    for item in pack.agenda:
        if item.pages and item.number not in items:
            _take_apart(drafts, items, item, pack.agenda)
    return tuple(
        Paper(
            owner=draft.owner,
            title=draft.title[:_LONGEST_TITLE],
            first=draft.first,
            last=draft.first + len(draft.lines),
            item=item,
            restricted=draft.part.kind is PartKind.slip,
        )
        for draft, item in zip(drafts, items, strict=True)
    )


def _take_apart(drafts: list[_Draft], items: list[str | None], item: AgendaItem, agenda: Sequence[AgendaItem]) -> None:
    """Find the paper of an item that has pages and no report: it begins, under the item's title, at the top of a page
    within the papers of the item before."""
    order = {one.number: place for place, one in enumerate(agenda)}
    earlier = [number for number in items if number and order[number] < order[item.number]]
    before = max(earlier, key=lambda number: order[number], default=None)
    for place, draft in enumerate(drafts):
        cut = _titled(draft.lines, item.title) if before and items[place] == before and draft.part.is_paper else None
        if cut:
            rest = draft.lines[cut:]
            drafts[place] = replace(draft, lines=draft.lines[:cut])
            drafts.insert(place + 1, _Draft(draft.part, draft.first + cut, rest, "paper", _title(rest), Clue()))
            items.insert(place + 1, item.number)
            return


def _titled(lines: Sequence[Line], title: str) -> int | None:
    """Where, at the top of a page or as a heading, a line has all the words of a title."""
    for place, line in enumerate(lines[1:], 1):
        top = _heads(lines, place) and not line.is_row and len(line.text) <= _LONGEST_HEADING
        if top and _words(title) <= _words(line.text):
            return place
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.casefold()))


def _owners(marks: Mapping[str, Span]) -> dict[int, str]:
    """Where each set of minutes and each report begins, from the places of their facts."""
    starts: dict[str, int] = {}
    for path, span in marks.items():
        stage, _, rest = path.partition("/")
        if stage in ("minutes", "reports"):
            owner = f"{stage}/{rest.partition('/')[0]}"
            starts[owner] = min(span.start, starts.get(owner, span.start))
    return {start: owner for owner, start in sorted(starts.items(), key=lambda pair: -pair[1])}


def _drafts(part: Part, owners: Mapping[int, str], pack: Pack) -> Iterator[_Draft]:
    start, end = part.lines[0].span.start, part.lines[-1].span.end
    owner = next((owner for place, owner in sorted(owners.items()) if start <= place < end), part.kind.value)
    clue = _clue(part, owner, pack)
    cuts = list(_appendices(part)) if part.is_paper else []
    for first, last in zip([0, *cuts], [*cuts, len(part.lines)], strict=True):
        lines = part.lines[first:last]
        title = _title(lines) if first or not clue.title else clue.title
        yield _Draft(part, part.first + first, lines, owner, title, Clue(follows=True) if first else clue)


def _clue(part: Part, owner: str, pack: Pack) -> Clue:
    """What a part shows of its item."""
    stage, _, place = owner.partition("/")
    label = next((line.label for line in part.lines if line.label and not line.is_furniture), None)
    page = int(label) if label and label.isdecimal() else None
    if stage == "minutes" and place:
        minutes = pack.minutes[int(place)]
        return Clue(title=_minutes_title(minutes), said=part.item, minutes_of=minutes.date, page=page)
    if stage == "reports" and place:
        report = pack.reports[int(place)]
        return Clue(title=report.subject, said=part.item, decision=report.decision, page=page)
    front, slip, follows = (part.kind is kind for kind in (PartKind.front, PartKind.slip, PartKind.appendix))
    title = f"Agenda of the {pack.body}" if front and pack.body else ""
    return Clue(title=title, said=part.item, page=page, slip=slip, follows=follows, front=front)


def _minutes_title(minutes: Minutes) -> str:
    """How an agenda would name a set of minutes."""
    of = f" of the {minutes.body}" if minutes.body else ""
    held = f" held on {minutes.date.day} {minutes.date:%B %Y}" if minutes.date else ""
    return f"Minutes of the meeting{of}{held}"


def _appendices(part: Part) -> Iterator[int]:
    """Where each appendix of a paper begins: at its heading or the top of a page, and not in the list of appendices.

    A heading that is repeated on each page of an appendix begins it once.
    """
    seen: set[str] = set()
    for place, line in enumerate(part.lines):
        match = _APPENDIX.match(line.text) if line.text[:1] in "Aa" and not line.is_row and not line.bullet else None
        if not match or not place or not _heads(part.lines, place):
            continue
        label = match["label"].casefold()
        if label not in seen:
            seen.add(label)
            yield place


def _heads(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands as a heading: marked as one, or the first of its page."""
    line = lines[place]
    return line.is_heading or line.bold or lines[place - 1].is_furniture


def _title(lines: Sequence[Line]) -> str:
    """A paper's first line; after a mere "Appendix 3" the line under it as well."""
    texts = [line.text for line in lines if line.text and not line.is_furniture and not line.is_row][:2]
    match = _APPENDIX.match(texts[0]) if texts else None
    alone = match and not match["title"].strip(" :.–-")
    return ": ".join(texts) if alone else next(iter(texts), "")
