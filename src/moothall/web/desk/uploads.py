"""Reading a pack that was handed in: in a process of its own, which is stopped when it takes too much."""

from functools import partial

from django.conf import settings

from moothall.facts.readings import Reading
from moothall.intake.reading import UnreadablePack, read
from moothall.workers import Limits, Refused, once

_LIMITS = Limits(seconds=300, megabytes=3072)


class UnreadableUploadError(Exception):
    """A file that is no pack, or that cannot be read; the message says why."""


def read_upload(data: bytes, name: str) -> Reading:
    """What the file says. Raises UnreadableUploadError."""
    if len(data) > settings.UPLOAD_LIMIT:
        most = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise UnreadableUploadError(f"the file is larger than {most} megabytes; import it on the command line")
    work = partial(_read, name=name)
    try:
        return once(work, data, limits=_LIMITS, preload=["moothall.intake.reading"])
    except Refused as refusal:
        raise UnreadableUploadError(f"{name}: {refusal}") from refusal


def _read(data: bytes, name: str) -> Reading:
    try:
        return read(data, name)
    except UnreadablePack as error:
        raise Refused(str(error)) from error
