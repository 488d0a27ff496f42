"""The shell of the site around a page's parts. It is rendered once for each section and kept."""

import hashlib
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string

_TITLE, _BODY = "\x1ftitle\x1f", "\x1fbody\x1f"
_HEAD = "</head>"


class Look(NamedTuple):
    """The council's name, colour and logo."""

    council: str
    council_colour: str
    council_logo: str


def response(request: HttpRequest, parts: tuple[str, ...], digest: str = "", status: int = 200) -> HttpResponse:
    """A page's parts within the shell; not sent again to a browser that has it."""
    look = Look(settings.COUNCIL, settings.COUNCIL_COLOUR, settings.COUNCIL_LOGO)
    title, head, section, body = parts
    before, after_title, after_head, end = _shell(section, look)
    tag = f'"{digest}-{_mark(section, look)}"'
    if digest and request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse("".join((before, title, after_title, head, after_head, body, end)), status=status)
    if digest:
        answer["ETag"] = tag
    answer["Cache-Control"] = "public, max-age=60" if status == 200 else "no-store"
    return answer


@lru_cache(maxsize=64)
def _shell(section: str, look: Look) -> tuple[str, str, str, str]:
    """The shell as four pieces: up to the title, up to the end of the head, up to the body, and the rest."""
    stored = {"title": _TITLE, "body": _BODY}
    context = {"stored": stored, "layout": "public/base.html", "section": section, **look._asdict()}
    page = render_to_string("components/stored.html", context)
    before, _, rest = page.partition(_TITLE)
    to_head, _, rest = rest.partition(_HEAD)
    to_body, _, end = rest.partition(_BODY)
    return before, to_head, _HEAD + to_body, end


@lru_cache(maxsize=64)
def _mark(section: str, look: Look) -> str:
    """A mark of the shell, so that a page is sent again when the shell has changed."""
    return hashlib.sha256("".join(_shell(section, look)).encode()).hexdigest()[:8]
