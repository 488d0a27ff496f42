"""What a printed work programme says of each meeting and item, in both forms."""

from moothall.documents.composer.programmes import all_meetings, divided, led
from moothall.documents.pack_text import ProgrammePaper
from moothall.facts.programmes import ProgrammeItem, ProgrammeMeeting

SECTIONS = ("B – Decisions", "C – Performance", "D – Other items")
DASHBOARD = ProgrammeItem("Dashboard", section="C – Performance")
LEASE = ProgrammeItem("Depot lease", section="B – Decisions", exempt=True, kind="Key decision", lead=("Ms A Quill",))


def test_each_section_is_printed_for_a_meeting_though_nothing_is_planned_in_it() -> None:
    found = divided(ProgrammeMeeting("2027-01-14", (LEASE, DASHBOARD)), SECTIONS)
    assert found == [("B – Decisions", [LEASE]), ("C – Performance", [DASHBOARD]), ("D – Other items", [])]


def test_items_of_no_known_section_stand_first_and_are_not_lost() -> None:
    loose = ProgrammeItem("Verges")
    found = divided(ProgrammeMeeting(None, (loose, DASHBOARD)), ())
    assert found == [("", [loose]), ("C – Performance", [DASHBOARD])]
    assert divided(ProgrammeMeeting("2027-01-14", (DASHBOARD, loose)), SECTIONS)[0] == ("", [loose])


def test_meetings_without_items_stand_among_the_others_and_what_has_no_meeting_last() -> None:
    unallocated = ProgrammeMeeting(None, (LEASE,))
    march = ProgrammeMeeting("2027-03-11", (DASHBOARD,))
    paper = ProgrammePaper("WORK PROGRAMME", "Roads", (march, unallocated), days=("2027-01-14", "2027-03-11"))
    assert all_meetings(paper) == [ProgrammeMeeting("2027-01-14"), march, unallocated]


def test_a_row_says_who_leads_what_kind_it_is_and_that_it_is_exempt() -> None:
    assert led(LEASE) == ["Depot lease", {"lines": ["Ms A Quill"]}, "Key decision, exempt", "", ""]
    deferred = ProgrammeItem("Verges", added="Agenda setting, 2 March 2026", deferred="11 June 2026")
    assert led(deferred) == ["Verges", {"lines": []}, "", "Agenda setting, 2 March 2026", "11 June 2026"]
