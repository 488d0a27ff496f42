"""A second opinion on a file that says it is PDF/UA: the typesetter's own word for ours, a checker for all others."""

import tempfile

from outloud import check
from pikepdf import Pdf

_TYPESETTER = "Typst"
_MOST = 20


def second_opinion(pdf: Pdf, data: bytes) -> list[str]:
    """What else is wrong with the file. Typst refuses to write what fails PDF/UA: its files are taken as they are."""
    if str(pdf.docinfo.get("/Creator", "")).startswith(_TYPESETTER):
        return []
    with tempfile.NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(data)
        kept.flush()
        found = check(kept.name, layers=["conformance"])
    wrong = [f"{finding.rule}: {finding.message}" for finding in found.findings if finding.severity == "error"]
    return wrong[:_MOST]
