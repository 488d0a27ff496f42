"""Numbers of votes, in figures or words."""

_WORDS = (
    ("none", "nil", "no", "zero"),
    *(
        (word,)
        for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    ),
    *(
        (word,)
        for word in ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    ),
)
_VALUES = {word: value for value, words in enumerate(_WORDS) for word in words}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_VALUES, key=len, reverse=True))})"


def number_of(printed: str) -> int:
    """The number that figures or a word up to twenty print. Raises ValueError for anything else."""
    word = printed.strip().lower()
    return _VALUES[word] if word in _VALUES else int(word)
