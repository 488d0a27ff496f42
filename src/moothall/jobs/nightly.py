"""What is done once a day: pages that speak of days gone by are made anew, and the search index catches up."""

import datetime as dt

from django.conf import settings

from moothall.operations.pages import renew_stale
from moothall.operations.search_index import catch_up


def bring_up_to_date(*, at: dt.datetime) -> None:
    """Bring the copies of what is published up to date."""
    catch_up(settings.SEARCH_INDEX)
    renew_stale(at=at)
