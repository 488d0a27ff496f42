"""Writing reports: what each act leaves behind, who may, and that nothing is lost on the way."""

import datetime as dt
import io
import json

import msgspec
import pytest
from django.contrib.auth.models import User
from PIL import Image

from larkshire import MOMENT
from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Implication, ReportDraft, Template
from moothall.facts.writing import Writing, WrittenHeading
from moothall.operations.authorship import CannotBeAuthorError, add_author, remove_author
from moothall.operations.permission import NotPermittedError
from moothall.operations.report_comments import comment, settle_comment
from moothall.operations.report_conflicts import settle_clash, settle_conflict
from moothall.operations.report_pictures import keep_picture
from moothall.operations.report_practice import add_acronym, remove_acronym, set_template
from moothall.operations.report_routes import add_route, record_views, remove_route
from moothall.operations.reports import ReportError, renew_version, save_version, start_report
from moothall.operations.working_copies import KeptElsewhereError, discard_working_copy, keep_working_copy, save_typed
from moothall.records.drafts_as_facts import latest, report_draft
from moothall.records.files import path_of
from moothall.records.models import Acronym, AuditRow, DraftReport, Officer, PlannedItem, WorkingCopy
from web.people_of_the_desk import nerys, osman
from web.writing_a_report import LATER, author, meeting, planned, report_of
from written import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return author("alice")


@pytest.fixture
def bob() -> User:
    return author("bob")


@pytest.fixture
def report(alice: User, bob: User) -> DraftReport:
    return report_of(alice, bob)


def says(draft: ReportDraft, **texts: str) -> ReportDraft:
    """The draft with this text alone."""
    blocks = tuple(paragraph(key, text) for key, text in texts.items())
    return msgspec.structs.replace(draft, writing=Writing(blocks=blocks, conflicts=draft.writing.conflicts))


def save(report: DraftReport, by: User, base: int | None = None, **texts: str) -> int:
    """Save that text, written on from a version, and give the number of the version that came of it."""
    start = report.revisions.get(number=base) if base else latest(report)
    return save_version(
        report=report, draft=says(report_draft(start), **texts), base=start, by=by, at=LATER
    ).revision.number


def now(report: DraftReport) -> ReportDraft:
    return report_draft(latest(report))


def words(report: DraftReport) -> dict[str, str]:
    return {block.key: "".join(run.text for run in getattr(block, "runs", ())) for block in now(report).writing.blocks}


def test_a_report_starts_with_the_template_and_what_is_known_of_its_item(report: DraftReport, alice: User) -> None:
    draft = now(report)
    headings = [block.text for block in draft.writing.blocks if isinstance(block, WrittenHeading)]
    assert headings[:4] == ["Introduction", "Background", "Proposal", "Implications"]
    assert (draft.number, draft.key, draft.cover.decision) == (1, report.public_id, "27/00014")
    assert report.due_on
    assert report.due_on < meeting().date
    assert list(report.authors.values_list("username", flat=True).order_by("username")) == ["alice", "bob"]


def test_a_report_is_from_the_lead_officers_of_its_item_who_are_whom_to_ask(alice: User) -> None:
    item = planned()
    lead = Officer.objects.create(
        name="Ms A Quill", post="Head of Highways", email="quill@larkshire.example", begins=MOMENT.date()
    )
    PlannedItem.objects.filter(pk=item.pk).update(leads=[lead.public_id, "a name as it was typed"])
    item.refresh_from_db()
    cover = now(start_report(planned_item=item, scheduled=None, subject="", by=alice, at=MOMENT)).cover
    assert cover.authors == (Post("Ms A Quill", "Head of Highways"),)
    assert cover.contacts == (Contact("Ms A Quill", "Head of Highways", "quill@larkshire.example"),)


def test_an_exempt_item_gives_an_exempt_report(alice: User) -> None:
    item = planned()
    PlannedItem.objects.filter(pk=item.pk).update(exempt=True)
    item.refresh_from_db()
    made = start_report(planned_item=item, scheduled=None, subject="", by=alice, at=MOMENT)
    assert now(made).cover.openness == "exempt"


def test_a_report_without_item_needs_a_subject(alice: User) -> None:
    with pytest.raises(ReportError, match="Say what the report is about"):
        start_report(planned_item=None, scheduled=None, subject="  ", by=alice, at=MOMENT)
    assert not DraftReport.objects.exists()


def test_each_version_is_kept_and_the_same_again_is_none(report: DraftReport, alice: User) -> None:
    assert save(report, alice, a="one") == 2
    assert save(report, alice, a="one") == 2
    assert save(report, alice, a="two") == 3
    assert [report_draft(row).number for row in report.revisions.all()] == [1, 2, 3]


