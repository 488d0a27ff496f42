"""Whether anything is new against what stands: known without binding the pack a second time."""

import hashlib

import msgspec

from moothall.operations.publishing.gathering import Gathered, gathered
from moothall.operations.publishing.hiding import is_made_anew
from moothall.records.models import Acronym, Proof, Publication, ScheduledMeeting


def keep_standing(publication: Publication, scheduled: ScheduledMeeting) -> None:
    """Keep with the proof a hash of all that was published; to be called when the agenda's citations are kept.

    Not for a publication of one paper's fate alone: what was drafted since is still on the desk.
    """
    found = gathered(ScheduledMeeting.objects.select_related("body").get(pk=scheduled.pk))
    proof = Proof.objects.get(publication=publication)
    proof.content = {**proof.content, "stands": _of(found)}
    proof.save(update_fields=["content"])


def is_nothing_new(found: Gathered) -> bool:
    """Whether what would be published now is what stands. Where that is not known, it may be new."""
    stands = Proof.objects.filter(publication__meeting__scheduled=found.scheduled, publication__current=True).first()
    if stands is None or is_made_anew(found.scheduled):
        return False
    return bool(stands.content.get("stands") == _of(found))


def _of(found: Gathered) -> str:
    """A hash of the agenda with its papers, and of the council's acronyms, which are printed with them."""
    known = list(Acronym.objects.order_by("short").values_list("short", "meaning"))
    return hashlib.sha256(msgspec.json.encode([found.digest, known])).hexdigest()
