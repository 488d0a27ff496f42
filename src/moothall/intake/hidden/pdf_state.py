"""What the operators of a page's content have set. Source: ISO 32000-1, sections 8.4 and 9.3."""

from dataclasses import dataclass, replace

from moothall.intake.hidden.pdf_fonts import Font
from moothall.intake.hidden.pdf_places import SAME, Matrix

NUMBERS = ("Tc", "Tw", "Tz", "TL", "Ts")
"""The operators that set one number of the text state."""


@dataclass(frozen=True, slots=True)
class State:
    """What the operators have set so far."""

    place: Matrix = SAME
    font: Font | None = None
    size: float = 0
    letter_space: float = 0
    word_space: float = 0
    stretch: float = 1
    leading: float = 0
    rise: float = 0


def with_number(state: State, operator: str, value: float) -> State:
    """The state after an operator that sets one number."""
    match operator:
        case "Tc":
            return replace(state, letter_space=value)
        case "Tw":
            return replace(state, word_space=value)
        case "Tz":
            return replace(state, stretch=value / 100)
        case "TL":
            return replace(state, leading=value)
        case _:
            return replace(state, rise=value)
