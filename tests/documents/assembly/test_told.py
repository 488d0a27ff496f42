"""Files that are told whole say in a pack what they said before, and nothing that hangs on them beside their pages."""

import io
from collections.abc import Callable
from typing import Any

import msgspec
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from documents.assembly.agenda import SECRET, agenda, essay, paper, plan, press, read, saved
from documents.assembly.packs import says, texts
from documents.written_report import DRAFT, TO, picture
from moothall.documents.assembly import Bound, bind
from moothall.documents.assembly.check import faults
from moothall.documents.assembly.cutting import cut_clean
from moothall.documents.assembly.told import told
from moothall.documents.assembly.volume import Volume
from moothall.documents.composer.written import report_pdf
from moothall.documents.trees import elements, entries
from moothall.facts.agendas import DraftItem
from moothall.facts.drafts import ReportDraft

Change = Callable[[Pdf], None]
SAID = b"(a) see 5 0 R, /ID (b), /Headers [ (c) ], 100% <of> \\ it\nall \xfe"


def bound(*files: bytes) -> Bound:
    papers = tuple(paper(f"p{n}", f"Paper {n}", data, file=f"f{n}") for n, data in enumerate(files))
    whole = agenda(motion="", items=(DraftItem("i1", "1", "Trees", "report", papers=papers),))
    return bind(whole, read(**{f"f{n}": data for n, data in enumerate(files)}), (), restricted=False)


