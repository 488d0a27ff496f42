"""What a Word file holds that a report cannot: left out or taken as plain words, and told, so that it is seen."""

from collections.abc import Iterator

from lxml import etree

from moothall.intake.sources.word.archive import Archive, W
from moothall.intake.sources.word.revisions import settle
from moothall.intake.sources.word.styles import attribute

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
FORMULA, FORMULA_WORDS = f"{_MATH}oMath", f"{_MATH}t"
_MOST_EXCERPTS, _LONGEST = 20, 60

_SAID = {
    "contents": "The list of contents is left out",
    "placeholder": "Form fields that nobody filled in are left out",
    "hidden": "Hidden words are not taken",
    "struck": "Words that are struck through are taken as plain words",
    "symbol": "Signs of a symbol font are taken as dots",
    "box": "The words of text boxes stand after the paragraph beside them",
    "nested": "Tables within tables are taken as lines of their cells",
    "form": "Pictures that are no PNG or JPEG are not taken",
    "outside": "Pictures that are not in the file are not taken",
    "in a cell": "Pictures in tables stand after their table",
    "chart": "Charts are not taken, put them in as pictures",
    "diagram": "Diagrams (SmartArt) are not taken, put them in as pictures",
    "object": "Embedded files are not taken, add them as appendices",
    "part": "Parts that are inserted from other files are not taken",
    "formula": "Formulas are taken as plain words",
    "tick box": "Tick boxes of a form are not taken",
    "margin": "Headers and footers are not taken",
    "cover": "Lines of the cover that have no place here are not taken",
    "caption": "Captions with no table or picture stand as paragraphs",
}
_COUNTED = (
    ("chart", (_CHART,)),
    ("diagram", (_DIAGRAM,)),
    ("object", (_OBJECT,)),
    ("part", (f"{W}altChunk", f"{W}subDoc")),
    ("box", (f"{W}txbxContent",)),
    ("tick box", (f"{W}checkBox",)),
)


class Losses:
    """What was lost of a file, gathered as it is read."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, kind: str, words: str = "") -> None:
        """Something of a kind was lost; `words` tell the reader which. None are given for what is hidden."""
        self._found.setdefault(kind, []).append(" ".join(words.split()))

    def add_once(self, kind: str) -> None:
        """Something was lost that comes in many pieces, and is told as one."""
        self._found.setdefault(kind, [""])

    def told(self) -> Iterator[str]:
        """A sentence for each kind, with how often it came where that is more than once."""
        for kind, words in _SAID.items():
            found = self._found.get(kind, [])
            if found:
                times = f" ({len(found)})" if len(found) > 1 else ""
                yield f"{words}{times}{_excerpts(found)}."


def take_out(root: etree._Element, losses: Losses) -> None:
    """Take lists of contents and form fields that nobody filled in out of a tree."""
    for control in list(root.iter(f"{W}sdt")):
        gallery = next(control.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"), None)
        is_contents = attribute(gallery) == "Table of Contents"
        is_empty = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        parent = control.getparent()
        if is_contents and parent is not None:
            losses.add("contents")
            parent.remove(control)
        elif is_empty:
            # What holds the words stays: it may be a cell of a table.
            losses.add("placeholder")
            etree.strip_elements(control, f"{W}r", with_tail=False)


def look_for(root: etree._Element, archive: Archive, losses: Losses) -> None:
    """Tell what of a settled tree and of the parts beside it no reader of reports takes."""
    for kind, tags in _COUNTED:
        for _ in root.iter(*tags):
            losses.add(kind)
    said = dict.fromkeys(_margin(archive))
    for words in said:
        losses.add("margin", words)


def _margin(archive: Archive) -> Iterator[str]:
    """What headers and footers say, but for page numbers."""
    for part in (*archive.related("header"), *archive.related("footer")):
        words = " ".join("".join(text.text or "" for text in settle(part).iter(f"{W}t")).split())
        if any(word.isalpha() and word.lower() not in ("page", "of") for word in words.split()):
            yield words


def _excerpts(found: list[str]) -> str:
    """What it says, for as much as people will read."""
    told = [one if len(one) <= _LONGEST else f"{one[:_LONGEST].rstrip()}…" for one in dict.fromkeys(found) if one]
    more = " and others" if len(told) > _MOST_EXCERPTS else ""
    return (": " + ", ".join(f"“{one}”" for one in told[:_MOST_EXCERPTS]) + more) if told else ""
