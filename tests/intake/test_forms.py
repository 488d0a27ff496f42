"""Telling a file's form by its content, and one clear message for everything that is no pack."""

import io
import random
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from typeset import typeset
from wordfiles import paragraph, word

from moothall.intake.sources.forms import Limits, UnreadablePack, take_apart

PDF = typeset("Roads Committee \\ Friday, 2 March")
WORD = word(paragraph("Roads Committee"))


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def locked(password: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=password, owner="owner"))
    return out.getvalue()


def scanned() -> bytes:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("data", "form"), [(PDF, "pdf"), (WORD, "word"), (b"Roads\n", "text")])
def test_the_form_is_told_by_the_content(data: bytes, form: str) -> None:
    source = take_apart(data)
    assert source.form == form
    assert source.lines[0].text.startswith("Roads")


def test_text_may_begin_with_a_byte_order_mark_or_be_utf_16() -> None:
    assert take_apart("\ufeffRoads – dry".encode()).lines[0].text == "Roads – dry"
    assert take_apart("Roads – dry".encode("utf-16")).lines[0].text == "Roads – dry"


def test_something_before_the_head_of_a_pdf_does_not_hide_it() -> None:
    assert take_apart(b"\r\n\r\n" + PDF).form == "pdf"


UNREADABLE = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\x00", "empty"),
    "half a PDF's first line": (b"%PDF-1.7", "damaged"),
    "a PDF without its middle": (PDF[:200] + b"garbage" + PDF[-60:], "damaged"),
    "a locked PDF": (locked("secret"), "password"),
    "a scanned PDF": (scanned(), "scanned"),
    "a zip": (packed(notes=b"Roads"), "not a Word document"),
    "a workbook": (packed(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}), "not a Word"),
    "half a Word file": (WORD[: len(WORD) // 2], "damaged"),
    "a Word file of a zip version that no one knows": (
        WORD.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x9e"),
        "damaged",
    ),
    "a Word file without words": (word(""), "no text"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old Office file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
    "a program": (b"\x7fELF" + bytes(64), "program"),
    "bytes": (bytes(range(128, 256)) * 4, "neither a PDF"),
    "control characters": (b"\x00\x01\x02\x03Roads" * 20, "not text"),
}


@pytest.mark.parametrize(("data", "told"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused_with_one_line_that_says_why(data: bytes, told: str) -> None:
    with pytest.raises(UnreadablePack) as refusal:
        take_apart(data)
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_owners_password_alone_does_not_keep_a_reader_out() -> None:
    assert take_apart(locked("")).form == "pdf"


def test_limits_are_kept() -> None:
    with pytest.raises(UnreadablePack, match="too large"):
        take_apart(PDF, Limits(file_bytes=100))
    with pytest.raises(UnreadablePack, match="2 pages"):
        take_apart(typeset("A\n#pagebreak()\nB"), Limits(pages=1))
    with pytest.raises(UnreadablePack, match="unpacks"):
        take_apart(word(paragraph("A" * 100_000)), Limits(unpacked_bytes=50_000))


def test_a_word_file_with_entities_is_not_opened() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(UnreadablePack, match="entities"):
        take_apart(packed(**{**parts, "word/document.xml": bomb}))


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def spotted(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 10, 100))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def holed(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(2_000) :]


def told(data: bytes) -> str:
    """The text of a file, or why it is not read."""
    try:
        return take_apart(data).text
    except UnreadablePack as refusal:
        return str(refusal)


@pytest.mark.parametrize("harm", [cut, spotted, holed])
@pytest.mark.parametrize("data", [PDF, WORD], ids=["pdf", "word"])
def test_a_damaged_file_is_read_or_refused(data: bytes, harm: Callable[[bytes, random.Random], bytes]) -> None:
    assert all(told(harm(data, random.Random(seed))) for seed in range(25))
