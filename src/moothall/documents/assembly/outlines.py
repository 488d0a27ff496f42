"""What a file says of itself beside its pages: bookmarks, page labels, title and language."""

from collections.abc import Sequence
from html import escape

from pikepdf import String

from moothall.documents.assembly.links import Heading
from moothall.documents.assembly.volume import Volume

LANGUAGE = "en-GB"
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>{claim}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_CLAIM = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>"""


def bookmarks(volume: Volume, headings: Sequence[Heading], pages: Sequence[int]) -> int:
    """Put in bookmarks, which lead to `pages` by their places; gives the number of what holds them."""
    number = volume.number()
    volume.put(number, b"<< /Type /Outlines%b >>" % _beneath(volume, number, headings, pages))
    return number


def _beneath(volume: Volume, holder: int, headings: Sequence[Heading], pages: Sequence[int]) -> bytes:
    if not headings:
        return b""
    numbers = [volume.number() for _ in headings]
    for one, number, before, after in zip(headings, numbers, [0, *numbers], [*numbers[1:], 0], strict=False):
        shown = one.shown.encode("latin-1")
        told = (
            b"<< /Title %b /Parent %d 0 R" % (text(one.title), holder),
            b" /Prev %d 0 R" % before if before else b"",
            b" /Next %d 0 R" % after if after else b"",
            b" /Dest [ %d 0 R %b ]%b >>" % (pages[one.page], shown, _beneath(volume, number, one.beneath, pages)),
        )
        volume.put(number, b"".join(told))
    return b" /First %d 0 R /Last %d 0 R /Count %d" % (numbers[0], numbers[-1], _count(headings))


def _count(headings: Sequence[Heading]) -> int:
    return len(headings) + sum(_count(one.beneath) for one in headings)


def metadata(volume: Volume, title: str, *, accessible: bool) -> int:
    """Put in title and language, and that the file is PDF/UA if it is; gives the number."""
    told = _METADATA.format(title=escape(title), language=LANGUAGE, claim=_CLAIM if accessible else "")
    return volume.stream(told.encode(), b"/Type /Metadata /Subtype /XML ")


def text(said: str) -> bytes:
    """A text as PDF writes it."""
    return String(said).unparse()
