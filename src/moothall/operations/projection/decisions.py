"""Records of decision, with their text."""

from collections.abc import Sequence

from moothall.facts.decisions import Decision as DecisionFact
from moothall.facts.papers import Block
from moothall.operations.projection.ground import Ground
from moothall.records.as_facts import packed
from moothall.records.models import Decision, DecisionMention, DecisionRecord
from moothall.rules.recognition.mentions import holder


def project_decisions(ground: Ground) -> None:
    """Make the records of decision, and the mentions of numbered decisions in the work programme."""
    for position, decision in enumerate(ground.edition.pack.decisions):
        _record(ground, decision, position)
    _mentions(ground)


def _record(ground: Ground, fact: DecisionFact, position: int) -> None:
    path = f"decisions/{position}"
    DecisionRecord.objects.create(
        **ground.row(path, position),
        decision=ground.recorded_decision(fact.number, fact.title or ""),
        meeting=ground.meeting,
        title=fact.title or "",
        taker_id=ground.person(holder(fact.taker)) if fact.taker else None,
        taker_title=(fact.taker and fact.taker.title) or "",
        is_key=fact.key,
        status=fact.status or "",
        blocks=packed(tuple(_text(ground, path))),
    )


def _text(ground: Ground, path: str) -> Sequence[Block]:
    """The blocks of the page or pages on which the record's facts stand, within their paper."""
    spans = [one.span for one in ground.edition.evidence if one.path.startswith(f"{path}/")]
    if not spans:
        return ()
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    paper = next((p for p in ground.edition.papers if _holds(ground.edition.blocks[p.first : p.last], start)), None)
    if paper is None:
        return ()
    blocks = ground.edition.blocks[paper.first : paper.last]
    labels = {block.label for block in blocks if block.span.end > start and block.span.start < end and block.label}
    on_page = [block for block in blocks if block.label in labels] if labels else []
    return on_page or [block for block in blocks if block.span.end > start and block.span.start < end]


def _holds(blocks: Sequence[Block], place: int) -> bool:
    return bool(blocks) and blocks[0].span.start <= place < blocks[-1].span.end


def _mentions(ground: Ground) -> None:
    numbered = {decision.number: decision for decision in Decision.objects.exclude(number="")}
    for position, meeting in enumerate(ground.edition.pack.work_programme):
        for place, item in enumerate(meeting.items):
            words = (word.strip("(),.:-–") for word in item.title.split())
            for number in filter(numbered.__contains__, words):
                DecisionMention.objects.create(
                    **ground.row(f"work_programme/{position}/items/{place}", place),
                    decision=numbered[number],
                    meeting=ground.meeting,
                    text=item.title,
                )
