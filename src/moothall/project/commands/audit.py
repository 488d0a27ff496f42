"""`moothall audit`: proves that the audit trail is as it was written, or says at which row it is not."""

from argparse import ArgumentParser, Namespace

from moothall.project.commands import DONE, REFUSED, Command
from moothall.project.commands.database import ready_database


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say nothing when the trail is sound")


def _run(arguments: Namespace) -> int:
    ready_database()
    from moothall.operations.audit import broken_links, last_row

    broken = list(broken_links())
    for number in broken[:10]:
        print(f"row {number} does not follow from the row before it")
    if broken:
        return REFUSED
    last = last_row()
    if not arguments.quiet:
        print(f"{last.sequence:,} rows, the last {last.digest}" if last else "the trail is empty")
    return DONE


COMMAND = Command(
    name="audit",
    summary="Check that no row of the audit trail was changed, taken away or put in; exit code 2 if one was.",
    example="moothall audit",
    declare=_declare,
    run=_run,
)
