"""The measures of a document: the size of its text, its headings' sizes, where its lines end."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from moothall.intake.sources.pdf.pages import Page
from moothall.intake.sources.pdf.pitch import Pitch

_LARGER: Final = 1.12
_DEEPEST: Final = 6
_STRAY: Final = 0.005
_SAME: Final = 0.2


class Measure:
    """What a document's pages show together; learnt once, before any of them is taken apart."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pitch = Pitch(page.runs for page in pages)
        weights: Counter[float] = Counter()
        rights: defaultdict[int, list[float]] = defaultdict(list)
        for page in pages:
            for run in page.runs:
                weights[round(run.size, 1)] += len(run.text)
        self.body = weights.most_common(1)[0][0] if weights else 0.0
        for page in pages:
            rights[_shape(page)] += (run.right for run in page.runs if abs(run.size - self.body) < _SAME)
        larger = sorted((size for size in weights if size > self.body * _LARGER), reverse=True)
        self._levels = {size: min(place + 1, _DEEPEST) for place, size in enumerate(larger)}
        self._margins = {shape: _margin(found) for shape, found in rights.items()}

    def level(self, size: float) -> int:
        """The level of a heading set in this size; 0 for text."""
        return self._levels.get(round(size, 1), 0)

    def margin(self, page: Page) -> float:
        """Where the lines of pages of this shape end on the right."""
        return self._margins.get(_shape(page), math.inf)


def _shape(page: Page) -> int:
    return round((page.bottom - page.top) / 10)


def _margin(rights: list[float]) -> float:
    """The right end of the lines; a few that stick out do not count."""
    rights.sort()
    return rights[-1 - int(len(rights) * _STRAY)] if rights else math.inf
