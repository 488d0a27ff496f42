"""`moothall rebuild`: an accessible PDF of a published pack, typeset again from what it says."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import moothall
from moothall.project.commands import DONE, Command, CommandError
from moothall.project.commands.packs import declare_limits, limits, read_each
from moothall.workers import Refused, Stopped

if TYPE_CHECKING:
    from moothall.facts.readings import Reading

FONTS = Path(moothall.__file__).resolve().parents[2] / "build" / "fonts"


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", type=Path, help="a PDF, Word or text file, told by content")
    parser.add_argument("pdf", metavar="PDF", type=Path, help="the file to write; one that is there is replaced")
    declare_limits(parser)


def _run(arguments: Namespace) -> int:
    made = read_each([arguments.pack], _typeset, limits=limits(arguments), largest=arguments.largest)
    for path, outcome in made:
        if isinstance(outcome, Stopped):
            raise CommandError(f"{path}: {outcome.reason}")
        _write(arguments.pdf, outcome.value)
        print(f"{arguments.pdf} is written. It has all words of {path}, also what is restricted, and no pictures.")
    return DONE


def _typeset(_: bytes, reading: "Reading") -> bytes:
    """The pack as a tagged PDF; made in the process that read it."""
    from moothall.documents.composer.composition import made
    from moothall.documents.composer.press import CompositionError, Press
    from moothall.documents.composer.rebuilt import rebuilt

    try:
        return Press([FONTS] if FONTS.is_dir() else []).pdf(rebuilt(reading), made(reading.pack))
    except CompositionError as error:
        raise Refused(str(error)) from error


def _write(path: Path, data: bytes) -> None:
    """Write beside the file and put it in its place when it is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CommandError(f"{path} cannot be written: {error.strerror}") from error


COMMAND = Command(
    name="rebuild",
    summary="Typeset a published pack again, as an accessible PDF with the same page numbers for its papers.",
    example="moothall rebuild agenda-pack.docx agenda-pack.pdf",
    declare=_declare,
    run=_run,
)
