"""The public version of a pack's PDF: withheld pages replaced, and nothing left behind that a page does not show.

Where nothing is withheld the file keeps its structure for readers with a screen reader. Where pages are withheld a
new file is built from the open pages alone, each with no more than what its own content draws: the structure
tree, bookmarks and shared resources of the old file may all speak of the withheld pages.
"""

import io
from collections.abc import Collection, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from moothall.documents.cleaning import FORM_LEFT_OUT, PAGE_LEFT_OUT, clean_page, clean_root, is_link

_NAMED = ("/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading")
_DEEPEST = 8


def public_pdf(source: bytes, *, withheld: Collection[int], title: str) -> bytes:
    """The PDF that may be published. `withheld` are physical pages from 1; the number of pages stays the same.

    Metadata, attachments, scripts, forms, thumbnails and comments go in every case; page labels stay.
    """
    with Pdf.open(io.BytesIO(source)) as pdf:
        made = _rebuilt(pdf, frozenset(withheld)) if withheld else pdf
        _clean(made, title)
        target = io.BytesIO()
        made.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _rebuilt(pdf: Pdf, withheld: frozenset[int]) -> Pdf:
    made = Pdf.new()
    for number, page in enumerate(pdf.pages, start=1):
        if number in withheld:
            made.add_blank_page(page_size=_size(page))
            _notice(made, made.pages[-1])
        else:
            _cut_to_content(page)
            made.pages.append(page)
    if "/PageLabels" in pdf.Root:
        made.Root.PageLabels = made.copy_foreign(pdf.make_indirect(pdf.Root.PageLabels))
    if "/Lang" in pdf.Root:
        made.Root.Lang = pdf.Root.Lang
    made.remove_unreferenced_resources()
    return made


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _notice(pdf: Pdf, page: pikepdf.Page) -> None:
    """The page that stands in the place of a withheld one."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    _, height = _size(page)
    words = f"BT /F1 14 Tf 72 {height - 100:.0f} Td (This page is not for publication.) Tj ET"
    page.obj.Contents = pdf.make_stream(words.encode())


def _cut_to_content(page: pikepdf.Page) -> None:
    """Leave on a page what it draws, and links that lead out of the file."""
    for key in (*PAGE_LEFT_OUT, "/StructParents", "/Group"):
        if key in page.obj:
            del page.obj[key]
    resources = page.obj.get("/Resources", page.resources)
    page.obj.Resources = _used(page, resources, 0)
    outward = [note for note in page.obj.get("/Annots", []) if _leads_out(note)]
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    if outward:
        page.obj.Annots = Array(_bare_link(note) for note in outward)


def _used(drawing: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, depth: int) -> Dictionary:
    """The resources that a page or a form within it names in its content; the same again within its forms."""
    names = {str(operand) for operand in _operands(drawing)}
    kept = Dictionary()
    for kind in _NAMED:
        inside = Dictionary({name: value for name, value in resources.get(kind, {}).items() if name in names})
        if len(inside):
            kept[kind] = inside
    if depth < _DEEPEST:
        for form in kept.get("/XObject", {}).values():
            _cut_form(form, resources, depth)
    return kept


def _cut_form(form: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
    for key in (*FORM_LEFT_OUT, "/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    if form.get("/Subtype") == Name.Form:
        form.Resources = _used(form, form.get("/Resources", resources), depth + 1)


def _operands(drawing: pikepdf.Page | pikepdf.Object) -> Iterator[pikepdf.Object]:
    for instruction in pikepdf.parse_content_stream(drawing):
        yield from (operand for operand in instruction.operands if isinstance(operand, Name))


def _leads_out(note: pikepdf.Object) -> bool:
    return note.get("/Subtype") == Name.Link and "/URI" in note.get("/A", Dictionary())


def _bare_link(note: pikepdf.Object) -> Dictionary:
    action = Dictionary(S=Name.URI, URI=note.A.URI)
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=note.Rect, Border=Array([0, 0, 0]), A=action)


def _clean(pdf: Pdf, title: str) -> None:
    accessible = pdf.open_metadata().get("pdfuaid:part")
    clean_root(pdf)
    for page in pdf.pages:
        clean_page(page, keep=is_link)
    _describe(pdf, title, str(accessible or ""))


def _describe(pdf: Pdf, title: str, accessible: str) -> None:
    """New metadata: the title, the language, and that the file is PDF/UA where it was."""
    del pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = ["en-GB"]
        if accessible:
            metadata["pdfuaid:part"] = accessible
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
