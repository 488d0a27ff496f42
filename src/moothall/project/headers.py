"""What every answer carries: the security headers, and to templates the council's own look."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from moothall.project import environment

_PARTS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: https:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
}
"""Everything from this site alone. Charts set inline styles; a council's logo may come from its own site."""


def policy(provider: str = "") -> str:
    """The Content-Security-Policy. The form that leads to the OpenID Connect provider may go on to its site."""
    parts = urlsplit(provider)
    beyond = f" {parts.scheme}://{parts.netloc}" if provider else ""
    return "; ".join(f"{name} {value}{beyond if name == 'form-action' else ''}" for name, value in _PARTS.items())


ALWAYS = {
    "Content-Security-Policy": policy(environment.OIDC.value()),
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Headers:
    """Middleware that sets the security headers that the answer does not have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        return response


def council(request: HttpRequest) -> dict[str, str]:
    """The council's name, colour and logo, for the shell of every page."""
    return {
        "council": settings.COUNCIL,
        "council_colour": settings.COUNCIL_COLOUR,
        "council_logo": settings.COUNCIL_LOGO,
    }
