"""`moothall read`: summaries and records on standard output, everything else in one line on standard error."""

import json
import os
import zipfile
from pathlib import Path

import pikepdf
import pytest

from moothall.facts import record
from moothall.project.command import main

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "docs" / "examples" / "communities-pack.txt"

Capture = pytest.CaptureFixture[str]


def read(*words: str | Path) -> int:
    return main(["read", *map(str, words)])


def test_a_summary_says_what_a_person_would_look_for(capsys: Capture) -> None:
    assert read(PACK) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Westmarch County Council, Communities Cabinet Committee\n")
    assert "Meeting: Thursday 12 March 2026, 14:00, Wendle Room, Shire Hall, Averton\n" in out
    assert "6  Renewal of the mobile library vehicles (26/00017, pages 9 to 12)\n" in out
    assert "8  Tenders for the mobile library vehicles (pages 15 to 16, EXEMPT)\n" in out
    assert "Minutes of 15 January 2026: 4 items" in out
    assert "3 rated indicators: 2 green, 1 red\n" in out


def test_the_record_alone_stands_on_standard_output(capsys: Capture) -> None:
    assert read(PACK, "--json") == 0
    out, err = capsys.readouterr()
    assert err == ""
    pack = record.from_json(out)
    assert (pack.body, len(pack.agenda)) == ("Communities Cabinet Committee", 8)


def test_evidence_names_the_passage_of_each_fact(capsys: Capture) -> None:
    assert read(PACK, "--evidence") == 0
    lines = capsys.readouterr().out.splitlines()
    [line] = [line for line in lines if line.startswith("  agenda/5/decision: ")]
    assert "26/00017 - Renewal of the mobile library vehicles" in line


def test_coverage_accounts_for_every_character(capsys: Capture) -> None:
    assert read(PACK, "--coverage") == 0
    rows = [line.split() for line in capsys.readouterr().out.partition("Coverage\n")[2].splitlines() if line[:1] == " "]
    counts = {row[0]: int(row[1].replace(",", "")) for row in rows}
    assert counts["whole"] == len(PACK.read_text(encoding="utf-8"))
    assert counts["fact"] + counts["text"] + counts["furniture"] == counts["whole"]


def test_evidence_and_coverage_can_be_had_as_json(capsys: Capture) -> None:
    assert read(PACK, "--json", "--evidence", "--coverage") == 0
    value = json.loads(capsys.readouterr().out)
    assert value["evidence"][0].keys() >= {"path", "span", "passage"}
    assert sum(value["coverage"].values()) == len(PACK.read_text(encoding="utf-8"))
    assert record.from_json(json.dumps(value)).body == "Communities Cabinet Committee"


def test_several_packs_make_an_array_in_their_order_and_one_bad_file_does_not_stop_the_rest(
    capsys: Capture, tmp_path: Path
) -> None:
    bad = tmp_path / "shopping.txt"
    bad.write_text("eggs, flour, lamp oil\n")
    assert read(PACK, bad, PACK, "--json") == 2
    out, err = capsys.readouterr()
    first, none, third = json.loads(out)
    assert (first, none) == (third, None)
    assert first["body"] == "Communities Cabinet Committee"
    assert err.startswith(f"moothall: {bad}: no agenda, minutes or report was found in it")
    assert err.count("\n") == 1


def nothing(_: Path) -> None:
    """Leaves the path as it is: missing."""


def a_folder(path: Path) -> None:
    path.mkdir()


def an_endless_pipe(path: Path) -> None:
    os.mkfifo(path)


def an_empty_file(path: Path) -> None:
    path.touch()


def a_large_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def a_damaged_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + b"\x00\xff" * 500)


def a_locked_pdf(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="user"))


def a_pdf_of_blank_pages(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)


def a_damaged_word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document><w:body>")


def a_zip_of_pictures(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("picture.png", b"\x89PNG")


def a_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as document:
            for _ in range(1024):
                document.write(bytes(1024 * 1024))


def a_letter(path: Path) -> None:
    path.write_text("Dear Sir,\n\nThe hedge in Castle Street wants cutting.\n")


BAD = [
    nothing,
    a_folder,
    an_endless_pipe,
    an_empty_file,
    a_large_file,
    noise,
    a_damaged_pdf,
    a_locked_pdf,
    a_pdf_of_blank_pages,
    a_damaged_word_file,
    a_zip_of_pictures,
    a_bomb,
    a_letter,
]


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_what_is_no_readable_pack_is_one_line_and_exit_code_two(make, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    make(path)
    assert read(path, "--json") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"moothall: {path}: ")
    assert (err.count("\n"), "unforeseen" in err, "Traceback" in err) == (1, False, False)


def test_a_file_that_we_may_not_open_is_said_so(capsys: Capture, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may open every file")
    path = tmp_path / "pack.txt"
    path.write_text("AGENDA")
    path.chmod(0)
    assert read(path) == 2
    assert "you are not allowed to read this file" in capsys.readouterr().err


def test_a_pack_may_only_take_so_long(capsys: Capture, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(PACK.read_text(encoding="utf-8") * 400, encoding="utf-8")
    assert read(long, "--seconds", "0.05") == 2
    assert capsys.readouterr().err == f"moothall: {long}: it took longer than 0.05 seconds and was stopped\n"


@pytest.mark.shared
def test_a_published_pack_has_a_summary(capsys: Capture, shared_packs: Path) -> None:
    packs = sorted(shared_packs.glob("*.txt"))
    assert read(*packs) == 0
    out, err = capsys.readouterr()
    assert (out.count("Agenda ("), err) == (len(packs), "")
