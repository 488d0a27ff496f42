"""A million made-up paragraphs: 40 to 80 words each, words as common as words are (Zipf), some always together."""

import datetime as dt
import random
from collections.abc import Iterator
from itertools import accumulate

from moothall.queries.public.search_index import Entry

_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl st t th tr v w".split()
_VOWELS = "a e i o u ai ea ee ie oa ou".split()
_CODAS = "b ck d ft g l ll m mp n nd ng nt p r rd rm rt s sh ss st t th ve x".split()
_COMMON = (
    "the of and to in a for that is be on by with as was this it at from are an or will which has have committee "
    "council report members budget service county meeting agreed housing highways schools care social officer "
    "cabinet decision performance target savings review strategy children adults waste transport planning health"
).split()
WORDS = 66_000
_PAIRS_RANK = 1_500
BODIES = tuple(f"body{number:04}" for number in range(12))
PEOPLE = tuple(f"pers{number:04}" for number in range(400))
PAIRS = (("winter", "gritting"), ("school", "places"), ("asset", "disposal"), ("flood", "defence"))


def vocabulary(seed: int = 7) -> list[str]:
    """The words, the most common first."""
    pick = random.Random(seed)  # noqa: S311 - made-up words, not secrets
    words: dict[str, None] = dict.fromkeys(_COMMON)
    while len(words) < WORDS:
        if len(words) == _PAIRS_RANK:
            words |= dict.fromkeys(word for pair in PAIRS for word in pair)
        parts = pick.choice((1, 2, 2, 3))
        words["".join(pick.choice(_ONSETS) + pick.choice(_VOWELS) + pick.choice(_CODAS) for _ in range(parts))] = None
    return list(words)


def entries(count: int, seed: int = 7) -> Iterator[Entry]:
    """`count` entries over ten years and twelve bodies, oldest first; every third names one of 400 people."""
    pick = random.Random(seed)  # noqa: S311 - made-up words, not secrets
    words = vocabulary()
    weights = list(accumulate(1 / (rank + 1) ** 1.07 for rank in range(len(words))))
    first = dt.date(2015, 1, 1)
    for number in range(count):
        chosen = pick.choices(words, cum_weights=weights, k=pick.randint(40, 80))
        if number % 50 == 0:
            place = pick.randrange(len(chosen) - 1)
            chosen[place : place + 2] = pick.choice(PAIRS)
        body = pick.choice(BODIES)
        date = first + dt.timedelta(days=number * 3650 // count)
        yield Entry(
            text=" ".join(chosen),
            title=f"Paper {number // 200}",
            url=f"/items/{number}",
            kind="report",
            body=body,
            body_name=f"Committee {body}",
            date=date,
            label=str(number % 200),
            page_url=f"/meetings/{number // 200}/pack.pdf#page={number % 200}",
            people=(pick.choice(PEOPLE),) if number % 3 == 0 else (),
        )
