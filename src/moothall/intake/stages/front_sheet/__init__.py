"""The front sheet: council, body, meeting, membership, agenda and the motion to exclude."""

from moothall.intake.stages.front_sheet.sheet import FrontSheet, read_front_sheet

__all__ = ["FrontSheet", "read_front_sheet"]
