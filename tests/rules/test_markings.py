"""What a pack says is not for publication."""

import msgspec
import pytest

from larkshire import Writing, pack, reading, write_front
from moothall.facts.meetings import AgendaItem
from moothall.facts.papers import BlockKind
from moothall.facts.readings import Reading
from moothall.facts.reports import Report
from moothall.rules.binding import bind
from moothall.rules.markings import Ground, is_closed, is_marking, slips, withheld, withheld_pages
from moothall.rules.release_check import check

BY_VIRTUE = "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972."


@pytest.mark.parametrize(
    "line",
    [
        "NOT FOR PUBLICATION",
        "Not for publication by virtue of paragraph 3 of Schedule 12A",
        "Appendix 2 (exempt from publication)",
        "EXEMPT",
        "Exempt report",
        "EXEMPT APPENDIX B",
        "Restricted",
        "** CONFIDENTIAL **",
        "Strictly private and confidential",
        BY_VIRTUE,
    ],
)
def test_a_marking_is_known(line: str) -> None:
    assert is_marking(line)


@pytest.mark.parametrize(
    "line",
    [
        "UNRESTRICTED ITEMS",
        "EXEMPT ITEMS",
        "EXEMPT ITEMS (OPEN ACCESS TO MINUTES)",
        "Members asked about the exempt report and the rents in it.",
        "(During these items the meeting is likely NOT to be open to the public)",
        "Access to the register is restricted to partners.",
        "Small schools are exempt from the charge.",
        "That the press and public be excluded under paragraph 3 of Part 1 of Schedule 12A of the Act.",
        "The committee heard that the letter was not for publication" + " at that time" * 20,
    ],
)
def test_a_sentence_that_speaks_of_one_is_none(line: str) -> None:
    assert not is_marking(line)


@pytest.mark.parametrize(
    ("classification", "closed"),
    [
        ("Unrestricted", False),
        ("Exempt", True),
        ("Exempt - paragraph 3", True),
        ("Unrestricted, with an exempt appendix", False),
        ("Public", False),
        ("Part 2", True),
        ("Open", False),
        ("Restricted", True),
        ("Not exempt", False),
        ("For information", False),
    ],
)
def test_a_classification(classification: str, closed: bool) -> None:
    assert is_closed(classification) is closed


def written(*papers: tuple[str, list[str]], **changes: object) -> Reading:
    """A pack of a front sheet and these papers: owner, and the lines, `#` for a heading, `~` for page furniture."""
    said = pack(**{"minutes": (), "reports": (), **changes})
    writing = Writing()
    write_front(writing, said)
    for owner, lines in papers:
        with writing.paper(owner, lines[0].lstrip("#~ "), restricted=owner == "slip"):
            for line in lines:
                _line(writing, line)
    return writing.reading(said, "pdf")


def _line(writing: Writing, line: str) -> None:
    if line == "/":
        writing.page += 1
    elif line.startswith("#"):
        writing.heading(line[1:].strip())
    else:
        kind = BlockKind.furniture if line.startswith("~") else BlockKind.paragraph
        writing.say(line.lstrip("~ "), kind=kind)


def hidden(one: Reading) -> list[str]:
    """The words that are withheld."""
    return [block.text for found in withheld(one) for block in one.blocks[found.first : found.last]]


def test_a_slip_is_open_and_what_it_stands_for_is_not_there() -> None:
    one = written(("slip", [BY_VIRTUE, "Agenda Item 6", "Document is Restricted"]))
    assert hidden(one) == []
    assert len(slips(one)) == 1


def test_a_pack_with_a_slip_asks_for_a_name() -> None:
    found = check(written(("slip", [BY_VIRTUE, "Document is Restricted"])))
    assert found.needs_override
    assert found.restricted == ("A slip says that a document is restricted (page 2); the slip itself is public.",)


def test_a_pack_without_a_marking_asks_for_none() -> None:
    assert not check(written(("reports/0", ["# Depot", "Words"]))).needs_override


def test_a_slip_over_two_pages_with_page_numbers_is_a_slip() -> None:
    one = written(
        ("slip", [BY_VIRTUE, "Agenda Item 6", "~ Page 99", "/", "Document is Restricted", "~ Page 100", "/", "~ blank"])
    )
    assert hidden(one) == []


def test_what_follows_a_slip_under_a_heading_or_on_another_page_is_open() -> None:
    for divider in ("# Appendix 2", "/", "~ This page is intentionally left blank"):
        lines = [BY_VIRTUE, "Document is Restricted", divider, "Opening hours by library"]
        assert hidden(written(("slip", lines), agenda=pack().agenda[:5])) == []


def test_what_follows_a_slip_on_its_page_is_closed() -> None:
    one = written(("slip", [BY_VIRTUE, "Document is Restricted", "The rent is low."]), agenda=pack().agenda[:5])
    assert hidden(one) == ["The rent is low."]


