"""Where lines end: broken to fit, or on purpose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from moothall.intake.sources.pdf.runs import Run

_BLANK: Final = 0.25
_SLACK: Final = 0.3
_NARROWEST: Final = 20
_FEWEST_LINES: Final = 4
_FEWEST_BLANKS: Final = 3
_MOSTLY: Final = 0.8
_ROOM: Final = 1.2
_DIVIDED: Final = ("-", "–", "/")


@dataclass(frozen=True, slots=True)
class Breaks:
    """How a document breaks its lines. `keeps_blanks`: a line broken to fit keeps the blank it was broken at."""

    keeps_blanks: bool = False

    @classmethod
    def learnt(cls, pages: Iterable[Sequence[Run]]) -> "Breaks":
        """From lines that surely were broken to fit: the next one goes on with a small letter."""
        kept = [
            above.spaced
            for runs in pages
            for above, below in pairwise(runs)
            if above.text[-1:].islower() and below.text[:1].islower() and _is_below(above, below)
        ]
        return cls(keeps_blanks=bool(kept) and sum(kept) > len(kept) * _MOSTLY)

    def on_purpose(self, above: Run, below: Run, margin: float) -> bool:
        """Whether a line was ended on purpose: the next word would have stood on it, or the blank it lacks."""
        room = margin - above.right
        if below.head - below.left + above.size * (_BLANK + _SLACK) < room:
            return True
        blank = self.keeps_blanks and not above.spaced and not above.text.endswith(_DIVIDED)
        return blank and "://" not in above.text and room > above.size * _ROOM

    def edge(self, lines: Sequence[Run], margin: float) -> float:
        """Where lines were broken: at the margin, or before it, when all but the last are as full as can be."""
        own = max(line.right for line in lines)
        wide = own - min(line.left for line in lines) > _NARROWEST * lines[0].size
        words = all(line.text.count(" ") >= _FEWEST_BLANKS for line in lines[:-1])
        if len(lines) < _FEWEST_LINES or not wide or not words:
            return margin
        return margin if any(self.on_purpose(above, below, own) for above, below in pairwise(lines)) else own


def _is_below(above: Run, below: Run) -> bool:
    return above.line < below.line and abs(above.size - below.size) < _SLACK and below.left < above.right
