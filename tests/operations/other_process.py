"""What a process beside the tests' own does with the search index: `other_process.py FOLDER ACT [PACK]`."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import django


def publish(folder: Path, pack: str) -> None:
    """Publish six changes of a pack, each indexed at once."""
    for number in range(6):
        _put(pack, f"The ferry of {pack}, change {number}.")
        search_index.catch_up(folder)


def die_after_commit(folder: Path) -> None:
    """Publish, and be killed before the index hears of it."""
    _some(folder, _die)


def die_while_indexing(folder: Path) -> None:
    """Publish, and be killed when the index has half of it."""
    taken: list[object] = []
    put = search_index.put

    def the_third_is_the_last(*arguments: object) -> None:
        put(*arguments)  # type: ignore[arg-type]
        taken.append(arguments)
        if len(taken) == 3:  # the first was before
            _die()

    search_index.put = the_third_is_the_last
    _some(folder, lambda: search_index.catch_up(folder))


def die_after_release(folder: Path) -> None:
    """Import and release a pack, and be killed before the index hears of it."""
    from larkshire import MOMENT, reading
    from moothall.operations.archive import import_pack
    from moothall.operations.release import release

    imported = import_pack(reading=reading(), source=b"pack", name="march.txt", by=None, at=MOMENT)
    search_index.catch_up = lambda folder: _die()
    release(version=imported.version, by=None, at=MOMENT)


def _some(folder: Path, after: Callable[[], object]) -> None:
    _put("before00", "Committed and indexed.")
    search_index.catch_up(folder)
    with transaction.atomic():
        for number in range(3):
            search_index.put_sheet(pack=f"after{number:03}", entries=[entry(f"Committed, number {number}.")])
        search_index.put_sheet(pack="before00", entries=[entry("Committed again.")])
        transaction.on_commit(after)


def _put(pack: str, text: str) -> None:
    with transaction.atomic():
        search_index.put_sheet(pack=pack, entries=[entry(text)])


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    django.setup()
    from django.db import transaction

    from filled_index import entry
    from moothall.operations import search_index

    globals()[sys.argv[2]](Path(sys.argv[1]), *sys.argv[3:])
