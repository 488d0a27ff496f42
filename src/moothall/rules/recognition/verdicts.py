"""What a comparison of two forms can find."""

import enum
import re
from dataclasses import dataclass


class Likeness(enum.StrEnum):
    """The same by an exact rule, different, or for a person to decide."""

    same = "same"
    doubtful = "doubtful"
    different = "different"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two forms stand to each other, and why, in words for the person who decides."""

    likeness: Likeness
    reason: str = ""


DIFFERENT = Verdict(Likeness.different)


def same(reason: str) -> Verdict:
    """They are the same by an exact rule."""
    return Verdict(Likeness.same, reason)


def doubtful(reason: str) -> Verdict:
    """They may be the same: a person decides."""
    return Verdict(Likeness.doubtful, reason)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, `&` as and, without punctuation (an apostrophe joins)."""
    joined = re.sub(r"['’]", "", text.lower().replace("&", " and "))
    return tuple(re.findall(r"\w+", joined))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words share, from 0 to 1 (the shared among all)."""
    return len(one & other) / len(one | other) if one | other else 0.0
