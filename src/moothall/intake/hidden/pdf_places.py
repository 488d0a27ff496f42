"""Where things lie on a page: matrices and points. Source: ISO 32000-1, section 8.3."""

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(values: Sequence[float]) -> Matrix:
    """Six numbers as a matrix."""
    return values[0], values[1], values[2], values[3], values[4], values[5]


def times(one: Matrix, other: Matrix) -> Matrix:
    """What comes of placing by one matrix within another."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def on_page(placed: Matrix, x: float, y: float) -> Point:
    """Where a point of what is placed lies on the page."""
    a, b, c, d, e, f = placed
    return a * x + c * y + e, b * x + d * y + f


def lies_in(placed: Matrix, point: Point, width: float) -> bool:
    """Whether a point lies in a letter's box: its width, from below the line to above the capitals."""
    a, b, c, d, e, f = placed
    whole = a * d - b * c
    if not whole:
        return False
    x, y = point[0] - e, point[1] - f
    across, up = (d * x - c * y) / whole, (a * y - b * x) / whole
    return 0 <= across <= width and -0.35 <= up <= 1.1
