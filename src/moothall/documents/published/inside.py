"""Everything that a PDF holds as text: what its pages show, and what they do not."""

import io
from collections.abc import Iterator

import pikepdf

from moothall.facts.bodies import Fact

_LARGEST_STREAM = 8 * 1024 * 1024
_DEEPEST = 6


class Inside(Fact):
    """One kind of place in a PDF, and all text that stands there."""

    place: str
    text: str


def inside(pdf: bytes) -> tuple[Inside, ...]:
    """What stands in a PDF beside the words of its pages: metadata, bookmarks and tags, attached files, raw streams."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        metadata = [str(value) for value in opened.docinfo.as_dict().values()]
        if "/Metadata" in opened.Root:
            metadata.append(opened.Root.Metadata.read_bytes().decode("utf-8", "replace"))
        attached = list(opened.attachments)
        strings = [text for one in opened.objects for text in _strings(one, 0)]
        streams = [text for one in opened.objects for text in _stream(one)]
    return (
        Inside("its metadata", "\n".join(metadata)),
        Inside("its bookmarks, tags, links and comments", "\n".join(strings)),
        Inside("the names of attached files", "\n".join(attached)),
        Inside("its raw streams", "\n".join(streams)),
        Inside("its bytes", pdf.decode("latin-1")),
    )


def _strings(one: pikepdf.Object, depth: int) -> Iterator[str]:
    """The text strings within an object; what it refers to is looked at in its own turn."""
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif depth < _DEEPEST and isinstance(one, pikepdf.Array):
        for inner in one:
            if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
                yield from _strings(inner, depth + 1)
    elif depth < _DEEPEST and isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key in one.keys():  # noqa: SIM118 - a stream is no iterable of its keys
            inner = one[key]
            if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
                yield from _strings(inner, depth + 1)


def _stream(one: pikepdf.Object) -> Iterator[str]:
    if not isinstance(one, pikepdf.Stream) or one.get("/Subtype") == pikepdf.Name.Image:
        return
    try:
        data = one.read_bytes()
    except pikepdf.PdfError:
        data = one.read_raw_bytes()
    if len(data) <= _LARGEST_STREAM:
        yield data.decode("latin-1")
