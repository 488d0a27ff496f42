"""Keeping stored pages: rendered when something they show is released, again when the renderer changes."""

import datetime as dt
from collections.abc import Iterable, Iterator

from moothall.queries.public.pages import RENDERER, STANDING, Rendered, all_keys, rendered
from moothall.queries.public.reach import pages_of
from moothall.records.models import Publication, StoredPage
from moothall.rules.english_day import english_day

_BATCH = 200


def affected(publication: Publication) -> set[str]:
    """The keys of the pages that show something of a publication, from its rows as they are now."""
    return pages_of(publication)


def renew(keys: Iterable[str], *, at: dt.datetime) -> int:
    """Render pages anew and store them; those that show nothing any more are deleted. Gives how many are stored."""
    today = english_day(at)
    kept = 0
    gone: list[str] = []
    batch: list[StoredPage] = []
    for key in sorted(keys):
        page = rendered(key, today)
        if page is None:
            gone.append(key)
        else:
            batch.append(_row(key, page, at))
        if len(batch) == _BATCH:
            kept += _store(batch)
            batch = []
    kept += _store(batch)
    StoredPage.objects.filter(key__in=gone, moved_to="").delete()
    return kept


def rerender(*, at: dt.datetime) -> int:
    """Render every page anew, as after a change of templates; gives how many there are."""
    keys = set(all_keys())
    StoredPage.objects.exclude(key__in=keys).filter(moved_to="").delete()
    return renew(keys, at=at)


def renew_stale(*, at: dt.datetime) -> int:
    """Render the pages whose words about time are no longer true, an older renderer's, and those of a new site."""
    return renew(stale(at=at), at=at)


def stale(*, at: dt.datetime) -> set[str]:
    """The keys of those pages."""
    return set(_stale(at))


def _stale(at: dt.datetime) -> Iterator[str]:
    today = english_day(at)
    pages = StoredPage.objects.filter(moved_to="")
    yield from pages.filter(fresh_until__lte=today).values_list("key", flat=True)
    yield from pages.exclude(renderer=RENDERER).values_list("key", flat=True)
    yield from set(STANDING).difference(StoredPage.objects.filter(key__in=STANDING).values_list("key", flat=True))


def _row(key: str, page: Rendered, at: dt.datetime) -> StoredPage:
    return StoredPage(
        key=key,
        parts=list(page.parts),
        digest=page.digest,
        renderer=RENDERER,
        rendered_at=at,
        fresh_until=page.fresh_until,
        moved_to="",
    )


def _store(rows: list[StoredPage]) -> int:
    fields = ["parts", "digest", "renderer", "rendered_at", "fresh_until", "moved_to"]
    StoredPage.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=fields)
    return len(rows)
