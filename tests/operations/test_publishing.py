"""Publishing an agenda of our own, again with what is new, one paper taken down, and an exemption released."""

import datetime as dt
import sys
from typing import Any

import pypdfium2
import pytest
from our_agenda import LATER, MOMENT, NAMED, SECRET, agenda_of, file, item, our_agenda, paper, pdf, rewritten
from people_of_the_desk import someone

from moothall.operations import audit
from moothall.operations.agenda_papers import hold, release_hold, replace_file
from moothall.operations.agendas import state_urgency
from moothall.operations.permission import NotPermittedError
from moothall.operations.publishing import CannotPublishError, LeakError, ShutGateError, publish
from moothall.operations.publishing.making import Pack, make
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.reviewing import keep_exempt, release_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.records.as_facts import reading_from
from moothall.records.files import path_of, root
from moothall.records.models import (
    AuditRow,
    Errand,
    ExemptionReview,
    GateOverride,
    Paper,
    PaperNotice,
    Publication,
    PublishedFile,
    ScheduledMeeting,
    SearchSheet,
    StoredPage,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db


def named(scheduled: ScheduledMeeting, at: dt.datetime = MOMENT) -> dict[tuple[str, str], Any]:
    """Every finding that can be overridden, by name."""
    return {(one.code, one.place): NAMED for one in findings_of(scheduled, at) if one.severity == "stop"}


def published(scheduled: ScheduledMeeting | None = None, at: dt.datetime = MOMENT) -> Publication:
    one = scheduled or our_agenda()
    return publish(scheduled=one, by=None, at=at, overrides=named(one, at))


def words_of(digest: str, *, public: bool) -> dict[str, str]:
    """The words of a file's pages by their labels."""
    with pypdfium2.PdfDocument(path_of(digest, public=public)) as pdf_file:
        return {
            pdf_file.get_page_label(number): pdf_file[number].get_textpage().get_text_bounded()
            for number in range(len(pdf_file))
        }


def shown(publication: Publication) -> str:
    """Everything that the public can read of a meeting on stored pages, in the search and in its record."""
    pages = "".join("".join(page.parts) for page in StoredPage.objects.all())
    sheet = SearchSheet.objects.get(pack=publication.meeting.public_id)
    return pages + bytes(sheet.entries).decode() + str(reading_from(publication.edition))


class TestTheFirstTime:
    def test_the_pack_goes_out_in_two_versions_with_the_same_page_numbers(self) -> None:
        publication = published()
        public = words_of(publication.pdf, public=True)
        restricted = words_of(publication.version.source.sha256, public=False)
        assert {label: public[label] for label in "356"} == {label: restricted[label] for label in "356"}
        assert "Document is Restricted" in public["7"]
        assert f"{SECRET} Holdings offers" in restricted["7"]
        assert "Rivals" in restricted["9"]
        assert set(restricted) - set(public) == {"8", "9"}
        assert [one.number for one in publication.meeting.items.all()] == ["A1", "A2", "A3", "A4", "A5"]
        assert publication.withheld == [7]

    def test_what_the_pack_says_is_on_the_site_as_it_was_written_and_nothing_restricted_is(self) -> None:
        publication = published()
        said = shown(publication)
        assert "was last resurfaced in 2009" in said
        assert "measured at forty places" in said
        assert SECRET not in said
        first = Paper.objects.get(title="Resurfacing of the coast road")
        assert (first.label, first.last_label, first.item and first.item.number) == ("3", "3", "A4")
        slip = Paper.objects.get(slip=True)
        assert (slip.label, slip.last_label) == ("7", "9")

    def test_labels_numbers_notice_review_errand_and_audit_are_kept(self) -> None:
        scheduled = our_agenda()
        publication = published(scheduled)
        lease = paper(scheduled, f"Offer of {SECRET} Holdings")
        assert (lease.first_label, lease.last_label, lease.item.kept_number) == ("7", "9", "A5")
        assert lease.published_on == MOMENT.date()
        notice = PaperNotice.objects.get(paper=lease.public_id)
        assert (notice.days, notice.needed, notice.in_time, notice.is_open) == (5, 5, True, False)
        assert ExemptionReview.objects.get().due_on == dt.date(2027, 3, 12)
        assert Errand.objects.get(kind="tell", key__startswith="tell/").payload == {
            "publication": publication.public_id
        }
        assert ScheduledMeeting.objects.get(pk=scheduled.pk).meeting == publication.meeting
        row = AuditRow.objects.get(line__contains="agenda published")
        assert publication.digest in row.line
        assert SECRET not in "".join(AuditRow.objects.values_list("line", flat=True))
        assert list(audit.broken_links()) == []

    def test_the_proof_says_what_was_looked_for_and_where(self) -> None:
        content = published().proof.content
        assert dict(content["looked_for"])["closed title"] == 1
        assert len(content["searched"]) == 13
        assert all(one["words"] == 0 for one in content["searched"])
        assert [(one["first"], one["last"]) for one in content["withheld"]] == [("7", "9")]
        assert "financial or business affairs" in content["withheld"][0]["why"]
        assert SECRET not in str(content)
        assert content["accessible"] is True


class TestTheGate:
    def test_a_stop_needs_a_name_and_the_name_is_kept(self) -> None:
        scheduled = our_agenda()
        with pytest.raises(ShutGateError) as refused:
            publish(scheduled=scheduled, by=None, at=MOMENT, overrides={})
        assert [one.code for one in refused.value.findings] == ["clearance"]
        assert not Publication.objects.exists()
        published(scheduled)
        row = GateOverride.objects.get()
        assert (row.code, row.name, row.reason) == ("clearance", NAMED.name, NAMED.reason)

    def test_a_late_agenda_cannot_be_overridden(self) -> None:
        scheduled = our_agenda()
        with pytest.raises(ShutGateError, match="may not be considered"):
            published(scheduled, LATER)

    def test_only_a_clerk_publishes_and_only_who_may_overrides(self) -> None:
        scheduled = our_agenda()
        for role in (Role.author, Role.chairman, Role.administrator):
            with pytest.raises(NotPermittedError):
                publish(scheduled=scheduled, by=someone(role), at=MOMENT, overrides={})

    def test_an_open_paper_that_says_it_is_not_for_publication_stops_it(self) -> None:
        scheduled = our_agenda()
        road = agenda_of(scheduled).items.get(title="Resurfacing of the coast road")
        file(road, "Prices", "NOT FOR PUBLICATION. By virtue of paragraph 3 of Schedule 12A.")
        with pytest.raises(CannotPublishError, match="not for publication by its own words"):
            published(scheduled)
        assert not Publication.objects.exists()

    def test_restricted_words_that_would_go_out_undo_the_whole_publication(
        self,
    ) -> None:
        scheduled = our_agenda()
        road = agenda_of(scheduled).items.get(title="Resurfacing of the coast road")
        file(road, "Costs", f"Costs. They depend on the sale of the depot to {SECRET} Holdings.")
        with pytest.raises(LeakError, match="closed title"):
            published(scheduled)
        assert not [one for one in root(public=True).rglob("*") if one.is_file()]
        assert not Publication.objects.exists()
        assert not StoredPage.objects.filter(key__startswith="meetings/").exists()

    def test_what_changes_while_it_is_being_made_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        scheduled = our_agenda()

        def meanwhile(*said: Any) -> Pack:
            item(agenda_of(scheduled), "Something else")
            return make(*said)

        monkeypatch.setattr(sys.modules[findings_of.__module__], "make", meanwhile)
        with pytest.raises(CannotPublishError, match="was changed while it was being made"):
            published(scheduled)


class TestAgain:
    def test_nothing_new_is_nothing_to_publish(self) -> None:
        scheduled = our_agenda()
        published(scheduled)
        with pytest.raises(CannotPublishError, match="Nothing has changed"):
            published(scheduled)

    def test_a_correction_is_undone_and_that_is_new_again(self) -> None:
        scheduled = our_agenda()
        published(scheduled)
        survey = paper(scheduled, "Survey of the surface")
        first = ("Survey. The surface was measured at forty places.", "Results. It is worn.")
        for pages in (("Survey. The surface was measured at fifty places.", first[1]), first):
            replace_file(paper=survey, data=pdf(*pages), name="survey.pdf", by=None, at=LATER)
            again = published(scheduled, LATER)
        assert again.number == 3
        assert "forty places" in shown(again)
        with pytest.raises(CannotPublishError, match="Nothing has changed"):
            published(scheduled, LATER)

    def test_a_held_paper_follows_in_a_supplement_numbered_on_from_the_pack(self) -> None:
        scheduled = our_agenda()
        survey = paper(scheduled, "Survey of the surface")
        hold(held=survey, reason="The figures are being checked.", by=None, at=MOMENT)
        first = published(scheduled)
        assert "forty places" not in shown(first)
        release_hold(held=survey, by=None, at=MOMENT)
        second = published(scheduled, LATER)
        survey.refresh_from_db()
        supplement = second.files.get(kind="supplement")
        assert supplement.title == "Supplement 1: item A4"
        assert supplement.papers == [survey.public_id]
        own, whole = words_of(supplement.public, public=True), words_of(second.pdf, public=True)
        assert "forty places" in own[survey.first_label]
        assert whole[survey.first_label] in own[survey.first_label]
        assert int(survey.first_label) > 8
        assert second.changes == [
            f"Item A4, Survey of the surface: added, pages {survey.first_label} to {survey.last_label}."
        ]
        notice = PaperNotice.objects.get(paper=survey.public_id)
        assert (notice.in_time, notice.excuse) == (False, NAMED.reason)
        assert words_of(first.pdf, public=True)["3"] == whole["3"]

    def test_a_late_item_needs_the_chairmans_opinion(self) -> None:
        scheduled = our_agenda()
        published(scheduled)
        late = item(agenda_of(scheduled), "The cliff at Pell Head")
        file(late, "The cliff", "The cliff. It fell on Sunday.")
        with pytest.raises(ShutGateError, match="may not be considered"):
            published(scheduled, LATER)
        state_urgency(item=late, name="Mrs T Dunmore", reason="It fell on Sunday.", by=None, at=LATER)
        second = published(scheduled, LATER)
        late.refresh_from_db()
        assert late.kept_number == "A4a"
        assert "Urgent in the opinion of Mrs T Dunmore" in shown(second)
        assert PaperNotice.objects.get(item=late.kept_number).excuse == "It fell on Sunday."

    def test_a_corrected_paper_keeps_its_place_and_shows_what_changed(self) -> None:
        scheduled = our_agenda()
        first = published(scheduled)
        survey = paper(scheduled, "Survey of the surface")
        pages = ("Survey. The surface was measured at fifty places.", "Results. It is worn.", "Costs. None are known.")
        replace_file(paper=survey, data=pdf(*pages), name="survey.pdf", by=None, at=LATER)
        second = published(scheduled, LATER)
        survey.refresh_from_db()
        assert (survey.first_label, survey.last_label) == ("5", "6a")
        corrected = second.files.get(kind="correction")
        assert corrected.title == "Corrected paper, item A4, pages 5 to 6a: Survey of the surface"
        changed = [[text for kind, text in one if kind == "added"] for one in corrected.changes]
        assert ["fifty"] in changed
        assert "Costs" in words_of(second.pdf, public=True)["6a"]
        assert words_of(second.pdf, public=True)["7"] == words_of(first.pdf, public=True)["7"]
        assert "measured at fifty places" in shown(second)
        assert "measured at forty places" not in shown(second)
        assert "forty" in words_of(first.pdf, public=True)["5"]

    def test_a_report_that_is_written_on_after_publication_goes_out_only_when_it_is_published_again(self) -> None:
        scheduled = our_agenda()
        published(scheduled)
        road = paper(scheduled, "Resurfacing of the coast road")
        assert road.report
        rewritten(road.report, "It would take twelve weeks.")
        survey = paper(scheduled, "Survey of the surface")
        replace_file(paper=survey, data=pdf("Survey. Anew.", "Results."), name="survey.pdf", by=None, at=LATER)
        hold(held=road, reason="It is being checked.", by=None, at=LATER)
        second = published(scheduled, LATER)
        assert "last resurfaced in 2009" in shown(second)
        assert "twelve weeks" not in shown(second)


class TestOnePaperTakenDown:
    def test_it_is_gone_from_every_public_place_and_kept_in_the_restricted_one(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        scheduled = our_agenda()
        first = published(scheduled)
        survey = paper(scheduled, "Survey of the surface")
        old = first.pdf
        with django_capture_on_commit_callbacks(execute=True):
            second = take_down_paper(
                paper=survey, public_words="It named a private person.", reason="Data breach", by=None, at=LATER
            )
        said = shown(second)
        assert "forty places" not in said
        assert "This paper was taken down on 9 March 2026. It named a private person." in said
        assert "last resurfaced in 2009" in said
        assert not path_of(old, public=True).exists()
        public = words_of(second.pdf, public=True)
        assert "taken down" in public["5"]
        assert "Document is Restricted" in public["7"]
        assert "forty places" in words_of(second.version.source.sha256, public=False)["5"]
        first.refresh_from_db()
        assert first.gone_at == LATER
        assert "forty" not in str(reading_from(first.edition))
        assert not PublishedFile.objects.filter(publication=first).exclude(public="").exists()
        assert path_of(survey.file, public=False).exists()
        lines = "".join(AuditRow.objects.values_list("line", flat=True))
        assert "paper withdrawn" in lines
        assert "Data breach" not in lines + said

    def test_it_leaves_everything_else_as_it_was_published(self) -> None:
        scheduled = our_agenda()
        published(scheduled)
        item(agenda_of(scheduled), "A draft item")
        road = paper(scheduled, "Resurfacing of the coast road")
        assert road.report
        rewritten(road.report, "It would take twelve weeks.")
        survey = paper(scheduled, "Survey of the surface")
        second = take_down_paper(paper=survey, public_words="Wrong file.", reason="Mistake", by=None, at=LATER)
        assert "A draft item" not in shown(second)
        assert "twelve weeks" not in shown(second)
        assert second.changes == ["Item A4, pages 5 to 6: a paper was taken down."]

    @pytest.mark.parametrize(("words", "reason"), [("", "why"), ("It is gone.", " "), ("x" * 301, "why")])
    def test_words_and_a_reason_are_needed(self, words: str, reason: str) -> None:
        scheduled = our_agenda()
        survey = paper(scheduled, "Survey of the surface")
        with pytest.raises(CannotPublishError, match="is not published"):
            take_down_paper(paper=survey, public_words="Gone.", reason="why", by=None, at=LATER)
        survey.published_on = MOMENT.date()
        survey.save()
        with pytest.raises(CannotPublishError):
            take_down_paper(paper=survey, public_words=words, reason=reason, by=None, at=LATER)
        author = someone(Role.author)
        with pytest.raises(NotPermittedError):
            take_down_paper(paper=survey, public_words="Gone.", reason="why", by=author, at=LATER)


class TestExemptions:
    def test_a_released_paper_is_public_at_its_old_page_numbers(self) -> None:
        scheduled = our_agenda()
        first = published(scheduled)
        lease = paper(scheduled, f"Offer of {SECRET} Holdings")
        assert "Its papers are not published." in shown(first)
        at = dt.datetime(2027, 3, 15, 9, 0, tzinfo=dt.UTC)
        second = release_exempt(paper=lease, reason="The sale is complete.", by=None, at=at)
        public = words_of(second.pdf, public=True)
        assert f"{SECRET} Holdings offers" in public["7"]
        assert "Rivals" in public["9"]
        assert public["3"] == words_of(first.pdf, public=True)["3"]
        said = shown(second)
        assert "Its papers are published." in said
        assert "Its papers are not published." not in said
        assert "nine hundred thousand pounds" in said
        assert "The sale is complete" not in said
        review = ExemptionReview.objects.get()
        assert (review.outcome, review.reason) == ("released", "The sale is complete.")
        assert second.changes[0] == "Item A5, pages 7 to 9: a paper that was exempt is public now."
        with pytest.raises(CannotPublishError, match="public already"):
            release_exempt(paper=paper(scheduled, lease.title), reason="again", by=None, at=at)

    def test_one_that_is_kept_has_another_day(self) -> None:
        scheduled = our_agenda()
        published(scheduled)
        lease = paper(scheduled, f"Offer of {SECRET} Holdings")
        at = dt.datetime(2027, 3, 15, 9, 0, tzinfo=dt.UTC)
        for until, reason in ((at.date(), "It still holds."), (dt.date(2028, 3, 15), " ")):
            with pytest.raises(CannotPublishError):
                keep_exempt(paper=lease, until=until, reason=reason, by=None, at=at)
        with pytest.raises(NotPermittedError):
            keep_exempt(paper=lease, until=dt.date(2028, 3, 15), reason="x", by=someone(Role.author), at=at)
        keep_exempt(paper=lease, until=dt.date(2028, 3, 15), reason="It still holds.", by=None, at=at)
        assert list(lease.reviews.order_by("due_on").values_list("outcome", flat=True)) == ["kept", ""]
