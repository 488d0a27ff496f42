"""Records of decision, proposed or taken."""

from moothall.documents.composer.markup import Markup, call, joined
from moothall.documents.composer.prose import section
from moothall.documents.pack_text import RecordPaper


def record(paper: RecordPaper, council: str) -> Markup:
    """A record of decision: who takes it, its number, whether it is key and why, then its sections and signature."""
    facts = paper.decision
    kind = "PROPOSED RECORD OF DECISION" if facts.status == "proposed" else "RECORD OF DECISION"
    taker = facts.taker
    by = "DECISION TO BE TAKEN BY:" if facts.status == "proposed" else "DECISION TAKEN BY:"
    parts = [
        call("section", 2, "", f"{council.upper()} – {kind}"),
        call("record-head", by, [taker.name, taker.title or ""] if taker else [], facts.number or ""),
        call("par", "For publication"),
        *key(facts.key, paper.key_reason),
        call("record-title", facts.title or ""),
        *(section(part, level=3) for part in paper.sections),
        call("signing"),
    ]
    return joined(parts)


def key(is_key: bool | None, reason: str) -> list[Markup]:
    """Whether the decision is a key decision, and why."""
    if is_key is None:
        return []
    word = "YES" if is_key else "NO"
    return [call("key", f"Key decision: {word}"), *([call("par", reason)] if reason else [])]
