"""Files of which a reader may ask for parts (RFC 9110 section 14): a PDF opens at a page before all of it is there."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)

from moothall.queries.public.stored import PublicFile

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_CHUNK = 64 * 1024


def ranged(request: HttpRequest, file: PublicFile) -> HttpResponseBase:
    """A public file, or the one stretch of it that is asked for; 416 where there is no such stretch."""
    tag = f'"{file.digest}"'
    size = file.path.stat().st_size
    wanted = _wanted(request, tag, size)
    answer: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponseNotModified()
    elif wanted is None:
        answer = FileResponse(file.path.open("rb"), content_type="application/pdf")
    elif wanted.start >= wanted.stop:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        answer = StreamingHttpResponse(_part(file.path, wanted), status=206, content_type="application/pdf")
        answer["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
        answer["Content-Length"] = str(len(wanted))
    answer["ETag"] = tag
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "public, max-age=60"
    answer["Content-Disposition"] = f'inline; filename="{file.name}"'
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer


def _wanted(request: HttpRequest, tag: str, size: int) -> range | None:
    """The stretch asked for, empty where it lies outside the file; None for all of it."""
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    if found is None or found.groups() == ("", "") or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(int(last), size - 1) + 1 if last else size)


def _part(path: Path, wanted: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(wanted.start)
        left = len(wanted)
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
