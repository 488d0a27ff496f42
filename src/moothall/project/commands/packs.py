"""Packs named on the command line: opened with care, read in processes of their own, refused in one line each."""

import errno
import os
import stat
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from moothall.workers import Done, Limits, Refused, StartMethod, Stopped, each

if TYPE_CHECKING:
    from moothall.facts.readings import Reading

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Outcome = tuple[int, Done[Made] | Stopped]

MEGABYTE = 1024 * 1024
LARGEST = 200
USUAL = Limits()
READER = "moothall.intake.reading"
FOLDER = "this is a folder; name the packs in it"


def declare_packs(parser: ArgumentParser) -> None:
    """The arguments that every command which reads packs takes."""
    parser.add_argument("packs", nargs="+", metavar="PACK", type=Path, help="a PDF, Word or text file, told by content")
    declare_limits(parser)


def declare_limits(parser: ArgumentParser) -> None:
    """The arguments that say what reading one pack may take."""
    group = parser.add_argument_group("limits for each pack")
    group.add_argument("--seconds", type=float, default=USUAL.seconds, help="time it may take (default: %(default)s)")
    group.add_argument("--memory", type=int, default=USUAL.megabytes, help="megabytes of memory (default: %(default)s)")
    group.add_argument("--largest", type=int, default=LARGEST, help="megabytes it may have (default: %(default)s)")


def limits(arguments: Namespace) -> Limits:
    """The limits that the arguments set for reading one pack."""
    return Limits(seconds=arguments.seconds, megabytes=arguments.memory)


def read_each(
    paths: Sequence[Path],
    make: Callable[[bytes, "Reading"], Made],
    *,
    limits: Limits = USUAL,
    largest: int = LARGEST,
    method: StartMethod = "fork",
) -> Iterator[tuple[Path, Done[Made] | Stopped]]:
    """What `make` makes of each pack's bytes and reading, in the order given, or why it could not be read.

    Several packs are read at a time, and `make` runs in the process that read; `method` as in `workers.each`.
    With more than one pack a progress bar runs on standard error, if that is a terminal.
    """
    if method == "fork":
        import_module(READER)  # once here, not once in every process
    work = partial(_read, largest=largest, make=make)
    ended = each(work, paths, limits=limits, method=method, preload=[READER])
    for number, outcome in in_order(progress(ended, len(paths))):
        yield paths[number], outcome


def both(data: bytes, reading: "Reading") -> tuple[bytes, "Reading"]:
    """The bytes and the reading as they are, for who wants to keep them."""
    return data, reading


def refuse(path: Path, reason: str) -> None:
    """Say in one line on standard error why a pack was not taken."""
    print(f"moothall: {path}: {reason}", file=sys.stderr)


def open_pack(path: Path, largest: int) -> bytes:
    """The bytes of a file of at most `largest` megabytes.

    Raises Refused for what is missing, no regular file (a folder, a pipe that would never end), empty, too
    large or closed to us.
    """
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            _check(os.fstat(file.fileno()), largest)
            return file.read()
    except OSError as error:
        raise Refused(_trouble(error)) from error


def progress(things: Iterable[Thing], count: int) -> Iterable[Thing]:
    """The same things, with a progress bar on standard error if that is a terminal and there are several."""
    if count <= 1:
        return things
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread beside us: the next worker may be a fork
    return tqdm(things, total=count, unit="pack", disable=None, leave=False)


def in_order(outcomes: Iterable[Outcome[Made]]) -> Iterator[Outcome[Made]]:
    """Numbered outcomes in the order of their numbers, each as soon as those before it are there."""
    early: dict[int, Done[Made] | Stopped] = {}
    following = 0
    for number, outcome in outcomes:
        early[number] = outcome
        while following in early:
            yield following, early.pop(following)
            following += 1


def _read(path: Path, largest: int, make: Callable[[bytes, "Reading"], Made]) -> Made:
    from moothall.intake.reading import UnreadablePack, read

    data = open_pack(path, largest)
    try:
        reading = read(data, path.name)
    except UnreadablePack as error:
        raise Refused(str(error)) from error
    return make(data, reading)


def _check(status: os.stat_result, largest: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Refused("this is not a file")
    if not status.st_size:
        raise Refused("this file is empty")
    if status.st_size > largest * MEGABYTE:
        size = status.st_size / MEGABYTE
        raise Refused(f"this file has {size:,.0f} MB, more than the {largest:,} allowed (--largest)")


def _trouble(error: OSError) -> str:
    known = {
        errno.ENOENT: "there is no such file",
        errno.ENOTDIR: "there is no such file",
        errno.EISDIR: FOLDER,
        errno.ENXIO: "this is not a file",
        errno.EACCES: "you are not allowed to read this file",
    }
    return known.get(error.errno or 0, f"this file cannot be opened ({error.strerror})")
