"""Papers behind items: reports, files that are handed in, what is refused, what stays once published."""

import datetime as dt
from typing import Any

import pikepdf
import pytest

from larkshire import MOMENT
from moothall.facts.drafts import Exemption
from moothall.operations import agenda_papers as acts
from moothall.operations.agenda_papers import PaperWords, files
from moothall.operations.agendas import CannotBuildError
from moothall.operations.typesetting import bring_papers_up_to_date
from moothall.records.agenda_as_facts import draft_agenda
from moothall.records.files import path_of, shelf
from moothall.records.models import AppendixFile, DraftAgenda, DraftPaper, DraftReport, Revision, Route, Typesetting
from operations.agendas_of_larkshire import (
    EXEMPT,
    body,
    item,
    meeting,
    opened,
    paper,
    pdf,
    planned,
    published,
    report,
    version,
)

pytestmark = pytest.mark.django_db
APRIL = dt.date(2026, 4, 16)
WHO = {"by": None, "at": MOMENT}


def appendix(of: DraftReport, title: str, **more: object) -> AppendixFile:
    row = AppendixFile(report=of, title=title, name="a.pdf", file="a" * 64, form="pdf", **more)
    row.pdf, row.pages, row.position = "a" * 64, 3, of.appendices.count()
    row.save()
    return row


def behind(agenda: DraftAgenda) -> list[str]:
    """The titles of all papers of the agenda."""
    return [one.title for _, one in draft_agenda(agenda.scheduled).papers()]


def test_a_report_comes_with_its_appendices_and_goes_to_the_meeting() -> None:
    agenda = opened()
    ring = report()
    appendix(ring, "Map", exemption={"paragraphs": ["3"]})
    acts.attach_report(item=item(agenda), report=ring, **WHO)
    assert behind(agenda) == ["Resurfacing of the ring road", "Map"]
    assert [one.is_open for _, one in draft_agenda(agenda.scheduled).papers()] == [True, False]
    assert Route.objects.get(report=ring).scheduled == agenda.scheduled
    with pytest.raises(CannotBuildError, match="already"):
        acts.attach_report(item=item(agenda, "Again"), report=ring, **WHO)


def test_a_meeting_to_which_a_report_goes_on_comes_after_those_of_its_route() -> None:
    ring, first, second = report(), meeting(), meeting(day=APRIL)
    Route.objects.create(report=ring, scheduled=first, position=1)
    acts.attach_report(item=item(opened(second)), report=ring, **WHO)
    assert [(one.scheduled, one.position) for one in ring.route.all()] == [(first, 1), (second, 2)]


def test_appendices_follow_the_report() -> None:
    agenda = opened()
    ring = report()
    first = appendix(ring, "Map")
    acts.attach_report(item=item(agenda), report=ring, **WHO)
    first.removed_at = MOMENT
    first.save()
    appendix(ring, "Costs")
    acts.follow_report(ring.bound.get())
    assert behind(agenda) == ["Resurfacing of the ring road", "Costs"]


def test_an_exempt_report_closes_its_item_and_a_changed_cover_does_not_open_it() -> None:
    agenda = opened()
    mill = report("Sale of the old mill", openness="exempt", exemption=EXEMPT)
    acts.attach_report(item=item(agenda, "Property matter"), report=mill, **WHO)
    version(mill, 2, "Sale of the old mill")
    closed = draft_agenda(agenda.scheduled).items[-1]
    assert closed.exemption == EXEMPT
    assert closed.papers[0].exemption == EXEMPT


def test_a_report_is_placed_behind_the_item_of_the_programme_it_is_for() -> None:
    march = meeting()
    winter = planned(march, "Winter service")
    agenda = opened(march)
    salt = report("Salt for the winter")
    salt.planned_item = winter
    salt.save()
    acts.place_report(agenda=agenda, report=salt, **WHO)
    assert [one.title for one in draft_agenda(march).items if one.papers] == ["Winter service"]
    acts.place_report(agenda=agenda, report=report("Frost", decision="26/00015", is_key=True), **WHO)
    frost = draft_agenda(march).items[-1]
    assert (frost.title, frost.decision, frost.is_key) == ("Frost", "26/00015", True)


def test_a_file_is_looked_through_and_kept_in_the_restricted_root() -> None:
    agenda = opened()
    paper(item(agenda), kind="minutes")
    found = draft_agenda(agenda.scheduled).papers()[0][1]
    assert (found.kind, found.pages, found.tagged, found.scanned) == ("minutes", 2, False, False)
    assert path_of(found.file, public=False).is_file()
    assert len(list(shelf().iterdir())) == 1, "and made ready for binding"


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"no PDF at all", "map.pdf|cannot be used"),
        (pdf(0), "pages of this PDF"),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="")), "encrypted"),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "password"),
    ],
)
def test_a_file_that_cannot_be_bound_is_refused_with_the_reason(data: bytes, wrong: str) -> None:
    with pytest.raises(CannotBuildError, match=wrong):
        acts.attach_file(item=item(opened()), data=data, name="map.pdf", words=PaperWords(title="Map"), **WHO)


def test_what_is_hidden_in_a_file_is_found_and_cleaned_in_one_act() -> None:
    agenda = opened()
    data = pdf(attached=b"The reserve price is forty thousand guineas")
    map_ = acts.attach_file(item=item(agenda), data=data, name="map.pdf", words=PaperWords(title="Map"), **WHO)
    assert draft_agenda(agenda.scheduled).papers()[0][1].hidden
    acts.clean_file(paper=map_, **WHO)
    assert draft_agenda(agenda.scheduled).papers()[0][1].hidden == ()