def test_two_who_write_at_once_are_joined(report: DraftReport, alice: User, bob: User) -> None:
    save(report, alice, a="one", b="two")
    save(report, alice, base=2, a="ONE", b="two")
    save(report, bob, base=2, a="one", b="TWO")
    assert words(report) == {"a": "ONE", "b": "TWO"}
    assert latest(report).origin == "merge"
    assert now(report).writing.conflicts == ()


def test_one_paragraph_in_two_hands_is_a_conflict_until_it_is_settled(
    report: DraftReport, alice: User, bob: User
) -> None:
    save(report, alice, a="one")
    save(report, alice, base=2, a="hers")
    save(report, bob, base=2, a="his")
    (conflict,) = now(report).writing.conflicts
    assert (words(report)["a"], conflict.by) == ("his", "alice")
    settle = {"report": report, "place": 0, "key": "a", "by": alice, "at": LATER}
    with pytest.raises(ReportError, match="not open any more"):
        settle_conflict(**settle | {"key": "b"}, choice="mine", combined="")
    with pytest.raises(ReportError, match="Write the text"):
        settle_conflict(**settle, choice="combined", combined=" ")
    settle_conflict(**settle, choice="both", combined="")
    assert sorted(words(report).values()) == ["hers", "his"]
    assert now(report).writing.conflicts == ()


def test_a_conflict_stays_open_over_further_versions(report: DraftReport, alice: User, bob: User) -> None:
    save(report, alice, a="one", b="x")
    save(report, alice, base=2, a="hers", b="x")
    save(report, bob, base=2, a="his", b="x")
    save(report, bob, a="his", b="y")
    assert len(now(report).writing.conflicts) == 1


def test_a_field_of_the_cover_in_two_hands_keeps_both(report: DraftReport, alice: User, bob: User) -> None:
    start = latest(report)
    for user, summary in ((alice, "Hers"), (bob, "His")):
        draft = report_draft(start)
        cover = msgspec.structs.replace(draft.cover, summary=summary)
        draft = msgspec.structs.replace(draft, cover=cover)
        save_version(report=report, draft=draft, base=start, by=user, at=LATER)
    (clash,) = now(report).clashes
    assert (now(report).cover.summary, clash.theirs, clash.by) == ("His", "Hers", "alice")
    settle_clash(report=report, place=0, field="summary", by=alice, at=LATER)
    assert now(report).clashes == ()


def test_what_is_typed_on_both_pages_is_saved_together(report: DraftReport, alice: User) -> None:
    base = latest(report)
    told = {"report": report, "base": base, "by": alice}
    mark = keep_working_copy(**told, seen="", change=lambda draft: says(draft, a="typed"), at=MOMENT)
    cover = msgspec.structs.replace(now(report).cover, summary="New")
    save_typed(**told, seen=mark, change=lambda draft: msgspec.structs.replace(draft, cover=cover), at=LATER)
    assert (words(report), now(report).cover.summary) == ({"a": "typed"}, "New")
    assert not WorkingCopy.objects.exists()


def test_an_act_elsewhere_leaves_what_is_typed_alone(report: DraftReport, alice: User) -> None:
    keep_working_copy(
        report=report, base=latest(report), seen="", change=lambda draft: says(draft, a="typed"), by=alice, at=MOMENT
    )
    record_views(route=report.route.get(), views="Agreed.", by=alice, at=LATER)
    assert WorkingCopy.objects.filter(user=alice).exists()
    with pytest.raises(KeptElsewhereError):
        keep_working_copy(report=report, base=latest(report), seen="", change=lambda draft: draft, by=alice, at=LATER)
    discard_working_copy(report=report, by=alice, at=LATER)
    assert not WorkingCopy.objects.exists()


def test_views_of_a_body_are_on_the_cover_for_the_next(report: DraftReport, alice: User) -> None:
    route = add_route(report=report, scheduled=meeting(title="Cabinet"), by=alice, at=LATER)
    with pytest.raises(ReportError, match="already"):
        add_route(report=report, scheduled=route.scheduled, by=alice, at=LATER)
    record_views(route=route, views=" It wants two boats. ", by=alice, at=LATER)
    assert now(report).views == (("Cabinet, 11 March 2027", "It wants two boats."),)
    with pytest.raises(ReportError, match="has been there"):
        remove_route(route=route, by=alice, at=LATER)


def test_a_version_is_renewed_only_when_something_changed(report: DraftReport, alice: User) -> None:
    assert not renew_version(report=report, by=alice, at=LATER, note="").is_new


def test_only_authors_and_clerks_change_a_report(report: DraftReport, alice: User) -> None:
    charlie, stranger = author("charlie"), osman()
    acts = (
        lambda by: save(report, by, a="x"),
        lambda by: add_author(report=report, user=charlie, by=by, at=LATER),
        lambda by: record_views(route=report.route.get(), views="x", by=by, at=LATER),
        lambda by: keep_picture(report=report, data=b"", by=by, at=LATER),
    )
    for act in acts:
        for by in (charlie, stranger):
            with pytest.raises(NotPermittedError):
                act(by)
    assert save(report, nerys(), a="x") == 2


