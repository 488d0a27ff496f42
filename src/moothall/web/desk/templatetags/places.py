"""Links from one part of the desk to another, where that part has the page: `{% load places %}`."""

from django import template
from django.urls import NoReverseMatch, reverse

register = template.Library()


@register.simple_tag
def place(name: str, **named: object) -> str:
    """The address of a page of the desk by its name; empty where there is no such page."""
    try:
        return reverse(name, kwargs=named)
    except NoReverseMatch:
        return ""
