"""Whoever waits for a publication is told how far it is."""

from moothall.records.models import Publication, PublishingJob


class Watch:
    """Told of each stage as it is reached. This one is nobody's, for what is done while one waits."""

    def reached(self, stage: PublishingJob.Stage) -> None:
        """A stage has begun; called outside the transaction in which the publication is stored."""

    def stored(self, publication: Publication) -> None:
        """It is stored; called in the same transaction, so that what is told holds if and only if that does."""


UNWATCHED = Watch()
