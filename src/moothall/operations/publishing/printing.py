"""The proof of publication in print."""

from django.conf import settings

from moothall.documents.published.proof import Proof, proof_pdf
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.queries.desk.proofs import ProofPage
from moothall.records.files import fonts
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=60, megabytes=1024)


def printed_proof(page: ProofPage) -> bytes:
    """The proof as PDF, typeset in a process of its own. Raises CannotPublishError when that fails."""
    proof = Proof(
        title=page.line.title,
        council=settings.COUNCIL,
        publication=page.id,
        number=page.line.number,
        at=page.line.at,
        by=page.line.by,
        content=page.content,
        overrides=tuple((found, name, reason) for found, name, reason, _ in page.overrides),
        changes=page.changes,
    )
    try:
        return once(proof_pdf, (proof, fonts()), limits=_LIMITS)
    except Refused as refusal:
        raise CannotPublishError(f"The proof cannot be printed: {refusal}") from refusal
