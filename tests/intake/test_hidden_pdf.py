"""What a PDF hides is found with its place, and cleaning takes it out and leaves what is seen."""

import io
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from hidden_files import BOX, black_square, everything_in, line, note, pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ExifTags, Image

from moothall.intake.hidden import pdf_glyphs
from moothall.intake.hidden.pdf_clean import CannotCleanError
from moothall.intake.hidden.search import clean, search
from moothall.intake.sources.unreadable import UnreadablePack

RENT = line("The rent is 40,000 pounds a year.")
OVER = "0 g 130 690 78 18 re f\n"


def codes(data: bytes) -> list[tuple[str, str]]:
    return [(one.code.removeprefix("hidden-"), one.place) for one in search(data, "pdf")]


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as made:
        return " ".join(page.get_textpage().get_text_range() for page in made)


def test_a_plain_page_hides_nothing() -> None:
    assert (
        codes(pdf(RENT + line("More.", y=600) + "0.9 g 60 500 200 20 re f\n" + line("On grey.", y=505, before="0 g")))
        == []
    )


def test_words_under_a_box_are_found_with_their_page_and_really_taken_out() -> None:
    made = pdf(line("Seen.", y=760) + RENT + OVER, pages=2)
    found = search(made, "pdf")
    assert [(one.code, one.place) for one in found] == [("hidden-covered-text", f"page {n}") for n in (1, 2)]
    assert "40,000" in found[0].text
    cleaned = clean(made, "pdf")
    assert "40,000" not in words(cleaned)
    assert "The rent" in words(cleaned)
    assert "year." in words(cleaned)
    assert b"40,000" not in everything_in(cleaned)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (RENT + line("Marrowfat", y=600, before="3 Tr"), "invisible-text"),
        (RENT + line("Marrowfat", y=600, before="1 g"), "white-text"),
        (RENT + line("Marrowfat", x=900), "off-page-text"),
        (RENT + line("Marrowfat", y=600).replace("12 Tf", "1 Tf"), "tiny-text"),
        (RENT + "q .1 0 0 .1 0 0 cm " + line("Marrowfat", x=720, y=6000) + "Q\n", "tiny-text"),
        (RENT + BOX.replace("690", "590") + line("Marrowfat", x=100, y=595, before="0 g"), "covered-text"),
        ("q 1 0 0 1 0 -100 cm " + line("Marrowfat") + "Q " + RENT + "1 g 60 580 200 30 re f\n", "covered-text"),
        ("q 0 1 -1 0 400 100 cm " + line("Marrowfat", x=0, y=0) + "Q 0 g 380 90 30 100 re f\n", "covered-text"),
        (line("Marrowfat", before="14 TL 50 Tz 2 Tc 5 Ts") + "0 g 60 690 100 30 re f\n", "covered-text"),
    ],
)
def test_each_way_to_hide_words_is_found_and_undone(content: str, kind: str) -> None:
    made = pdf(content)
    assert (kind, "page 1") in codes(made)
    cleaned = clean(made, "pdf")
    assert codes(cleaned) == []
    assert "Marrowfat" not in words(cleaned)
    assert ("The rent is 40,000 pounds a year." in words(cleaned)) == (RENT in content)


def in_a_form(made: Pdf) -> None:
    """The text within a form that the page draws."""
    page = made.pages[0].obj
    form = made.make_stream(RENT.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
    form.Resources = page.Resources
    form.Matrix = Array([1, 0, 0, 1, 0, -100])
    page.Resources = Dictionary(XObject=Dictionary(X=form))


def test_words_in_a_form_under_a_box_are_taken_out_too() -> None:
    made = pdf("/X Do 0 g 130 590 130 18 re f\n", in_a_form)
    assert codes(made) == [("covered-text", "page 1")]
    assert b"40,000" not in everything_in(clean(made, "pdf"))


def test_a_mark_drawn_over_words_hides_them_and_goes_with_them() -> None:
    made = pdf(line("The tenant is Marrowfat Ltd.", x=95), black_square)
    assert ("covered-text", "page 1") in codes(made)
    cleaned = clean(made, "pdf")
    assert "arrowfat" not in words(cleaned)
    assert codes(cleaned) == []


def scanned(*black: str) -> Callable[[Pdf], None]:
    def add(made: Pdf) -> None:
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (595, 842), "white")
        draw = ImageDraw.Draw(picture)
        for at in range(60, 400, 6):
            draw.line((at, 130, at + 3, 150), fill="black", width=2)
        for _ in black:
            draw.rectangle((60, 120, 400, 155), fill="black")
        data = made.make_stream(
            picture.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=595, Height=842, BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
        )  # fmt: skip
        made.pages[0].obj.Resources.XObject = Dictionary(I=data)

    return add


