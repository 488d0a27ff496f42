"""From a publication's public edition to rows, and back out again.

Rows are a projection: they are made from the edition alone, so nothing that it lacks can be in them, and they
can be made anew at any time. What keeps its public id (meetings, items, decisions, plans) is found again.
"""

from django.db.models import F

from moothall.operations.projection.agenda import OWN, project_agenda
from moothall.operations.projection.decisions import project_decisions
from moothall.operations.projection.ground import Ground
from moothall.operations.projection.measures import project_measures
from moothall.operations.projection.minutes import project_minutes
from moothall.operations.projection.names import forget_all, forget_unnamed, project_names
from moothall.operations.projection.papers import project_papers
from moothall.operations.projection.programmes import project_actions, project_programme
from moothall.records.models import Meeting, Publication
from moothall.records.models.recognised import Kept, Projected

__all__ = ["clear", "forget_names", "forget_unnamed", "project", "project_anew", "withdraw"]
_APART = 1_000_000
"""More than any pack has of anything: where rows stand that no stage has taken over yet."""

_STAGES = (
    project_agenda,
    project_papers,
    project_decisions,
    project_minutes,
    project_measures,
    project_programme,
    project_actions,
    project_names,
)


def project(publication: Publication) -> None:
    """Make the rows of a publication; to be called in the transaction that releases it."""
    ground = Ground.of(publication)
    for stage in _STAGES:
        stage(ground)
    for table in Kept.__subclasses__():
        table._default_manager.filter(**{"meeting": publication.meeting}).exclude(publication=publication).delete()


def project_anew(publication: Publication) -> None:
    """Make the rows of a publication anew whose edition says less than it did; what it no longer has is gone."""
    withdraw(publication)
    for table in Kept.__subclasses__():
        rows = table._default_manager.filter(**{"publication": publication})
        rows.update(position=F("position") + _APART)
    project(publication)
    for table in Kept.__subclasses__():
        table._default_manager.filter(**{"publication": publication}, position__gte=_APART).delete()


def withdraw(publication: Publication) -> None:
    """Delete the rows of a publication that is no longer current.

    What has a page of its own stays until the next publication has taken over what it still has, with its address.
    """
    for table in Projected.__subclasses__():
        if not table._meta.abstract:
            table._default_manager.filter(publication=publication).delete()


def clear(meeting: Meeting) -> None:
    """Leave of a meeting what is not its own pack's: its body, its date, and minutes that other packs carry."""
    for table in Kept.__subclasses__():
        table._default_manager.filter(**{"meeting": meeting}).delete()
    empty = {field.name: field.get_default() for field in Meeting._meta.concrete_fields if field.name in OWN}
    Meeting.objects.filter(pk=meeting.pk).update(**empty)


def forget_names() -> None:
    """Name everything anew from what is still published, so that no name from what was taken down is left."""
    forget_all()
    for publication in Publication.objects.filter(current=True).order_by("meeting__date"):
        project_names(Ground.of(publication))
