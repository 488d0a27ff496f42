"""A second opinion on files that say they are PDF/UA."""

import tempfile

from pikepdf import Pdf

_TYPESETTER = "Typst"
_MOST = 20


def is_typeset(pdf: Pdf) -> bool:
    """Whether a file came from the typesetter that we use, which refuses to write what fails PDF/UA."""
    return str(pdf.docinfo.get("/Creator", "")).startswith(_TYPESETTER)


def second_opinion(data: bytes) -> list[str]:
    """What a checker finds wrong with a file, or doubts, by its rules; that it could not look is a fault as well."""
    from pdfua import PdfuaError, Severity, validate  # noqa: PLC0415 - few papers need it

    with tempfile.NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(data)
        kept.flush()
        try:
            found = validate(kept.name).findings
        except PdfuaError as error:
            return [f"it could not be looked through: {error}"]
    wrong = [f"{finding.rule_id}: {finding.message}" for finding in found if finding.severity != Severity.INFO]
    return wrong[:_MOST]
