"""The reading of a pack of our own: what is said stands where it is printed, and the public one has no closed word."""

import datetime as dt

import msgspec
from lxml import html as lxml_html

from larkshire import reading as larkshire_reading
from moothall.documents.assembly.layout import Place
from moothall.documents.from_blocks import from_blocks
from moothall.documents.html import to_html
from moothall.documents.published import Printed, Source, reading_of
from moothall.documents.published.script import Script
from moothall.documents.published.written import Written
from moothall.facts.agendas import AgendaStyle, DraftAgenda, DraftItem, DraftPaper, SectionHeading
from moothall.facts.bodies import Contact, Member, Membership, PoliticalGroup, Post
from moothall.facts.clearances import Cleared
from moothall.facts.drafts import Background, Cover, Exemption, ReportDraft
from moothall.facts.packs import SCHEMA, Pack
from moothall.facts.papers import BlockKind
from moothall.facts.readings import Reading
from moothall.facts.writing import (
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.rules.markings import withheld

SECRET = "Zorblatt"
LEASE = Exemption(paragraphs=("3",), public_interest="It would weaken the council.")
OUT = dt.date(2026, 3, 4)
COVER = Cover(
    subject="Resurfacing of the coast road",
    authors=(Post("Mr K Lusk", "Cabinet Member for Roads"),),
    decision="26/00017",
    divisions="Larkham East",
    summary="The road needs a new surface.",
    recommendations=("note the report", "endorse the decision"),
    background=(Background("Survey of 2025", "https://larkshire.example/survey"),),
    contacts=(Contact("Ms A Quill", "Head of Highways", "a.quill@larkshire.example", "01632 960 002"),),
)
WRITING = Writing(
    blocks=(
        WrittenHeading("heading1", "Background"),
        WrittenParagraph("paragra1", (Run("The road is "), Run("old", strong=True), Run(".", note="Since 1911."))),
        WrittenList("list0001", (WrittenItem((Run("first"),), (WrittenItem((Run("deeper"),)),)),), "letter"),
        WrittenTable(
            "table001",
            ((WrittenCell(((Run("Year"),),), header=True),), (WrittenCell(((Run("1911"),),)),)),
            "Age of the road",
        ),
        WrittenFigure("figure01", "f" * 64, "A map of the road", "The road"),
        WrittenHeading("heading2", "Costs"),
        WrittenParagraph("paragra2", (Run("It costs £2m", link="https://larkshire.example/costs"),)),
    )
)
REPORT = ReportDraft("reportaa", 2, COVER, WRITING)
ROAD = DraftPaper("paperaaa", COVER.subject, "report", "a" * 64, 4, report="reportaa")
CLOSED = DraftPaper("paperbbb", f"{SECRET} rent", "report", "b" * 64, 6, exemption=LEASE, report="reportbb")
ANNEX = DraftPaper("paperccc", "Survey", "appendix", "c" * 64, 1)
AGENDA = DraftAgenda(
    key="meetingg",
    council="Larkshire Council",
    body="Roads and Places Committee",
    date=dt.date(2026, 3, 12),
    venue="Council Chamber, Larkham",
    style=AgendaStyle("sections", (SectionHeading("A", "Committee business"), SectionHeading("B", "Roads"))),
    membership=Membership(2, (PoliticalGroup("Meadow", 2, (Member("Ms R Vance", "Chairman"), Member("Mr G Pell"))),)),
    contact=Contact("Mr D Fenn", phone="01632 960 001"),
    proper_officer=Post("Mrs L Ashby", "Monitoring Officer"),
    items=(
        DraftItem("itemaaaa", "A1", "Apologies", "opening", section="A"),
        DraftItem("itembbbb", "B1", COVER.subject, "report", "B", papers=(ROAD, ANNEX), decision="26/00017"),
        DraftItem(
            "itemcccc", "B2", "Depot lease", "report", "B", f"{SECRET} closed", exemption=LEASE, papers=(CLOSED,)
        ),
        DraftItem("itemdddd", "B3", "Winter service", "verbal", "B", purpose="To hear of it."),
    ),
    motion="That the public be excluded under paragraph 3 of Part 1 of Schedule 12A.",
)
PLACES = (
    Place("paperaaa", "itembbbb", "3", "6", 4),
    Place("paperccc", "itembbbb", "7", "7", 1),
    Place("paperbbb", "itemcccc", "9", "14", 6),
)
WORDS = {
    "3": "Resurfacing of the coast road From: Mr K Lusk",
    "4": "1. Background 1.1 The road is old. (a) first (i) deeper",
    "5": "2. Costs 2.1 It costs £2m",
    "6": "4. Contact details",
    "7": "Survey",
    "9": "By virtue of paragraph(s) 3",
}


def printed(*labels: str) -> tuple[Printed, ...]:
    return tuple(Printed(number, label, WORDS.get(label, "")) for number, label in enumerate(labels, 1))


PUBLIC = printed("1", "2", "3", "4", "5", "6", "7", "8", "9")
WHOLE = printed("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14")
FILE = larkshire_reading(form="pdf")
SOURCES: dict[str, Source] = {
    "paperaaa": REPORT,
    "paperbbb": ReportDraft("reportbb", 1, Cover(f"{SECRET} rent", openness="exempt", exemption=LEASE, summary=SECRET)),
    "paperccc": msgspec.structs.replace(FILE, pack=msgspec.structs.replace(FILE.pack, reports=())),
}


def public() -> Reading:
    return reading_of(AGENDA, SOURCES, PUBLIC, PLACES, OUT, restricted=False)


def restricted() -> Reading:
    return reading_of(AGENDA, SOURCES, WHOLE, PLACES, OUT, restricted=True)


def test_the_front_sheet_states_the_meeting_and_its_items() -> None:
    pack = public().pack
    assert (pack.council, pack.body, pack.date) == (AGENDA.council, AGENDA.body, AGENDA.date)
    assert pack.meeting
    assert pack.meeting.published == OUT
    assert [(item.number, item.section, item.pages, item.exempt) for item in pack.agenda] == [
        ("A1", "A - Committee business", None, False),
        ("B1", "B - Roads", (3, 7), False),
        ("B2", "B - Roads", (9, 14), True),
        ("B3", "B - Roads", None, False),
    ]
    assert pack.agenda[3].verbal
    assert pack.exclusion
    assert pack.exclusion.paragraphs == ("3",)


def test_the_front_sheet_says_on_the_page_all_that_it_says_in_print() -> None:
    style = AgendaStyle(
        "sections",
        (*AGENDA.style.sections, SectionHeading("C", "Monitoring", "There is nothing to monitor.")),
        timings=True,
    )
    items = (msgspec.structs.replace(AGENDA.items[0], minutes=5), *AGENDA.items[1:])
    agenda = msgspec.structs.replace(AGENDA, style=style, items=items)
    acronyms = (("LTP", "Local Transport Plan"),)
    made = reading_of(agenda, SOURCES, PUBLIC, PLACES, OUT, restricted=False, acronyms=acronyms)
    said = [block.text for block in made.blocks[made.papers[0].first : made.papers[0].last]]
    assert "There is nothing to monitor." in said
    assert "Meadow (2): Ms R Vance (Chairman), Mr G Pell" in said
    assert "A1. Apologies, 10.00 am" in said
    assert "B1. 26/00017 - Resurfacing of the coast road (Pages 3 - 7), 10.05 am" in said
    assert "B3. Winter service (Verbal Update)" in [text.partition(", ")[0] for text in said]
    assert said[-3:-1] == ["Acronym | Meaning", "LTP | Local Transport Plan"]


def test_an_exempt_items_paper_is_withheld_and_not_to_follow() -> None:
    assert [item.to_follow for item in public().pack.agenda] == [None, None, None, None]


def test_a_report_says_what_its_author_wrote_with_its_numbers_on_the_pages_it_is_printed_on() -> None:
    made = public()
    paper = made.papers[1]
    assert (paper.owner, paper.title, paper.item) == ("reports/0", COVER.subject, "B1")
    said = [(block.text, block.label) for block in made.blocks[paper.first : paper.last]]
    assert ("Classification: Unrestricted", "3") in said
    assert ("1. Background", "4") in said
    assert ("1.1 The road is old.[1]", "4") in said
    assert ("[1] Since 1911.", "4") in said
    assert ("(i) deeper", "4") in said
    assert ("Figure: The road: A map of the road", "4") in said
    assert ("2.1 It costs £2m (https://larkshire.example/costs)", "5") in said
    assert ("4. Contact details", "6") in said
    report = made.pack.reports[0]
    assert (report.to, report.date, report.decision) == (AGENDA.body, AGENDA.date, "26/00017")
    assert report.recommendations == COVER.recommendations


def shown(agenda: DraftAgenda, **more: object) -> lxml_html.HtmlElement:
    """The road report as the page of its item shows it."""
    made = reading_of(agenda, SOURCES, PUBLIC, PLACES, OUT, restricted=False)
    paper = made.papers[1]
    tree = from_blocks(made.blocks[paper.first : paper.last], first=paper.first)
    return lxml_html.fragment_fromstring(to_html(tree, **more), create_parent="main")


def test_the_page_of_a_report_has_its_emphasis_and_its_links() -> None:
    page = shown(AGENDA)
    assert page.xpath("//p/strong/text()") == ["old"]
    assert page.xpath("//p/a[text()='It costs £2m']/@href") == ["https://larkshire.example/costs"]
    assert page.xpath("//li/a[text()='Survey of 2025']/@href") == ["https://larkshire.example/survey"]
    assert "(https://larkshire.example/costs)" not in page.text_content()


def test_the_page_of_a_report_has_its_numbers_and_an_anchor_for_each_paragraph() -> None:
    page = shown(AGENDA)
    numbered = page.xpath("//p[@id]/span[@class='moothall-marker']/text()")
    assert numbered == ["1.1", "2.1"]
    assert page.xpath("//li[@id]/span[@class='moothall-marker']/text()") == ["(a)", "(i)"]


def test_the_page_of_a_report_has_its_footnotes_with_links_there_and_back() -> None:
    page = shown(AGENDA)
    (mark,) = page.xpath("//sup/a[@role='doc-noteref']")
    note = page.get_element_by_id(mark.get("href").removeprefix("#"))
    assert note.text_content().startswith("Since 1911.")
    (back,) = note.xpath("./a[@role='doc-backlink']/@href")
    assert page.get_element_by_id(back.removeprefix("#")).tag == "sup"
    assert "[1]" not in page.text_content()


def test_the_page_of_a_report_shows_its_pictures_from_where_they_are_published() -> None:
    page = shown(AGENDA, picture=lambda file: f"/pictures/{file[:3]}")
    (picture,) = page.xpath("//figure/img")
    assert (picture.get("src"), picture.get("alt")) == ("/pictures/fff", "A map of the road")
    assert page.xpath("//figure/figcaption/text()") == ["The road"]
    (words,) = shown(AGENDA).xpath("//figure/p/text()")
    assert words == "A map of the road"


def test_the_page_of_a_report_has_its_cover_as_labels_with_what_they_say() -> None:
    page = shown(AGENDA)
    rows = {row.findtext("dt"): row.find("dd").text_content() for row in page.xpath("//dl/div")}
    assert rows["From"] == "Mr K Lusk, Cabinet Member for Roads"
    assert rows["Electoral Division"] == "Larkham East"
    assert rows["Report Author"] == "Ms A Quill, Head of Highways, 01632 960 002, a.quill@larkshire.example"


def test_a_list_that_goes_on_after_other_text_is_lettered_on() -> None:
    one, more = ((WrittenItem((Run(words),)),) for words in ("first", "second"))
    lists = (WrittenList("one", one, "letter"), WrittenList("two", more, "letter", goes_on=True))
    between = WrittenParagraph("between1", (Run("Then:"),), numbered=False)
    script = Script()
    with script.paper("reports/0", "Report", printed("1")):
        Written(script, Writing((lists[0], between, lists[1]))).write()
    assert [block.marker for block in script.reading(Pack(SCHEMA), 1).blocks] == ["(a)", "", "(b)"]


def test_a_table_has_its_caption_and_its_header_cells() -> None:
    page = shown(AGENDA)
    assert page.xpath("//table/caption/text()") == ["Age of the road"]
    assert page.xpath("//thead//th[@scope='col']/text()") == ["Year"]
    assert page.xpath("//tbody//td//text()") == ["1911"]


def test_what_was_cleared_is_a_table_of_the_published_page() -> None:
    cleared = (Cleared("director", "signed", OUT, 2, "Ms R Vane", "Director of Roads"),)
    sources = {**SOURCES, "paperaaa": msgspec.structs.replace(REPORT, cleared=cleared)}
    made = reading_of(AGENDA, sources, PUBLIC, PLACES, OUT, restricted=False)
    paper = made.papers[1]
    blocks = made.blocks[paper.first : paper.last]
    at = [block.text for block in blocks].index("5. Clearance")
    rows = [block for block in blocks[at:] if block.kind is BlockKind.row]
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Role", "Answer", "Name and post", "Version and date"],
        ["Director", "Signed", "Ms R Vane, Director of Roads", "Version 2, 4 March 2026"],
    ]
    assert all(cell.header for cell in rows[0].cells)
    assert not any(block.text.endswith("Clearance") for block in public().blocks)


