"""`moothall reindex`: the search index, made anew from the database."""

from argparse import ArgumentParser, Namespace

from moothall.project.commands import DONE, Command
from moothall.project.commands.database import ready_database


def _declare(parser: ArgumentParser) -> None:
    """It takes nothing."""


def _run(_: Namespace) -> int:
    ready_database()
    from django.conf import settings

    from moothall.operations.search_index import rebuild

    print(f"The search index holds {rebuild(settings.SEARCH_INDEX):,} packs.")
    return DONE


COMMAND = Command(
    name="reindex",
    summary="Make the search index anew from the database.",
    example="moothall reindex",
    declare=_declare,
    run=_run,
)
