"""Taking letters out of a page's drawing: where each letter stands is followed through the operators of its content.

Source: ISO 32000-1, sections 8.4 (graphics state), 9.3 and 9.4 (text state, text objects), 8.11 (layers).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, Stream

from moothall.intake.hidden.pdf_fonts import Font, font_of
from moothall.intake.hidden.pdf_places import SAME, Point, lies_in, matrix, on_page, times
from moothall.intake.hidden.pdf_state import NUMBERS, State, with_number

Points = dict[tuple[int, int], list[Point]]
_CELL = 25.0
_DEEPEST = 10


@dataclass(slots=True)
class Eraser:
    """Takes letters at some points, and whole layers, out of the content of a page and the forms drawn on it."""

    pdf: Pdf
    points: Points
    off: frozenset[tuple[int, int]]
    erased: int = 0
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    done: dict[tuple[int, int], int] = field(default_factory=dict)

    def page(self, page: pikepdf.Page) -> None:
        """Write a page's content anew without them."""
        drawing = _Drawing(self, page.resources, State(), 0)
        page.obj.Contents = self.pdf.make_stream(drawing.written(page))


def bucketed(points: Iterator[Point]) -> Points:
    """Points by the square of the page that they lie in, to be found quickly."""
    found: Points = {}
    for x, y in points:
        found.setdefault((int(x // _CELL), int(y // _CELL)), []).append((x, y))
    return found


class _Drawing:
    """One content stream as it is gone through."""

    def __init__(self, eraser: Eraser, resources: Object, state: State, depth: int) -> None:
        self.eraser, self.resources, self.state, self.depth = eraser, resources, state, depth
        self.saved: list[State] = []
        self.text = self.line = SAME
        self.marks: list[bool] = []

    def written(self, content: Object | pikepdf.Page) -> bytes:
        """The content without what is to be erased."""
        kept: list[object] = []
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = list(instruction.operands), str(instruction.operator)
            was_off = any(self.marks)
            result = self._step(operator, operands, instruction)
            if not (was_off or any(self.marks)):
                kept += result
        return pikepdf.unparse_content_stream(kept)  # type: ignore[arg-type] # instructions and pairs mixed

    def _step(self, operator: str, operands: list[Object], instruction: object) -> list[object]:
        if operator in ("Tj", "TJ", "'", '"'):
            return self._show(operator, operands)
        if operator in ("BDC", "BMC"):
            self.marks.append(self._is_off(operands))
            return [] if self.marks[-1] else [_without_words(operator, operands, instruction)]
        if operator == "EMC":
            was_off = self.marks.pop() if self.marks else False
            return [] if was_off else [instruction]
        if operator == "Do":
            return self._draw(operands, instruction)
        self._set(operator, operands)
        return [instruction]

    def _set(self, operator: str, operands: list[Object]) -> None:
        """What an operator that draws nothing changes."""
        values = [float(one) for one in operands if _is_number(one)]
        if operator in NUMBERS and values:
            self.state = with_number(self.state, operator, values[0])
        elif operator in ("q", "Q", "cm", "gs"):
            self._set_graphics(operator, operands, values)
        else:
            self._set_text(operator, operands, values)

    def _set_graphics(self, operator: str, operands: list[Object], values: list[float]) -> None:
        match operator:
            case "q":
                self.saved.append(self.state)
            case "Q":
                self.state = self.saved.pop() if self.saved else self.state
            case "cm" if len(values) == 6:
                self.state = replace(self.state, place=times(matrix(values), self.state.place))
            case "gs" if operands:
                self._graphics(operands)

    def _set_text(self, operator: str, operands: list[Object], values: list[float]) -> None:
        match operator:
            case "Tf" if len(operands) == 2:
                self.state = replace(self.state, font=self._font(operands[0]), size=values[-1] if values else 0)
            case "BT":
                self.text = self.line = SAME
            case "Tm" if len(values) == 6:
                self.text = self.line = matrix(values)
            case "Td" | "TD" if len(values) == 2:
                self._move(values[0], values[1], leading=operator == "TD")
            case "T*":
                self._move(0, -self.state.leading)

    def _move(self, across: float, up: float, *, leading: bool = False) -> None:
        if leading:
            self.state = replace(self.state, leading=-up)
        self.text = self.line = times((1, 0, 0, 1, across, up), self.line)

    def _graphics(self, operands: list[Object]) -> None:
        named = self.resources.get("/ExtGState", Dictionary()).get(str(operands[0]), Dictionary())
        if "/Font" in named:
            self.state = replace(self.state, font=self._of(named.Font[0]), size=float(named.Font[1]))

    def _font(self, name: Object) -> Font | None:
        found = self.resources.get("/Font", Dictionary()).get(str(name))
        return self._of(found) if found is not None else None

    def _of(self, found: Object) -> Font:
        key = found.objgen
        if key == (0, 0):
            return font_of(found)
        if key not in self.eraser.fonts:
            self.eraser.fonts[key] = font_of(found)
        return self.eraser.fonts[key]

    def _show(self, operator: str, operands: list[Object]) -> list[object]:
        before: list[object] = []
        if operator in ("'", '"'):
            if operator == '"' and len(operands) == 3:
                self._set("Tw", operands[:1])
                self._set("Tc", operands[1:2])
                before = [([operands[0]], Operator("Tw")), ([operands[1]], Operator("Tc"))]
            self._set("T*", [])
            before.append(([], Operator("T*")))
        shown = list(operands[-1]) if operator == "TJ" else operands[-1:]
        return [*before, ([Array(self._kept(shown))], Operator("TJ"))]

    def _kept(self, shown: list[Object]) -> list[Object | float | pikepdf.String]:
        """What is shown, with gaps as wide as what is erased."""
        kept: list[Object | float | pikepdf.String] = []
        font, state = self.state.font, self.state
        for piece in shown:
            if not isinstance(piece, pikepdf.String):
                kept.append(piece)
                self._on(-float(piece) / 1000 * state.size * state.stretch)
            elif font is None or not state.size:
                kept.append(piece)
            else:
                kept += self._letters(bytes(piece), font)
        return kept

    def _letters(self, text: bytes, font: Font) -> list[Object | float | pikepdf.String]:
        kept: list[Object | float | pikepdf.String] = []
        state, run = self.state, b""
        for code in font.codes(text):
            width = font.width(code) * state.size
            on = width + state.letter_space + (state.word_space if code == b" " else 0)
            if self._is_erased(width):
                if run:
                    kept.append(pikepdf.String(run))
                run = b""
                kept.append(round(-on * 1000 / state.size, 3))
                self.eraser.erased += 1
            else:
                run += code
            self._on(on * state.stretch)
        return [*kept, pikepdf.String(run)] if run else kept

    def _on(self, distance: float) -> None:
        self.text = times((1, 0, 0, 1, distance, 0), self.text)

    def _is_erased(self, width: float) -> bool:
        """Whether a point to be erased lies in the letter that comes next."""
        state = self.state
        placed = times((state.size * state.stretch, 0, 0, state.size, 0, state.rise), times(self.text, state.place))
        across = width / state.size
        corners = [on_page(placed, x, y) for x in (0, across) for y in (-0.3, 1.0)]
        left, right = (int(edge(x for x, _ in corners) // _CELL) for edge in (min, max))
        low, high = (int(edge(y for _, y in corners) // _CELL) for edge in (min, max))
        near = (
            point
            for column in range(left, right + 1)
            for row in range(low, high + 1)
            for point in self.eraser.points.get((column, row), ())
        )
        return any(lies_in(placed, point, across) for point in near)

    def _draw(self, operands: list[Object], instruction: object) -> list[object]:
        form = self.resources.get("/XObject", Dictionary()).get(str(operands[0]))
        if form is None:
            return [instruction]
        if self._off(form.get("/OC")):
            return []
        if form.get("/Subtype") == Name.Form and isinstance(form, Stream) and self.depth < _DEEPEST:
            own = matrix([float(one) for one in form.get("/Matrix", Array(SAME))])
            inside = replace(self.state, place=times(own, self.state.place))
            drawing = _Drawing(self.eraser, form.get("/Resources", self.resources), inside, self.depth + 1)
            before = self.eraser.erased
            written = drawing.written(form)
            if self.eraser.erased > before or self.eraser.off:
                form.write(written)
        return [instruction]

    def _is_off(self, operands: list[Object]) -> bool:
        if len(operands) < 2 or operands[0] != Name.OC:
            return False
        properties = self.resources.get("/Properties", Dictionary())
        return self._off(properties.get(str(operands[1])) if isinstance(operands[1], Name) else operands[1])

    def _off(self, layer: Object | None) -> bool:
        """Whether a layer, or every layer of a group, is off."""
        if not isinstance(layer, Dictionary):
            return False
        if "/OCGs" in layer:
            inside = layer.OCGs if isinstance(layer.OCGs, Array) else [layer.OCGs]
            return bool(len(inside)) and all(one.objgen in self.eraser.off for one in inside)
        return layer.objgen in self.eraser.off


_SAID = ("/ActualText", "/Alt", "/E")


def _without_words(operator: str, operands: list[Object], instruction: object) -> object:
    """A mark without the words that stand for what it encloses: they may say what is erased."""
    if operator == "BDC" and len(operands) == 2 and isinstance(operands[1], Dictionary):
        kept = Dictionary({key: value for key, value in operands[1].items() if key not in _SAID})
        return ([operands[0], kept], Operator("BDC"))
    return instruction


def _is_number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type] # the question is whether it can
    except (TypeError, ValueError):
        return False
    return True