def test_a_file_brings_its_facts_and_its_evidence_leads_to_its_blocks() -> None:
    made = public()
    assert made.pack.minutes == FILE.pack.minutes
    assert made.pack.indicators == FILE.pack.indicators
    cited = {one.path: one for one in made.evidence}
    for path in ("minutes/0/items/0/title", "indicators/0/description", "work_programme/0/items/0/title"):
        before = next(one for one in FILE.evidence if one.path == path)
        assert made.text[cited[path].span.start : cited[path].span.end] == before.passage
        assert cited[path].label == "7"


def test_the_public_reading_has_no_closed_word_and_its_markings_agree() -> None:
    made = public()
    assert SECRET not in msgspec.json.encode(made).decode()
    assert SECRET in msgspec.json.encode(restricted()).decode()
    slip = next(paper for paper in made.papers if paper.restricted)
    assert [made.blocks[number].text for number in range(slip.first, slip.last)][1] == "Document is Restricted"
    assert withheld(made) == ()


def test_the_slip_keeps_the_range_of_pages_of_the_paper_it_stands_for() -> None:
    made = public()
    slip = next(paper for paper in made.papers if paper.restricted)
    labels = [block.label for block in made.blocks[slip.first : slip.last]]
    assert (labels[0], labels[-1]) == ("9", "14")


