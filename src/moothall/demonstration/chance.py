"""Chance that comes out the same for the same seed: each choice draws from a source of its own."""

import random


def chance(seed: int, *about: object) -> random.Random:
    """A source of chance for one choice, named by what the choice is about.

    Because each has its own, adding one choice changes no other.
    """
    return random.Random(":".join(map(str, (seed, *about))))  # noqa: S311 - plausible figures, no secret
