"""The loop that does errands: one at a time, as long as there are any, then it waits a little."""

import datetime as dt
import logging
from collections.abc import Callable
from smtplib import SMTPException

from django.db import OperationalError

from moothall.jobs import publishing
from moothall.jobs.letters import write
from moothall.jobs.nightly import bring_up_to_date
from moothall.jobs.processes import Stopping, free_what_was_left, this_process
from moothall.operations.errands import PRESSING, Lane, claim, finish, hand_back, put_off
from moothall.records.models import Errand
from moothall.rules.english_day import english_day

_log = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]


def do_all(clock: Clock, lane: Lane | None = None) -> int:
    """Do every errand that is due, of one lane or of all, and give how many were done.

    One that fails is tried again later. Raises Stopping when this process is told to end; what it was at is free again.
    """
    done = 0
    while errand := claim(at=clock(), by=this_process(), lane=lane):
        try:
            _do(errand, clock)
        except Stopping:
            hand_back(by=this_process())
            raise
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


def _round(clock: Clock, lane: Lane) -> None:
    """What is due now. While a large pack is stored the database may keep others waiting for too long: then later."""
    try:
        free_what_was_left()
        do_all(clock, lane)
    except OperationalError:
        _log.warning("The database was busy: errands are looked for again in a moment.")


def keep_going(clock: Clock, wait: Callable[[], bool], lane: Lane) -> None:
    """Do the errands of a lane until `wait`, which rests between two rounds, says that it is over. Raises Stopping."""
    day: dt.date | None = None
    while True:
        _round(clock, lane)
        today = english_day(clock())
        if today != day and lane == "letters":
            bring_up_to_date(at=clock())
            day = today
        if wait():
            return
