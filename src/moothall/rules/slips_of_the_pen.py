"""Whether a change of wording is a slip put right, or a change of what is said.

A slip is a change of spelling, capitals, punctuation or spacing: no word comes or goes, no figure changes, each
changed word differs in a letter or two, and none of the words that turn a sentence round is among them.
"""

import re

_WEIGHTY = frozenset({
    "not", "no", "nor", "never", "none", "nil", "cannot", "must", "may", "might", "shall", "should", "will",
    "would", "can", "could", "only", "all", "any", "each", "every", "above", "below", "before", "after",
    "more", "less", "least", "most", "in", "on", "to", "from", "with", "without", "under", "over",
})  # fmt: skip
_EDGES = re.compile(r"^\W+|\W+$")


def is_slip(before: str, after: str, letters: int = 2) -> bool:
    """Whether nothing but slips was put right between two wordings; `letters` may differ in a word."""
    old, new = before.split(), after.split()
    return len(old) == len(new) and all(_same(one, other, letters) for one, other in zip(old, new, strict=True))


def money_in(text: str) -> tuple[str, ...]:
    """The sums of money in a text, in order (`£1.2m`)."""
    return tuple(re.findall(r"£\s?[\d,.]*\d(?:\s?(?:k|m|bn|million|billion|thousand)\b)?", text.lower()))


def _same(one: str, other: str, letters: int) -> bool:
    if one == other:
        return True
    if any(character.isdigit() or character in "£%" for character in one + other):
        return False
    old, new = (_EDGES.sub("", word).lower() for word in (one, other))
    return old == new or (_WEIGHTY.isdisjoint((old, new)) and _is_near(old, new, letters))


def _is_near(old: str, new: str, letters: int) -> bool:
    """Whether words differ by few letters for their length, or by two letters that changed places."""
    most = min(letters, max(1, min(len(old), len(new)) // 4))
    return distance(old, new) <= most or (sorted(old) == sorted(new) and distance(old, new) <= 2)


def distance(one: str, other: str) -> int:
    """The number of letters to put in, take out or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row = row, [place]
        for at, against in enumerate(other, start=1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != against)))
    return row[-1]
