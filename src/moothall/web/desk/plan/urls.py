"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.plan import views

PATTERNS: list[URLPattern] = [path("desk", views.desk, name="desk")]
POLICY: dict[str, Act] = {"desk": Act.open_desk}
