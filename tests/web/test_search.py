"""Searching the public site: every paragraph is found, and what is found leads to where it stands."""

import re

import pytest
from django.conf import settings
from django.test import Client
from released import released

from larkshire import MOMENT
from moothall.operations.search_entries import entries
from moothall.operations.search_index import agreement, catch_up
from moothall.operations.takedown import take_down
from moothall.queries.public.search_index import Entry
from moothall.records.models import Meeting, Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(client: Client) -> Client:
    """A site with one pack on it."""
    released()
    catch_up(settings.SEARCH_INDEX)
    return client


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def found_entries() -> list[Entry]:
    return list(entries(Publication.objects.get(current=True)))


def test_every_entry_leads_to_an_anchor_that_is_on_the_page(site: Client) -> None:
    pages: dict[str, str] = {}
    for entry in found_entries():
        address, _, anchor = entry.url.partition("#")
        page = pages.setdefault(address, page_of(site, address) if address not in pages else "")
        assert not anchor or f'id="{anchor}"' in page, entry


def test_every_paragraph_is_found_by_its_words(site: Client) -> None:
    for entry in found_entries():
        words = " ".join(re.findall(r"\w+", entry.text)[:6])
        assert entry.url.replace("&", "&amp;") in page_of(site, f"/search?q={words}"), entry


def test_what_is_taken_down_is_found_no_more(site: Client) -> None:
    assert "/items/" in page_of(site, "/search?q=coast")
    meeting = Meeting.objects.get(publications__current=True)
    take_down(meeting=meeting, reason="Published in error.", by=None, at=MOMENT)
    catch_up(settings.SEARCH_INDEX)
    page = page_of(site, "/search?q=coast")
    assert "/items/" not in page
    assert "Nothing was found" in page
    assert agreement(settings.SEARCH_INDEX)


def test_the_page_keeps_what_was_asked_and_is_no_page_for_search_engines(site: Client) -> None:
    answer = site.get("/search?q=coast&kind=Report&from=2026-01-01&order=newest")
    page = answer.content.decode()
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert 'value="coast"' in page
    assert re.search(r'<option value="Report"[^>]* selected', page)
    assert 'value="2026-01-01"' in page


def test_what_is_wrong_with_a_question_stands_on_the_page(site: Client) -> None:
    assert "“yesterday” is not a date" in page_of(site, "/search?q=coast&from=yesterday")


def test_markup_in_a_question_stays_text(site: Client) -> None:
    page = page_of(site, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
