"""Where the public site's own pages are: `{% load site %}`."""

from typing import Any

from django import template

from moothall.queries.public import addresses

register = template.Library()

NAVIGATION = (
    ("meetings", "Meetings", addresses.CALENDAR),
    ("bodies", "Committees", addresses.BODIES),
    ("people", "People", addresses.PEOPLE),
    ("decisions", "Decisions", addresses.DECISIONS),
    ("indicators", "Performance", addresses.INDICATORS),
    ("plans", "Action plans", addresses.ACTION_PLANS),
)
FOOTER = (
    ("About this site", addresses.ABOUT),
    ("Accessibility statement", addresses.ACCESSIBILITY),
    ("Statistics", addresses.STATISTICS),
    ("New papers and decisions (Atom)", addresses.FEED),
)


@register.inclusion_tag("components/navigation.html")
def navigation(section: str) -> dict[str, Any]:
    """The main sections, the one that the page is in marked."""
    return {"entries": NAVIGATION, "section": section}


@register.inclusion_tag("public/parts/footer_links.html")
def footer_links() -> dict[str, Any]:
    """The pages about the site."""
    return {"entries": FOOTER}


@register.simple_tag
def address(name: str) -> str:
    """The address of a page that there is one of: `{% address "calendar" %}`."""
    return str(getattr(addresses, name.upper()))