def test_a_marked_report_is_closed_from_its_page_on() -> None:
    one = written(("reports/0", ["# Depot", "Open words", "/", "The rent is low.", "NOT FOR PUBLICATION", "More."]))
    assert hidden(one) == ["The rent is low.", "NOT FOR PUBLICATION", "More."]
    assert withheld_pages(one, withheld(one)) == {3}


def test_a_marking_in_the_page_header_counts() -> None:
    one = written(("reports/0", ["~ NOT FOR PUBLICATION", "# Depot", "The rent is low."]))
    assert "The rent is low." in hidden(one)


def test_a_marking_in_a_list_or_a_sentence_does_not() -> None:
    one = written(("reports/0", ["# Depot", "Appendices: the second is exempt because it names rents.", "Words"]))
    assert hidden(one) == []


def test_an_appendix_is_closed_with_its_report() -> None:
    one = written(
        ("reports/0", ["NOT FOR PUBLICATION", "The rent is low."]),
        ("appendix", ["# Appendix 1", "Rents by year"]),
        ("reports/1", ["# Another", "Open words"]),
    )
    assert "Rents by year" in hidden(one)
    assert "Open words" not in hidden(one)


def test_a_report_that_is_classified_exempt_is_closed() -> None:
    one = written(("reports/0", ["# Weirs", "Words"]), reports=(Report(subject="Weirs", classification="Exempt"),))
    assert hidden(one) == ["Weirs", "Words"]
    assert withheld(one)[0].ground is Ground.classified


def test_a_report_of_an_exempt_item_is_closed_by_the_agenda_alone() -> None:
    one = written(("reports/0", ["# Depot lease", "Words"]), reports=(Report(subject="Depot lease"),))
    assert hidden(one) == ["Depot lease", "Words"]
    assert withheld(one)[0].ground is Ground.exempt_item


def test_the_agenda_names_what_is_exempt_and_stays_open() -> None:
    marked = AgendaItem(number="7", title="Land sale (NOT FOR PUBLICATION)", exempt=True)
    assert hidden(written(agenda=(*pack().agenda, marked))) == []


def test_a_marking_after_the_agenda_closes_what_was_not_told_apart() -> None:
    said = pack(minutes=(), reports=())
    writing = Writing()
    with writing.paper("front", "All in one"):
        writing.say("1 Apologies", "agenda/0/number")
        writing.say("NOT FOR PUBLICATION")
        writing.say("The rent is low.")
    one = writing.reading(said)
    assert "The rent is low." in hidden(one)


def test_the_check_says_what_where_and_why() -> None:
    found = check(reading(restricted=("The rent is low.",)))
    assert found.needs_override
    assert found.restricted == ("Depot lease (page 6): it belongs to an exempt item of the agenda.",)
    assert "Exempt on the agenda: 6. The titles will be public." in found.notes


class TestBinding:
    """Which item a paper belongs to."""

    def bound(self, *papers: tuple[str, list[str]], **changes: object) -> list[str | None]:
        return list(bind(written(*papers, **changes)))[1:]

    def test_by_the_number_on_its_page(self) -> None:
        assert self.bound(("paper", ["Agenda Item 4", "Words"])) == ["4"]

    def test_by_the_subject(self) -> None:
        report = Report(subject="Resurfacing the coast road: progress")
        assert self.bound(("reports/0", ["Words"]), reports=(report,)) == ["3"]

    def test_by_the_decision_number(self) -> None:
        assert self.bound(("reports/0", ["Words"]), reports=(Report(subject="x", decision="26/00017"),)) == ["3"]

    def test_an_appendix_belongs_with_the_paper_before_it(self) -> None:
        items = tuple(msgspec.structs.replace(item, pages=None) for item in pack().agenda)
        report = Report(subject="Resurfacing of the coast road")
        papers = (("reports/0", ["Words"]), ("appendix", ["Map"]))
        assert self.bound(*papers, reports=(report,), agenda=items) == ["3", "3"]

    def test_pages_count_only_where_they_agree_with_the_agenda(self) -> None:
        """Two reports are bound by their subjects, and the printed pages say otherwise: they are another count."""
        reports = (Report(subject="Resurfacing of the coast road"), Report(subject="Performance dashboard"))
        items = (
            AgendaItem(number="3", title="Resurfacing of the coast road", pages=(40, 44)),
            AgendaItem(number="4", title="Performance dashboard", pages=(45, 50)),
            AgendaItem(number="6", title="Depot lease", pages=(2, 9), exempt=True),
        )
        papers = (("reports/0", ["Words"]), ("reports/1", ["Words"]), ("other", ["Words"]))
        assert self.bound(*papers, reports=reports, agenda=items) == ["3", "4", "4"]
