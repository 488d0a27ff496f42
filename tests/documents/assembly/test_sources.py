"""Files from elsewhere are bound as they are shown, or refused with a reason; never do they bring a pack down."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from documents.assembly.agenda import SECRET, agenda, essay, paper, plan, read, saved
from documents.assembly.packs import says
from moothall.documents.assembly import Bound, bind, make_ready
from moothall.documents.assembly.opening import SourceError
from moothall.documents.assembly.sources import prepared
from moothall.documents.trees import elements
from moothall.facts.agendas import DraftItem

Change = Callable[[Pdf], None]


def bound(data: bytes) -> Bound:
    papers = (paper("p", "Appendix from elsewhere", data, file="foreign"),)
    whole = agenda(motion="", items=(DraftItem("i1", "1", "Trees", "report", papers=papers),))
    return bind(whole, read(foreign=data), (), restricted=False)


def changed(change: Change, data: bytes | None = None) -> bytes:
    with pikepdf.open(io.BytesIO(data or essay("Trees"))) as pdf:
        change(pdf)
        return saved(pdf)


def heading(pdf: Pdf) -> Object:
    return next(one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == "/H1")


def without_pages(pdf: Pdf) -> None:
    del pdf.pages[:]


def layer_off(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Prices"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def layers_off_unless_named(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(BaseState=Name.OFF))


def role_that_is_no_text(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Object.parse(b"<< /Caf#e9 /P >>")


REFUSED = (
    (without_pages, "no pages"),
    (layer_off, "layers that are switched off"),
    (layers_off_unless_named, "layers that are switched off"),
    (role_that_is_no_text, "damaged"),
)


@pytest.mark.parametrize(("change", "why"), REFUSED, ids=lambda one: getattr(one, "__name__", ""))
def test_what_cannot_be_bound_is_refused_when_it_is_made_ready(change: Change, why: str) -> None:
    data = changed(change)
    with pytest.raises(SourceError, match=why):
        prepared(data, "a" * 64)
    shelf: dict[str, bytes] = {}
    make_ready(data, shelf)
    assert shelf == {}


def test_a_miscounted_page_tree_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def miscounted(_: object) -> Pdf:
        raise RuntimeError("/Count is wrong after flattening pages tree")

    monkeypatch.setattr(Pdf, "open", miscounted)
    with pytest.raises(SourceError, match="no PDF that can be read"):
        prepared(plan(), "a" * 64)


@pytest.mark.parametrize("error", [RuntimeError, IndexError, OverflowError])
def test_whatever_a_damaged_file_leads_to_is_a_reason(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error("odd")

    monkeypatch.setattr("moothall.documents.assembly.sources.view", fail)
    with pytest.raises(SourceError, match="damaged: odd"):
        prepared(plan(), "a" * 64)


def test_layers_that_are_all_shown_are_bound() -> None:
    def layer_on(pdf: Pdf) -> None:
        layer_off(pdf)
        del pdf.Root.OCProperties.D.OFF

    assert bound(changed(layer_on, plan())).page_count


def test_a_role_that_is_no_name_is_passed_over() -> None:
    def role_in_words(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Object.parse(b"<< /Foo (P) /Bar /P >>")

    made = prepared(changed(role_in_words), "a" * 64)
    assert made.branch
    assert made.branch.roles == {"/Bar": "/P"}


def test_a_file_edited_after_it_was_typeset_is_looked_through() -> None:
    def content_without_its_element(pdf: Pdf) -> None:
        heading(pdf).K = Array()

    made = bound(changed(content_without_its_element))
    assert not made.accessible
    assert "belongs to no element" in made.status[0].faults[0]


def test_the_language_of_a_document_is_its_own_before_the_files() -> None:
    def in_welsh(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot.K[0].Lang = "cy"

    with pikepdf.open(io.BytesIO(bound(changed(in_welsh)).pdf)) as pdf:
        languages = [str(part.get("/Lang", "")) for part in pdf.Root.StructTreeRoot.K[0].K]
    assert "cy" in languages


def test_a_page_kept_as_a_template_and_what_is_said_of_a_picture_are_left_behind() -> None:
    def templates(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.Template = pdf.make_indirect(Dictionary(Type=Name.Template, Contents=pdf.make_stream(SECRET.encode())))
        said = pdf.make_stream(SECRET.encode(), Type=Name.Metadata, Subtype=Name.XML)
        page.Resources.ColorSpace = Dictionary(C=Array([Name.ICCBased, pdf.make_stream(b"", N=3, Metadata=said)]))

    data = changed(templates, plan())
    assert says(data, SECRET)
    assert not says(bound(data).pdf, SECRET)
