"""Sets of minutes: who attended, and what was resolved and voted on."""

from moothall.intake.stages.minutes.sets import read_minutes

__all__ = ["read_minutes"]
