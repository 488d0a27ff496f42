"""Where the references of a paper to its own paragraphs and appendices lead on its page."""

import re
from collections.abc import Iterator
from itertools import chain

from moothall.documents.cross_references import Reference
from moothall.documents.tree import Document, List, Paragraph

_NUMBER = re.compile(r"\d{1,2}\.\d{1,3}")
APPENDIX = re.compile(r"Appendix (\w{1,2})\b")
"""How the list of a report's appendices names each."""


def own_places(document: Document, reference: Reference | None) -> Reference:
    """The reference for a paper, with anchors for its numbered paragraphs and for the lines that name its appendices.

    A number or letter that stands twice leads nowhere, as it cannot be told which is meant.
    """
    anchors: dict[tuple[str, str], str] = {}
    for place, anchor in _places(document):
        anchors[place] = "" if place in anchors else f"#{anchor}"

    def leads(kind: str, place: str, told: bool) -> str:
        if kind in ("paragraph", "appendix"):
            return anchors.get((kind, place), "")
        return reference(kind, place, told) if reference else ""

    return leads


def _places(document: Document) -> Iterator[tuple[tuple[str, str], str]]:
    for node in document.nodes:
        if isinstance(node, Paragraph) and _NUMBER.fullmatch(node.marker):
            yield ("paragraph", node.marker), node.place.anchor
    lists = (node for node in document.nodes if isinstance(node, List))
    for item in chain.from_iterable(one.items for one in lists):
        if named := APPENDIX.match(item.text.removeprefix("• ")):
            yield ("appendix", named[1]), item.place.anchor