def test_both_readings_have_the_same_labels_for_what_is_open() -> None:
    def open_blocks(one: Reading) -> list[tuple[str, str | None]]:
        return [(block.text, block.label) for block in one.blocks if block.label and 3 <= int(block.label) < 8]

    assert open_blocks(public()) == open_blocks(restricted())


def test_every_page_can_be_cited_and_every_character_has_one_use() -> None:
    for one in (public(), restricted()):
        assert {block.page for block in one.blocks if block.page} >= set(range(3, 8))
        assert "".join(one.text[p.span.start : p.span.end] for p in one.portions) == one.text
        for block in one.blocks:
            assert block.kind is BlockKind.row or one.text[block.span.start : block.span.end] == block.text


def test_a_paper_that_was_taken_down_says_so_in_its_place_to_the_public_alone() -> None:
    words = "Taken down on 6 March 2026: it named a private person."
    gone = msgspec.structs.replace(ROAD, withdrawn=words)
    items = (AGENDA.items[0], msgspec.structs.replace(AGENDA.items[1], papers=(gone,)), *AGENDA.items[2:])
    agenda = msgspec.structs.replace(AGENDA, items=items)
    made = reading_of(agenda, SOURCES, PUBLIC, PLACES, OUT, restricted=False)
    assert [block.text for block in made.blocks if block.label == "3"] == [words]
    assert "1911" not in msgspec.json.encode(made).decode()
    assert made.pack.reports == ()
    kept = reading_of(agenda, SOURCES, WHOLE, PLACES, OUT, restricted=True)
    assert "1911" in msgspec.json.encode(kept).decode()


def test_the_restricted_reading_states_the_classification() -> None:
    assert restricted().pack.reports[-1].classification == (
        "Exempt – paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972"
    )


def test_a_paper_whose_words_are_not_known_has_its_pages_all_the_same() -> None:
    made = reading_of(AGENDA, {}, PUBLIC, PLACES, OUT, restricted=False)
    assert {block.label for block in made.blocks} >= {"3", "4", "5", "6", "7"}


def test_what_is_said_under_an_item_is_sentences() -> None:
    late = DraftItem(
        "itemeeee",
        "B4",
        "A slip",
        "late",
        "B",
        purpose="To note the slip",
        urgency_by="Ms R Vance",
        urgency_reason="It fell on Monday.",
    )
    agenda = msgspec.structs.replace(AGENDA, items=(*AGENDA.items, late))
    reading = reading_of(agenda, SOURCES, PUBLIC, PLACES, OUT, restricted=False)
    said = [block.text for block in reading.blocks if "slip" in block.text]
    assert said[1].endswith("To note the slip. Urgent in the opinion of Ms R Vance: It fell on Monday.")
