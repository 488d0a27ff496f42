"""What someone is signed in with, in words for them: `Firefox on Windows`.

A browser names itself with those it is made after, so the more particular names are looked for first.
"""

from collections.abc import Sequence

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
LONGEST = 60


def device(user_agent: str) -> str:
    """The browser and the system that a user agent names; where neither is known, its own first words."""
    browser, system = _named(_BROWSERS, user_agent), _named(_SYSTEMS, user_agent)
    return " on ".join(filter(None, (browser, system))) or user_agent[:LONGEST]


def _named(names: Sequence[tuple[str, str]], user_agent: str) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
