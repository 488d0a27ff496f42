"""What was said and resolved on an item with a paper, and on one without."""

from collections.abc import Iterable, Sequence

import msgspec

from moothall.demonstration.agendas import Entry
from moothall.demonstration.attendance import introduces, present
from moothall.demonstration.bodies import bodies
from moothall.demonstration.chance import chance
from moothall.demonstration.diary import Sitting
from moothall.demonstration.people import person, title
from moothall.demonstration.records import first_committee
from moothall.demonstration.resolutions import resolution
from moothall.demonstration.topics import Division, Topic
from moothall.demonstration.voting import Ballot, dissent, dissenter, on_motion, on_recommendation, on_tie
from moothall.documents.composer.words import long_date, sentence_case
from moothall.documents.pack_text import Passage, Resolution
from moothall.facts.meetings import Dissent, Motion, Vote

LETTERS = "abcdefghijklm"

OPENINGS = (
    "{introducer} introduced the report and {author} answered questions on it.",
    "The report was introduced by {introducer}, who thanked the officers concerned.",
    "{introducer} presented the report. {author} drew attention to its main points.",
    "{introducer} introduced the item and asked for the views of Members.",
)
ALONE = (
    "{author} introduced the report.",
    "{author} presented the report and took questions as they arose.",
    "The report was introduced by {author}.",
)
LEADS = (
    "In discussion, and in answer to questions, the following points were made:",
    "Further to questions and comments from Members, it was noted that:",
    "The following comments were made by Members and responses given:",
)


class Discussion(msgspec.Struct, frozen=True, kw_only=True):
    """A minute before it has its number: what it says and what was decided."""

    title: str
    agenda_item: str | None = None
    exempt: bool = False
    decision: str | None = None
    resolutions: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    motions: tuple[Motion, ...] = ()
    attended: tuple[str, ...] = ()
    contents: tuple[Passage | Resolution, ...] = ()


def considered(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The minute of an item with a paper of its own."""
    topic = entry.topic
    ballots = [ballot for ballot in ballots_on(topic, sitting, seed) if ballot]
    dissents = dissents_on(topic, sitting, seed)
    resolved = resolution(topic, bodies()[sitting.body], sitting.date)
    told = [*said(topic, entry, sitting, seed), *(line for ballot in ballots for line in ballot.told)]
    return Discussion(
        title=entry.item.title,
        agenda_item=entry.item.number,
        exempt=entry.item.exempt,
        decision=entry.item.decision,
        resolutions=(resolved,),
        votes=tuple(ballot.vote for ballot in ballots),
        motions=tuple(ballot.moved for ballot in ballots if ballot.moved),
        dissents=dissents,
        attended=attended(topic, sitting),
        contents=paragraphs(attendance_note(topic, sitting), told, dissents),
    )


def ballots_on(topic: Topic, sitting: Sitting, seed: int) -> list[Ballot | None]:
    """The votes taken on a topic where it is first considered; Cabinet, of one mind, takes none."""
    if bodies()[sitting.body].executive:
        return []
    return [
        on_motion(topic.motion, sitting, seed) if topic.motion else None,
        on_tie(topic.tie, sitting, seed) if topic.tie else None,
        on_recommendation(topic.vote, sitting, seed) if topic.vote else None,
    ]


def dissents_on(topic: Topic, sitting: Sitting, seed: int) -> tuple[Dissent, ...]:
    """The dissent recorded on a topic, where the member was there."""
    there = topic.dissent in present(sitting, seed).keys
    return (dissent(topic.dissent),) if topic.dissent and there else ()


def said(topic: Topic, entry: Entry, sitting: Sitting, seed: int) -> list[str | list[str]]:
    """How the item was introduced, the points made, and what was undertaken."""
    draw = chance(seed, "discussion", sitting.body, sitting.date, entry.key)
    names = {
        "author": person(topic.author, sitting.date).spoken,
        "introducer": introducer(entry, sitting),
    }
    own = names["introducer"] == names["author"]
    opening = sentence_case(draw.choice(ALONE if own else OPENINGS).format(**names))
    points = views_reported(entry, sitting) or [sentence_case(point.format(**names)) for point in topic.points]
    told: list[str | list[str]] = [opening]
    told += [draw.choice(LEADS), points] if len(points) > 2 else points
    undertaken = topic.undertaking and not views_reported(entry, sitting)
    return [*told, *([(topic.undertaking or "").format(**names)] if undertaken else [])]


def views_reported(entry: Entry, sitting: Sitting) -> list[str]:
    """What Cabinet hears of the committee that considered a paper before it."""
    before = first_committee(entry.key) if bodies()[sitting.body].executive else None
    if before is None:
        return []
    view = "endorsed the proposal" if entry.topic.decides else "commented on the report"
    name = bodies()[before.body].name
    return [f"It was reported that the {name} had {view} on {long_date(before.date)}, and its views were noted."]


def introducer(entry: Entry, sitting: Sitting) -> str:
    """Who introduces, as the minutes name them: a cabinet member by post, anyone else by name."""
    name = introduces(entry, sitting)
    post = title(name, sitting.date) or ""
    return f"the {post}" if "Cabinet Member" in post else person(name, sitting.date).spoken


def attended(topic: Topic, sitting: Sitting) -> tuple[str, ...]:
    """Who came for this item alone: the author of an exempt report."""
    return (person(topic.author, sitting.date).formal,) if topic.exempt else ()


def attendance_note(topic: Topic, sitting: Sitting) -> str | None:
    """The note on who came for the item."""
    if not topic.exempt:
        return None
    name = person(topic.author, sitting.date).formal
    return f"{name}, {title(topic.author, sitting.date)}, was in attendance for this item."


def paragraphs(
    note: str | None, told: Iterable[str | list[str]], dissents: Sequence[Dissent]
) -> tuple[Passage | Resolution, ...]:
    """Numbered paragraphs with lettered points, the resolution, and any dissent."""
    found: list[Passage | Resolution] = [Passage(text=note, emphasis=True)] if note else []
    number = 0
    for part in told:
        if isinstance(part, list):
            found += [Passage(text=p, marker=f"({mark})", level=1) for mark, p in zip(LETTERS, part, strict=False)]
        else:
            number += 1
            found.append(Passage(text=part, marker=f"{number}."))
    found.append(Resolution(marker=f"{number + 1}."))
    return (*found, *(Passage(text=d.text, marker=f"{number + 2 + place}.") for place, d in enumerate(dissents)))


def plainly(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The minute of an item without a paper."""
    plain = entry.plain
    division = Division(against=plain.against)
    ballot = on_recommendation(division, sitting, seed) if plain.against else None
    against = dissenter(plain.against, sitting, seed) if plain.dissent else None
    dissents = (dissent(against),) if against else ()
    told = [line.format(**offices(sitting)) for line in plain.minutes] + list(ballot.told if ballot else ())
    unnumbered = tuple(Passage(text=line) for line in told)
    return Discussion(
        title=plain.title,
        agenda_item=entry.item.number,
        resolutions=(plain.resolved,) if plain.resolved else (),
        votes=(ballot.vote,) if ballot else (),
        dissents=dissents,
        contents=paragraphs(None, told, dissents) if plain.resolved else unnumbered,
    )


def offices(sitting: Sitting) -> dict[str, str]:
    """The offices that plain items speak of, as they are called on the day."""
    return {
        "finance_member": title("@finance", sitting.date) or "",
        "finance_director": title("lindgren", sitting.date) or "",
    }