def test_a_withdrawn_report_is_changed_no_longer(report: DraftReport, alice: User) -> None:
    DraftReport.objects.filter(pk=report.pk).update(state="withdrawn")
    report.refresh_from_db()
    with pytest.raises(NotPermittedError, match="withdrawn"):
        save(report, alice, a="x")


def test_authors_can_write_and_one_stays(report: DraftReport, alice: User, bob: User) -> None:
    with pytest.raises(CannotBeAuthorError, match="may not write"):
        add_author(report=report, user=osman(), by=alice, at=LATER)
    remove_author(report=report, user=bob, by=alice, at=LATER)
    with pytest.raises(CannotBeAuthorError, match="at least one"):
        remove_author(report=report, user=alice, by=alice, at=LATER)


def test_a_comment_needs_words_and_a_paragraph_that_is_there(report: DraftReport, alice: User, bob: User) -> None:
    revision = latest(report)
    for block, text in (("", " "), ("nowhere", "x")):
        with pytest.raises(ReportError):
            comment(revision=revision, block=block, text=text, by=bob, at=LATER)
    made = comment(revision=revision, block="", text="Shorter?", by=bob, at=LATER)
    settle_comment(comment=made, by=alice, at=LATER)
    settle_comment(comment=made, by=bob, at=LATER + dt.timedelta(days=1))
    assert made.settled_at == LATER


def picture(form: str = "PNG") -> bytes:
    """A picture that says where and by whom it was taken."""
    target = io.BytesIO()
    image = Image.new("RGB", (60, 40), "teal")
    exif = image.getexif()
    exif[0x013B] = "Secret Photographer"
    image.save(target, format=form, exif=exif)
    return target.getvalue()


@pytest.mark.parametrize(("form", "name"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_a_picture_is_kept_without_what_else_its_file_says(
    report: DraftReport, alice: User, form: str, name: str
) -> None:
    kept = keep_picture(report=report, data=picture(form), by=alice, at=LATER)
    data = path_of(kept.file, public=False).read_bytes()
    assert kept.form == name
    assert b"Secret" not in data
    assert Image.open(io.BytesIO(data)).size == (60, 40)
    keep_picture(report=report, data=picture(form), by=alice, at=LATER)
    assert report.pictures.count() == 1


@pytest.mark.parametrize("data", [b"", b"<svg onload='x()'/>", b"%PDF-1.7", picture("GIF")])
def test_what_is_no_picture_is_refused_with_words(report: DraftReport, alice: User, data: bytes) -> None:
    with pytest.raises(ReportError, match="PNG or JPEG"):
        keep_picture(report=report, data=data, by=alice, at=LATER)
    assert not report.pictures.exists()


def test_the_council_sets_its_template(alice: User) -> None:
    clerk = nerys()
    with pytest.raises(NotPermittedError):
        set_template(template=Template(sections=("Why",)), by=alice, at=LATER)
    for template in (Template(), Template(sections=("Why", " why"))):
        with pytest.raises(ReportError):
            set_template(template=template, by=clerk, at=LATER)
    set_template(template=Template(("Why",), (Implication("Climate"),)), by=clerk, at=LATER)
    headings = [block.text for block in now(report_of(alice)).writing.blocks if isinstance(block, WrittenHeading)]
    assert headings == ["Why", "Implications", "Climate"]


def test_an_acronym_stands_on_the_list_once() -> None:
    clerk = nerys()
    for _ in range(2):
        row = add_acronym(short=" LQB ", meaning="Low  Quay Board", by=clerk, at=LATER)
    assert Acronym.objects.get() == row
    with pytest.raises(ReportError):
        add_acronym(short="LQB", meaning=" ", by=clerk, at=LATER)
    remove_acronym(acronym=row, by=clerk, at=LATER)
    assert not Acronym.objects.exists()


def test_the_audit_trail_holds_no_word_of_a_report(report: DraftReport, alice: User, bob: User) -> None:
    save(report, alice, a="Marmalade")
    save(report, bob, base=1, a="Marmalade two")
    record_views(route=report.route.get(), views="Marmalade views", by=alice, at=LATER)
    comment(revision=latest(report), block="", text="Marmalade remark", by=bob, at=LATER)
    keep_picture(report=report, data=picture(), by=alice, at=LATER)
    lines = list(AuditRow.objects.values_list("line", flat=True))
    acts = {json.loads(line)["act"] for line in lines}
    assert {"report started", "report saved", "views recorded", "comment made", "picture kept"} <= acts
    assert not any("Marmalade" in line or "ferry" in line for line in lines)
