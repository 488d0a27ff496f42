"""A report goes out as a Word file and is taken back: what changed is shown, and what others wrote meanwhile stays."""

import io

import docx
import msgspec
import pytest
from django.contrib.auth.models import User

from intake.as_word_writes import drawing, par, picture, table, written
from intake.as_word_writes import row as row_of
from larkshire import MOMENT
from moothall.facts.writing import Run, Writing, WrittenFigure, WrittenHeading, WrittenParagraph
from moothall.operations.accounts import grant
from moothall.operations.permission import NotPermittedError
from moothall.operations.reports import ReportError, save_version, start_report
from moothall.operations.word_reports import give_out, look_at, take_back
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.models import Comment, DraftReport
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
BLOCKS = (
    WrittenHeading("aaaaaaa1", "Background"),
    WrittenParagraph("aaaaaaa2", (Run("The road is old."),)),
    WrittenParagraph("aaaaaaa3", (Run("The road is wide."),)),
)


def osman() -> User:
    user, is_new = User.objects.get_or_create(username="osman")
    if is_new:
        grant(user=user, role=Role.author, by=None, at=MOMENT)
    return user


@pytest.fixture
def report() -> DraftReport:
    made = start_report(planned_item=None, scheduled=None, subject="Coast road", by=osman(), at=MOMENT)
    save(made, BLOCKS)
    return made


def save(made: DraftReport, blocks: tuple[WrittenHeading | WrittenParagraph, ...]) -> None:
    base = latest(made)
    draft = msgspec.structs.replace(report_draft(base), writing=Writing(blocks))
    save_version(report=made, draft=draft, base=base, by=osman(), at=MOMENT)


