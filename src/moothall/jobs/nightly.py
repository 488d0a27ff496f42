"""What is done once a day: pages that speak of days gone by are made anew, and the search index catches up."""

import datetime as dt

from django.conf import settings

from moothall.documents.assembly import Folder
from moothall.operations.pages import renew_stale
from moothall.operations.search_index import catch_up
from moothall.records.files import shelf

_KEPT_READY = dt.timedelta(days=60)
"""How long papers lie ready for binding; one that is bound later is made ready again."""


def bring_up_to_date(*, at: dt.datetime) -> None:
    """Bring the copies of what is published up to date."""
    catch_up(settings.SEARCH_INDEX)
    renew_stale(at=at)
    Folder(shelf()).clear_of_what_is_older(at - _KEPT_READY)
