"""Logs that name what happened and where, and never repeat what was being read."""

import logging
import traceback
from types import TracebackType

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Tells of an exception its kind and the places it came through.

    Its words are left out: they may quote a title, a name or a line of a draft or restricted paper.
    """

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the name that the logging module calls
        """The places, outermost first, then the kind."""
        kind, _, trace = ei
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*places, f"  {kind.__name__}" if kind else ""])
