"""`python -m benchmarks [PART ...]`: measure, and write docs/benchmarks.md.

The parts are reading, search, pages, typesetting and assembly; without any named, all of them. Search is measured on
SQLite and on a PostgreSQL that is started for it.
"""

import os
import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import psycopg

from benchmarks import report
from benchmarks.figures import BUSY, Figure
from benchmarks.workplace import ROOT

LIBRARIES = {
    "reading": ("pypdfium2", "lxml", "msgspec"),
    "search": ("tantivy", "django"),
    "pages": ("django", "granian", "whitenoise"),
    "typesetting": ("typst", "pikepdf"),
    "assembly": ("pikepdf", "typst"),
}
PLAIN = {"reading": "Reading", "typesetting": "Typesetting a report", "assembly": "Binding a pack"}
"""The parts that need no database, with the titles of their sections."""

_READ = msgspec.json.Decoder(list[Figure])


def main() -> int:
    """Run the parts asked for; 1 when a limit is not kept."""
    parser = ArgumentParser("benchmarks", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(LIBRARIES))
    parser.add_argument("--date", default=date.today().isoformat(), help="the date on the page (default: today)")  # noqa: DTZ011 - the day where the run is
    parser.add_argument("--tiny", action="store_true", help="a few seconds each, to see that they run")
    parser.add_argument(
        "--busy",
        action="store_true",
        help="count processor time, for a machine that has other work; rates stay as they are",
    )
    parser.add_argument("--to", type=Path, default=report.PAGE, help="the page to write")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - LIBRARIES.keys()
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(LIBRARIES)}")
    os.environ |= {BUSY: "yes"} if arguments.busy else {}
    clock = "; in processor time" if arguments.busy else ""
    kept = True
    for name in arguments.parts or LIBRARIES:
        for title, measure in _measurements(name):
            figures = measure(arguments.tiny)
            text = report.section(title, figures, arguments.date + clock, LIBRARIES[name])
            report.write({title: text}, arguments.to)
            print(text)
            kept = kept and all(figure.kept is not False for figure in figures)
    return 0 if kept else 1


def _measurements(name: str) -> Iterator[tuple[str, Callable[[bool], list[Figure]]]]:
    """The sections of a part, each with what measures it."""
    if name in PLAIN:
        yield PLAIN[name], lambda tiny: _measured(name, tiny, {})
    elif name == "search":
        yield "Search on SQLite", lambda tiny: _measured(name, tiny, {"MOOTHALL_DATABASE_URL": ""})
        with _postgresql() as environment:
            if environment:
                yield "Search on PostgreSQL", lambda tiny: _measured(name, tiny, environment)
    else:
        yield "Pages", lambda tiny: _measured(name, tiny, {"MOOTHALL_DATABASE_URL": ""})


def _measured(name: str, tiny: bool, environment: dict[str, str]) -> list[Figure]:
    """A part's figures, from a process of its own."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *(["--tiny"] if tiny else [])]
    made = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False, stdout=subprocess.PIPE)
    if made.returncode:
        sys.exit(f"benchmarks: {name} failed, as told above")
    return _READ.decode(made.stdout)


@contextmanager
def _postgresql() -> Iterator[dict[str, str]]:
    """The environment of a PostgreSQL that runs while the block does; empty, and said so, where there is none."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from environment import SetupError
    from postgresql import throwaway_postgresql

    try:
        with throwaway_postgresql() as address:
            with psycopg.connect(address.rpartition("/")[0] + "/postgres", autocommit=True) as server:
                server.execute("CREATE DATABASE moothall")
            yield {"MOOTHALL_DATABASE_URL": address, "MOOTHALL_SECRET_KEY": "for the benchmark alone"}
    except SetupError as error:
        print(f"benchmarks: search on PostgreSQL is not measured: {error}", file=sys.stderr)
        yield {}


if __name__ == "__main__":
    sys.exit(main())
