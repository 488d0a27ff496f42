"""The loop that does errands: one at a time, as long as there are any, then it waits a little."""

import datetime as dt
import logging
from collections.abc import Callable
from smtplib import SMTPException

from moothall.jobs import publishing
from moothall.jobs.letters import write
from moothall.jobs.nightly import bring_up_to_date
from moothall.jobs.processes import free_what_was_left, this_process
from moothall.operations.errands import PRESSING, claim, finish, put_off
from moothall.records.models import Errand
from moothall.rules.english_day import english_day

_log = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]


def do_all(clock: Clock) -> int:
    """Do every errand that is due; gives how many were done. One that fails is tried again later."""
    done = 0
    while errand := claim(at=clock(), by=this_process()):
        try:
            _do(errand, clock)
        except (OSError, SMTPException) as error:
            put_off(errand=errand, trouble=f"the mail could not be sent: {type(error).__name__}", at=clock())
            _log.warning("Errand %s is put off: mail could not be sent.", errand.pk)
        except Exception as error:
            put_off(errand=errand, trouble=f"an unforeseen {type(error).__name__}", at=clock())
            _log.exception("Errand %s is put off.", errand.pk)
        else:
            finish(errand=errand, at=clock())
            done += 1
    return done


def _do(errand: Errand, clock: Clock) -> None:
    if errand.kind in PRESSING:
        publishing.do(errand, clock)
    else:
        write(errand, at=clock())


def keep_going(clock: Clock, wait: Callable[[], bool]) -> None:
    """Do errands until `wait`, which rests between two rounds, says that it is over."""
    day: dt.date | None = None
    while True:
        free_what_was_left()
        do_all(clock)
        today = english_day(clock())
        if today != day:
            bring_up_to_date(at=clock())
            day = today
        if wait():
            return
