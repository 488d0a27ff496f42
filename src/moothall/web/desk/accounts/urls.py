"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern

from moothall.rules.permits import Act

PATTERNS: list[URLPattern] = []
POLICY: dict[str, Act] = {}
