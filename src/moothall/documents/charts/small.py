"""Charts that stand in a table's cell or above it: sparkline, bullet, bar, ratings as one bar."""

from moothall.documents.charts.drawing import (
    COLOURS,
    GRID,
    NO_FIGURES,
    Show,
    Values,
    finite,
    known,
    path,
    picture,
    plain,
    spread,
)

_UNRATED = "#5f6b6d"
_INK = {"amber": "#0b0c0c"}


def sparkline(title: str, values: Values, show: Show = plain) -> str:
    """A small line without axes, its last point marked."""
    points = known(finite(values))
    if not points:
        return picture(title, NO_FIGURES, 100, 28, "")
    low, high = spread(values := finite(values))
    scale, step = 20 / ((high - low) or 1), 92 / max(len(values) - 1, 1)
    spots = [
        None if value is None else f"{4 + index * step:.0f} {24 - (value - low) * scale:.0f}"
        for index, value in enumerate(values)
    ]
    last = points[-1][0]
    drawn = (
        path(spots, width=1.5)
        + f'<path d="M{spots[last]}h0" stroke="currentColor" stroke-width="6" stroke-linecap="round"/>'
    )
    return picture(title, f"From {show(points[0][1])} to {show(points[-1][1])}.", 100, 28, drawn)


def bullet(title: str, value: float | None, target: float | None, floor: float | None, show: Show = plain) -> str:
    """One value as a bar from zero, with a long mark at its target and a short one at its floor."""
    named = list(zip(("value", "target", "floor"), finite([value, target, floor]), strict=True))
    low, high = spread([0.0, *(number for _, number in named)])
    scale = 196 / ((high - low) or 1)
    places = {name: round(2 + (number - low) * scale) for name, number in named if number is not None}
    drawn = {
        "value": f'<path d="M{round(2 - low * scale)} 10H%d" stroke="currentColor" stroke-width="8"/>',
        "target": f'<path d="M%d 1v18" stroke="{COLOURS["green"]}" stroke-width="3"/>',
        "floor": f'<path d="M%d 5v10" stroke="{COLOURS["red"]}" stroke-width="3"/>',
    }
    said = ", ".join(f"{name} {show(number)}" for name, number in named if number is not None)
    content = "".join(drawn[name] % place for name, place in places.items())
    return picture(title, f"{said.capitalize()}." if said else NO_FIGURES, 200, 20, content)


def bar(title: str, value: float | None, largest: float, show: Show = plain) -> str:
    """A value as a bar to the right of a line in the middle, to the left when it is negative."""
    (number,) = finite([value])
    reach = max(abs(largest), abs(number or 0)) or 1
    length = round((number or 0) / reach * 58)
    drawn = f'<path d="M60 8h{length}" stroke="currentColor" stroke-width="10"/>' if length else ""
    said = "Not given." if number is None else f"{show(number)}."
    return picture(title, said, 120, 16, f'{drawn}<path d="M60 0v16" stroke="{GRID}"/>')


def rag_bar(title: str, green: int, amber: int, red: int, unrated: int = 0) -> str:
    """How many are green, amber and red, as one bar; each part says its number where it has room."""
    counts = [("green", green), ("amber", amber), ("red", red), ("not rated", unrated)]
    total = sum(count for _, count in counts) or 1
    parts, at = [], 0.0
    for name, count in counts:
        width = count / total * 320
        if count > 0:
            parts.append(_segment(name, count, at, width))
        at += width
    said = ", ".join(f"{count} {name}" for name, count in counts if count > 0)
    return picture(title, f"{said or 'None'}.", 320, 28, "".join(parts))


def _segment(name: str, count: int, at: float, width: float) -> str:
    at, inner = min(at, 319), max(width - 2, 1)
    words = f"{count} {name}" if width > 80 else str(count) if width > 14 else ""
    text = (
        f'<text x="{at + inner / 2:.0f}" y="19" fill="{_INK.get(name, "#fff")}" text-anchor="middle">{words}</text>'
        if words
        else ""
    )
    return f'<path d="M{at:.1f} 0h{inner:.1f}v28h-{inner:.1f}z" fill="{COLOURS.get(name, _UNRATED)}"/>{text}'
