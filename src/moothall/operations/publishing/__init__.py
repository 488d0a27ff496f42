"""Publishing a pack of our own: the gate, the files, the rows, the proof; supplements, corrections and withdrawals."""

from moothall.operations.publishing.publish import publish
from moothall.operations.publishing.refusals import CannotPublishError, LeakError, ShutGateError

__all__ = ["CannotPublishError", "LeakError", "ShutGateError", "publish"]