def edited(data: bytes, **words: str) -> bytes:
    """The file with paragraphs that begin so written anew."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        for old, new in words.items():
            if paragraph.text.startswith(old.replace("_", " ")):
                paragraph.runs[0].text = new
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_what_was_changed_in_word_is_shown_and_saved(report: DraftReport) -> None:
    data = edited(give_out(revision=latest(report), by=osman(), at=MOMENT), The_road_is_old="The road is very old.")
    back = look_at(report=report, data=data, by=osman())
    assert [(one.kind, one.part, one.key) for one in back.changes] == [("changed", "Background", "aaaaaaa2")]
    assert latest(report).number == 2
    saved = take_back(report=report, data=data, by=osman(), at=MOMENT)
    assert (saved.revision.number, saved.revision.origin) == (3, "word")
    assert [block.key for block in saved.draft.writing.blocks] == ["aaaaaaa1", "aaaaaaa2", "aaaaaaa3"]


def test_a_file_that_nobody_changed_makes_no_version(report: DraftReport) -> None:
    data = give_out(revision=latest(report), by=osman(), at=MOMENT)
    assert look_at(report=report, data=data, by=osman()).changes == ()
    assert not take_back(report=report, data=data, by=osman(), at=MOMENT).is_new


def test_what_others_wrote_meanwhile_stays(report: DraftReport) -> None:
    data = edited(give_out(revision=latest(report), by=osman(), at=MOMENT), The_road_is_old="The road is very old.")
    save(report, (*BLOCKS[:2], WrittenParagraph("aaaaaaa3", (Run("The road is narrow."),))))
    saved = take_back(report=report, data=data, by=osman(), at=MOMENT)
    texts = [block.runs[0].text for block in saved.draft.writing.blocks if isinstance(block, WrittenParagraph)]
    assert texts == ["The road is very old.", "The road is narrow."]
    assert saved.merged
    assert saved.conflicts == ()


def test_where_both_changed_one_paragraph_both_texts_survive(report: DraftReport) -> None:
    data = edited(give_out(revision=latest(report), by=osman(), at=MOMENT), The_road_is_old="Mine.")
    save(report, (BLOCKS[0], WrittenParagraph("aaaaaaa2", (Run("Theirs."),)), BLOCKS[2]))
    saved = take_back(report=report, data=data, by=osman(), at=MOMENT)
    assert [conflict.key for conflict in saved.conflicts] == ["aaaaaaa2"]


def test_paragraphs_are_known_by_their_words_when_the_bookmarks_are_lost(report: DraftReport) -> None:
    document = docx.Document()
    document.add_heading("Background", 1)
    document.add_paragraph("The road is wide.")
    document.add_paragraph("The road is very old.")
    target = io.BytesIO()
    document.save(target)
    back = look_at(report=report, data=target.getvalue(), by=osman())
    assert not back.came_from_here
    assert {block.key for block in back.draft.writing.blocks} >= {"aaaaaaa1", "aaaaaaa3"}


def test_comments_in_the_margin_are_kept_with_the_version(report: DraftReport) -> None:
    document = docx.Document(io.BytesIO(give_out(revision=latest(report), by=osman(), at=MOMENT)))
    paragraph = next(one for one in document.paragraphs if one.text.startswith("The road is old"))
    document.add_comment(paragraph.runs, "How old?", author="Ines Roke", initials="IR")
    target = io.BytesIO()
    document.save(target)
    take_back(report=report, data=target.getvalue(), by=osman(), at=MOMENT)
    take_back(report=report, data=target.getvalue(), by=osman(), at=MOMENT)
    kept = Comment.objects.get()
    assert (kept.block, kept.text) == ("aaaaaaa2", "Ines Roke, in Word: How old?")


def test_a_file_of_another_report_is_refused(report: DraftReport) -> None:
    other = start_report(planned_item=None, scheduled=None, subject="Depot", by=osman(), at=MOMENT)
    data = give_out(revision=latest(other), by=osman(), at=MOMENT)
    with pytest.raises(ReportError, match="another report"):
        take_back(report=report, data=data, by=osman(), at=MOMENT)


def test_whether_a_paper_is_open_is_never_taken_from_a_file(report: DraftReport) -> None:
    base = latest(report)
    draft = report_draft(base)
    closed = msgspec.structs.replace(draft, cover=msgspec.structs.replace(draft.cover, openness="exempt"))
    save_version(report=report, draft=closed, base=base, by=osman(), at=MOMENT)
    data = edited(give_out(revision=latest(report), by=osman(), at=MOMENT))
    document = docx.Document(io.BytesIO(data))
    for row in document.tables[0].rows:
        if row.cells[0].text == "Classification":
            row.cells[1].text = "Unrestricted"
    target = io.BytesIO()
    document.save(target)
    assert look_at(report=report, data=target.getvalue(), by=osman()).draft.cover.openness == "exempt"


def test_what_the_file_says_otherwise_is_told_and_kept_as_a_comment(report: DraftReport) -> None:
    broken = {"p1": ("image1.png", b"\x89PNG\r\n\x1a\n broken"), "p2": ("image2.png", picture())}
    cover = table(row_of("Subject:", "Coast road"), row_of("Classification:", "Exempt"))
    body = (par("Road", "Heading1"), par(""), par("", "NumberedPara"), par("Worn.", "NumberedPara"))
    data = written(cover, *body, par(drawing("p1", "A map")), par(drawing("p2", "A plan")), media=broken)
    back = look_at(report=report, data=data, by=osman())
    assert back.untaken == (
        "The file is no picture that can be shown: use PNG or JPEG.",
        "The file says “exempt”; the report stays “open”: change it on the cover.",
        "Numbered otherwise here than in the file: 1.2 is 1.1. Look at words that refer to them.",
    )
    saved = take_back(report=report, data=data, by=osman(), at=MOMENT)
    figures = [block.alternative for block in saved.draft.writing.blocks if isinstance(block, WrittenFigure)]
    assert figures == ["A plan"]
    assert Comment.objects.get().text.startswith("From the Word file: The file is no picture")


def test_a_stranger_neither_gets_nor_gives_a_file(report: DraftReport) -> None:
    stranger = User.objects.create(username="ida")
    grant(user=stranger, role=Role.author, by=None, at=MOMENT)
    with pytest.raises(NotPermittedError):
        give_out(revision=latest(report), by=stranger, at=MOMENT)
    with pytest.raises(NotPermittedError):
        look_at(report=report, data=b"", by=stranger)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_bad_file_is_refused_in_one_sentence(report: DraftReport, data: bytes) -> None:
    with pytest.raises(ReportError, match="was not taken in"):
        look_at(report=report, data=data, by=osman())
