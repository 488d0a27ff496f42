"""Tags and filters that the public site and the desk share: `{% load parts %}`."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from moothall.documents import charts
from moothall.documents.inline_html import inline
from moothall.documents.limbs import limbs
from moothall.queries.public.cards import BudgetLineCard, IndicatorCard, IndicatorPage, RagCount, Source
from moothall.web.components import colours

register = template.Library()

RATINGS = {"green": "green", "amber": "amber", "red": "red"}
TRAVEL = {"up": ("▲", "Improving"), "down": ("▼", "Worsening"), "same": ("▶", "No change")}
FREQUENCIES = {"month": "Monthly", "quarter": "Quarterly", "year": "Yearly", "snapshot": "As a snapshot"}
MEETING_STATES = {"upcoming": "Upcoming", "cancelled": "Cancelled", "moved": "Moved", "adjourned": "Adjourned"}


@register.filter
def text_on(colour: str) -> str:
    """Black or white to write on the colour."""
    return colours.text_on(colour)


@register.filter
def ink(colour: str) -> str:
    """The colour, dark enough to write with."""
    return colours.ink(colour)


@register.filter
def clock(time: str | None) -> str:
    """A time of day as people say it: `14:30` is 2:30pm, `10:00` is 10am, `12:00` is midday."""
    if not time:
        return ""
    hours, _, minutes = time.partition(":")
    if (hours, minutes) == ("12", "00"):
        return "midday"
    half = "am" if int(hours) < 12 else "pm"
    return f"{int(hours) % 12 or 12}{'' if minutes == '00' else f':{minutes}'}{half}"


@register.filter
def linked(text: str | None) -> SafeString:
    """Text with web and e-mail addresses as links, everything else escaped; lines become paragraphs."""
    lines = [inline(line) for line in (text or "").split("\n") if line.strip()]
    if len(lines) < 2:
        return mark_safe("".join(lines))  # noqa: S308 - `inline` escapes
    return mark_safe("".join(f'<p class="govuk-body">{line}</p>' for line in lines))  # noqa: S308 - as above


@register.filter
def resolved(text: str) -> SafeString:
    """A resolution or recommendation: its limbs, where it has such, as a list with the markers as printed."""
    lead, parts = limbs(text)
    if not parts:
        return linked(text)
    rows = "".join(
        f'<li><span class="moothall-marker">{escape(mark)}</span> {inline(words)}</li>\n' for mark, words in parts
    )
    listed = f'{inline(lead)}\n<ol class="govuk-list moothall-printed-numbers" role="list">{rows}</ol>'
    return mark_safe(listed)  # noqa: S308 - `inline` and `escape` escape


@register.filter
def how_often(frequency: str | None) -> str:
    """How often an indicator is reported, in words."""
    return FREQUENCIES.get(frequency or "", frequency or "")


@register.filter
def telephone(number: str) -> str:
    """What a telephone link dials: the digits, and a plus at the start."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.simple_tag
def rag(rating: str | None, empty: str = "") -> str:
    """A rating in its word and colour; a word that is no rating stays plain."""
    if not rating:
        return empty
    name = RATINGS.get(rating.strip().lower())
    if not name:
        return format_html('<span class="moothall-rag-none">{}</span>', rating)
    return format_html('<strong class="moothall-rag moothall-rag--{}">{}</strong>', name, name.capitalize())


@register.simple_tag
def travel(direction: str | None) -> str:
    """A direction of travel in words; improvement, whichever way the figure went."""
    if direction not in TRAVEL:
        return ""
    sign, words = TRAVEL[direction]
    return format_html('<span class="moothall-travel"><span aria-hidden="true">{}</span> {}</span>', sign, words)


@register.simple_tag
def printed(source: Source | None) -> str:
    """A link to where something was printed, nothing where that is not known."""
    if source is None:
        return ""
    page = f", page {source.label}" if source.label else ""
    return format_html('<a class="govuk-link moothall-source" href="{}">{}{}</a>', source.url, source.text, page)


@register.simple_tag
def printed_page(source: Source | None) -> str:
    """As `printed`, in two words, where the page says already which pack it is."""
    if source is None:
        return ""
    page = f"Page {source.label}" if source.label else "As printed"
    hidden = format_html('<span class="govuk-visually-hidden"> of {}</span>', source.text)
    return format_html('<a class="govuk-link moothall-source" href="{}">{}{}</a>', source.url, page, hidden)


@register.simple_tag
def indicator_chart(page: IndicatorPage) -> SafeString:
    """The history of an indicator as a line with its targets and floors."""
    readings = page.readings
    return _drawn(
        charts.line(
            page.indicator.name,
            [reading.period for reading in readings],
            [reading.number for reading in readings],
            targets=[reading.target_number for reading in readings],
            floors=[reading.floor_number for reading in readings],
            ratings=[reading.rag for reading in readings],
            show=_in_unit(page.unit or ""),
        )
    )


@register.simple_tag
def sparkline(indicator: IndicatorCard) -> SafeString:
    """The latest figures of an indicator as a small line; nothing where there are fewer than two."""
    return _small_line(f"Trend of {indicator.name}", indicator.history)


@register.simple_tag
def variance_line(line: BudgetLineCard) -> SafeString:
    """The variance of a budget heading as it was reported over time."""
    return _small_line(f"Trend of {line.heading}", line.history)


@register.simple_tag
def variance_bar(line: BudgetLineCard, lines: Sequence[BudgetLineCard]) -> SafeString:
    """The variance of a budget heading as a bar, to the scale of all headings that are not totals."""
    largest = max((abs(other.variance or 0.0) for other in lines if not other.total), default=0.0)
    return _drawn(charts.bar(f"Variance of {line.heading}", line.variance, largest))


@register.simple_tag
def rag_bar(counts: RagCount, title: str = "Ratings") -> SafeString:
    """How many are green, amber and red, as one bar."""
    return _drawn(charts.rag_bar(title, counts.green, counts.amber, counts.red, counts.unrated))


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*pairs: str) -> dict[str, Any]:
    """The way to this page from the first one: words and address, words and address, ..."""
    return {"crumbs": [("Home", "/"), *zip(pairs[::2], pairs[1::2], strict=True)]}


@register.inclusion_tag("components/meeting_state.html")
def meeting_state(meeting: Any) -> dict[str, Any]:
    """Tags that say whether a meeting is to come or cancelled, and what of it is published."""
    return {"meeting": meeting, "words": MEETING_STATES.get(meeting.state)}


def _small_line(title: str, values: charts.Values) -> SafeString:
    known = [value for value in values if value is not None]
    return _drawn(charts.sparkline(title, values)) if len(known) > 1 else SafeString("")


def _in_unit(unit: str) -> charts.Show:
    """How a chart writes numbers: a pound sign goes before, everything else after."""
    before, after = ("£", unit[1:]) if unit.startswith("£") else ("", unit if unit == "%" else "")
    return lambda number: f"{before}{charts.plain(number)}{after}"


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - `charts` escapes
