"""What the council has settled where councils differ."""

from typing import TypeVar

import msgspec

from moothall.records.models import Practice

T = TypeVar("T")


def practice(name: str, type: type[T], default: T) -> T:
    """The council's setting of that name as a value of the type; the default while nothing is settled."""
    row = Practice.objects.filter(name=name).first()
    return msgspec.convert(row.value, type) if row else default
