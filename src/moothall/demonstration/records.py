"""Records of decision, proposed and taken."""

import datetime as dt

from moothall.demonstration.bodies import bodies
from moothall.demonstration.diary import BODIES, Sitting, sittings
from moothall.demonstration.numbering import decision_number
from moothall.demonstration.people import person, title
from moothall.demonstration.topics import Topic, sections, topics
from moothall.documents.composer.words import long_date
from moothall.documents.pack_text import Passage, RecordPaper, Section
from moothall.facts.bodies import Post
from moothall.facts.decisions import Decision, DecisionStatus

LETTERS = "abcdefghij"


def taken_by_member(topic: Topic) -> bool:
    """Whether a cabinet member takes the decision, and not Cabinet together."""
    return "Cabinet Member decision" in (topic.future or "")


def taker(topic: Topic, day: dt.date) -> Post:
    """Who takes a decision; the leader signs those of Cabinet."""
    name = topic.authors[0] if taken_by_member(topic) else "@leader"
    post = title(name, day) or ""
    return Post(name=person(name, day).full, title=post if taken_by_member(topic) else f"{post}, on behalf of Cabinet")


def lettered(asks: tuple[str, ...]) -> list[str]:
    """`(a) adopt the plan;`, `(b) ... ; and`, the last with a full stop."""
    ends = [";"] * (len(asks) - 2) + ["; and", "."] if len(asks) > 1 else ["."]
    return [f"({letter}) {ask}{end}" for letter, ask, end in zip(LETTERS, asks, ends, strict=False)]


def record(key: str, day: dt.date, seed: int, status: DecisionStatus) -> RecordPaper:
    """The record of a topic's decision."""
    topic = topics()[key]
    decision = Decision(
        number=decision_number(key, seed),
        title=topic.title,
        taker=taker(topic, day),
        key=bool(topic.key),
        status=status,
    )
    return RecordPaper(decision=decision, key_reason=topic.key, sections=tuple(parts(key, topic, day, status)))


def parts(key: str, topic: Topic, day: dt.date, status: DecisionStatus) -> list[Section]:
    """What a record says, under its usual headings."""
    reasons = [passage for passage in sections(topic.body)[0].contents if isinstance(passage, Passage)]
    return [
        Section(heading="Decision:", contents=tuple(decided(topic, day, status))),
        Section(heading="Reason for decision:", contents=(Passage(text=topic.summary), *plain(reasons[:1]))),
        Section(
            heading="Cabinet Committee recommendations and other consultation:",
            contents=(Passage(text=consulted(key, status)),),
        ),
        Section(heading="Any alternatives considered and rejected:", contents=tuple(alternatives(topic))),
        Section(
            heading="Any interest declared when the decision was taken and any dispensation granted by the Proper "
            "Officer:",
            contents=(Passage(text="None."),),
        ),
    ]


def plain(passages: list[Passage]) -> list[Passage]:
    """Passages without their numbers."""
    return [Passage(text=passage.text) for passage in passages]


def decided(topic: Topic, day: dt.date, status: DecisionStatus) -> list[Passage]:
    """The decision in the words of its taker."""
    post = title(topic.authors[0], day) if taken_by_member(topic) else "Leader of the Council, on behalf of Cabinet,"
    verb = "I propose to" if status == "proposed" else "I have decided to"
    return [
        Passage(text=f"As {post} {verb}:"),
        *(Passage(text=line[4:], marker=line[:3], level=1) for line in lettered(topic.asks)),
    ]


def consulted(key: str, status: DecisionStatus) -> str:
    """Which committee is asked, or what it said."""
    met = first_committee(key)
    if met is None:
        return "The proposal has been published on the forthcoming executive decisions list."
    when = f"the {bodies()[met.body].name} on {long_date(met.date)}"
    if status == "proposed":
        return f"The proposal will be considered by {when}, and its views will be taken into account."
    return f"The proposal was considered by {when}, which endorsed it. The minutes were read before the decision."


def first_committee(key: str) -> Sitting | None:
    """The committee meeting that considered a topic."""
    found = [each for body in BODIES if body != "cabinet" for each in sittings(body) if key in each.keys]
    return found[0] if found else None


def alternatives(topic: Topic) -> list[Passage]:
    """What the report says of other options."""
    found = [part for part in sections(topic.body) if {"Options", "Alternatives"} & set(part.heading.split())]
    told = [passage for part in found for passage in part.contents if isinstance(passage, Passage)]
    return plain(told) or [Passage(text="To leave matters as they are, for the reasons set out in the report.")]
