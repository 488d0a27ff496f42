"""What a table is made of."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
"""A row: plain values by the names of their columns, in their order."""
