"""PDF files: what is found is taken out, and the outcome looked at again.

A PDF that says it is PDF/UA keeps saying so: tags, language and title stay.
"""

import io
from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from moothall.intake.hidden import pictures_inside
from moothall.intake.hidden.pdf import layers_off, opened, photographs, sights
from moothall.intake.hidden.pdf_glyphs import Eraser, bucketed
from moothall.intake.hidden.pdf_sight import Sight, Unseen

_ROOT = ("/OpenAction", "/AA", "/AcroForm", "/PieceInfo", "/AF", "/Collection", "/Perms", "/OCProperties", "/Metadata")
_PAGE = ("/AA", "/Thumb", "/PieceInfo", "/Metadata", "/LastModified", "/AF", "/B")
_LEAST = 3


class CannotCleanError(Exception):
    """What cannot be taken out of a file; the message says what, where, and what to do."""


def clean(data: bytes) -> bytes:
    """The PDF without what `pdf.search` finds; a text layer behind a scan stays where its picture shows it.

    Raises CannotCleanError where a covered text cannot be taken out without touching what is seen.
    """
    before = list(sights(data))
    with opened(data) as document:
        off = layers_off(document)
        for number, page in enumerate(document.pages, start=1):
            points = list(_points(before[number - 1]))
            if points or off:
                Eraser(document, bucketed(iter(points)), off).page(page)
            _clean_page(page)
        for picture, file in photographs(document):
            bare = pictures_inside.clean(file)
            if bare != file:
                picture.write(bare, filter=Name.DCTDecode, decode_parms=_parameters(picture))
        _clean_structure(document, [one.text for sight in before for one in _erased(sight)])
        _flatten(document)
        _clean_root(document)
        _describe(document)
        target = io.BytesIO()
        document.remove_unreferenced_resources()
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    cleaned = target.getvalue()
    _check(before, list(sights(cleaned)), bool(off))
    return cleaned


def _erased(sight: Sight) -> list[Unseen]:
    return [one for one in sight.unseen if one.kind != "text-layer"]


def _points(sight: Sight) -> Iterator[tuple[float, float]]:
    yield from (point for one in _erased(sight) for point in one.points)


def _clean_page(page: pikepdf.Page) -> None:
    for key in _PAGE:
        if key in page.obj:
            del page.obj[key]
    if "/Annots" in page.obj:
        page.obj.Annots = Array(note for note in page.obj.Annots if _stays(note))


def _stays(note: pikepdf.Object) -> bool:
    """Links that lead to the web or within the file stay; fields stay until they are drawn on the page."""
    if note.get("/Subtype") == Name.Widget:
        return True
    if note.get("/Subtype") != Name.Link:
        return False
    action = note.get("/A", Dictionary())
    if "/AA" in note:
        del note["/AA"]
    is_web = str(action.get("/URI", "")).lower().startswith(("http:", "https:", "mailto:", "tel:"))
    return "/Dest" in note or action.get("/S") == Name.GoTo or is_web


def _clean_structure(document: Pdf, erased: Sequence[str]) -> None:
    """Take words out of the tags that stand for what was erased."""
    gone = [_bare(text) for text in erased if len(_bare(text)) >= _LEAST]
    for one in document.objects if gone else ():
        for key in ("/ActualText", "/Alt", "/E") if isinstance(one, Dictionary) else ():
            if key in one and any(text in _bare(str(one[key])) for text in gone):
                del one[key]


def _bare(text: str) -> str:
    return "".join(text.split()).lower()


def _parameters(picture: pikepdf.Object) -> Dictionary | None:
    """How the picture itself is decoded; what it is packed in beside has gone."""
    given = picture.get("/DecodeParms")
    last = given[-1] if isinstance(given, Array) and len(given) else given
    return last if isinstance(last, Dictionary) else None


def _flatten(document: Pdf) -> None:
    """Draw what the fields of a form show onto their pages, and let the fields go."""
    if "/AcroForm" not in document.Root:
        return
    links = [
        [note for note in page.obj.get("/Annots", []) if note.get("/Subtype") == Name.Link] for page in document.pages
    ]
    document.Root.AcroForm.NeedAppearances = True
    document.generate_appearance_streams()
    document.flatten_annotations("all")
    for page, kept in zip(document.pages, links, strict=True):
        page.obj.Annots = Array(kept)


def _clean_root(document: Pdf) -> None:
    for key in _ROOT:
        if key in document.Root:
            del document.Root[key]
    names = document.Root.get("/Names", Dictionary())
    if "/Names" in document.Root:
        del document.Root["/Names"]
    if "/Dests" in names:
        document.Root.Names = Dictionary(Dests=names.Dests)


def _describe(document: Pdf) -> None:
    """New metadata: the title, the language, and that it is PDF/UA where it said so."""
    title, part = "", None
    with document.open_metadata() as metadata:
        title = str(metadata.get("dc:title") or document.docinfo.get("/Title", ""))
        part = metadata.get("pdfuaid:part")
    del document.docinfo
    del document.Root.Metadata
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        if part:
            metadata["pdfuaid:part"] = str(part)


def _check(before: list[Sight], after: list[Sight], layers: bool) -> None:
    """What was hidden must be gone, and what was seen must be there; fields may have added what they showed."""
    left = [str(number) for number, sight in enumerate(after, start=1) if _erased(sight)]
    if left:
        raise CannotCleanError(
            f"There is text that no one sees on page {', '.join(left)} that cannot be taken out here: "
            "take it out in the program that the file was made with, and give the file again."
        )
    changed = [
        str(number)
        for number, (one, other) in enumerate(zip(before, after, strict=True), start=1)
        if Counter(one.seen) - Counter(other.seen)
    ]
    if changed and not layers:
        raise CannotCleanError(
            f"Cleaning would change what is seen on page {', '.join(changed)}: "
            "take what is hidden there out in the program that the file was made with."
        )
