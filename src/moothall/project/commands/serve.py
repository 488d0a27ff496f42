"""`moothall serve`: the site, on a web server of its own."""

import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from typing import NoReturn

from moothall.project.commands import Command, CommandError

FIRST_PORT = 8000
PORTS_TRIED = 100
_MANY = 50
"""Pages that take more than a moment to make."""


def declare_address(parser: ArgumentParser) -> None:
    """The arguments of every command that starts the server."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (default: 8000, or the next that is free)")
    parser.add_argument("--workers", type=int, help="processes that answer (default: one for each core)")


def choose_port(host: str, wanted: int | None) -> int:
    """The port to listen on: the one wanted, else the first free one from 8000 up.

    Raises CommandError when the one wanted is taken, or none is free.
    """
    for port in [wanted] if wanted is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(host, port):
            return port
    if wanted is not None:
        raise CommandError(f"cannot listen on {host}:{wanted}: it is in use or not allowed; choose another --port")
    raise CommandError(
        f"no port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} is free on {host}; choose a --port"
    )


def serve_site(host: str, port: int, workers: int | None) -> NoReturn:
    """Become the web server, until interrupted."""
    sys.stdout.flush()
    words = [host, str(port), str(workers or os.cpu_count() or 1)]
    os.execv(sys.executable, [sys.executable, "-m", "moothall.project.server", *words])  # noqa: S606 - no shell wanted


def freshen() -> None:
    """Bring the copies up to date: stored pages after an upgrade, on a new day or site, and the search index after a
    process that was stopped in between. It is said where that takes a while."""
    from django.conf import settings
    from django.utils import timezone

    from moothall.operations.pages import renew, stale
    from moothall.operations.search_index import catch_up

    catch_up(settings.SEARCH_INDEX)
    now = timezone.now()
    pages = stale(at=now)
    if len(pages) > _MANY:
        print(f"Bringing {len(pages):,} stored pages up to date", flush=True)
    renew(pages, at=now)


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except (OSError, OverflowError):
            return False
    return True


def _declare(parser: ArgumentParser) -> None:
    declare_address(parser)


def _run(arguments: Namespace) -> NoReturn:
    from moothall.project.commands.database import ready_database

    port = choose_port(arguments.host, arguments.port)
    os.environ.setdefault("MOOTHALL_SITE", f"http://{arguments.host}:{port}")
    ready_database()
    freshen()
    print(f"Serving http://{arguments.host}:{port}/ - stop with Ctrl-C", flush=True)
    serve_site(arguments.host, port, arguments.workers)


COMMAND = Command(
    name="serve",
    summary="Start the web server.",
    example="moothall serve --port 8080",
    declare=_declare,
    run=_run,
)
