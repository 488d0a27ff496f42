"""A pack released, for tests of the site."""

from larkshire import MOMENT, reading
from moothall.facts.readings import Reading
from moothall.operations.archive import import_pack
from moothall.operations.release import NamedOverride, release
from moothall.records.models import Publication

OVERRIDE = NamedOverride("N Pollard", "The rest may be read.")


def released(one: Reading | None = None, source: bytes = b"pack") -> Publication:
    """The invented council's pack of March, released."""
    version = import_pack(reading=one or reading(), source=source, name="march.txt", by=None, at=MOMENT).version
    return release(version=version, by=None, at=MOMENT, override=OVERRIDE)
