"""The files of a publication: the pack, and what is handed out beside it."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from moothall.operations.files import keep
from moothall.operations.publications import delete_files
from moothall.operations.publishing.archiving import source
from moothall.operations.publishing.gathering import Gathered
from moothall.operations.publishing.making import Extra, Pack
from moothall.operations.publishing.news import titles_of
from moothall.records.models import Publication, PublishedFile
from moothall.rules.page_labels import label

Changes = Sequence[Sequence[Sequence[str]]]


def hand_out(found: Gathered, pack: Pack, publication: Publication) -> None:
    """Keep every file of a publication, public and restricted."""
    whole = pack.restricted.made
    PublishedFile.objects.create(
        publication=publication,
        kind=PublishedFile.Kind.pack,
        title="Agenda reports pack",
        public=publication.pdf,
        restricted=publication.version.source.sha256,
        size=publication.pdf_size,
        pages=publication.page_count or 0,
        first_label=whole.printed[0].label,
        last_label=_last([page.label for page in whole.printed]),
        papers=[place.key for place in whole.places],
    )
    for extra, title, changes in titles_of(found, pack, publication):
        _beside(publication, extra, title, changes)


@contextmanager
def nothing_left_behind(pack: Pack) -> Iterator[None]:
    """Where a publication is not stored after all, its files go from the public root: what was found may be in them."""
    try:
        yield
    except BaseException:
        files = [pack.public.made.pdf, *(extra.public.pdf for extra in pack.extras if extra.public)]
        shown = {block.picture.file for block in pack.public.reading.blocks if block.picture}
        delete_files({hashlib.sha256(file).hexdigest() for file in files} | shown)
        raise


def _beside(publication: Publication, extra: Extra, title: str, changes: Changes) -> None:
    printed = extra.restricted.printed
    PublishedFile.objects.create(
        publication=publication,
        kind=extra.kind,
        title=title,
        public=keep(extra.public.pdf, public=True) if extra.public else "",
        restricted=source(extra.restricted, extra.kind).sha256,
        size=len(extra.public.pdf) if extra.public else None,
        pages=len(extra.public.printed) if extra.public else len(printed),
        first_label=extra.restricted.front.first,
        last_label=_last([place.last for place in (*extra.restricted.places, extra.restricted.front)]),
        papers=list(extra.keys),
        changes=list(changes),
    )


def _last(labels: Sequence[str]) -> str:
    return max(labels, key=label)
