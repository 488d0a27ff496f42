"""Indicators as the packs report them."""

import msgspec
import pytest
from released import released

from larkshire import INDICATOR, pack, reading
from moothall.facts.measures import Indicator as Printed
from moothall.queries.public.cards import IndicatorPage
from moothall.queries.public.indicators import indicator_page
from moothall.records.models import Indicator

pytestmark = pytest.mark.django_db


def page_of(**printed: object) -> IndicatorPage:
    said: Printed = msgspec.structs.replace(INDICATOR, **printed)
    released(reading(pack(indicators=(said,), indicator_summary=())))
    page = indicator_page(Indicator.objects.get().public_id)
    assert page is not None
    return page


def test_the_latest_figure_stands_under_its_month() -> None:
    card = page_of().indicator
    assert (card.period, card.value) == ("Jan-26", "91%")


def test_a_heading_without_a_month_says_when_it_was_reported() -> None:
    card = page_of(series=(("Latest Month", "91%"),)).indicator
    assert (card.period, card.value) == ("Latest Month, reported Mar-26", "91%")


def test_an_indicator_with_a_year_to_date_alone_shows_that() -> None:
    card = page_of(series=()).indicator
    assert (card.period, card.value) == ("Year to date, reported Mar-26", "90%")


def test_commentary_does_not_say_the_reference_twice() -> None:
    (comment,) = page_of().commentary
    assert (comment.ref, comment.text) == ("RD01", "two gangs were added in December.")
