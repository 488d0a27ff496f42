"""Typesetting a report from its model to a saved PDF/UA-1, beside the bare compile of the same source."""

import datetime as dt
from typing import Any

import typst

from benchmarks.figures import Figure, interleaved, part
from benchmarks.papers import TO, pages_of, press, report, typeset
from moothall.documents.composer.markup import joined
from moothall.documents.composer.press import IMPORT
from moothall.documents.composer.written import report_markup

TIMES = 1.4
SECTIONS = 16
"""Sections of a report of some forty pages."""


def figures(sections: int = SECTIONS, rounds: int = 5) -> list[Figure]:
    """Each round sets other words, as the typesetter remembers what it has set."""
    by = press()
    turns = iter(range(10_000))

    waiting = [_source(next(turns), sections) for _ in range(rounds + 1)]
    drafts = [report(next(turns), sections) for _ in range(rounds + 1)]
    floor, whole = interleaved(
        (lambda: _compiled(waiting.pop(), by.styles, by.fonts), lambda: typeset(drafts.pop(), by)), rounds
    )
    made = typeset(report(next(turns), sections), by)
    note = f"{pages_of(made)} pages, {len(made) / 1000:.0f} kB; floor in ms"
    name = "Report from model to saved PDF/UA-1, times the bare compile"
    return [Figure(name, whole / floor, "x", limit=TIMES, floor=floor * 1000, note=note)]


def _source(number: int, sections: int) -> bytes:
    markup = report_markup(report(number, sections), "Larkshire", TO)
    return joined([IMPORT, markup]).encode()


def _compiled(source: bytes, styles: dict[str, bytes], fonts: Any) -> None:
    """The floor: the typesetter alone, on a source that is ready."""
    files: Any = {"main": source, **styles}
    moment = int(dt.datetime(2026, 3, 12, tzinfo=dt.UTC).timestamp())
    compiler = typst.Compiler(files, font_paths=fonts)
    compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=moment)


if __name__ == "__main__":
    part(tiny=lambda: figures(sections=1, rounds=1), whole=figures)
