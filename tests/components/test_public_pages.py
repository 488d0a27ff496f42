"""Every public page: one shape, no dead links within it, nothing unescaped, nothing restricted."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from django.test import override_settings

from components.invented.measures import BUDGET
from components.invented.meetings import MEETING_PAGE, UPCOMING_MEETING
from components.invented.pages import PAGES
from components.invented.plans import PLAN_PAGE
from components.rendering import FRAGMENT, Element, altered, parsed, rendered
from moothall.queries.public import addresses
from moothall.queries.public.cards import ActionCard, MinutesCard

EVERY_PAGE = pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
Page = tuple[str, dict[str, Any]]


def words(element: Element) -> str:
    return " ".join(element.text_content().split())


@EVERY_PAGE
def test_a_page_has_one_heading_one_main_part_and_a_name(page: Page) -> None:
    document = parsed(page)
    assert len(document.xpath("//h1")) == 1
    assert len(document.xpath("//main[@id='main-content']")) == 1
    assert len(document.xpath("//main//h1")) == 1
    assert document.get("lang") == "en-GB"
    assert re.fullmatch(r"\S.* – \S.*", words(document.find(".//title")))


@EVERY_PAGE
def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    headings = parsed(page).find(".//main").iter("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@EVERY_PAGE
def test_links_within_a_page_lead_to_one_place(page: Page) -> None:
    document = parsed(page)
    anchors = Counter(document.xpath("//@id"))
    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    assert {link[1:] for link in document.xpath("//a/@href") if link.startswith("#")} <= set(anchors)


@EVERY_PAGE
def test_every_table_has_a_name_and_header_cells(page: Page) -> None:
    for table in parsed(page).xpath("//table"):
        assert words(table.find("caption"))
        assert table.xpath(".//th[@scope]")


@EVERY_PAGE
def test_every_field_has_a_label(page: Page) -> None:
    document = parsed(page)
    labelled = set(document.xpath("//label/@for"))
    assert set(document.xpath("//main//input[not(@type='hidden')]/@id | //select/@id")) <= labelled


@EVERY_PAGE
def test_every_picture_says_in_words_what_it_shows(page: Page) -> None:
    pictures = parsed(page).xpath("//*[name()='svg'][not(@aria-hidden)]")
    assert all(picture.xpath("./*[name()='title']") and picture.xpath("./*[name()='desc']") for picture in pictures)


@EVERY_PAGE
def test_a_page_needs_no_script(page: Page) -> None:
    own = re.sub(r'<script src="/static/moothall/\w+\.js" defer></script>', "", rendered(page))
    assert "<script" not in own, "but for files of ours that only add to a page"
    assert not re.search(r"\son\w+=", rendered(page))


@EVERY_PAGE
def test_text_from_a_pack_is_never_markup(page: Page) -> None:
    template, context = page
    poisoned = {
        name: altered(value, lambda text: f"{text}<script>'\"&") for name, value in context.items() if name != "section"
    }
    shown = rendered((template, poisoned))
    assert "<script>" not in shown
    assert "{{" not in shown


@EVERY_PAGE
def test_a_page_can_be_had_without_its_shell(page: Page) -> None:
    if page[0].startswith("public/"):
        fragment = rendered(page, layout=FRAGMENT)
        assert "<header" not in fragment
        assert "<h1" in fragment
        assert "".join(fragment.split()) in "".join(rendered(page).split())


def test_a_stored_page_is_put_back_into_its_shell() -> None:
    page = PAGES["meeting"]
    stored = {"title": "Committee, 18 November 2025", "body": rendered(page, layout=FRAGMENT)}
    whole = rendered(
        ("components/stored.html", {"stored": stored, "layout": "public/base.html", "section": "meetings"})
    )
    assert "".join(whole.split()).partition("<body")[2] == "".join(rendered(page).split()).partition("<body")[2]
    assert "<title>Committee, 18 November 2025" in whole


@override_settings(COUNCIL="Northvale County Council", COUNCIL_COLOUR="#ffcc00", COUNCIL_LOGO="/logo.svg")
def test_the_shell_has_the_councils_name_colour_and_logo() -> None:
    document = parsed(PAGES["bodies"])
    assert words(document.find(".//title")) == "Committees – Northvale County Council"
    assert words(document.find(".//header")).startswith("Northvale County Council")
    assert document.xpath("//header//img/@src") == ["/logo.svg"]
    style = document.find(".//style").text
    assert "--council:#ffcc00;--council-text:#000000;" in style


def test_the_section_of_the_site_is_marked() -> None:
    assert words(parsed(PAGES["decision"]).xpath("//nav[@aria-label='Main']//*[@aria-current]")[0]) == "Decisions"


def test_the_search_box_is_on_every_page_but_those_that_have_one() -> None:
    forms = {name: len(parsed(PAGES[name]).xpath("//form[@role='search']")) for name in ("meeting", "home", "search")}
    assert forms == {"meeting": 1, "home": 1, "search": 1}


def test_a_restricted_paper_is_named_and_not_linked() -> None:
    (item,) = parsed(PAGES["meeting"]).xpath("//li[@id='item-E1']")
    assert "Exempt" in words(item)
    assert "Report, not published" in words(item)
    assert [link for link in item.xpath(".//a/@href") if "disposal" not in link] == []


def test_the_motion_to_exclude_stands_before_the_exempt_items() -> None:
    main = words(parsed(PAGES["meeting"]))
    assert main.index("press and public be excluded") < main.index("Disposal of a depot")
    assert "Paragraph 3: Information relating to the financial" in main


def test_a_meeting_shows_what_was_resolved_and_how_the_vote_went() -> None:
    minute = words(parsed(PAGES["meeting"]).get_element_by_id("minute-114"))
    assert "Resolved that the Committee (a) note the position" in minute
    assert "6 for6 against1 abstainedChairman’s casting vote againstLost" in minute
    assert "Recorded at the request of Ms C Okoro" in minute


def test_a_paper_opens_the_pack_at_its_page() -> None:
    assert "/meetings/m1/pack.pdf#page=35" in parsed(PAGES["meeting"]).xpath("//a/@href")


def test_the_pack_stands_beside_its_contents() -> None:
    document = parsed(PAGES["pack"])
    (frame,) = document.xpath("//iframe")
    assert frame.get("title")
    assert set(document.xpath("//a[@target]/@target")) == {frame.get("name")}


def test_a_meeting_without_an_agenda_says_so() -> None:
    assert "The agenda has not been published yet." in words(
        parsed(("public/meeting.html", {"page": UPCOMING_MEETING}))
    )


def test_a_meeting_known_from_its_minutes_alone_shows_those() -> None:
    page = replace(MEETING_PAGE, sections=())
    main = words(parsed(("public/meeting.html", {"page": page})).find(".//main"))
    assert "The agenda is not published here." in main
    assert "Agenda and minutes" not in main
    assert "Minute 119: Vote of thanks" in main


def test_a_long_recommendation_is_text_under_a_short_heading() -> None:
    long = ActionCard(number="4", title="That the council " + "consider every route " * 20)
    document = parsed(("public/plan.html", {"page": replace(PLAN_PAGE, actions=(long,))}))
    assert [words(heading) for heading in document.xpath("//ol//h3")] == ["Action 4"]


def test_there_is_no_choice_where_there_is_one_meeting() -> None:
    page = replace(BUDGET, meetings=BUDGET.meetings[:1])
    assert "As of another meeting" not in words(parsed(("public/budget.html", {"page": page})))


def test_draft_minutes_are_said_to_be_a_draft() -> None:
    assert "approved as a correct record on 20 January 2026" in words(parsed(PAGES["meeting"]))
    draft = replace(MEETING_PAGE, minutes=MinutesCard(approved=False))
    assert "a draft until a later meeting approves them" in words(parsed(("public/meeting.html", {"page": draft})))


def test_an_indicator_has_chart_table_and_where_each_figure_was_printed() -> None:
    document = parsed(PAGES["indicator"])
    rows = document.xpath("//table[contains(caption, 'period by period')]/tbody/tr")
    assert len(rows) == 12
    assert all("page 27" in words(row) or "**" in words(row) for row in rows)
    (chart,) = document.xpath("//figure//*[name()='svg']")
    assert "Latest: 83%, amber. Target: 85%. Floor: 75%." in words(chart)
    assert "first printed as 84%" in words(rows[0])


def test_snippets_mark_the_words_searched_for() -> None:
    assert [words(mark) for mark in parsed(PAGES["search"]).xpath("//mark")] == ["winter maintenance"]


def test_main_sections_lead_to_their_pages() -> None:
    links = parsed(PAGES["home"]).xpath("//nav[@aria-label='Main']//a/@href")
    assert links == [
        addresses.CALENDAR,
        addresses.BODIES,
        addresses.PEOPLE,
        addresses.DECISIONS,
        addresses.INDICATORS,
        addresses.ACTION_PLANS,
    ]
