"""Rendering a page of the site as a request would."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html as lxml_html

Element = lxml_html.HtmlElement
FRAGMENT = "components/fragment.html"


def rendered(page: tuple[str, dict[str, Any]], **more: Any) -> str:
    """A page's HTML: `page` is its template and context."""
    template, context = page
    return render_to_string(template, context | more, request=RequestFactory().get("/"))


def parsed(page: tuple[str, dict[str, Any]], **more: Any) -> Element:
    return lxml_html.document_fromstring(rendered(page, **more))


def altered(value: Any, change: Any, safe: frozenset[str] = frozenset({"html"})) -> Any:
    """The same cards with `change` done to each text but those that are named `safe`, and addresses."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(altered(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = {field.name for field in fields(value)} - safe - CHOSEN
        return replace(value, **{name: altered(getattr(value, name), change) for name in names})
    return value


CHOSEN = frozenset({"kind", "state", "rag", "ytd_rag", "travel", "result", "time", "url", "frequency", "unit"})
"""Fields that are no free text: words out of a few, or made by us."""
