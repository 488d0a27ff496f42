"""Elections among several candidates: each with the votes received, and who was elected."""

import re
from collections.abc import Iterator, Sequence

from moothall.facts.meetings import Candidate, Casting, Vote
from moothall.facts.papers import Span
from moothall.intake.cited import Cited, marks
from moothall.intake.passages import Passage
from moothall.intake.stages.minutes.chair import NAME
from moothall.intake.stages.minutes.counts import NUMBER, number_of

_PERSON = rf"(?:{NAME}|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{1,3}})"
_TALLY = re.compile(
    rf"(?P<name>{_PERSON})\s*(?:[:(–-]|received|polled|obtained|got|had)\s*[-–]?\s*(?P<votes>(?i:{NUMBER}))"
    rf"\s+votes?\b\)?"
)
_CASTING = re.compile(
    rf"\b(?:casting|second)\s+vote\s+(?:for|in\s+favour\s+of|to\s+(?:elect|support))\s+(?P<name>{_PERSON})"
)
_ELECTED = re.compile(
    rf"(?P<name>{_PERSON})\s*,?\s+(?:was|were|be|is|been|being)\s+(?:duly\s+|therefore\s+)*(?:elected|appointed)"
)
_FAR = 200


def find_elections(text: Passage, title: str) -> Iterator[Cited[Vote]]:
    """The elections in a minute: two or more candidates, one close after the other, each with a number of votes."""
    run: list[re.Match[str]] = []
    for match in [*_TALLY.finditer(text.text), None]:
        if match and (not run or match.start() - run[-1].end() <= _FAR):
            run.append(match)
            continue
        if len(run) > 1:
            yield _election(text, run, title)
        run = [match] if match else []


def _election(text: Passage, tallies: Sequence[re.Match[str]], title: str) -> Cited[Vote]:
    names = [" ".join(match["name"].split()) for match in tallies]
    counts = [number_of(match["votes"]) for match in tallies]
    cast = _CASTING.search(text.text, tallies[-1].end())
    winner = _winner(names, counts, cast["name"] if cast else None, text.text[tallies[-1].end() :])
    candidates = [
        Candidate(name, votes, winner == place) for place, (name, votes) in enumerate(zip(names, counts, strict=True))
    ]
    two = len(names) == 2
    vote = Vote(
        motion=f"{title}: {names[0]} (for) or {names[1]} (against)" if two else f"{title}: {', '.join(names)}",
        votes_for=counts[0] if two else None,
        votes_against=counts[1] if two else None,
        casting=_side(winner) if cast and two else None,
        result=None if winner is None or not two else "carried" if winner == 0 else "lost",
        candidates=tuple(candidates),
    )
    return Cited(vote, _places(text, tallies))


def _side(winner: int | None) -> Casting | None:
    return None if winner is None else "for" if winner == 0 else "against"


def _winner(names: Sequence[str], counts: Sequence[int], cast: str | None, after: str) -> int | None:
    """Who was elected: by the casting vote, by the most votes, or, of equals, whom the minutes go on to name."""
    best = [place for place, votes in enumerate(counts) if votes == max(counts)]
    elected = _ELECTED.search(after)
    for said in (cast, elected["name"] if elected else None):
        named = [place for place in best if said and _surname(said) == _surname(names[place])]
        if len(named) == 1:
            return named[0]
    return best[0] if len(best) == 1 else None


def _surname(name: str) -> str:
    return re.sub(r"[,\s]+(?:[A-Z]{2,4}\b[,\s]*)+$", "", name.strip(" .,")).split()[-1].casefold()


def _places(text: Passage, tallies: Sequence[re.Match[str]]) -> dict[str, Span]:
    whole = Span(start=text.offsets[tallies[0].start()], end=text.offsets[tallies[-1].end()])
    places = {"": whole}
    for place, match in enumerate(tallies):
        at = f"candidates/{place}"
        places |= {
            f"{at}/{name}": span
            for name, span in marks(name=text.group(match, "name"), votes=text.group(match, "votes")).items()
        }
    return places