def with_photograph(made: Pdf) -> None:
    """A photograph on the second page, which says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 16.0, 12.0)
    target = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(target, "JPEG", exif=exif)
    picture = made.make_stream(
        target.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=6, ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page = made.pages[1]
    page.obj.Resources.XObject = Dictionary(P=picture)
    page.obj.Contents = made.make_stream(RENT.encode() + b"q 80 0 0 60 72 400 cm /P Do Q")


def test_a_photograph_on_a_page_gives_up_where_it_was_taken_and_is_shown_as_before() -> None:
    made = pdf(RENT, with_photograph, pages=2)
    assert codes(made) == [("location", "page 2, a picture")]
    cleaned = clean(made, "pdf")
    assert codes(cleaned) == []
    with pypdfium2.PdfDocument(made) as before, pypdfium2.PdfDocument(cleaned) as after:
        assert before[1].render().to_pil().tobytes() == after[1].render().to_pil().tobytes()


def test_a_photograph_that_is_packed_twice_is_looked_into_as_well() -> None:
    def packed(made: Pdf) -> None:
        with_photograph(made)
        picture = made.pages[1].obj.Resources.XObject.P
        picture.write(zlib.compress(picture.read_raw_bytes()), filter=Array([Name.FlateDecode, Name.DCTDecode]))

    made = pdf(RENT, packed, pages=2)
    assert codes(made) == [("location", "page 2, a picture")]
    assert codes(clean(made, "pdf")) == []


def test_the_text_layer_of_a_scan_is_told_but_stays() -> None:
    made = pdf("q 595 0 0 842 0 0 cm /I Do Q " + line("Marrowfat", before="3 Tr"), scanned())
    assert codes(made) == [("text-layer", "page 1")]
    assert "Marrowfat" in words(clean(made, "pdf"))


def test_a_text_layer_that_speaks_where_the_scan_is_blackened_is_taken_out() -> None:
    made = pdf("q 595 0 0 842 0 0 cm /I Do Q " + line("Marrowfat", before="3 Tr"), scanned("box"))
    assert codes(made) == [("covered-text", "page 1")]
    assert "Marrowfat" not in words(clean(made, "pdf"))


def author(made: Pdf) -> None:
    made.docinfo["/Author"] = "Ines Roke"
    made.docinfo["/Title"] = "Depot"
    made.docinfo["/Producer"] = r"Writer C:\Users\iroke\depot.docx"


def attached(made: Pdf) -> None:
    made.attachments["rent.xlsx"] = b"Marrowfat"


def script(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def layer(made: Pdf) -> None:
    group = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Prices")))
    made.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    made.pages[0].obj.Resources.Properties = Dictionary(L=group)


def field(made: Pdf) -> None:
    one = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("tenant"), V=String("Marrowfat"),
                     Rect=Array([72, 500, 300, 520]), DA=String("/Helv 10 Tf 0 g"))  # fmt: skip
    widget = made.make_indirect(one)
    made.pages[0].obj.Annots = Array([widget])
    made.Root.AcroForm = Dictionary(
        Fields=Array([widget]),
        DR=Dictionary(Font=Dictionary(Helv=made.pages[0].obj.Resources.Font.F1)),
        DA=String("/Helv 10 Tf 0 g"),
    )


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        (author, {"name", "path"}),
        (attached, {"attachment"}),
        (script, {"script"}),
        (field, {"form-value"}),
        (note("Text", Contents=String("Marrowfat?"), T=String("Ines Roke")), {"comment"}),
        (note("Highlight", Contents=String(""), C=Array([1, 1, 0])), {"comment"}),
        (note("Redact", Contents=String("")), {"redaction-mark"}),
        (note("FileAttachment", Contents=String("rent")), {"attachment"}),
        (note("Link", A=Dictionary(S=Name.Launch, F=String("calc.exe"))), {"script"}),
        (note("Link", A=Dictionary(S=Name.URI, URI=String("file:///C:/Users/ines/a.pdf"))), {"path"}),
        (note("Link", A=Dictionary(S=Name.URI, URI=String("https://larkshire.example"))), set()),
    ],
)
def test_what_is_beside_the_text_is_found_and_taken_out(more: Callable[[Pdf], None], kinds: set[str]) -> None:
    made = pdf(RENT, more)
    assert {kind for kind, _ in codes(made)} == kinds
    cleaned = clean(made, "pdf")
    assert codes(cleaned) == []
    assert "40,000" in words(cleaned)


def test_the_title_and_a_link_to_the_web_stay() -> None:
    def both(made: Pdf) -> None:
        author(made)
        note("Link", A=Dictionary(S=Name.URI, URI=String("https://larkshire.example")))(made)

    with pikepdf.open(io.BytesIO(clean(pdf(RENT, both), "pdf"))) as cleaned:
        assert cleaned.open_metadata()["dc:title"] == "Depot"
        assert len(cleaned.pages[0].obj.Annots) == 1


def test_a_layer_that_is_off_goes_with_what_it_draws() -> None:
    made = pdf(RENT + "/OC /L BDC " + line("Marrowfat", y=600) + "EMC\n", layer)
    assert ("hidden-layer", "the file") in codes(made)
    cleaned = clean(made, "pdf")
    assert codes(cleaned) == []
    assert b"Marrowfat" not in everything_in(cleaned)


def test_what_a_field_shows_stays_on_the_page() -> None:
    assert "Marrowfat" in words(clean(pdf(RENT, field), "pdf"))


def test_a_file_saved_onto_itself_keeps_its_earlier_version_until_it_is_cleaned() -> None:
    made = pdf(RENT) + b"\n%%EOF"
    assert ("earlier-version", "the file") in codes(made)
    assert codes(clean(made, "pdf")) == []


def test_words_that_tags_say_in_the_place_of_what_is_taken_out_go_too() -> None:
    def tagged(made: Pdf) -> None:
        span = made.make_indirect(Dictionary(S=Name.Span, ActualText=String("40,000 pounds")))
        made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([span])))

    said = "/Span << /ActualText (40,000 pounds) >> BDC " + line("40,000 pounds", x=140) + "EMC "
    content = said + line("The rent is", x=72) + "0 g 138 690 90 18 re f\n"
    assert b"40,000" not in everything_in(clean(pdf(content, tagged), "pdf"))


@pytest.mark.parametrize("erased", ["nothing", "too much"])
def test_what_cannot_be_taken_out_without_touching_what_is_seen_is_refused(
    erased: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_glyphs, "lies_in", lambda *_: erased == "too much")
    with pytest.raises(CannotCleanError, match="page 1"):
        clean(pdf(RENT + OVER), "pdf")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"MZ", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadablePack):
        search(data, "pdf")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["alpha", "beta", "gamma delta", "Epsilon, 12", "(zeta)"]), min_size=1, max_size=5),
    st.integers(0, 4),
    st.floats(8, 20),
)
def test_of_any_lines_exactly_the_covered_one_goes(texts: list[str], at: int, size: float) -> None:
    at %= len(texts)
    lines = [
        f"BT /F1 {size:.2f} Tf 72 {700 - 40 * n} Td ({text.replace('(', '').replace(')', '')}{n}) Tj ET\n"
        for n, text in enumerate(texts)
    ]
    made = pdf("".join(lines) + f"0 0 1 rg 60 {690 - 40 * at} 300 36 re f\n")
    cleaned = words(clean(made, "pdf"))
    for n, text in enumerate(texts):
        assert (f"{text.strip('()')}{n}" in cleaned) == (n != at)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_is_looked_at_as_it_lies(turned: int) -> None:
    def turn(made: Pdf) -> None:
        made.pages[0].obj.Rotate = turned
        made.pages[0].obj.MediaBox = Array([10, 20, 605, 862])

    assert codes(pdf(RENT, turn)) == []
    cleaned = clean(pdf(RENT + OVER, turn), "pdf")
    assert "40,000" not in words(cleaned)
    assert "year." in words(cleaned)
