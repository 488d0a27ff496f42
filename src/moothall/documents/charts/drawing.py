"""What all charts share: colours, numbers in words, the picture around them."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

Values = Sequence[float | None]
Show = Callable[[float], str]

COLOURS = {"green": "#00703c", "amber": "#c76b00", "red": "#c4281b"}
"""Each at least 3:1 against white, as WCAG 2.2 criterion 1.4.11 asks of what is not text."""

GRID = "#8b9094"
LARGEST = 1e15
NO_FIGURES = "No figures."


def plain(number: float) -> str:
    """A number as read: `1,234`, `0.5`."""
    if number % 1 == 0 or abs(number) >= 1000:
        return f"{number:,.0f}"
    return f"{number:.4g}"


def words(text: str) -> str:
    """Text as the content of an element; most has nothing to escape."""
    return escape(text, quote=False) if "&" in text or "<" in text else text


def finite(values: Values) -> Values:
    """The values, with None for what is no number that a council would print."""
    if all(value is None or -LARGEST <= value <= LARGEST for value in set(values)):
        return values
    return [value if value is None or -LARGEST <= value <= LARGEST else None for value in values]


def known(values: Values) -> list[tuple[int, float]]:
    """The values that there are, with their places."""
    return [(index, value) for index, value in enumerate(values) if value is not None]


def spread(values: Iterable[float | None]) -> tuple[float, float]:
    """The least and the greatest value, the same twice where no eye could tell them apart; zero where there is none."""
    numbers = [value for value in set(values) if value is not None] or [0.0]
    low, high = min(numbers), max(numbers)
    return (low, low) if high - low <= 1e-9 * max(-low, high, 1.0) else (low, high)


def path(spots: Sequence[str | None], width: float) -> str:
    """A line through spots, each an `x y`, broken at gaps."""
    runs: list[list[str]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    drawn = "".join("M" + "L".join(run) for run in runs if run)
    return f'<path d="{drawn}" fill="none" stroke="currentColor" stroke-width="{width:g}"/>'


def picture(title: str, said: str, width: int, height: int, content: str) -> str:
    """The SVG: `title` names it, `said` tells in a sentence what it shows."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" fill="currentColor" '
        f'font-size="14"><title>{words(title)}</title><desc>{words(said)}</desc>{content}</svg>'
    )
