"""The page of the desk on which a finding is mended."""

from django.urls import NoReverseMatch, reverse

from moothall.facts.agendas import DraftAgenda
from moothall.facts.findings import Finding


def mended(finding: Finding, agenda: DraftAgenda) -> str:
    """Where a finding is put right: at its report, its paper, its item, or on the agenda."""
    papers = {paper.key: paper for _, paper in agenda.papers()}
    paper = papers.get(finding.place)
    if paper is not None and finding.mend == "take down":
        return _address("desk-take-down", paper=paper.key)
    if paper is not None:
        if finding.mend == "clearance" and paper.report:
            return _address("desk-clearance-report", report=paper.report)
        return _address("desk-agenda-paper", paper=paper.key)
    if any(item.key == finding.place for item in agenda.items):
        return _address("desk-agenda-item", item=finding.place)
    return _address(finding.mend) or _address("desk-agenda", meeting=agenda.key)


def _address(name: str, **named: str) -> str:
    try:
        return reverse(name, kwargs=named)
    except NoReverseMatch:
        return ""
