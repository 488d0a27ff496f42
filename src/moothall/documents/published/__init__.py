"""The reading of a pack that we publish ourselves: built from its facts, not read back from what was typeset."""

from moothall.documents.published.printed import Printed, printed_pages
from moothall.documents.published.reading import Source, reading_of

__all__ = ["Printed", "Source", "printed_pages", "reading_of"]
