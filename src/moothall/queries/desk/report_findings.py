"""What an author is told to look at again before a report goes on: advice alone."""

from collections.abc import Iterator, Sequence

from moothall.facts.drafts import Cover, ReportDraft
from moothall.facts.findings import Finding
from moothall.records.models import Acronym
from moothall.records.practice import TEMPLATE
from moothall.rules.acronyms import unexplained, with_cover
from moothall.rules.recommendations import advice
from moothall.rules.report_template import missing, unwritten

_TEXT, _COVER = "desk-report-text", "desk-report-cover"


def findings(draft: ReportDraft, bodies: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What is vague, empty, missing or unexplained in a report that goes to these bodies in turn."""
    known = dict(Acronym.objects.values_list("short", "meaning"))
    return (
        *advice(draft.cover.recommendations),
        *_cover(draft.cover, bodies),
        *_text(draft),
        *(
            _advice("unexplained-acronym", f"{use.short} is not explained.", _TEXT, next(filter(None, use.places), ""))
            for use in unexplained(with_cover(draft), known)
        ),
    )


def _cover(cover: Cover, bodies: Sequence[str]) -> Iterator[Finding]:
    """The cover names the body that a pack is for; the others that have the report are told in its pathway."""
    if not cover.summary:
        yield _advice("no-summary", "The report has no summary.", _COVER)
    pathway = f"{cover.past_pathway} {cover.future_pathway}".casefold()
    silent = [body for body in bodies if body.casefold().removeprefix("the ") not in pathway]
    if len(bodies) > 1 and len(silent) > 1:
        words = f"The report goes to {', '.join(bodies)} in turn: say so in its past and future pathway."
        yield _advice("no-pathway", words, _COVER)


def _text(draft: ReportDraft) -> Iterator[Finding]:
    for name in missing(TEMPLATE.now(), draft.writing):
        yield _advice("missing-implication", f"Nothing is said on {name.lower()}.", _TEXT)
    if headings := unwritten(draft.writing):
        named = ", ".join(f"“{name}”" for name in headings)
        yield _advice("empty-section", f"Nothing is written yet under {named}.", _TEXT)


def _advice(code: str, text: str, mend: str, place: str = "") -> Finding:
    return Finding(code=code, severity="advice", text=text, place=place, mend=mend, source="good practice")
