"""A second opinion on files that say they are PDF/UA."""

import tempfile

from pikepdf import Pdf

_TYPESETTER = "Typst"
_MOST = 20


def is_typeset(pdf: Pdf) -> bool:
    """Whether a file came from the typesetter that we use."""
    return str(pdf.docinfo.get("/Creator", "")).startswith(_TYPESETTER)


def second_opinion(data: bytes) -> list[str]:
    """What a checker finds wrong with a file, by its rules."""
    from outloud import check  # noqa: PLC0415 - heavy, and few papers need it

    with tempfile.NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(data)
        kept.flush()
        found = check(kept.name, layers=["conformance"])
    wrong = [f"{finding.rule}: {finding.message}" for finding in found.findings if finding.severity == "error"]
    return wrong[:_MOST]
