"""docs/benchmarks.md: a section for each part, replaced when that part is measured again."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import Figure

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Each figure stands beside the limit it is held to and, where there is one, the floor: the least that the work could
cost, measured in the same run. What counts is how they compare: a busy machine slows both. `python -m benchmarks`
measures everything anew and writes this page, `python -m benchmarks reading` one part of it. It takes some minutes and
needs `requirements/check.txt`; nginx and wrk give the floor of the last part, and PostgreSQL is started for the run.
"""


def write(sections: dict[str, str], page: Path = PAGE) -> None:
    """Put sections, by their titles, into the page in place of those of the same title; the others stay."""
    known = _sections(page.read_text()) if page.exists() else {}
    page.write_text("\n".join([HEAD, *(known | sections).values()]))


def section(title: str, figures: Iterable[Figure], date: str, libraries: Sequence[str]) -> str:
    """A section: when and where it was measured, and the table."""
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    lines = ["| what | measured | floor | limit | kept |", "|---|---|---|---|---|", *map(_line, figures)]
    return "\n".join([f"## {title}", "", f"{date}, {machine()}; {versions}.", "", *lines, ""])


def machine() -> str:
    """What it was measured on."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{os.cpu_count()} cores, {gigabytes:.0f} GiB, {system}, Python {platform.python_version()}"


def _sections(text: str) -> dict[str, str]:
    """The sections of the page as it is, by title."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: f"## {part.rstrip()}\n" for part in parts}


def _line(figure: Figure) -> str:
    limit = "" if figure.limit is None else f"{'≥' if figure.at_least else '≤'} {_number(figure.limit)} {figure.unit}"
    floor = "" if figure.floor is None else _number(figure.floor)
    kept = {True: "yes", False: "**no**", None: ""}[figure.kept]
    name = f"{figure.name} ({figure.note})" if figure.note else figure.name
    return f"| {name} | {_number(figure.value)} {figure.unit} | {floor} | {limit} | {kept} |"


def _number(value: float) -> str:
    """Three figures, no exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
