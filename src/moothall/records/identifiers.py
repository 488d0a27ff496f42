"""Public ids: short, random, without meaning, safe in an address."""

import secrets

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8


def fresh() -> str:
    """A new public id: forty random bits, without the letters that are taken for digits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
