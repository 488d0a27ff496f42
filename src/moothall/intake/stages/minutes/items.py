"""One numbered minute as a fact: title, decision number, resolutions, votes, and who came for it."""

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from moothall.facts.meetings import Dissent, MinuteItem
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, gathered, marks
from moothall.intake.passages import Passage
from moothall.intake.stages.minutes.chair import NAME
from moothall.intake.stages.minutes.entries import Entry
from moothall.intake.stages.minutes.motions import read_motions
from moothall.intake.stages.minutes.resolutions import read_resolutions
from moothall.intake.stages.minutes.votes import read_votes
from moothall.intake.stages.names import people
from moothall.intake.stages.references import without_decision

_ATTENDED = re.compile(
    r"\s*,?\s*\b(?:was|were|is|are)\s+(?:also\s+)?(?:in\s+(?:virtual\s+|remote"
    r"\s+)?attendance|present|invited)\b[^.]*?\bfor\s+th(?:is|ese)\s+items?\b"
    r"|\s+attended\s+(?:the meeting\s+)?for\s+this\s+item\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"(?P<names>{NAME}(?:\s*(?:,|and|&)\s*{NAME})*)\s*,?\s*(?:(?:also|both|each|all)\s+)?"
    r"(?:asked|requested|wished|wanted|desired|required|sought|voted against[^.]*?and (?:asked|requested|wished))\b"
    r"[^.]*?\b(?:record\w*|noted|minuted|minutes)\b",
)
_VOTED = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|dissent\w*|against|abstain\w*|abstention|declin\w*|oppos\w*|disagree\w*|not support\w*)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    rf"(?:that|of|by)\s+(?P<names>{NAME}(?:\s*(?:,|and|&)\s*{NAME})*)\s*,?\s*(?:be\s+recorded|voted"
    rf"\s+against|abstained|dissented)[^.]*",
    re.IGNORECASE,
)


_PARAGRAPH = re.compile(r"\(?\d{1,3}[.)]+\s+")


def read_item(entry: Entry) -> Cited[MinuteItem]:
    """The minute that an entry states."""
    title, decision = without_decision(entry.title)
    resolutions, places = gathered("resolutions", read_resolutions(entry.lines))
    votes, vote_places = gathered("votes", read_votes(entry))
    attended, attended_places = gathered("attended", _attended(entry))
    dissents, dissent_places = gathered("dissents", _dissents(entry))
    motions, motion_places = gathered("motions", read_motions(entry))
    item = MinuteItem(
        number=entry.number.text,
        title=" ".join(title.text.split()),
        agenda_item="".join(entry.reference.text.split()) if entry.reference else None,
        exempt=entry.exempt,
        decision=decision.text if decision else None,
        resolutions=resolutions,
        votes=votes,
        attended=attended,
        dissents=dissents,
        motions=motions,
    )
    whole = {"": Span(start=entry.head[0].span.start, end=entry.head[-1].span.end)}
    head = marks(number=entry.number, title=title, agenda_item=entry.reference, decision=decision)
    found = (places, motion_places, vote_places, attended_places, dissent_places)
    return Cited(item, reduce(or_, found, whole | head))


def _attended(entry: Entry) -> Iterator[Cited[str]]:
    """Those who came for this item alone ("Mr A Fern, Head of Parks, was in attendance for this item")."""
    for line in entry.lines:
        match = _ATTENDED.search(line.text)
        if match:
            for person in people(line.passage.cut(0, match.start()).strip("( ")):
                yield Cited(" ".join(person.name.text.split()), marks(**{"": person.name}))


def _dissents(entry: Entry) -> Iterator[Cited[Dissent]]:
    """Votes and dissents recorded because a member asked for it, one for each member."""
    for line in entry.lines:
        match = _ASKED.search(line.text)
        if match and _VOTED.search(line.text, match.start()):
            sentence = _sentence(line.passage, match.start())
            for person in people(line.passage.group(match, "names")):
                name = " ".join(person.name.text.split())
                fact = Dissent(name=name, text=" ".join(sentence.text.split()))
                yield Cited(fact, marks(name=person.name, text=sentence))


def _sentence(passage: Passage, place: int) -> Passage:
    """The sentence of a passage in which a character stands."""
    edges = [0, *(match.end() for match in re.finditer(r"[.;!?]\s+(?=[A-Z(])", passage.text)), len(passage)]
    start = max(edge for edge in edges if edge <= place)
    number = _PARAGRAPH.match(passage.text, start)
    return passage.cut(number.end() if number else start, min(edge for edge in edges if edge > place)).strip()
