"""`moothall import`: packs into the archive, as drafts, and on to the public if that is asked for."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from functools import partial

from moothall.project.commands import DONE, REFUSED, Command
from moothall.project.commands.database import ready_database
from moothall.project.commands.packs import both, declare_packs, limits, read_each, refuse
from moothall.workers import Refused, Stopped


def override(written: str) -> tuple[str, str]:
    """`NAME: REASON`, both given. Raises ArgumentTypeError otherwise."""
    name, _, reason = written.partition(":")
    if not name.strip() or not reason.strip():
        raise ArgumentTypeError("give your name and a reason, as in 'N Pollard: page 15 is a slip for item 8'")
    return name.strip(), reason.strip()


def _declare(parser: ArgumentParser) -> None:
    declare_packs(parser)
    parser.add_argument("--publish", action="store_true", help="release each pack that has no exempt markings")
    parser.add_argument(
        "--override",
        type=override,
        metavar="NAME:REASON",
        help="with --publish, release packs with exempt markings too, without what is marked; it is put on record",
    )


def _run(arguments: Namespace) -> int:
    ready_database()
    from moothall.operations.release import NamedOverride
    from moothall.project.commands.archive import keep

    named = NamedOverride(*arguments.override) if arguments.override else None
    code = DONE
    read = partial(read_each, limits=limits(arguments), largest=arguments.largest, method="forkserver")
    for path, outcome in read(arguments.packs, both):
        try:
            if isinstance(outcome, Stopped):
                raise Refused(outcome.reason)
            print(f"{path}: {keep(path.name, *outcome.value, named, publish=arguments.publish)}", flush=True)
        except Refused as refusal:
            refuse(path, str(refusal))
            code = REFUSED
    return code


COMMAND = Command(
    name="import",
    summary="Keep packs in the archive as drafts; with --publish, release them to the public site.",
    example="moothall import agenda-pack.pdf\nmoothall import --publish packs/*.pdf",
    declare=_declare,
    run=_run,
)
