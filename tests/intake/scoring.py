"""The scorer that lies beside the repository, loaded from its file."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from moothall.facts.packs import Pack
from moothall.facts.record import to_json


def scorer(packs: Path) -> ModuleType:
    """The scorer's module, which measures how much of a reference record a record got right."""
    spec = importlib.util.spec_from_file_location("score", packs / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(pack: Pack) -> dict[str, Any]:
    """A pack's record as plain values."""
    record: dict[str, Any] = json.loads(to_json(pack))
    return record


def shortcomings(result: dict[str, Any]) -> str:
    """What a score's parts missed and what they have too much, for a failing test to show."""
    return "\n".join(
        f"{name} {part['f1']:.3f} missed {part['missed'][:5]} extra {part['extra'][:5]}"
        for name, part in result["parts"].items()
        if part["f1"] < 1
    )
