"""Pictures put into reports: looked at, cleaned of metadata, kept where only the report's readers see them."""

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from moothall.documents.pictures import clean_picture
from moothall.operations import audit
from moothall.operations.authorship import require_author
from moothall.operations.files import keep
from moothall.operations.reports import ReportError
from moothall.records.models import DraftReport, ReportPicture
from moothall.workers import Limits, Refused, Stopped, each, once

MOST = 10 * 1024 * 1024
_TOO_LARGE = f"The picture is larger than {MOST // (1024 * 1024)} megabytes. Make it smaller."
_LIMITS = Limits(seconds=30, megabytes=1024)


def keep_picture(*, report: DraftReport, data: bytes, by: User | None, at: dt.datetime) -> ReportPicture:
    """Keep a picture for a report, drawn anew without its metadata. Raises ReportError when it is too large or no
    PNG or JPEG."""
    require_author(report, by)
    if len(data) > MOST:
        raise ReportError(_TOO_LARGE)
    cleaned, form = _cleaned(data)
    with transaction.atomic():
        file = keep(cleaned, public=False)
        kept, is_new = ReportPicture.objects.get_or_create(
            report=report, file=file, defaults={"form": form, "at": at, "by": by}
        )
        if is_new:
            audit.append(act="picture kept", about=report.public_id, by=by, at=at, detail={"file": file})
    return kept


def refused_pictures(pictures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Why some of several pictures could not be kept, in words for their author, by their names. Nothing is kept."""
    large = dict.fromkeys((name for name, data in pictures.items() if len(data) > MOST), _TOO_LARGE)
    names = [name for name in pictures if name not in large]
    outcomes = each(
        clean_picture, [pictures[name] for name in names], limits=_LIMITS, preload=[clean_picture.__module__]
    )
    return large | {names[at]: outcome.reason for at, outcome in outcomes if isinstance(outcome, Stopped)}


def _cleaned(data: bytes) -> tuple[bytes, str]:
    try:
        return once(clean_picture, data, limits=_LIMITS)
    except Refused as refusal:
        raise ReportError(str(refusal)) from refusal
