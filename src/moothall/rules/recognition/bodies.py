"""Names of bodies: `Roads and Places Committee`, `ROADS & PLACES CABINET COMMITTEE`, `Roads and Places`."""

from moothall.rules.recognition.verdicts import DIFFERENT, Verdict, doubtful, plain_words, same

_SMALL = frozenset({"the", "of", "and", "a", "for"})
_KIND_AT_END = ("cabinet committee", "committee", "board", "panel")


def compare_bodies(one: str, other: str, *, only_candidate: bool = False) -> Verdict:
    """Whether two names mean one body.

    The same: equal but for case, punctuation, `&` and small words; or one the other without the kind at its end
    (committee, cabinet committee), with `only_candidate`: no other known body has a name it would fit.
    Doubtful: names that differ in the kind, which may be two bodies.
    """
    first, second = _plain(one), _plain(other)
    if first == second:
        return same("the same words")
    if not _stems(first) & _stems(second):
        return DIFFERENT
    if only_candidate and (first in _stems(second) or second in _stems(first)):
        return same("the only body whose name this shortens")
    return doubtful("the names differ in the kind of body alone")


def _plain(name: str) -> str:
    return " ".join(word for word in plain_words(name.replace("-", " ")) if word not in _SMALL)


def _stems(name: str) -> set[str]:
    """The name and what is left of it without the kind at the end; never nothing."""
    return {short for kind in ("", *_KIND_AT_END) if (short := name.removesuffix(kind).strip())}