def tree(data: bytes, first: int, count: int) -> list[Any]:
    """The elements of the document, or of its second part, as plain values; and who is called on so many pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        held = next(iter(root.K)) if isinstance(root.K, Array) else root.K
        part = held if not first else next(one for one in held.K if "/T" in one and "Item 1" in str(one.T))
        pages = {page.obj.objgen: place - first for place, page in enumerate(pdf.pages)}
        parents = {int(key): value for key, value in entries(root.ParentTree, "/Nums")}
        called = [parents[int(page.obj.StructParents)] for page in list(pdf.pages)[first : first + count]]
        return [[said(one, pages) for one in elements(Dictionary(K=part.K))], [plain(one, pages) for one in called]]


def said(element: pikepdf.Object, pages: dict[Any, int]) -> dict[str, Any]:
    return {key: plain(value, pages) for key, value in element.items() if key not in ("/P", "/Contents")}


def plain(value: Any, pages: dict[Any, int]) -> Any:
    if isinstance(value, Array):
        return [plain(each, pages) for each in value]
    if isinstance(value, pikepdf.String):
        return bytes(value).partition(b"-")[2] if bytes(value)[:1] == b"m" else bytes(value)
    if not isinstance(value, Dictionary):
        return str(value)
    if value.objgen in pages:
        return f"page {pages[value.objgen]}"
    if "/Rect" in value:
        return [str(one) for one in value.Rect]
    return str(value.S) if "/S" in value else said(value, pages)


def changed(change: Change, data: bytes | None = None) -> bytes:
    with pikepdf.open(io.BytesIO(data or essay("Trees"))) as pdf:
        change(pdf)
        return saved(pdf)


def heading(pdf: Pdf) -> pikepdf.Object:
    return next(one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == "/H1")


def secret_stream(pdf: Pdf) -> pikepdf.Object:
    return pdf.make_indirect(pdf.make_stream(SECRET.encode(), Type=Name.EmbeddedFile))


def page_taken_out(pdf: Pdf) -> pikepdf.Object:
    """A page that the file has no more, to which something still refers."""
    box = Array([0, 0, 595, 842])
    return pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=box, Contents=secret_stream(pdf)))


def attached_to_an_element(pdf: Pdf) -> None:
    file = Dictionary(Type=Name.Filespec, F="prices.xlsx", EF=Dictionary(F=secret_stream(pdf)))
    heading(pdf).AF = Array([pdf.make_indirect(file)])


def element_on_a_page_taken_out(pdf: Pdf) -> None:
    heading(pdf).Pg = page_taken_out(pdf)


def note_on_a_page_taken_out(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), P=page_taken_out(pdf))
    link.A = Dictionary(S=Name.URI, URI="https://larkshire.example/")
    pdf.pages[0].obj.Annots = Array([link])


def link_to_a_page_taken_out(pdf: Pdf) -> None:
    note_on_a_page_taken_out(pdf)
    note = pdf.pages[0].obj.Annots[0]
    note.Dest = Array([note.P, Name.Fit])
    del note.P, note.A


def link_to_a_page_and_to_a_file(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.Dest = Array([pdf.pages[0].obj, Name.Fit])
    link.A = Dictionary(S=Name.URI, URI=f"file:///C:/{SECRET}.xlsx")
    pdf.pages[0].obj.Annots = Array([link])


def element_that_leads_to_the_catalogue(pdf: Pdf) -> None:
    pdf.Root.Secret = SECRET
    heading(pdf).Ref = Array([pdf.Root, pdf.Root.Pages])


def kept_in_the_trailer(pdf: Pdf) -> None:
    pdf.trailer.AdditionalStreams = Array([secret_stream(pdf)])
    pdf.docinfo["/Author"] = SECRET


def script_of_an_element(pdf: Pdf) -> None:
    heading(pdf).Ref = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=SECRET))


HIDDEN = (
    attached_to_an_element,
    element_on_a_page_taken_out,
    note_on_a_page_taken_out,
    link_to_a_page_taken_out,
    link_to_a_page_and_to_a_file,
    element_that_leads_to_the_catalogue,
    kept_in_the_trailer,
    script_of_an_element,
)


def test_a_tree_in_a_pack_is_what_it_was() -> None:
    told_plainly = msgspec.json.encode(DRAFT).replace(b"javascript:alert(1)", b"https://larkshire.example")
    draft = msgspec.structs.replace(msgspec.json.decode(told_plainly, type=ReportDraft), appendices=())
    data = report_pdf(draft, council="Larkshire", to=TO, press=press(), pictures=picture)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    assert tree(bound(data, essay("Quays")).pdf, 2, count) == tree(data, 0, count)


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_hangs_on_a_file_beside_its_pages_is_left_behind(hide: Change) -> None:
    data = changed(hide)
    assert says(data, SECRET)
    made = bound(data).pdf
    assert not says(made, SECRET)
    assert "Trees was looked into" in texts(made)["3"]


def test_a_pack_may_be_a_paper_of_another() -> None:
    inner = bound(essay("Roads")).pdf
    said = texts(bound(inner).pdf)["5"]
    assert said.endswith("Page 3 Page 5")
    assert "Agenda Item 1" in said


def test_binding_twice_gives_the_same_bytes() -> None:
    assert bound(essay("Roads"), essay("Quays")).pdf == bound(essay("Roads"), essay("Quays")).pdf


def test_words_that_look_like_references_or_names_stay_as_they_are() -> None:
    def say(pdf: Pdf) -> None:
        heading(pdf).ActualText, heading(pdf).ID = pikepdf.String(SAID.decode("latin-1")), pikepdf.String("a)%d (1 0 R")

    with pikepdf.open(io.BytesIO(bound(changed(say)).pdf)) as pdf:
        speaking = [one for one in elements(pdf.Root.StructTreeRoot) if "/ActualText" in one]
        names = dict(entries(pdf.Root.StructTreeRoot.IDTree, "/Names"))
    assert SAID.decode("latin-1") in [str(one.ActualText) for one in speaking]
    assert any(bytes(name).endswith(b"-a)%d (1 0 R") for name in names)


def test_a_tree_of_two_documents_is_bound() -> None:
    def second(pdf: Pdf) -> None:
        root = pdf.Root.StructTreeRoot
        other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
        root.K = Array([*root.K, other])

    assert faults(bound(changed(second)).pdf) == []


def test_a_tree_that_bites_its_tail_is_bound_and_told_to_be_faulty() -> None:
    def ring(pdf: Pdf) -> None:
        pdf.docinfo["/Creator"] = "Another typesetter"
        heading(pdf).K = Array([pdf.Root.StructTreeRoot.K[0]])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("moothall.documents.trees.MOST", 2_000)
        made = bound(changed(ring))
    assert made.status[0].faults
    assert not made.accessible


def test_numbers_in_the_parent_tree_that_are_absurd_do_no_harm() -> None:
    def absurd(pdf: Pdf) -> None:
        pdf.docinfo["/Creator"] = "Another typesetter"
        pdf.pages[0].obj.StructParents = 2**40

    made = bound(changed(absurd))
    assert not made.accessible
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) < 100


def test_a_link_that_stands_on_two_pages_says_where_it_leads_once() -> None:
    with Pdf.open(io.BytesIO(plan())) as pdf:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
        link.Dest = Array([pdf.pages[2].obj, Name.Fit])
        shared = pdf.make_indirect(link)
        for page in pdf.pages:
            page.obj.Annots = Array([shared])
        data = saved(pdf)
    with Pdf.open(io.BytesIO(bound(data).pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [str(page.Annots[0].Contents) for page in list(pdf.pages)[2:5]] == ["Page 5"] * 3


def test_a_file_that_was_locked_for_changes_alone_is_bound_open() -> None:
    held = io.BytesIO()
    with Pdf.open(io.BytesIO(plan())) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(owner="harbour", user=""))
    assert "plan 0" in texts(bound(held.getvalue()).pdf)["3"]


_LEAVES = st.one_of(
    st.integers(-(2**31), 2**31 - 1),
    st.booleans(),
    st.binary(max_size=20).map(pikepdf.String),
    st.text(max_size=20).map(pikepdf.String),
    st.text(st.characters(min_codepoint=33, max_codepoint=255), min_size=1, max_size=8).map(lambda n: Name("/" + n)),
)
_VALUES = st.recursive(_LEAVES, lambda held: st.lists(held, max_size=4), max_leaves=12)


@given(st.lists(st.tuples(_VALUES, st.integers(0, 9)), min_size=1, max_size=8), st.integers(0, 30))
def test_any_objects_are_told_as_they_are(values: list[tuple[Any, int]], before: int) -> None:
    with Pdf.new() as pdf:
        made = [pdf.make_indirect(Dictionary(V=value)) for value, _ in values]
        for one, (_, other) in zip(made, values, strict=True):
            one.Other = made[other % len(made)]
        wanted = [one.V.unparse() if isinstance(one.V, pikepdf.Object) else one.V for one in made]
        found = cut_clean(pdf, made)
    whole, numbers = told(found), found.asked
    volume = Volume()
    volume.room(before)
    base = volume.room(whole.size)
    volume.take(whole, base, whole.lines(base))
    pages = volume.add(b"<< /Type /Pages /Kids [ ] /Count 0 >>")
    data = volume.finish(volume.add(b"<< /Type /Catalog /Pages %d 0 R >>" % pages), pages)
    with Pdf.open(io.BytesIO(data)) as pdf:
        found = [pdf.get_object(base + number, 0) for number in numbers]
        assert [one.V.unparse() if isinstance(one.V, pikepdf.Object) else one.V for one in found] == wanted
        assert [one.Other.objgen[0] - base for one in found] == [numbers[n % len(numbers)] for _, n in values]
