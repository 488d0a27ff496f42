"""What every answer carries: the security headers, and to templates the council's own look."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: https:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
)
"""Everything from this site alone. Charts set inline styles; a council's logo may come from its own site."""

ALWAYS = {
    "Content-Security-Policy": POLICY,
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