def test_a_file_that_was_replaced_while_it_was_being_cleaned_is_not_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = paper(item(opened()))
    looked_through = files._looked_through

    def meanwhile(*said: Any) -> Any:
        DraftPaper.objects.filter(pk=map_.pk).update(file="b" * 64)
        return looked_through(*said)

    monkeypatch.setattr(files, "_looked_through", meanwhile)
    with pytest.raises(CannotBuildError, match="Another file"):
        acts.clean_file(paper=map_, **WHO)
    assert DraftPaper.objects.get().file == "b" * 64


def test_a_report_that_comes_just_after_publication_does_not_close_what_was_published_as_open() -> None:
    agenda = opened()
    stale = item(agenda, "Property matter")
    published(agenda)
    mill = report("Sale of the old mill", openness="exempt", exemption=EXEMPT)
    acts.attach_report(item=stale, report=mill, **WHO)
    closed = draft_agenda(agenda.scheduled).items[-1]
    assert closed.is_open
    assert [one.is_open for one in closed.papers] == [False]


def test_a_corrected_file_keeps_its_place() -> None:
    agenda = opened()
    road = item(agenda)
    first = paper(road)
    paper(road, "Costs")
    acts.replace_file(paper=first, data=pdf(5), name="map.pdf", **WHO)
    assert [one.pages for _, one in draft_agenda(agenda.scheduled).papers()] == [5, 2]


def test_papers_are_moved_and_taken_off_until_they_are_published() -> None:
    agenda = opened()
    road = item(agenda)
    first, second = paper(road), paper(road, "Costs")
    acts.move_paper(paper=second, up=True, **WHO)
    assert behind(agenda) == ["Costs", "Map of the ring road"]
    acts.detach(paper=first, **WHO)
    assert behind(agenda) == ["Costs"]
    published(agenda)
    second.refresh_from_db()
    with pytest.raises(CannotBuildError, match="take it down"):
        acts.detach(paper=second, **WHO)
    with pytest.raises(CannotBuildError, match="release the exemption"):
        acts.exempt_paper(paper=second, exemption=EXEMPT, **WHO)


def test_an_exempt_paper_stands_beside_an_open_one() -> None:
    agenda = opened()
    road = item(agenda)
    paper(road)
    acts.exempt_paper(paper=paper(road, "Tenders"), exemption=Exemption(("3",), "It outweighs."), **WHO)
    found = draft_agenda(agenda.scheduled)
    assert [one.is_open for _, one in found.papers()] == [True, False]
    assert "paragraph 3" in found.motion


def test_what_is_held_says_why_until_it_is_held_no_longer() -> None:
    agenda = opened()
    road = item(agenda)
    for thing in (road, paper(road)):
        with pytest.raises(CannotBuildError, match="Say why"):
            acts.hold(held=thing, reason=" ", **WHO)
        acts.hold(held=thing, reason="The map is wrong.", **WHO)
        assert thing.held == "The map is wrong."
        acts.release_hold(held=thing, **WHO)
        assert thing.held == ""


def test_a_published_report_stays_until_a_later_version_is_cleared() -> None:
    agenda = opened()
    ring = report()
    acts.attach_report(item=item(agenda), report=ring, **WHO)
    published(agenda)
    ring.bound.update(published_digest=Revision.objects.get(report=ring).digest)
    version(ring, 2, "Resurfacing, second thoughts")
    found = draft_agenda(agenda.scheduled).papers()[0][1]
    assert (found.title, found.version, found.is_changed) == ("Resurfacing of the ring road", 1, False)


def test_the_work_programme_is_typeset_once_and_again_when_it_changes() -> None:
    roads = body()
    june = meeting(roads, MOMENT.date().replace(month=6))
    planned(june, "Winter service")
    agenda = opened(meeting(roads))
    bring_papers_up_to_date(agenda=agenda, **WHO)
    first = draft_agenda(agenda.scheduled).papers()[0][1]
    assert (first.kind, first.pages, first.tagged) == ("work programme", 1, True)
    bring_papers_up_to_date(agenda=agenda, **WHO)
    assert Typesetting.objects.count() == 1
    planned(june, "Bridges")
    bring_papers_up_to_date(agenda=agenda, **WHO)
    again = draft_agenda(agenda.scheduled).papers()
    assert len(again) == 1
    assert again[0][1].file != first.file


def test_a_report_is_typeset_when_the_papers_are_brought_up_to_date() -> None:
    agenda = opened()
    acts.attach_report(item=item(agenda), report=report(), **WHO)
    assert draft_agenda(agenda.scheduled).papers()[0][1].file == ""
    bring_papers_up_to_date(agenda=agenda, **WHO)
    found = draft_agenda(agenda.scheduled).papers()[0][1]
    assert path_of(found.file, public=False).is_file()
    assert found.pages == 1


@pytest.mark.parametrize(("kind", "follows"), [("report", False), ("other", True)])
def test_a_report_that_comes_as_a_file_follows_no_longer(kind: str, follows: bool) -> None:
    awaited = item(opened(), "Trees", kind="to follow")
    paper(awaited, kind=kind)
    awaited.refresh_from_db()
    assert (awaited.kind == "to follow") is follows
