"""Performance and activity indicators from the detail tables of a dashboard."""

from moothall.intake.stages.indicators.dashboard import read_indicators

__all__ = ["read_indicators"]
