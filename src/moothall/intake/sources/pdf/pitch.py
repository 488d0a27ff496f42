"""How far apart the lines of a paragraph stand in a document, for each size of its letters."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from moothall.intake.sources.pdf.runs import Run

_USUAL: Final = 1.35
_SHARE: Final = 0.04
_FEWEST: Final = 3
_TIGHT, _LOOSE = 0.9, 2.2
_SLACK: Final = 1.13


class Pitch:
    """The distance from line to line that still is one paragraph, learnt from a document's own lines.

    It is the smallest distance that occurs often: larger ones are those between paragraphs and table rows.
    """

    def __init__(self, pages: Iterable[Sequence[Run]]) -> None:
        steps: defaultdict[float, Counter[float]] = defaultdict(Counter)
        for runs in pages:
            for above, below in pairwise(runs):
                step = below.line - above.line
                if _is_step(above, below, step):
                    steps[round(below.size, 1)][round(step, 1)] += 1
        self._steps = {size: _smallest(counts) for size, counts in steps.items()}

    def of(self, size: float) -> float:
        """The largest distance between two lines of this size that belong together."""
        return (self._steps.get(round(size, 1)) or size * _USUAL) * _SLACK


def _is_step(above: Run, below: Run, step: float) -> bool:
    stacked = above.left < below.right and below.left < above.right
    return stacked and abs(above.size - below.size) < 0.1 and _TIGHT * below.size < step < _LOOSE * below.size


def _smallest(counts: Counter[float]) -> float | None:
    enough = max(_FEWEST, sum(counts.values()) * _SHARE)
    near = {step: counts[step] + counts[round(step + 0.1, 1)] + counts[round(step - 0.1, 1)] for step in counts}
    often = [step for step, count in near.items() if count >= enough]
    return min(often) + 0.1 if often else None
