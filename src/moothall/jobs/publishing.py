"""Jobs of publishing, each done as an errand: what comes to nothing says so to whoever asked, and is not repeated."""

import logging
from collections.abc import Callable
from datetime import datetime

from moothall.operations.publishing.doing import REFUSALS, UNFORESEEN, begin, carry_out
from moothall.operations.publishing.giving_up import give_up
from moothall.records.models import Errand

_log = logging.getLogger(__name__)


def do(errand: Errand, clock: Callable[[], datetime]) -> None:
    """Do the job that an errand is for."""
    job = begin(id=errand.payload["job"], at=clock())
    if job is None:
        return
    try:
        carry_out(job=job, clock=clock)
    except REFUSALS as error:
        give_up(job=job, trouble=str(error), at=clock())
    except Exception:
        give_up(job=job, trouble=UNFORESEEN, at=clock())
        _log.exception("Publishing job %s came to nothing.", job.public_id)
