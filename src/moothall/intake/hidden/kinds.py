"""The kinds of hidden content, each with how grave it is and the words that name it."""

import re
from typing import Final

from moothall.facts.findings import Finding, Severity

KINDS: Final[dict[str, tuple[Severity, str]]] = {
    "covered-text": ("stop", "text under a box or a picture"),
    "invisible-text": ("stop", "invisible text"),
    "white-text": ("stop", "text in the colour of what it stands on"),
    "off-page-text": ("stop", "text outside the page"),
    "tiny-text": ("stop", "text too small to be read"),
    "text-layer": ("advice", "a text layer behind a scanned picture: see that it says no more than the picture"),
    "redaction-mark": ("stop", "a passage marked to be redacted and not redacted"),
    "comment": ("stop", "a comment"),
    "tracked-change": ("stop", "a tracked change"),
    "hidden-text": ("stop", "hidden text"),
    "attachment": ("stop", "a file inside"),
    "script": ("stop", "a script or an action that runs by itself"),
    "form-value": ("advice", "a form field that is filled in"),
    "hidden-layer": ("stop", "a layer that is switched off"),
    "earlier-version": ("stop", "an earlier version of the file, kept inside"),
    "private-data": ("advice", "data of the program it was made with"),
    "thumbnail": ("advice", "a small picture of an earlier state"),
    "name": ("advice", "a name in the properties"),
    "property": ("advice", "a property"),
    "path": ("stop", "a file path"),
    "hidden-sheet": ("stop", "a hidden sheet"),
    "hidden-rows": ("stop", "hidden rows"),
    "hidden-columns": ("stop", "hidden columns"),
    "external-link": ("stop", "a link to another file"),
    "pivot-cache": ("stop", "the source data of a pivot table"),
    "connection": ("stop", "a connection to a source of data"),
    "hidden-slide": ("stop", "a hidden slide"),
    "notes": ("stop", "a speaker’s notes"),
    "location": ("stop", "the place where it was taken"),
    "camera": ("advice", "details of the camera or the program"),
    "macro": ("stop", "a macro"),
}
SOURCE = "Information Commissioner’s Office: how to disclose information safely"
_LONGEST = 60
_PATH = re.compile(r"(?:\b[A-Za-z]:[\\/]|\\\\[\w.$-]+\\|file:/|/(?:Users|home|Volumes|mnt)/)[^\s\"<>|]*")


def found(kind: str, place: str, words: str = "") -> Finding:
    """A finding of a kind at a place (`page 3`), with the beginning of what was found."""
    severity, name = KINDS[kind]
    quoted = f": “{shortened(words)}”" if words.strip() else ""
    return Finding(f"hidden-{kind}", severity, f"{name.capitalize()}{quoted}", place, source=SOURCE)


def shortened(words: str) -> str:
    """The beginning of words, so that one knows them again."""
    folded = " ".join(words.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1]}…"


def path_in(text: str) -> str:
    """The first path of a file or folder in a text, empty where there is none."""
    match = _PATH.search(text)
    return match.group() if match else ""


def of_property(place: str, name: str, value: str, *, names_someone: bool) -> Finding | None:
    """The finding about a property: a path, a name, or any other value; None for an empty one."""
    if not value.strip():
        return None
    if path_in(value):
        return found("path", f"{place}, {name}", value)
    return found("name" if names_someone else "property", f"{place}, {name}", value)
