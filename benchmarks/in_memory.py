"""The site's own settings with one page, kept in memory: what Django and the server cost without the store."""

import os
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from moothall.project.settings import *  # noqa: F403 - the same settings, but for the addresses

ROOT_URLCONF = "benchmarks.in_memory"
_PAGE = Path(os.environ["MOOTHALL_BENCHMARK_PAGE"]).read_bytes()


def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    return HttpResponse(_PAGE)


urlpatterns = [path("", page, name="home")]
