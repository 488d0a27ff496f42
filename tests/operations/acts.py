"""States that tests start from, reached by the acts that lead there."""

from larkshire import MOMENT, reading
from moothall.facts.readings import Reading
from moothall.operations.archive import import_pack
from moothall.operations.release import NamedOverride, release
from moothall.records.models import PackVersion, Publication

OVERRIDE = NamedOverride("N Pollard", "The lease itself is withheld.")


def archived(one: Reading | None = None, source: bytes = b"pack") -> PackVersion:
    """A pack in the archive, as a draft."""
    return import_pack(reading=one or reading(), source=source, name="march.txt", by=None, at=MOMENT).version


def released(one: Reading | None = None, source: bytes = b"pack") -> Publication:
    """A pack released."""
    return release(version=archived(one, source), by=None, at=MOMENT, override=OVERRIDE)
