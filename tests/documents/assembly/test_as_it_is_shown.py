"""What is seen on the pages of a paper is seen in the pack, and nothing else."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import ImageStat

from documents.assembly.agenda import SECRET, essay, plan
from documents.assembly.packs import says, texts
from documents.assembly.test_sources import bound, changed, heading
from moothall.documents.assembly.opening import SourceError
from moothall.documents.assembly.sources import prepared
from moothall.documents.trees import TreeError, entries

_CORNER = (40, 60, 140, 110)
"""Left, bottom, right, top of what is put on the first page."""


def covering(kind: str, **more: object) -> Callable[[Pdf], None]:
    """A black box that is laid over a page as an annotation."""

    def lay(pdf: Pdf) -> None:
        box = Array(list(_CORNER))
        black = pdf.make_stream(b"0 g 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 50])
        told = {"Subtype": Name(f"/{kind}"), "Rect": box, "AP": Dictionary(N=black), "F": 4, **more}
        notes = pdf.pages[0].obj.get("/Annots", [])
        pdf.pages[0].obj.Annots = Array([*notes, pdf.make_indirect(Dictionary(Type=Name.Annot, **told))])

    return lay


def darkness(data: bytes, page: int) -> float:
    """How black the corner of a page is, from 0 to 1."""
    with pypdfium2.PdfDocument(data) as document:
        height = document[page].get_height()
        image = document[page].render(scale=1).to_pil().convert("L")
    left, bottom, right, top = _CORNER
    seen = image.crop((left + 5, int(height - top) + 5, right - 5, int(height - bottom) - 5))
    return 1 - ImageStat.Stat(seen).mean[0] / 255


@pytest.mark.parametrize("kind", ["Square", "Stamp", "Ink", "FreeText", "Watermark", "Redact"])
def test_what_is_laid_over_a_page_stays_there(kind: str) -> None:
    made = bound(changed(covering(kind, Contents=SECRET), plan()))
    assert darkness(made.pdf, 2) > 0.9
    assert not says(made.pdf, SECRET)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert not len(pdf.pages[2].obj.get("/Annots", []))


@pytest.mark.parametrize("kind", ["Text", "Popup", "FileAttachment"])
def test_notes_beside_a_page_are_left_behind(kind: str) -> None:
    made = bound(changed(covering(kind, Contents=SECRET), plan()))
    assert darkness(made.pdf, 2) < 0.1
    assert not says(made.pdf, SECRET)


def test_what_is_laid_over_a_page_but_hidden_is_left_behind() -> None:
    assert darkness(bound(changed(covering("Square", F=2), plan())).pdf, 2) < 0.1


def test_a_box_that_a_reader_would_have_to_draw_is_refused() -> None:
    def without_looks(pdf: Pdf) -> None:
        covering("Square", IC=Array([0, 0, 0]))(pdf)
        del pdf.pages[0].obj.Annots[0].AP

    with pytest.raises(SourceError, match="print it to PDF anew"):
        prepared(changed(without_looks, plan()), "a" * 64)


def test_plain_content_that_was_an_annotation_has_no_tags_and_the_pack_says_so() -> None:
    made = bound(changed(covering("Stamp"), essay("Trees")))
    assert not made.accessible
    assert "turned into plain content" in made.status[0].faults[0]


@pytest.mark.parametrize("left", [b"q 3 0 0 3 200 200 cm q ", b"Q Q 3 0 0 3 200 200 cm ", b"q 0 0 0 0 0 0 cm q q "])
def test_a_page_that_does_not_put_back_its_state_has_its_number_where_it_belongs(left: bytes) -> None:
    def untidy(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        page.obj.Contents = pdf.make_stream(page.obj.Contents.read_bytes() + b"\n" + left)

    made = bound(changed(untidy, plan()))
    with pypdfium2.PdfDocument(made.pdf) as document:
        page = document[2]
        number = page.get_textpage().search("Page 3").get_next()
        assert number
        left_edge, bottom, _, top = page.get_textpage().get_charbox(number[0])
        width, _ = page.get_size()
    assert 0 < bottom < top < 40
    assert abs(left_edge - width / 2) < 60


def layers(pdf: Pdf, **of_layer: object) -> Object:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Prices", **of_layer))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))
    return layer


def hidden_on_screen(pdf: Pdf) -> None:
    layers(pdf, Usage=Dictionary(View=Dictionary(ViewState=Name.OFF)))


def hidden_in_print(pdf: Pdf) -> None:
    layers(pdf, Usage=Dictionary(Print=Dictionary(PrintState=Name.OFF)))


def shown_where_others_are_not(pdf: Pdf) -> None:
    one = Dictionary(Type=Name.OCMD, OCGs=Array([layers(pdf)]), P=Name.AllOff)
    pdf.pages[0].obj.Resources.Properties = Dictionary(MC7=pdf.make_indirect(one))


def shown_by_a_rule(pdf: Pdf) -> None:
    layer = layers(pdf)
    one = Dictionary(Type=Name.OCMD, VE=Array([Name.Not, layer]))
    pdf.pages[0].obj.Resources.Properties = Dictionary(MC7=pdf.make_indirect(one))


@pytest.mark.parametrize(
    "change", [hidden_on_screen, hidden_in_print, shown_where_others_are_not, shown_by_a_rule], ids=lambda c: c.__name__
)
def test_layers_that_are_not_always_shown_are_refused(change: Callable[[Pdf], None]) -> None:
    with pytest.raises(SourceError, match="layers that are switched off"):
        prepared(changed(change, plan()), "a" * 64)


def test_a_name_told_apart_from_its_element_is_no_other_papers() -> None:
    def told_apart(pdf: Pdf) -> None:
        heading(pdf).ID = pdf.make_indirect(pikepdf.String("one"))

    with pikepdf.open(io.BytesIO(bound(changed(told_apart)).pdf)) as pdf:
        names = [bytes(name) for name, _ in entries(pdf.Root.StructTreeRoot.IDTree, "/Names")]
    assert any(name.startswith(b"m") and name.endswith(b"-one") for name in names)


def test_a_number_in_the_parent_tree_that_nothing_on_a_page_has_is_left_behind() -> None:
    def on_a_pattern(pdf: Pdf) -> None:
        tile = pdf.make_stream(b"", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 1, 1], StructParents=0)
        pdf.pages[0].obj.Resources.Pattern = Dictionary(P0=tile)

    with pikepdf.open(io.BytesIO(bound(changed(on_a_pattern)).pdf)) as pdf:
        assert "/StructParents" not in pdf.pages[2].obj.Resources.Pattern.P0


def test_an_element_within_another_is_read_like_any() -> None:
    def within(pdf: Pdf) -> None:
        one = heading(pdf)
        page = one.get("/Pg", pdf.pages[0].obj)
        inner = Dictionary(Type=Name.StructElem, S=Name.Span, P=one, Pg=page, K=Array(list(one.K)))
        parents = dict(entries(pdf.Root.StructTreeRoot.ParentTree, "/Nums"))
        listed = parents[int(page.StructParents)]
        one.K = inner
        place = next(at for at, each in enumerate(listed) if each.objgen == one.objgen)
        listed[place] = one.K

    assert bound(changed(within)).page_count


def test_a_tree_of_names_that_branches_into_itself_comes_to_an_end() -> None:
    tree = Dictionary(Names=Array())
    with Pdf.new() as pdf:
        for _ in range(25):
            tree = pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(tree)] * 2)))
        with pytest.raises(TreeError):
            list(entries(tree, "/Names"))


def test_words_are_still_there() -> None:
    assert "Trees was looked into" in texts(bound(changed(covering("Stamp"), essay("Trees"))).pdf)["3"]
