"""Whether two titles speak of the same matter: an item and its report, a planned item and the one considered."""

import re

ALIKE = 0.6


def likeness(one: str, other: str) -> float:
    """How many of the shorter title's words the other has too, from 0 to 1, short words are left out."""
    first, second = (frozenset(re.findall(r"\w{3,}", text.lower())) for text in (one, other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def are_alike(one: str, other: str) -> bool:
    """Whether two titles are alike enough to be of one matter."""
    return likeness(one, other) >= ALIKE
