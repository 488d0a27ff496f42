"""The addresses of public pages: the same for pages, feeds, the search index and messages.

An opaque id, then words that are decoration and may change: `/meetings/k3m9x2-resources-...`. Sub-pages hang
on the id, so that the words can be left out of them.
"""

import re
import unicodedata
from urllib.parse import urlencode

HOME = "/"
BODIES = "/bodies"
CALENDAR = "/calendar"
PEOPLE = "/people"
DECISIONS = "/decisions"
INDICATORS = "/indicators"
ACTION_PLANS = "/action-plans"
STATISTICS = "/statistics"
SEARCH = "/search"
ABOUT = "/about"
ACCESSIBILITY = "/accessibility"
NOTICES = "/notices"
FEED = "/feed.atom"
CALENDAR_TODAY = "/calendar?at=today"
CALENDAR_FILE = "/calendar.ics"


def words(text: str, limit: int = 60) -> str:
    """Words for an address: `Résumé of Item B2` becomes `resume-of-item-b2`, cut at a word before `limit`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= limit else slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def subscribe(kind: str = "everything", subject: str = "") -> str:
    """Where a reader asks to be told by e-mail."""
    return f"/subscribe?{urlencode({'kind': kind, 'subject': subject})}" if subject else "/subscribe"


def page(kind: str, id: str, title: str = "") -> str:
    """A page of its own: `kind` is the first part of the address (`/meetings`)."""
    decoration = words(title)
    return f"{kind}/{id}-{decoration}" if decoration else f"{kind}/{id}"


def body(id: str, name: str = "") -> str:
    """A body's page."""
    return page(BODIES, id, name)


def meeting(id: str, title: str = "") -> str:
    """A meeting's page."""
    return page("/meetings", id, title)


def pack(meeting: str) -> str:
    """A meeting's pack with its contents beside it."""
    return f"/meetings/{meeting}/pack"


def item(id: str, title: str = "") -> str:
    """An agenda item's page."""
    return page("/items", id, title)


def person(id: str, name: str = "") -> str:
    """A person's page."""
    return page(PEOPLE, id, name)


def decision(id: str, title: str = "") -> str:
    """A decision's page."""
    return page(DECISIONS, id, title)


def indicator(id: str, name: str = "") -> str:
    """An indicator's page."""
    return page(INDICATORS, id, name)


def plan(id: str, title: str = "") -> str:
    """An action plan's page."""
    return page(ACTION_PLANS, id, title)


def statistics(id: str, title: str = "") -> str:
    """A statistics table's page."""
    return page(STATISTICS, id, title)


def paper(id: str, title: str = "") -> str:
    """The page of a paper that belongs to no item of the agenda."""
    return page("/papers", id, title)


def pack_file(meeting: str) -> str:
    """The PDF of a meeting's pack as it is published now."""
    return f"/meetings/{meeting}/pack.pdf"


def beside(meeting: str) -> str:
    """A meeting's pack with its contents beside it."""
    return f"/meetings/{meeting}/pack"


def meeting_calendar(meeting: str) -> str:
    """A meeting as an iCalendar file."""
    return f"/meetings/{meeting}/meeting.ics"


def published_file(publication: str) -> str:
    """The PDF of one publication, which never changes."""
    return f"/publications/{publication}/pack.pdf"


def handed_out(file: str) -> str:
    """The PDF of a supplement or a corrected paper, which never changes."""
    return f"/files/{file}/paper.pdf"


def picture(file: str) -> str:
    """A picture of a published report, by the SHA-256 of its file."""
    return f"/pictures/{file}"


def cited(meeting: str, label: str) -> str:
    """A page of a meeting's pack by its printed label: the citation."""
    return f"/meetings/{meeting}/pages/{label}"


def record(publication: str) -> str:
    """The record of one publication, as JSON."""
    return f"/publications/{publication}/record.json"


def body_calendar(body: str) -> str:
    """A body's meetings as an iCalendar file."""
    return f"{BODIES}/{body}/meetings.ics"


def feed(kind: str) -> str:
    """The Atom feed of one kind over all bodies: `meetings`, `papers` or `decisions`."""
    return f"/feeds/{kind}.atom"


def body_feed(body: str, kind: str) -> str:
    """A body's Atom feed: `meetings`, `papers` or `decisions`."""
    return f"{BODIES}/{body}/{kind}.atom"


def table(page: str, name: str, form: str) -> str:
    """A table of a page as a file: `form` is csv or json. Words in the page's address are left out."""
    return f"{page}/{name}.{form}"


def dashboard(body: str, meeting: str | None = None) -> str:
    """A body's dashboard as of a meeting, or as of its latest."""
    return _of_body(body, "dashboard", meeting)


def budget(body: str, meeting: str | None = None) -> str:
    """A body's budget monitoring as of a meeting, or as of its latest."""
    return _of_body(body, "budget", meeting)


def work_programme(body: str, meeting: str | None = None) -> str:
    """A body's work programme as of a meeting, or as of its latest."""
    return _of_body(body, "work-programme", meeting)


def month(year: int, month: int) -> str:
    """A month of the calendar."""
    return f"{CALENDAR}/{year:04d}-{month:02d}"


def at_page(file_url: str, page: int | None) -> str:
    """A PDF opened at a physical page (from 1)."""
    return f"{file_url}#page={page}" if page else file_url


def _of_body(body: str, part: str, meeting: str | None) -> str:
    return f"{BODIES}/{body}/{part}" + (f"/{meeting}" if meeting else "")
