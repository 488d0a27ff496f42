"""The public version of a pack's PDF."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

import shared_packs as real
from moothall.documents.public_pdf import public_pdf

WORD = "Zorblatt"


def made(pages: int = 4) -> bytes:
    """A PDF in which page 3 and much around it says the word."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    shared = pdf.make_indirect(Dictionary(Font=Dictionary(F1=font), XObject=Dictionary()))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page()
        words = WORD if number == 3 else f"open {number}"
        form = pdf.make_stream(f"BT /F1 9 Tf 72 700 Td ({words}) Tj ET".encode())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
        shared.XObject[f"/X{number}"] = form
        page.obj.Resources = shared
        page.obj.Contents = pdf.make_stream(f"q /X{number} Do Q".encode())
    _links(pdf)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=27)]))
    pdf.docinfo["/Title"] = WORD
    pdf.attachments["plan.txt"] = WORD.encode()
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(WORD, 2))
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def _links(pdf: Pdf) -> None:
    """On the first page a link to the third, a link out, and a comment."""
    to_third = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=Array([pdf.pages[2].obj, Name.Fit])
    )
    action = Dictionary(S=Name.URI, URI="https://larkshire.example/")
    outward = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
    comment = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=WORD)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note) for note in (to_third, outward, comment)])


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def everything(pdf: bytes) -> str:
    """All objects and streams of a PDF."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        streams = [one.read_bytes().decode("latin-1") for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return "\n".join((*(repr(one) for one in opened.objects), *streams, repr(opened.docinfo)))


def test_a_withheld_page_is_replaced_by_a_notice_and_the_others_stay_where_they_were() -> None:
    assert texts(public_pdf(made(), withheld={3}, title="Pack")) == [
        "open 1",
        "open 2",
        "This page is not for publication.",
        "open 4",
    ]


def test_nothing_of_a_withheld_page_is_left_behind() -> None:
    assert WORD in everything(made())
    assert WORD not in everything(public_pdf(made(), withheld={3}, title="Pack"))


def test_page_labels_stay() -> None:
    with Pdf.open(io.BytesIO(public_pdf(made(), withheld={3}, title="Pack"))) as opened:
        assert [page.label for page in opened.pages] == ["27", "28", "29", "30"]


def test_links_that_lead_out_stay_and_comments_go() -> None:
    for withheld in (set(), {3}):
        with Pdf.open(io.BytesIO(public_pdf(made(), withheld=withheld, title="Pack"))) as opened:
            kinds = [str(note.Subtype) for note in opened.pages[0].obj.Annots]
            assert set(kinds) == {"/Link"}


def test_metadata_attachments_and_scripts_go_in_every_case() -> None:
    with Pdf.open(io.BytesIO(public_pdf(made(), withheld=(), title="Roads, 12 March"))) as opened:
        assert len(opened.attachments) == 0
        assert opened.docinfo.get("/Title") in (None, "Roads, 12 March")
        assert opened.open_metadata()["dc:title"] == "Roads, 12 March"


def test_the_same_file_gives_the_same_public_file() -> None:
    once, again = (public_pdf(made(), withheld={3}, title="Pack") for _ in range(2))
    assert len(once) == len(again)


@pytest.mark.shared
@pytest.mark.parametrize("withheld", [(), (2, 4)])
def test_a_real_packs_open_pages_say_what_they_said(withheld: tuple[int, ...]) -> None:
    for path in sorted(real.PACKS.glob("*layoutA.pdf"))[:2]:
        source = path.read_bytes()
        before, after = texts(source), texts(public_pdf(source, withheld=withheld, title="Pack"))
        opened = [number for number in range(len(before)) if number + 1 not in withheld]
        assert [before[number] for number in opened] == [after[number] for number in opened]
