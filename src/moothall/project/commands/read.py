"""`moothall read`: what packs say, for a person or as records."""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.project.commands import DONE, REFUSED, Command
from moothall.project.commands.packs import declare_packs, limits, read_each, refuse
from moothall.workers import Done, Stopped

if TYPE_CHECKING:
    from moothall.facts.readings import Reading


def _declare(parser: ArgumentParser) -> None:
    declare_packs(parser)
    parser.add_argument(
        "--json", action="store_true", help="print the record; of several packs an array, with null for one unread"
    )
    parser.add_argument("--evidence", action="store_true", help="say where each fact was read: page and passage")
    parser.add_argument("--coverage", action="store_true", help="say how many characters of the pack went where")


def _run(arguments: Namespace) -> int:
    as_array = arguments.json and len(arguments.packs) > 1
    code, divider = DONE, "[\n"
    make = partial(_text, arguments=arguments)
    for path, outcome in read_each(arguments.packs, make, limits=limits(arguments), largest=arguments.largest):
        text = _told(path, outcome)
        code = code if text else REFUSED
        if as_array:
            print(divider, text or "null", sep="", end="", flush=True)
            divider = ",\n"
        elif text:
            print(text, flush=True)
    if as_array:
        print("\n]")
    return code


def _told(path: Path, outcome: Done[str] | Stopped) -> str | None:
    """What is to be printed of a pack; None, and a line on standard error, for one that could not be read."""
    if isinstance(outcome, Done):
        return outcome.value
    refuse(path, outcome.reason)
    return None


def _text(_: bytes, reading: "Reading", *, arguments: Namespace) -> str:
    """What is printed of one pack; made in the process that read it."""
    from moothall.project.commands import telling

    tell = telling.as_json if arguments.json else telling.as_text
    return tell(reading, evidence=arguments.evidence, coverage=arguments.coverage)


COMMAND = Command(
    name="read",
    summary="Read published packs and print what they say.",
    example="moothall read agenda-pack.pdf\nmoothall read --json agenda-pack.pdf > record.json",
    declare=_declare,
    run=_run,
)
