"""`moothall rerender`: the stored pages, made anew."""

from argparse import ArgumentParser, Namespace

from moothall.project.commands import DONE, Command
from moothall.project.commands.database import ready_database


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--stale", action="store_true", help="only pages of an older version, or whose words about time no longer hold"
    )


def _run(arguments: Namespace) -> int:
    ready_database()
    from django.utils import timezone

    from moothall.operations.pages import renew_stale, rerender

    make = renew_stale if arguments.stale else rerender
    count = make(at=timezone.now())
    if not arguments.stale:
        _search()
    print(f"{count:,} page{'s' * (count != 1)} stored.")
    return DONE


def _search() -> None:
    """What is searched follows the pages."""
    from django.conf import settings

    from moothall.operations.search_entries import renew_entries
    from moothall.operations.search_index import catch_up

    renew_entries()
    catch_up(settings.SEARCH_INDEX)


COMMAND = Command(
    name="rerender",
    summary="Make the stored pages of the public site and its search entries anew, as after an upgrade.",
    example="moothall rerender\nmoothall rerender --stale   # shortly after midnight, every night",
    declare=_declare,
    run=_run,
)
