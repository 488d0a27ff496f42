"""Tags and filters say things as people do."""

import pytest
from django.template import Context, Template

from components.invented.common import PRINTED
from moothall.queries.public.cards import BudgetLineCard, IndicatorCard, Source
from moothall.web.components.templatetags import parts


def shown(template: str, **context: object) -> str:
    return Template("{% load parts %}" + template).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("10:00", "10am"),
        ("14:30", "2:30pm"),
        ("12:00", "midday"),
        ("12:15", "12:15pm"),
        ("00:05", "12:05am"),
        (None, ""),
    ],
)
def test_times_of_day(time: str | None, said: str) -> None:
    assert parts.clock(time) == said


@pytest.mark.parametrize("word", ["GREEN", "green", " Green "])
def test_a_rating_is_a_word_and_a_colour(word: str) -> None:
    assert parts.rag(word) == '<strong class="moothall-rag moothall-rag--green">Green</strong>'


def test_a_word_that_is_no_rating_stays_plain() -> None:
    assert parts.rag("N/A") == '<span class="moothall-rag-none">N/A</span>'
    assert parts.rag(None) == parts.rag("") == ""


def test_direction_of_travel_is_told_in_words() -> None:
    assert "Improving" in parts.travel("up")
    assert "Worsening" in parts.travel("down")
    assert "No change" in parts.travel("same")
    assert parts.travel(None) == ""


def test_text_is_linked_and_escaped() -> None:
    assert shown("{{ text|linked }}", text="<b> at www.example.org") == (
        '&lt;b&gt; at <a class="govuk-link" href="https://www.example.org">www.example.org</a>'
    )
    assert shown("{{ text|linked }}", text="one\n\ntwo") == '<p class="govuk-body">one</p><p class="govuk-body">two</p>'
    assert shown("{{ text|linked }}", text=None) == ""


def test_a_telephone_link_dials_digits() -> None:
    assert parts.telephone("+44 (1632) 960 123") == "+441632960123"


def test_where_something_was_printed() -> None:
    assert parts.printed(PRINTED) == (
        '<a class="govuk-link moothall-source" href="/meetings/m1/pack.pdf#page=31">'
        "Pack of 18 November 2025, page 27</a>"
    )
    assert parts.printed(Source(text="Pack", url="/p")) == '<a class="govuk-link moothall-source" href="/p">Pack</a>'
    assert parts.printed(None) == ""


def test_where_something_was_printed_in_two_words() -> None:
    assert ">Page 27<" in parts.printed_page(PRINTED)
    assert "of Pack of 18 November 2025" in parts.printed_page(PRINTED)
    assert ">As printed<" in parts.printed_page(Source(text="Pack", url="/p"))
    assert parts.printed_page(None) == ""


def test_breadcrumbs_begin_at_home() -> None:
    crumbs = shown('{% breadcrumbs "People" "/people" %}')
    assert crumbs.index('href="/"') < crumbs.index('href="/people"')


def test_one_figure_makes_no_trend() -> None:
    indicator = IndicatorCard(id="k", url="/k", name="Calls", history=(None, 4.0))
    assert parts.sparkline(indicator) == ""


def test_bars_of_variance_share_one_scale_that_totals_do_not_stretch() -> None:
    lines = [
        BudgetLineCard(heading="A", variance=-50.0),
        BudgetLineCard(heading="B", variance=100.0),
        BudgetLineCard(heading="Total", variance=5000.0, total=True),
    ]
    assert "h-29" in parts.variance_bar(lines[0], lines)


def test_errors_lead_to_their_fields() -> None:
    summary = shown(
        '{% include "components/error_summary.html" %}', errors=[("Choose a file", "pack"), ("Try again", "")]
    )
    assert '<a href="#pack">Choose a file</a>' in summary
    assert "<li>Try again</li>" in summary


def test_a_task_says_what_it_is_and_how_it_stands() -> None:
    tasks = [{"text": "Check names", "url": "/desk/names", "status": "3 waiting", "hint": "Two packs"}]
    listed = shown('{% include "components/task_list.html" %}', tasks=tasks)
    assert 'href="/desk/names" aria-describedby="task-1-status"' in listed
    assert "3 waiting" in listed


def test_a_banner_is_named_by_its_title() -> None:
    banner = shown('{% include "components/banner.html" with title="Done" success=True %}', text="Saved <now>")
    assert 'role="alert"' in banner
    assert "Saved &lt;now&gt;" in banner


def test_a_resolution_shows_its_limbs_as_a_list_with_the_markers_printed() -> None:
    said = shown("{{ text|resolved }}", text="that: (a) <b> be noted; and (b) the fee be £4.")
    assert said.startswith("that:\n<ol")
    assert '<li><span class="moothall-marker">(a)</span> &lt;b&gt; be noted; and</li>' in said
    assert shown("{{ text|resolved }}", text="that the report be noted.") == "that the report be noted."
