"""What every act on an agenda stands on: it is held while it is changed, and what cannot be done says why."""

from moothall.records.models import DraftAgenda


class CannotBuildError(Exception):
    """Something that cannot be done with an agenda as things stand; the message says why and what to do."""


def lock(agenda: DraftAgenda) -> None:
    """Hold an agenda until the transaction ends: what is built and what is published wait for each other.

    Rows that were read before are to be read again after this: a publication may have given them their numbers.
    """
    DraftAgenda.objects.select_for_update().get(pk=agenda.pk)
