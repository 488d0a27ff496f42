"""`moothall reindex`: the search index, made anew from the database."""

from argparse import ArgumentParser, Namespace

from moothall.project.commands import DONE, REFUSED, Command
from moothall.project.commands.database import ready_database


def _declare(parser: ArgumentParser) -> None:
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--missing", action="store_true", help="only take what the index lacks")
    instead.add_argument("--check", action="store_true", help="change nothing; say whether index and database agree")


def _run(arguments: Namespace) -> int:
    ready_database()
    from django.conf import settings

    from moothall.operations.search_index import catch_up, rebuild

    if arguments.check:
        return _check()
    count = catch_up(settings.SEARCH_INDEX) if arguments.missing else rebuild(settings.SEARCH_INDEX)
    print(f"The search index {'took' if arguments.missing else 'holds'} {count:,} pack{'s' * (count != 1)}.")
    return DONE


def _check() -> int:
    import sys

    from django.conf import settings

    from moothall.operations.search_index import agreement
    from moothall.queries.public.search_index import IndexUnusableError

    try:
        found = agreement(settings.SEARCH_INDEX)
    except IndexUnusableError as error:
        print(f"moothall: the search index is damaged ({error}); run `moothall reindex`", file=sys.stderr)
        return REFUSED
    if found:
        print("The search index and the database agree.")
        return DONE
    count = len(found.missing) + len(found.foreign)
    packs = f"{count:,} pack{'s' * (count != 1)}"
    print(f"moothall: the search index lacks or misstates {packs}; run `moothall reindex`", file=sys.stderr)
    return REFUSED


COMMAND = Command(
    name="reindex",
    summary="Make the search index anew from the database, bring it up to date, or check it.",
    example="moothall reindex\nmoothall reindex --missing",
    declare=_declare,
    run=_run,
)
