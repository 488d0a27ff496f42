"""Keeping what the council has settled."""

from typing import Any

import msgspec

from moothall.records.models import Practice


def keep(name: str, value: Any) -> None:
    """Keep the value of a setting; to be called in the transaction of the act that settles it."""
    Practice.objects.update_or_create(name=name, defaults={"value": msgspec.to_builtins(value)})
