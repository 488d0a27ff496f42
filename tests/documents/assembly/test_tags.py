"""The merge of structure trees: what sources call their own is kept apart."""

import io

import pikepdf
from pikepdf import Dictionary, Name

from documents.assembly.agenda import agenda, essay, paper, read, saved
from documents.tags import kinds
from moothall.documents.assembly import Bound, bind
from moothall.documents.assembly.check import faults
from moothall.documents.trees import elements
from moothall.facts.agendas import DraftItem


def calling(kind: str, meaning: str, border: str) -> bytes:
    """A paper that calls its sections by a name of its own, and has a class of its own."""
    return by_names({kind: meaning}, kind, border)


def by_names(meanings: dict[str, str], kind: str, border: str = "Solid") -> bytes:
    """A paper that calls its sections one of its own names."""
    with pikepdf.open(io.BytesIO(essay("Names"))) as pdf:
        root = pdf.Root.StructTreeRoot
        root.RoleMap = Dictionary({f"/{name}": Name(f"/{meaning}") for name, meaning in meanings.items()})
        root.ClassMap = Dictionary(Boxed=Dictionary(O=Name.Layout, BorderStyle=Name(f"/{border}")))
        for element in elements(root):
            if str(element.S) == "/H2":
                element.S, element.C = Name(f"/{kind}"), Name.Boxed
        return saved(pdf)


def bound(*files: bytes) -> Bound:
    papers = tuple(paper(f"p{n}", f"Paper {n}", data, file=f"f{n}") for n, data in enumerate(files))
    whole = agenda(motion="", items=(DraftItem("i1", "1", "Names", "report", papers=papers),))
    return bind(whole, read(**{f"f{n}": data for n, data in enumerate(files)}), (), restricted=False)


def roles(made: Bound) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        return {key: str(meaning) for key, meaning in pdf.Root.StructTreeRoot.RoleMap.items()}


def test_names_that_mean_the_same_are_joined() -> None:
    made = bound(calling("Fanfare", "H2", "Solid"), calling("Fanfare", "H2", "Solid"))
    assert roles(made)["/Fanfare"] == "/H2"
    assert "/Fanfare2" not in roles(made)


def test_a_name_that_means_something_else_elsewhere_is_renamed() -> None:
    made = bound(calling("Fanfare", "H2", "Solid"), calling("Fanfare", "P", "Dotted"))
    assert (roles(made)["/Fanfare"], roles(made)["/Fanfare2"]) == ("/H2", "/P")
    assert {"Fanfare", "Fanfare2"} <= set(kinds(made.pdf))
    assert faults(made.pdf) == []


def test_a_kind_that_pdf_knows_is_not_given_another_meaning() -> None:
    made = bound(calling("P", "H1", "Solid"))
    assert "/P" not in roles(made)
    assert roles(made)["/P2"] == "/H1"


def test_two_papers_may_each_give_a_kind_that_pdf_knows_another_meaning() -> None:
    made = bound(calling("P", "H1", "Solid"), calling("P", "Span", "Solid"))
    told = roles(made)
    assert (told["/P2"], told["/P22"]) == ("/H1", "/Span")
    assert {"P2", "P22"} <= set(kinds(made.pdf))


def test_a_name_that_stands_for_a_name_that_means_something_else_elsewhere_is_renamed_with_it() -> None:
    made = bound(
        by_names({"Fanfare": "Blast", "Blast": "H2"}, "Fanfare"),
        by_names({"Fanfare": "Blast", "Blast": "P"}, "Fanfare"),
    )
    told = roles(made)
    assert told[told["/Fanfare"]] == "/H2"
    assert told[told["/Fanfare2"]] == "/P"
    assert {"Fanfare", "Fanfare2"} <= set(kinds(made.pdf))


def test_elements_of_a_class_have_what_it_says_themselves() -> None:
    made = bound(calling("Fanfare", "H2", "Solid"), calling("Fanfare", "H2", "Dotted"))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        held = [one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == "/Fanfare"]
        borders = {str(part.BorderStyle) for one in held for part in one.A if "/BorderStyle" in part}
        assert not any("/C" in one for one in elements(pdf.Root.StructTreeRoot))
    assert borders == {"/Solid", "/Dotted"}
