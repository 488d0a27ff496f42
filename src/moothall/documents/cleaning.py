"""What of a PDF from outside is not passed on: scripts, forms, attachments, comments, traces of its making."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

ROOT_LEFT_OUT = (
    "/Names",
    "/OpenAction",
    "/AA",
    "/AcroForm",
    "/Metadata",
    "/PieceInfo",
    "/AF",
    "/Collection",
    "/Perms",
)
PAGE_LEFT_OUT = ("/AA", "/Thumb", "/PieceInfo", "/Metadata", "/B", "/LastModified", "/AF")
FORM_LEFT_OUT = ("/PieceInfo", "/Metadata", "/AF", "/OPI", "/Ref")
_OUTWARD = ("http://", "https://", "mailto:", "tel:")


def clean_root(pdf: Pdf) -> None:
    """Take from the catalogue what is no page's; of the named things destinations alone stay."""
    names = pdf.Root.get("/Names", Dictionary())
    for key in ROOT_LEFT_OUT:
        if key in pdf.Root:
            del pdf.Root[key]
    if "/Dests" in names:
        pdf.Root.Names = Dictionary(Dests=names.Dests)


def clean_page(page: Page, keep: Callable[[Object], bool]) -> list[Object]:
    """Take from a page what is not drawn on it, and the annotations that `keep` refuses; gives these."""
    for key in PAGE_LEFT_OUT:
        if key in page.obj:
            del page.obj[key]
    notes = list(page.obj.get("/Annots", []))
    refused = [note for note in notes if not keep(note)]
    if refused:
        page.obj.Annots = Array(note for note in notes if keep(note))
    return refused


def is_link(note: Object) -> bool:
    """Whether an annotation is a link."""
    return bool(note.get("/Subtype") == Name.Link)


def leads_somewhere(note: Object, inward: tuple[str, ...] = ()) -> bool:
    """Whether a link leads to a page of its file, or out to an address that says nothing of the author's machine."""
    if not is_link(note):
        return False
    action = note.get("/A")
    if action is None:
        return "/Dest" in note
    if action.get("/S") == Name.GoTo:
        return True
    return action.get("/S") == Name.URI and str(action.get("/URI", "")).lower().startswith((*_OUTWARD, *inward))
