"""What Office files and pictures hide is found with its place, and cleaning takes it out."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from hidden_files import (
    everything_in,
    parts,
    presentation,
    rels,
    shape,
    slide_of,
    track,
    with_run,
    without,
    word,
    workbook,
    zipped,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from moothall.facts.drafts import AppendixForm
from moothall.intake.hidden import pictures_inside
from moothall.intake.hidden.search import clean, search
from moothall.intake.hidden.word_clean import TrackedChangesError
from moothall.intake.sources.unreadable import Limits, UnreadablePack


def codes(data: bytes, form: AppendixForm = "word") -> set[str]:
    return {one.code.removeprefix("hidden-") for one in search(data, form)}


def text(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_a_plain_word_file_hides_nothing() -> None:
    assert codes(word()) == set()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (with_run("w:vanish"), "hidden-text"),
        (with_run("w:color", val="FFFFFF"), "white-text"),
        (with_run("w:sz", val="2"), "tiny-text"),
    ],
)
def test_words_that_no_one_sees_are_found_and_go(change: Callable[..., None], kind: str) -> None:
    made = word(change)
    finding = search(made, "word")[0]
    assert (finding.code, finding.place) == (f"hidden-{kind}", "paragraph 2")
    assert "Marrowfat" in finding.text
    cleaned = clean(made, "word")
    assert codes(cleaned) == set()
    assert b"Marrowfat" not in everything_in(cleaned)
    assert text(cleaned) == ["The depot is let.", "The rent is fair."]


def test_white_words_on_a_dark_ground_are_seen() -> None:
    def dark(document: object) -> None:
        with_run("w:color", val="FFFFFF")(document)
        run = document.paragraphs[1].runs[-1]  # type: ignore[attr-defined] # a document of python-docx
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        run._r.rPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1D3557"/>'))

    assert codes(word(dark)) == set()


@pytest.mark.parametrize(
    ("kind", "accepted", "rejected"),
    [
        ("ins", "The depot is let. Marrowfat.", "The depot is let."),
        ("del", "The depot is let.", "The depot is let. Marrowfat."),
    ],
)
def test_tracked_changes_are_found_and_settled_as_someone_chose(kind: str, accepted: str, rejected: str) -> None:
    made = word(track(kind, " Marrowfat."))
    finding = search(made, "word")[0]
    assert (finding.code, finding.severity) == ("hidden-tracked-change", "stop")
    assert "Ines Roke" in finding.place
    with pytest.raises(TrackedChangesError, match="accept or to reject"):
        clean(made, "word")
    assert text(clean(made, "word", "accept"))[0] == accepted
    assert text(clean(made, "word", "reject"))[0] == rejected


def test_comments_go_with_their_marks() -> None:
    def remark(document: object) -> None:
        document.add_comment(document.paragraphs[0].runs, "Marrowfat?", author="Ines Roke", initials="IR")  # type: ignore[attr-defined] # a document of python-docx

    made = word(remark)
    finding = search(made, "word")[0]
    assert (finding.code, finding.place) == ("hidden-comment", "comment by Ines Roke")
    cleaned = clean(made, "word")
    assert b"Marrowfat" not in everything_in(cleaned)
    assert b"<w:comment" not in parts(cleaned)["word/document.xml"]


def test_names_and_paths_in_the_properties_go_and_the_title_stays() -> None:
    def named(document: object) -> None:
        core = document.core_properties  # type: ignore[attr-defined] # a document of python-docx
        core.author, core.last_modified_by, core.title = "Ines Roke", "Piers Quill", "Depot"
        core.keywords = r"\\larkfs01\finance\rents"

    made = word(named)
    assert codes(made) == {"name", "path"}
    cleaned = clean(made, "word")
    assert codes(cleaned) == set()
    assert Document(io.BytesIO(cleaned)).core_properties.title == "Depot"
    assert b"Roke" not in everything_in(cleaned)


def with_parts(data: bytes, **more: bytes) -> bytes:
    found: dict[str, str | bytes] = dict(parts(data))
    return zipped(found | more)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/embeddings/oleObject1.bin", "attachment"),
        ("customXml/item9.xml", "private-data"),
        ("word/vbaProject.bin", "macro"),
        ("docProps/thumbnail.emf", "thumbnail"),
    ],
)
def test_parts_that_a_reader_does_not_see_go(name: str, kind: str) -> None:
    made = with_parts(word(), **{name: b"<a>Marrowfat</a>"})
    assert codes(made) == {kind}
    cleaned = clean(made, "word")
    assert codes(cleaned) == set()
    assert b"Marrowfat" not in everything_in(cleaned)


def test_a_template_on_someone_s_machine_is_a_path() -> None:
    name = "word/_rels/settings.xml.rels"
    made = with_parts(word(), **{name: rels(("r9", "attachedTemplate", "file:///C:/Users/ines/own.dotx")).encode()})
    assert codes(made) == {"path"}
    assert codes(clean(made, "word")) == set()


def test_a_workbook_gives_up_its_hidden_sheets_rows_columns_and_names() -> None:
    made = workbook()
    found = {(one.code.removeprefix("hidden-"), one.place) for one in search(made, "spreadsheet")}
    assert found == {
        ("hidden-sheet", "sheet Workings"),
        ("hidden-rows", "sheet Costs, rows 2"),
        ("hidden-columns", "sheet Costs, columns 2 to 2"),
        ("path", "defined name Rate"),
    }
    cleaned = clean(made, "spreadsheet")
    inside = everything_in(cleaned)
    assert b"Seen" in inside
    assert b"<v>4</v>" in inside
    assert not [one for one in (b"RowSecret", b"ColumnSecret", b"SheetSecret", b"Workings", b"ines") if one in inside]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/comments1.xml", "comment"),
        ("xl/externalLinks/externalLink1.xml", "external-link"),
        ("xl/pivotCache/pivotCacheRecords1.xml", "pivot-cache"),
        ("xl/connections.xml", "connection"),
        ("xl/printerSettings/printerSettings1.bin", "private-data"),
    ],
)
def test_what_else_a_workbook_carries_goes(part: str, kind: str) -> None:
    made = workbook(**{part: b"<a>Marrowfat</a>"})
    assert kind in codes(made, "spreadsheet")
    cleaned = clean(made, "spreadsheet")
    assert codes(cleaned, "spreadsheet") == set()
    assert b"Marrowfat" not in everything_in(cleaned)


FILLED = '<patternFill patternType="solid"><fgColor rgb="FF{}"/></patternFill>'
NONE = '<patternFill patternType="none"/>'


def styled(
    text: str = "Marrowfat", *, font: str = "", fill: str = NONE, form: str = "General", kind: str = "s"
) -> bytes:
    """A workbook in which cell C3 has a look of its own."""
    x = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    held = f"<v>{text}</v>" if kind == "n" else f"<is><t>{text}</t></is>"
    made = f'<c r="C3" s="1" t="{"n" if kind == "n" else "inlineStr"}">{held}</c>'
    return workbook(
        **{
            "xl/styles.xml": (
                f'<styleSheet xmlns="{x}"><numFmts><numFmt numFmtId="170" formatCode="{form}"/></numFmts>'
                f"<fonts><font/><font>{font}</font></fonts><fills><fill>{NONE}</fill><fill>{fill}</fill></fills>"
                '<cellXfs><xf/><xf fontId="1" fillId="1" numFmtId="170"/></cellXfs></styleSheet>'
            ),
            "xl/worksheets/sheet1.xml": (
                f'<worksheet xmlns="{x}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>'
                f'<row r="3">{made}</row></sheetData></worksheet>'
            ),
        }
    )


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ({"form": ";;;"}, "invisible-text"),
        ({"form": "0;-0;0;"}, "invisible-text"),
        ({"form": ";;;", "kind": "n", "text": "8675309"}, "invisible-text"),
        ({"form": ";;", "kind": "n", "text": "8675309"}, "invisible-text"),
        ({"form": "&quot;&quot;", "kind": "n", "text": "8675309"}, "invisible-text"),
        ({"font": '<color rgb="FFFFFFFF"/>'}, "white-text"),
        ({"font": '<color theme="0"/>'}, "white-text"),
        ({"font": '<color indexed="9"/>', "kind": "n", "text": "8675309"}, "white-text"),
        ({"font": '<color rgb="FF1D3557"/>', "fill": FILLED.format("1d3557")}, "white-text"),
        ({"fill": FILLED.format("000000")}, "white-text"),
        ({"font": '<sz val="1"/>'}, "tiny-text"),
    ],
)
def test_a_cell_that_no_one_sees_is_found_with_its_place_and_goes(look: dict[str, str], kind: str) -> None:
    made = styled(**look)
    (finding,) = [one for one in search(made, "spreadsheet") if one.place.startswith("sheet Costs")]
    assert (finding.code, finding.place) == (f"hidden-{kind}", "sheet Costs, cells C3")
    assert look.get("text", "Marrowfat") in finding.text
    inside = everything_in(clean(made, "spreadsheet"))
    assert look.get("text", "Marrowfat").encode() not in inside
    assert b"Seen" in inside


@pytest.mark.parametrize(
    "look",
    [
        {},
        {"text": " "},
        {"form": ";;"},
        {"form": "0;-0;;@"},
        {"form": "0.0%;;", "kind": "n", "text": "3"},
        {"form": "#,##0.00_);(#,##0.00);&quot;-&quot;", "kind": "n", "text": "3"},
        {"font": '<color rgb="FFFFFFFF"/>', "fill": FILLED.format("1D3557")},
        {"font": '<color theme="0"/>', "fill": '<patternFill patternType="gray125"/>'},
        {"font": '<color theme="0"/>', "fill": "<gradientFill/>"},
        {"font": '<color theme="0" tint="-0.5"/>'},
    ],
)
def test_a_cell_that_is_seen_stays(look: dict[str, str]) -> None:
    made = styled(**look)
    assert not [one for one in search(made, "spreadsheet") if one.place.startswith("sheet Costs")]
    assert look.get("text", "Marrowfat").encode() in everything_in(clean(made, "spreadsheet"))


def test_columns_that_are_hidden_nowhere_trouble_nobody() -> None:
    x = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{x}"><cols><col min="one" max="²" hidden="1"/></cols><sheetData/></worksheet>'
    assert "hidden-columns" not in codes(workbook(**{"xl/worksheets/sheet1.xml": sheet}), "spreadsheet")


def test_a_presentation_gives_up_its_hidden_slides_notes_and_comments() -> None:
    made = presentation()
    found = [(one.code.removeprefix("hidden-"), one.place) for one in search(made, "slides")]
    assert found == [("notes", "slide 1"), ("hidden-slide", "slide 2"), ("comment", "comments/comment1.xml")]
    inside = everything_in(clean(made, "slides"))
    assert b"Seen" in inside
    assert b"Secret" not in inside


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ({"size": 100}, "tiny-text"),
        ({"hidden": True}, "hidden-text"),
        ({"at": (9144000, 0)}, "off-page-text"),
        ({"at": (0, -100)}, "off-page-text"),
    ],
)
def test_words_on_a_slide_that_no_one_sees_are_found_and_go(look: dict[str, Any], kind: str) -> None:
    made = presentation(slide_of(shape("Seen"), shape("Marrowfat", **look)))
    (finding,) = [one for one in search(made, "slides") if one.code == f"hidden-{kind}"]
    assert finding.place == "slide 1"
    assert "Marrowfat" in finding.text
    inside = everything_in(clean(made, "slides"))
    assert b"Seen" in inside
    assert b"Marrowfat" not in inside


def test_a_box_that_reaches_onto_the_slide_is_seen() -> None:
    made = presentation(slide_of(shape("Marrowfat", at=(-99, 6857999))))
    assert b"Marrowfat" in everything_in(clean(made, "slides"))


def picture(form: str, **more: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(target, form, **more)  # type: ignore[arg-type] # options of a format
    return target.getvalue()


def exif() -> Image.Exif:
    data = Image.Exif()
    data[ExifTags.Base.Artist] = "Ines Roke"
    data[ExifTags.Base.Model] = "Lark 3"
    data[ExifTags.Base.Orientation] = 6
    data.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 16.0, 12.0)
    return data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_gives_up_where_and_by_whom_it_was_taken_and_stands_upright(form: str) -> None:
    made = picture(form, exif=exif())
    assert codes(made, "image") == {"location", "name", "camera"}
    cleaned = clean(made, "image")
    assert codes(cleaned, "image") == set()
    image = Image.open(io.BytesIO(cleaned))
    assert (image.format, image.size) == (form, (6, 8))


def test_a_photograph_in_a_word_file_gives_up_where_it_was_taken_and_keeps_its_points() -> None:
    photograph = picture("JPEG", exif=exif())
    made = word(lambda document: document.add_picture(io.BytesIO(photograph)))
    found = [one for one in search(made, "word") if one.place.startswith("word/media/")]
    assert {one.code for one in found} == {"hidden-location", "hidden-name"}
    after = next(data for name, data in parts(clean(made, "word")).items() if name.startswith("word/media/"))
    assert b"Ines Roke" not in after
    before, now = Image.open(io.BytesIO(photograph)), Image.open(io.BytesIO(after))
    assert before.tobytes() == now.tobytes()
    assert dict(now.getexif()) == {ExifTags.Base.Orientation: 6}


def test_a_picture_of_a_screen_in_a_word_file_gives_up_who_made_it_and_keeps_its_points() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Ines Roke")
    told.add_text("Source", r"C:\Users\ines\rents.xlsx", zip=True)
    shot = picture("PNG", pnginfo=told, exif=exif())
    made = word(lambda document: document.add_picture(io.BytesIO(shot)))
    found = [one for one in search(made, "word") if one.place.startswith("word/media/")]
    assert {one.code for one in found} == {"hidden-location", "hidden-name", "hidden-path"}
    cleaned = clean(made, "word")
    after = next(data for name, data in parts(cleaned).items() if name.startswith("word/media/"))
    assert b"Ines" not in after
    assert Image.open(io.BytesIO(shot)).tobytes() == Image.open(io.BytesIO(after)).tobytes()


@given(cut=st.integers(0, 400), form=st.sampled_from(["JPEG", "PNG"]))
@settings(deadline=None)  # the first picture brings its library with it
def test_a_picture_that_is_cut_short_troubles_nobody(cut: int, form: str) -> None:
    assert isinstance(pictures_inside.clean(picture(form, exif=exif())[:cut]), bytes)
    list(pictures_inside.search(picture(form, exif=exif())[:cut], "page 1"))


def test_a_picture_s_comment_is_found() -> None:
    made = picture("JPEG", comment=b"from C:\\Users\\ines\\depot.jpg")
    assert codes(made, "image") == {"path"}
    assert codes(clean(made, "image"), "image") == set()


@pytest.mark.parametrize("form", ["pdf", "word", "spreadsheet", "slides", "image"])
@settings(deadline=None)  # the first file brings its library with it
@given(data=st.binary(max_size=60))
def test_any_bytes_are_refused_in_words(form: AppendixForm, data: bytes) -> None:
    with pytest.raises(UnreadablePack):
        search(data, form)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(UnreadablePack, match="too large"):
        search(zipped({"[Content_Types].xml": b"0" * 5_000_000}), "word", Limits(unpacked_bytes=1_000_000))


def test_what_was_left_out_of_a_test_file_is_out() -> None:
    assert "docProps/thumbnail.jpeg" not in parts(without(word(), "docProps/thumbnail.jpeg"))
