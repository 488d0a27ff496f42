"""Titles of posts: `Head of Democratic Services`, renamed often."""

from moothall.rules.recognition.verdicts import DIFFERENT, Verdict, doubtful, overlap, plain_words, same

_SMALL = frozenset({"the", "of", "and", "a", "for", "to", "in"})


def compare_posts(one: str, other: str) -> Verdict:
    """Whether two titles name one post: the same words in the same order, or doubtful where few differ."""
    first, second = _plain(one), _plain(other)
    if first == second:
        return same("the same words")
    if _rank(first) == _rank(second) and overlap(frozenset(first), frozenset(second)) >= 0.6:
        return doubtful("the titles differ in few words")
    return DIFFERENT


def _plain(title: str) -> tuple[str, ...]:
    return tuple(word for word in plain_words(title) if word not in _SMALL)


def _rank(words: tuple[str, ...]) -> frozenset[str]:
    """The words that set one post above another."""
    ranks = {"deputy", "assistant", "interim", "acting", "senior", "principal", "head", "director", "corporate"}
    return frozenset(words) & (ranks | {"leader", "chief", "cabinet", "manager"})
