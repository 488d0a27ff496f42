"""What a renderer adds to pages: numbers at their foot or head, and lines that return on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from moothall.intake.sources.pdf.pages import Page
from moothall.intake.sources.pdf.runs import Run

_NAMED: Final = re.compile(r"page\s*(\d{1,4}[a-z]?)(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_BARE: Final = re.compile(r"[-–—]?\s*(\d{1,4})\s*[-–—]?")
_DIGITS: Final = re.compile(r"\d+")
_MARGIN: Final = 0.12
_NARROW_MARGIN: Final = 0.085
_HEIGHT: Final = 4.0
_CLEAR: Final = 1.5
_FEWEST: Final = 3
Places = dict[int, list[Run]]


def take_out_furniture(pages: Sequence[Page]) -> dict[int, list[Run]]:
    """Furniture by page number, taken out of the pages' runs; pages learn their labels from it.

    A number counts as a page's when it says `Page`, or when it stands alone and its neighbours count on;
    a line counts as returning when most pages have it at the same height, or several pages in a row.
    """
    margins = {page.number: list(_margin_lines(page)) for page in pages}
    counting = _counting(pages, margins)
    returning = _returning(pages, margins)
    taken: dict[int, list[Run]] = {}
    for page in pages:
        held = [run for run in margins[page.number] if _is_furniture(page, run, counting, returning)]
        held += [run for run in page.sideways if _NAMED.fullmatch(run.text) or _BARE.fullmatch(run.text)]
        ids = {id(run) for run in held}
        page.runs = [run for run in page.runs if id(run) not in ids]
        page.sideways = [run for run in page.sideways if id(run) not in ids]
        page.label = _label(held) or page.label
        taken[page.number] = held
    return taken


def _margin_lines(page: Page) -> Iterator[Run]:
    """Runs near a page's head or foot that have their line to themselves."""
    height = page.bottom - page.top
    high, low = page.top + height * _MARGIN, page.bottom - height * _MARGIN
    near = [run for run in page.runs if run.line < high or run.line > low]
    for run in near:
        if sum(abs(run.line - other.line) < run.size / 2 for other in near) == 1:
            yield run


def _counting(pages: Sequence[Page], margins: Places) -> set[tuple[int, int]]:
    """Page and number where a bare number stands in the margin and the page before or after counts with it."""
    steps = {
        page.number: {
            int(match[1]) - page.number for run in margins[page.number] if (match := _BARE.fullmatch(run.text))
        }
        for page in pages
    }
    found = set()
    for number, differences in steps.items():
        for difference in differences:
            if difference in steps.get(number - 1, ()) or difference in steps.get(number + 1, ()):
                found.add((number, number + difference))
    return found


def _returning(pages: Sequence[Page], margins: Places) -> set[tuple[str, int]]:
    """Lines that return at the same height: on half of the pages, and on three at least."""
    counts = Counter(
        key for page in pages for key in {_place(page, run) for run in margins[page.number] if _is_outermost(page, run)}
    )
    enough = max(_FEWEST, len(pages) / 2)
    return {key for key, count in counts.items() if count >= enough}


def _place(page: Page, run: Run) -> tuple[str, int]:
    return _DIGITS.sub("#", run.text), round((run.line - page.top) / _HEIGHT)


def _is_outermost(page: Page, run: Run) -> bool:
    height = page.bottom - page.top
    return not page.top + height * _NARROW_MARGIN < run.line < page.bottom - height * _NARROW_MARGIN


def _is_furniture(page: Page, run: Run, counting: set[tuple[int, int]], returning: set[tuple[str, int]]) -> bool:
    bare = _BARE.fullmatch(run.text)
    is_number = _NAMED.fullmatch(run.text) or (bare and (page.number, int(bare[1])) in counting)
    if not is_number and not (_is_outermost(page, run) and _place(page, run) in returning):
        return False
    clear = run.size * _CLEAR
    near = (other for other in page.runs if 0 < abs(other.line - run.line) < clear)
    return all(_place(page, other) in returning or _NAMED.fullmatch(other.text) for other in near)


def _label(held: Sequence[Run]) -> str | None:
    """The number printed on a page: one that says `Page` before one that stands bare."""
    for pattern in (_NAMED, _BARE):
        for run in held:
            match = pattern.fullmatch(run.text)
            if match:
                return match[1]
    return None
