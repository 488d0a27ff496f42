"""Jobs of publishing, each done as an errand: what comes to nothing says so to whoever asked, and is not repeated."""

import logging
from collections.abc import Callable
from datetime import datetime

from moothall.jobs.processes import Stopping
from moothall.operations.errands import TRIES
from moothall.operations.publishing.doing import REFUSALS, UNFORESEEN, begin, carry_out, hand_back
from moothall.operations.publishing.giving_up import give_up
from moothall.records.models import Errand

_log = logging.getLogger(__name__)


def do(errand: Errand, clock: Callable[[], datetime]) -> None:
    """Do the job that an errand is for. Raises Stopping when this process has to end: then it is as not begun."""
    job = begin(id=errand.payload["job"], at=clock(), is_last=errand.tries >= TRIES)
    if job is None:
        return
    try:
        carry_out(job=job, clock=clock)
    except Stopping:
        hand_back(job=job)
        raise
    except REFUSALS as error:
        give_up(job=job, trouble=str(error), at=clock())
    except Exception:
        give_up(job=job, trouble=UNFORESEEN, at=clock())
        _log.exception("Publishing job %s came to nothing.", job.public_id)
