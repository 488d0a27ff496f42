"""Serving published pages: queries and time in process, and requests a second beside a web server's static file."""

import datetime as dt
import re
import statistics
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, part, seconds
from benchmarks.packs import FONTS, largest_packs
from benchmarks.servers import Rates, rates
from benchmarks.workplace import ready

QUERIES, MILLISECONDS, LIVE_QUERIES = 2, 1.5, 12
OF_FLOOR_FROM_MEMORY, OF_FLOOR_FROM_STORE = 12, 20
_GROWN = "zzzzzzzz"
MIDDLING = "Middling meeting"


def figures(packs: int = 6, calls: int = 300, wrk_seconds: float = 3, rounds: int = 5) -> list[Figure]:
    """Stored pages, pages made live, and, unless there are no `rounds`, the servers."""
    with tempfile.TemporaryDirectory(prefix="moothall-benchmark-") as folder:
        ready(Path(folder))
        _publish(packs)
        pages = _chosen_pages()
        found = [figure for name, url in pages.items() for figure in _in_process(name, url, calls)]
        found += _live()
        return [*found, *(_served(pages[MIDDLING], wrk_seconds, rounds) if rounds else ())]


def _publish(count: int) -> None:
    """The demonstration's largest packs (its first for none), typeset, read, archived and released."""
    from moothall.documents.composer.press import Press
    from moothall.intake.reading import read
    from moothall.operations.archive import import_pack
    from moothall.operations.release import NamedOverride, release_all

    press = Press([FONTS] if FONTS.is_dir() else [])
    at = dt.datetime.now(dt.UTC)
    versions = []
    for pack in sorted(largest_packs(count), key=lambda pack: pack.date):
        pdf = pack.compose(press).pdf
        imported = import_pack(reading=read(pdf), source=pdf, name=pack.name, by=None, at=at)
        versions.append(imported.version)
    release_all(versions=versions, by=None, at=at, override=NamedOverride("Benchmark", "Invented packs."))


def _chosen_pages() -> dict[str, str]:
    """The smallest, a middling and the largest meeting page, one ten times as long, and the largest page of all."""
    from moothall.records.models import StoredPage

    rows = sorted(StoredPage.objects.filter(moved_to=""), key=lambda row: len(row.parts[-1]))
    meetings = [row for row in rows if re.fullmatch(r"meetings/[^/]+", row.key)]
    largest = meetings[-1]
    grown = {"key": f"meetings/{_GROWN}", "parts": [*largest.parts[:-1], largest.parts[-1] * 10], "digest": "grown"}
    StoredPage.objects.create(renderer=largest.renderer, rendered_at=largest.rendered_at, **grown)
    return {
        "Smallest meeting": f"/{meetings[0].key}",
        MIDDLING: f"/{meetings[len(meetings) // 2].key}",
        "Largest meeting": f"/{largest.key}",
        "A meeting ten times that": f"/meetings/{_GROWN}",
        "Largest page of all": f"/{rows[-1].key}",
    }


def _in_process(name: str, url: str, calls: int) -> Iterator[Figure]:
    """The whole application on one request: its queries, and its median time once warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    size = len(_answer(url))
    with CaptureQueriesContext(connection) as queries:
        _answer(url)
    asked = len(queries)  # the next request clears the log
    taken = statistics.median(seconds(lambda: _answer(url)) for _ in range(calls)) * 1000
    note = f"{size / 1000:,.0f} kB"
    yield Figure(f"{name}, stored: queries", asked, "queries", limit=QUERIES, note=note)
    yield Figure(f"{name}, stored: in process", taken, "ms", limit=MILLISECONDS, note=note)


def _answer(url: str) -> bytes:
    """The body that the application gives a web server for an address."""
    from moothall.project.wsgi import application

    told: list[str] = []
    answer = application(_environ(url), lambda status, headers, trouble=None: told.append(status))
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    if not told[0].startswith("200"):
        raise SystemExit(f"benchmark: {url} answered {told[0]}")
    return body


def _environ(url: str) -> dict[str, Any]:
    path, _, query = url.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
    }


def _live() -> Iterator[Figure]:
    """The queries of pages that depend on what is asked or on who asks."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from moothall.operations.accounts import grant
    from moothall.records.models import Body
    from moothall.rules.permits import Role

    body = Body.objects.exclude(name="").first()
    clerk = User.objects.create(username="clerk")
    grant(user=clerk, role=Role.clerk, by=None, at=timezone.now())
    visitor, at_desk = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    at_desk.force_login(clerk)
    asked = {
        "Search": (visitor, "/search?q=budget&order=newest"),
        "People of a body": (visitor, f"/people?body={body.public_id if body else ''}"),
        "Decisions of a body": (visitor, f"/decisions?body={body.public_id if body else ''}"),
        "Indicators rated red": (visitor, "/indicators?rag=red"),
        "Calendar of a body": (visitor, f"/calendar?body={body.public_id if body else ''}"),
        "Desk": (at_desk, "/desk/archive"),
    }
    for name, (client, url) in asked.items():
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        if answer.status_code != 200:
            raise SystemExit(f"benchmark: {url} answered {answer.status_code}")
        yield Figure(f"{name}, made live: queries", len(queries), "queries", limit=LIVE_QUERIES)


def _served(url: str, wrk_seconds: float, rounds: int) -> list[Figure]:
    """Requests a second: the floor, our application with the page in memory, and with the page in the store."""
    measured: Rates = rates(url, _answer(url), wrk_seconds, rounds)
    if measured.floor is None:
        return [Figure("Served from the store", measured.store, "requests/s", note=measured.trouble)]
    note = "one worker for each core, 8 connections; the floor is nginx with the same bytes as a static file"
    return [
        Figure(
            f"Served from {name}",
            value,
            "requests/s",
            limit=measured.floor / share,
            floor=measured.floor,
            at_least=True,
            note=f"{note}; limit 1/{share} of it",
        )
        for name, value, share in (
            ("memory", measured.memory, OF_FLOOR_FROM_MEMORY),
            ("the store", measured.store, OF_FLOOR_FROM_STORE),
        )
    ]


if __name__ == "__main__":
    part(tiny=lambda: figures(packs=0, calls=5, rounds=0), whole=figures)
