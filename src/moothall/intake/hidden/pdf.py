"""PDF files: what is searched for in them."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from moothall.facts.findings import Finding
from moothall.intake.hidden import pictures_inside
from moothall.intake.hidden.kinds import found, of_property
from moothall.intake.hidden.pdf_sight import Sight, looked_at
from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack, too_large

_PER_PAGE = 20
_NAMES = ("/Author", "/Keywords", "/Subject", "/Company", "/Manager", "/SourceModified", "/LastSavedBy")
_TITLE = ("/Title", "/CreationDate", "/ModDate", "/Trapped", "/Producer", "/Creator", "/PTEX.Fullbanner")
_XMP = ("dc:creator", "pdf:Keywords", "xmpMM:History", "xmp:CreatorTool", "pdf:Producer", "photoshop:Source")
_SCRIPTS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE")
_PRIVATE = ("/PieceInfo", "/Thumb")


def search(data: bytes, limits: Limits = LIMITS) -> Iterator[Finding]:
    """Everything in a PDF that no one sees on its pages. Raises UnreadablePack for what cannot be opened."""
    with opened(data, limits) as document:
        yield from _versions(data)
        yield from _properties(document)
        yield from _root(document)
        for number, page in enumerate(document.pages, start=1):
            yield from _page(page.obj, f"page {number}")
        yield from _photographs(document)
    for sight in sights(data):
        yield from _unseen(sight)


def photographs(document: Pdf) -> Iterator[tuple[Stream, bytes]]:
    """The JPEG pictures of a PDF, on its pages and in the forms drawn there, each with its file."""
    for one in list(document.objects):
        if isinstance(one, Stream) and one.get("/Subtype") == Name.Image:
            filters = one.get("/Filter", Array())
            *around, last = filters if isinstance(filters, Array) and len(filters) else [filters]
            if last == Name.DCTDecode:
                yield one, _unpacked(document, one, around)


def _unpacked(document: Pdf, picture: Stream, around: list[Object]) -> bytes:
    """The file of a picture, out of what it is packed in; nothing where that is damaged."""
    data = picture.read_raw_bytes()
    if not around:
        return data
    packed = Stream(document, data)
    packed.Filter = Array(around)
    try:
        return packed.read_bytes()
    except pikepdf.PdfError:
        return b""


def opened(data: bytes, limits: Limits = LIMITS) -> Pdf:
    """A PDF, open. Raises UnreadablePack for one that is no PDF, damaged, locked or too large."""
    if len(data) > limits.file_bytes:
        raise too_large("it is a very large file", f"{limits.file_bytes // 2**20:,} MB")
    try:
        document = Pdf.open(io.BytesIO(data))
        pages = len(document.pages)
    except pikepdf.PasswordError as error:
        raise UnreadablePack("this PDF is locked with a password; ask for one without") from error
    except (pikepdf.PdfError, RuntimeError) as error:  # a page tree that is miscounted is no PdfError
        raise UnreadablePack("this PDF is damaged; ask for it again, or save it anew") from error
    if pages > limits.pages:
        raise too_large(f"it has {pages:,} pages", f"{limits.pages:,} pages")
    return document


def sights(data: bytes) -> Iterator[Sight]:
    """What is seen and not seen of each page's text. Raises UnreadablePack for what cannot be drawn."""
    try:
        yield from looked_at(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePack("the pages of this PDF cannot be drawn; save it anew") from error


def layers_off(document: Pdf) -> frozenset[tuple[int, int]]:
    """The layers that are switched off when the file is opened, by their object numbers."""
    layers = document.Root.get("/OCProperties", Dictionary())
    settings = layers.get("/D", Dictionary())
    if settings.get("/BaseState") == Name.OFF:
        on = {one.objgen for one in settings.get("/ON", Array())}
        return frozenset(one.objgen for one in layers.get("/OCGs", Array()) if one.objgen not in on)
    return frozenset(one.objgen for one in settings.get("/OFF", Array()))


def _versions(data: bytes) -> Iterator[Finding]:
    """A file that was saved onto itself keeps its earlier versions; one made for the web ends twice by nature."""
    ends = data.count(b"%%EOF")
    if ends > (2 if b"/Linearized" in data[:2048] else 1):
        yield found("earlier-version", "the file")


def _properties(document: Pdf) -> Iterator[Finding]:
    for key, value in document.docinfo.items():
        if key not in ("/Title", "/CreationDate", "/ModDate", "/Trapped"):
            finding = of_property("properties", str(key)[1:], str(value), names_someone=key in _NAMES)
            if finding and (key not in _TITLE or finding.code == "hidden-path"):
                yield finding
    try:
        metadata = document.open_metadata()
        told = {name: metadata.get(name) for name in _XMP}
    except (pikepdf.PdfError, ValueError, SyntaxError):
        yield found("private-data", "metadata that cannot be read")
        return
    for name, stated in told.items():
        words = stated if isinstance(stated, str) else "; ".join(map(str, stated or ()))
        finding = of_property("metadata", name, words, names_someone=name == "dc:creator")
        if finding and (name in ("dc:creator", "pdf:Keywords", "photoshop:Source") or finding.code == "hidden-path"):
            yield finding


def _root(document: Pdf) -> Iterator[Finding]:
    root = document.Root
    names = root.get("/Names", Dictionary())
    for name, file in document.attachments.items():
        yield found("attachment", "the file", f"{name} {file.description or ''}")
    if "/JavaScript" in names or "/AA" in root or _runs(root.get("/OpenAction")):
        yield found("script", "the file")
    if layers_off(document):
        yield found("hidden-layer", "the file", ", ".join(_layer_names(document)))
    if "/PieceInfo" in root:
        yield found("private-data", "the file")
    for field in root.get("/AcroForm", Dictionary()).get("/Fields", Array()):
        yield from _values(field, "")


def _photographs(document: Pdf) -> Iterator[Finding]:
    pages = {
        image.objgen: number
        for number, page in reversed(list(enumerate(document.pages, start=1)))
        for image in page.get_images().values()
    }
    for one, data in photographs(document):
        page = pages.get(one.objgen)
        yield from pictures_inside.search(data, f"page {page}, a picture" if page else "a picture")


def _layer_names(document: Pdf) -> Iterator[str]:
    off = layers_off(document)
    for layer in document.Root.OCProperties.get("/OCGs", Array()):
        if layer.objgen in off:
            yield str(layer.get("/Name", "without a name"))


def _values(field: Object, above: str) -> Iterator[Finding]:
    name = f"{above}.{field.get('/T', '')}".strip(".")
    if "/V" in field and str(field.V).strip() not in ("", "/Off"):
        yield found("form-value", f"form field {name}", str(field.V))
    for child in field.get("/Kids", Array()):
        yield from _values(child, name)


def _page(page: Object, place: str) -> Iterator[Finding]:
    for key in _PRIVATE:
        if key in page:
            yield found("thumbnail" if key == "/Thumb" else "private-data", place)
    if "/AA" in page:
        yield found("script", place)
    for note in page.get("/Annots", Array()):
        yield from _note(note, place)


def _note(note: Object, place: str) -> Iterator[Finding]:
    kind = note.get("/Subtype")
    words = f"{note.get('/T', '')} {note.get('/Contents', '')}".strip()
    if kind == Name.FileAttachment:
        yield found("attachment", place, words)
    elif kind == Name.Redact:
        yield found("redaction-mark", place, words)
    elif kind not in (Name.Link, Name.Widget, Name.Popup, Name.PrinterMark, Name.TrapNet):
        yield found("comment", place, words or str(kind)[1:])
    action: Object | None = note.get("/A")
    if "/AA" in note or (kind != Name.Widget and _runs(action)):
        yield found("script", place)
    address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
    if address.lower().startswith("file:"):
        yield found("path", place, address)


def _runs(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in _SCRIPTS


def _unseen(sight: Sight) -> Iterator[Finding]:
    layer = [one for one in sight.unseen if one.kind == "text-layer"]
    if layer:
        yield found("text-layer", f"page {layer[0].page}")
    others = [one for one in sight.unseen if one.kind != "text-layer"]
    for one in others[:_PER_PAGE]:
        yield found(one.kind, f"page {one.page}", one.text)
    if len(others) > _PER_PAGE:
        yield found(others[-1].kind, f"page {others[-1].page}", f"and {len(others) - _PER_PAGE} more")
