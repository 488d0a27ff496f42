"""The restricted version of a publication, kept in the archive as an imported pack is."""

import datetime as dt
import hashlib

import msgspec
from django.contrib.auth.models import User

from moothall.documents.published.work import Made
from moothall.facts.record import to_json
from moothall.operations.files import keep
from moothall.operations.publishing.making import Pack
from moothall.operations.publishing.refusals import CannotPublishError
from moothall.operations.recognition import recognise
from moothall.records.as_facts import packed
from moothall.records.models import BodyForm, PackVersion, ScheduledMeeting, SourceFile
from moothall.records.models import Pack as PackRow


def archive(scheduled: ScheduledMeeting, made: Pack, *, by: User | None, at: dt.datetime) -> PackVersion:
    """The restricted version as a draft in the archive.

    Raises CannotPublishError when both versions say what the latest version says.
    """
    reading = made.restricted.reading
    body = reading.pack.body or ""
    BodyForm.objects.get_or_create(printed=body, within="", part="", defaults={"subject": scheduled.body})
    pack = PackRow.objects.select_for_update().get_or_create(body=scheduled.body, date=scheduled.date)[0]
    before = pack.versions.order_by("-number").first()
    if before and before.essence == _essence(made, before.number):
        raise CannotPublishError("Nothing has changed since it was published last.")
    number = before.number + 1 if before else 1
    version = PackVersion.objects.create(
        pack=pack,
        number=number,
        source=source(made.restricted.made, "pack"),
        record=to_json(reading.pack).decode(),
        essence=_essence(made, number),
        reading=packed(reading),
        imported_at=at,
        imported_by=by,
    )
    recognise(reading.pack, at=at)
    return version


def source(made: Made, name: str) -> SourceFile:
    """A restricted file, kept as a source of the archive."""
    values = {"size": len(made.pdf), "form": "pdf", "name": f"{name}.pdf"}
    return SourceFile.objects.get_or_create(sha256=keep(made.pdf, public=False), defaults=values)[0]


def _essence(pack: Pack, number: int) -> str:
    """A hash of what both versions say, how and on which pages, as the version of that number.

    A correction that is undone says again what an earlier version said, and is another version all the same.
    """
    said = [
        [version.reading.pack, [(one.text, one.label, one.styled, one.picture) for one in version.reading.blocks]]
        for version in (pack.public, pack.restricted)
    ]
    return hashlib.sha256(msgspec.json.encode([number, said])).hexdigest()
