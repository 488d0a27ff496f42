"""What a paragraph's style says of it: heading or not, its list, bold, capitals, the space around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from moothall.intake.sources.word.archive import W

_OFF = {"0", "false", "off", "none"}
_AUTOMATIC: Final = 280
_BODY_TEXT: Final = 9
_NESTING: Final = 20
Changes = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a paragraph that matter here; spaces in twentieths of a point, `level` 0 is no heading."""

    level: int = 0
    number: str = ""
    depth: int = 0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    before: int = 0
    after: int = 0
    close: bool = False


class Styles:
    """The styles of a document by their ids, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else list(root.iter(f"{W}style"))
        self._styles = {attribute(style, "styleId"): style for style in found}
        self._looks: dict[str, Look] = {}
        self._default = Look()
        for properties in [] if root is None else root.iter(f"{W}pPrDefault", f"{W}rPrDefault"):
            for inner in properties:
                self._default = shown(self._default, inner)
        normal = (style for style in found if style.get(f"{W}default") == "1" and _kind(style) == "paragraph")
        self._normal = next((attribute(style, "styleId") for style in normal), "")

    def look(self, name: str = "") -> Look:
        """The look of a style; without a name, of the document's default."""
        name = name if name in self._styles else self._normal
        if name not in self._looks:
            self._looks[name] = self._inherited(name, _NESTING)
        return self._looks[name]

    def _inherited(self, name: str, depth: int) -> Look:
        """A style upon the one it is based on; chains that are too long (they may be rings) end at the default."""
        style = self._styles.get(name)
        if style is None or depth == 0:
            return self._default
        parent = attribute(style.find(f"{W}basedOn"))
        base = self._inherited(parent, depth - 1) if parent else self._default
        look = _named(base, attribute(style.find(f"{W}name")))
        for properties in style.iterchildren(f"{W}pPr", f"{W}rPr"):
            look = shown(look, properties)
        return look


def _kind(style: etree._Element) -> str:
    return attribute(style, "type")


def _named(look: Look, name: str) -> Look:
    """Word's own heading styles are known by their names."""
    words = name.lower().split()
    if words == ["title"]:
        return replace(look, level=1)
    if len(words) == 2 and words[0] == "heading" and words[1].isdecimal():
        return replace(look, level=int(words[1]))
    return look


def shown(look: Look, properties: etree._Element) -> Look:
    """A look with a set of paragraph or run properties laid over it."""
    changes: Changes = ()
    for one in properties:
        read = PROPERTIES.get(one.tag)
        if read:
            changes += read(one)
    return _changed(look, changes) if changes else look


@lru_cache(maxsize=4096)
def _changed(look: Look, changes: Changes) -> Look:
    return replace(look, **dict(changes))


def _outline(level: etree._Element) -> Changes:
    depth = number(level, "val", _BODY_TEXT)
    return (("level", depth + 1 if depth < _BODY_TEXT else 0),)


def _spaces(spacing: etree._Element) -> Changes:
    changes: Changes = ()
    for side in ("before", "after"):
        if attribute(spacing, f"{side}Autospacing") in ("1", "true", "on"):
            changes += ((side, _AUTOMATIC),)
        elif attribute(spacing, side):
            changes += ((side, number(spacing, side, 0)),)
    return changes


def _list(properties: etree._Element) -> Changes:
    identity, level = child(properties, f"{W}numId"), child(properties, f"{W}ilvl")
    named: Changes = (("number", attribute(identity)),) if identity is not None else ()
    return named if level is None else (*named, ("depth", number(level, "val", 0)))


def _switch(name: str) -> Callable[[etree._Element], Changes]:
    return lambda switch: ((name, is_on(switch)),)


PROPERTIES: dict[object, Callable[[etree._Element], Changes]] = {
    f"{W}b": _switch("bold"),
    f"{W}i": _switch("italic"),
    f"{W}caps": _switch("capitals"),
    f"{W}vanish": _switch("hidden"),
    f"{W}contextualSpacing": _switch("close"),
    f"{W}outlineLvl": _outline,
    f"{W}spacing": _spaces,
    f"{W}numPr": _list,
}


def is_on(switch: etree._Element) -> bool:
    """Whether a property that is there or not is switched on."""
    return attribute(switch) not in _OFF


def child(parent: etree._Element | None, tag: str) -> etree._Element | None:
    """The first child of a kind; quicker than `find`, which matters a thousand times over."""
    return None if parent is None else next(parent.iterchildren(tag), None)


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element that may be missing."""
    return "" if element is None else str(element.get(f"{W}{name}") or "")


def number(element: etree._Element, name: str, otherwise: int) -> int:
    """An attribute that should be a whole number."""
    try:
        return int(float(attribute(element, name)))
    except (ValueError, OverflowError):
        return otherwise
