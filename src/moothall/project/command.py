"""The `moothall` command line: one parser over the commands, and one place where errors become a line and a code."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Sequence

from moothall import __version__
from moothall.project.commands import (
    REFUSED,
    Command,
    CommandError,
    account,
    audit,
    clerk,
    demo,
    errands,
    imports,
    manage,
    read,
    rebuild,
    reindex,
    rerender,
    schema,
    search,
    serve,
)
from moothall.project.environment import DEBUG

COMMANDS: tuple[Command, ...] = (
    demo.COMMAND,
    serve.COMMAND,
    read.COMMAND,
    rebuild.COMMAND,
    imports.COMMAND,
    search.COMMAND,
    schema.COMMAND,
    account.COMMAND,
    clerk.COMMAND,
    audit.COMMAND,
    errands.COMMAND,
    rerender.COMMAND,
    reindex.COMMAND,
    manage.COMMAND,
)

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command named in `arguments` (the program's own when None); the exit code."""
    try:
        code = _run(parser().parse_args(arguments))
        sys.stdout.flush()
    except CommandError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def parser() -> ArgumentParser:
    """The parser of the whole command line."""
    whole = ArgumentParser(
        prog="moothall",
        description="The committee business of a council: packs read, kept and published.",
        epilog="example:\n  moothall read agenda-pack.pdf",
        formatter_class=RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"moothall {__version__}")
    subparsers = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        _add(subparsers, command)
    return whole


def helps() -> dict[str, str]:
    """What `--help` prints, of the whole and of each command; the reference in docs is made from it."""
    alone = ArgumentParser(prog="moothall").add_subparsers()
    return {"moothall": parser().format_help()} | {
        f"moothall {command.name}": _add(alone, command).format_help() for command in COMMANDS
    }


def _add(subparsers: "_SubParsersAction[ArgumentParser]", command: Command) -> ArgumentParser:
    parser = subparsers.add_parser(
        command.name,
        help=command.summary,
        description=command.summary,
        epilog=f"example:\n{_indented(command.example)}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.declare(parser)
    parser.set_defaults(run=command.run)
    return parser


def _indented(example: str) -> str:
    return "\n".join(f"  {line}" for line in example.splitlines())


def _run(arguments: Namespace) -> int:
    """Run the command; an error of ours that nobody foresaw becomes a line too, unless MOOTHALL_DEBUG asks for all."""
    try:
        code: int = arguments.run(arguments)
    except (CommandError, BrokenPipeError):
        raise
    except SystemExit as stop:  # a setting that cannot be used stops with its sentence
        return _refuse(str(stop.code).removeprefix("moothall: "))
    except Exception as error:
        if DEBUG.value():
            raise
        from moothall.workers import unforeseen

        return _refuse(unforeseen(error))
    return code


def _refuse(reason: str) -> int:
    print(f"moothall: {reason}", file=sys.stderr)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
