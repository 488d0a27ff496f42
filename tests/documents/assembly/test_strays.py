"""Tags that speak of pages, comments and fields that are not bound say nothing of them in a pack."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from documents.assembly.agenda import SECRET, essay, plan
from documents.assembly.packs import says, texts
from documents.assembly.test_sources import Change, bound, changed, heading
from moothall.documents.assembly.check import faults
from moothall.documents.trees import elements, entries


def pages_taken_out(pdf: Pdf) -> None:
    """The last page is deleted, as a tool does it: what was said of it stays in the tree."""
    last = pdf.pages[-1].obj.objgen
    for element in elements(pdf.Root.StructTreeRoot):
        if "/Pg" in element and element.Pg.objgen == last:
            element.ActualText = element.Alt = element.E = element.T = SECRET
            element.A = Dictionary(O=Name.Table, Summary=SECRET)
    del pdf.pages[-1]


def one_part_on_a_page_taken_out(pdf: Pdf) -> None:
    away = pdf.make_indirect(Dictionary(Type=Name.Page))
    one = heading(pdf)
    one.ActualText = SECRET
    one.K = Array([*one.K, Dictionary(Type=Name.MCR, MCID=0, Pg=away)])


def held(pdf: Pdf, note: Object) -> None:
    """An element that is there for an annotation, and speaks for it."""
    around = heading(pdf).P
    kid = Dictionary(Type=Name.OBJR, Obj=note, Pg=pdf.pages[0].obj)
    element = Dictionary(Type=Name.StructElem, S=Name.Annot, P=around, Alt=SECRET, T=SECRET, K=kid)
    around.K = Array([*around.K, pdf.make_indirect(element)])


def comment(pdf: Pdf) -> Object:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=SECRET)
    return pdf.make_indirect(note)


def comment_in_the_tree_alone(pdf: Pdf) -> None:
    held(pdf, comment(pdf))


def comment_on_a_page(pdf: Pdf) -> None:
    note = comment(pdf)
    held(pdf, note)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), note])


def comment_that_says_where_it_is_held(pdf: Pdf) -> None:
    comment_on_a_page(pdf)
    root = pdf.Root.StructTreeRoot
    note = pdf.pages[0].obj.Annots[-1]
    note.StructParent = 999
    known = [part for pair in entries(root.ParentTree, "/Nums") for part in pair]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([*known, 999, heading(pdf).P.K[-1]])))


def field(pdf: Pdf) -> None:
    one = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="f", V=SECRET, Rect=Array([0, 0, 9, 9]))
    held(pdf, pdf.make_indirect(one))


def comment_that_an_element_refers_to(pdf: Pdf) -> None:
    note = comment(pdf)
    del note.Type
    heading(pdf).Ref = Array([note])


@pytest.mark.parametrize(
    "hide",
    [
        pages_taken_out,
        one_part_on_a_page_taken_out,
        comment_in_the_tree_alone,
        comment_on_a_page,
        comment_that_says_where_it_is_held,
        field,
        comment_that_an_element_refers_to,
    ],
    ids=lambda hide: hide.__name__,
)
def test_what_the_tags_say_of_what_is_not_bound_is_left_behind(hide: Change) -> None:
    data = changed(hide, essay("Trees", 2))
    assert says(data, SECRET)
    made = bound(data)
    assert not says(made.pdf, SECRET)
    assert faults(made.pdf) == []
    assert "Trees was looked into" in texts(made.pdf)["3"]


def test_a_file_from_which_a_page_was_taken_is_as_good_as_before() -> None:
    made = bound(changed(pages_taken_out, essay("Trees", 2)))
    assert made.status[0].faults == ()
    assert made.accessible


def test_what_a_link_answers_to_is_left_behind() -> None:
    def answer(pdf: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), IRT=comment(pdf))
        link.A = Dictionary(S=Name.URI, URI="https://larkshire.example/")
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])

    data = bound(changed(answer, plan())).pdf
    assert not says(data, SECRET)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/IRT" not in pdf.pages[2].Annots[0]
