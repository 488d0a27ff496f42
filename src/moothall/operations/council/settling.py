"""Settling what each council settles for itself."""

import datetime as dt
import hashlib
from typing import Any

import msgspec
from django.contrib.auth.models import User

from moothall.operations.council.acting import CouncilError, acting
from moothall.operations.practice import keep
from moothall.operations.reminders import remind_of_all
from moothall.records.practice import CALENDAR, SETTINGS


def settle(*, name: str, value: Any, by: User | None, at: dt.datetime) -> None:
    """Settle the setting of that name (`records.practice.SETTINGS`); what follows from it follows at once.

    Where the calendar changes, reminders of coming meetings are set anew. What has been published keeps the notice
    that was counted for it. Raises CouncilError for a value that cannot be, NotPermittedError.
    """
    with acting("practice settled", by=by, at=at) as done:
        setting = SETTINGS[name]
        if refusal := setting.refusal(value):
            raise CouncilError(refusal)
        keep(name, value)
        if setting is CALENDAR:
            remind_of_all(at=at)
        done.on(name, {"digest": hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()})
